"""Amina Yusuf and her family: the file that the demo is shown with."""

from datetime import date, timedelta
from typing import Any, Final

from reception.demo.journeys import Journey, Permit, Value
from reception.demo.municipality import Municipality
from reception.demo.path import Walked
from reception.demo.sketches import Sketch
from reception.demo.work.of import Casework
from reception.housing.terms import Tenure
from reception.people.models import Guardianship
from reception.people.terms import (
    BirthPrecision,
    Ground,
    GuardianKind,
    HouseholdRole,
    KeyDateKind,
    LegalSex,
    ReceptionRoute,
    Source,
)

#: Days since they were received in the municipality.
HERE: Final = 263
#: What has happened, in days after the reception.
DAYS: Final = {
    KeyDateKind.APPLIED: -560, KeyDateKind.DECIDED: -92, KeyDateKind.ASSIGNED: -55, KeyDateKind.SETTLE_BY: 5,
    KeyDateKind.RECEIVED: 0, KeyDateKind.MOVED_IN: 0, KeyDateKind.REGISTERED: 5,
}  # fmt: skip
ADULT_DAYS: Final = {
    KeyDateKind.SFI_APPLIED: 20, KeyDateKind.SFI_RECEIVED: 30, KeyDateKind.SFI_STARTED: 40,
    KeyDateKind.ENROLLED_EMPLOYMENT_SERVICE: 14,
}  # fmt: skip
NOTED: Final = {"arrived_in_sweden": -561, "health_examination_offered": 25, "health_examination_done": 41}
ADULT_NOTED: Final = {
    "lease_signed": -2, "first_payment": 33, "guidance_offered": 27, "sfi_assessed": 36, "study_plan_made": 36,
    "civic_orientation_offered": 26, "civic_orientation_started": 187, "establishment_started": 40,
    "employment_service_mapped": 61,
}  # fmt: skip
#: The younger child was registered for preschool so many days ago: four months and some days, and has no place yet.
ASKED_FOR_PRESCHOOL: Final = 129
SCHOOL: Final = {"school_received": 12, "school_assessed": 40, "school_placed": 48, "preparatory_class_started": 48}
#: Steps that are left for the caseworker; everything else is done as far as somebody can do it today. The younger
#: child has no place in preschool yet, which is late in the mother's path and in the child's own.
LEFT: Final = dict.fromkeys(("area_school", "preschool_offered", "mentor", "action_plan", "workplace"), "")
LEFT_OF_OTHERS: Final = LEFT | {"area_school": "Förskolan för Hodan följs i mammans ärende."}
PLAN_AGREED: Final = 52
#: What goes for the whole family.
SHARED: Final[dict[str, Any]] = {
    "language_tags": ["so", "ar"], "script": "ar", "country": "SO", "without_number": False, "children": 2,
    "route": ReceptionRoute.ASSIGNED, "ground": Ground.REFUGEE, "needs_interpreter": True,
    "tenure": Tenure.MUNICIPAL,
}  # fmt: skip
#: A name, the same in the person's own script, and facts of a sketch.
Told = tuple[str, str, dict[str, Any]]


def settle_amina(municipality: Municipality) -> None:
    """The four of the family: each has a path, and all have the same caseworker."""
    received = municipality.today - timedelta(days=HERE)
    amina, husband, *children = _family(municipality, received)
    household_id = municipality.families.household(received)
    parent_id = None
    for sketch, role in (
        (amina, HouseholdRole.REFERENCE),
        (husband, HouseholdRole.PARTNER),
        *((child, HouseholdRole.CHILD) for child in children),
    ):
        person_id = municipality.settle(sketch)
        parent_id = parent_id or person_id
        municipality.families.member(household_id, person_id, role, received)
        if role is HouseholdRole.CHILD:
            _decides_for(municipality, parent_id, person_id, sketch)
        _open(municipality, person_id, sketch, is_amina=sketch is amina)


def _family(municipality: Municipality, received: date) -> tuple[Sketch, ...]:
    return tuple(
        municipality.named(name, own_script, **{**SHARED, "received_on": received, **facts})
        for name, own_script, facts in (*_parents(received), *_children(received))
    )


def _parents(received: date) -> tuple[Told, ...]:
    amina = {"sex": LegalSex.WOMAN, "birth": date(1990, 1, 1), "precision": BirthPrecision.ESTIMATED}
    husband = {"sex": LegalSex.MAN, "birth": date(1987, 1, 1), "precision": BirthPrecision.YEAR}
    spellings = ["Maxamed Yuusuf Cabdi", "Muhammad Youssef Abdi"]
    return (
        (
            "Amina Yusuf",
            "أمينة يوسف",
            {**amina, "skills": "seamstress", "journey": told_journey(received, adult=True)},
        ),
        (
            "Mohamed Yusuf Cabdi",
            "محمد يوسف عبدي",
            {**husband, "spellings": spellings, "journey": told_journey(received, adult=True)},
        ),
    )


def _children(received: date) -> tuple[Told, ...]:
    """A girl who is old enough for preschool, and a boy in the first grade."""
    girl = {"sex": LegalSex.WOMAN, "birth": received - timedelta(days=950), "precision": BirthPrecision.DAY}
    boy = {"sex": LegalSex.MAN, "birth": date(received.year - 8, 5, 20), "precision": BirthPrecision.DAY}
    return (
        ("Hodan Mohamed", "هدن محمد", {**girl, "journey": _childs_journey(received, preschool=True)}),
        ("Liban Mohamed", "ليبان محمد", {**boy, "journey": _childs_journey(received, preschool=False)}),
    )


def told_journey(received: date, *, adult: bool) -> Journey:
    """What was agreed to be told of them: the days of `DAYS` and `NOTED`, as dates."""
    days, noted = DAYS | (ADULT_DAYS if adult else {}), NOTED | (ADULT_NOTED if adult else {})
    told: dict[str, Value] = {code: _day(received, day) for code, day in noted.items()}
    if adult:
        told["lease_ends"] = received.replace(year=received.year + 4, day=min(received.day, 28))
    decided = _day(received, DAYS[KeyDateKind.DECIDED])
    return Journey(
        days={kind: _day(received, day) for kind, day in days.items()},
        permits=[Permit(Ground.REFUGEE, decided, _day(decided, 3 * 365))],
        noted=told,
    )


def _childs_journey(received: date, *, preschool: bool) -> Journey:
    journey = told_journey(received, adult=False)
    if preschool:
        asked = _day(received, HERE - ASKED_FOR_PRESCHOOL)
        journey.noted |= {"preschool_requested": asked, "new_family_in_sweden": True}
    else:
        journey.noted |= {code: _day(received, day) for code, day in SCHOOL.items()} | {"school_grade": 1}
    return journey


def _day(start: date, days: int) -> date:
    return start + timedelta(days=days)


def _decides_for(municipality: Municipality, parent_id: int, child_id: int, child: Sketch) -> None:
    municipality.rows.add(
        Guardianship,
        person_id=child_id,
        kind=GuardianKind.CUSTODIAN,
        guardian_id=parent_id,
        starts_on=child.birth,
        source=Source.AUTHORITY,
        version=1,
    )


def _open(municipality: Municipality, person_id: int, sketch: Sketch, *, is_amina: bool) -> None:
    """The case, as the caseworker has it in front of her: an appointment is booked, a plan agreed."""
    today, eva, received = municipality.today, municipality.eva, sketch.received_on
    case_id = municipality.cases.open(
        person_id,
        unit_id=municipality.staff.main_unit_id,
        worker_id=eva,
        opened_on=received,
        active_on=today - timedelta(days=4),
    )
    agreed_on = None
    if is_amina:
        municipality.cases.appointment(case_id, eva, today + timedelta(days=2), title="Planmöte", language="so")
        agreed_on = municipality.plans.amina(case_id, eva, _day(received, PLAN_AGREED))
    case = Walked(
        case_id, sketch, eva, received, today, plan_agreed_on=agreed_on, leave=LEFT if is_amina else LEFT_OF_OTHERS
    )
    municipality.paths.walk(case)
    municipality.homes.stays(person_id, case_id, eva)
    municipality.school.has_case(person_id, sketch, municipality.staff.main_unit_id, is_open=True)
    municipality.skills.has_case(person_id, municipality.staff.main_unit_id, eva)
    municipality.work.has_case(person_id, Casework(case_id, municipality.staff.main_unit_id, eva, received))
    if is_amina:
        municipality.papers.keep(person_id, municipality.staff.main_unit_id, case)
    municipality.open_cases += 1
