"""Fadi Mansour, a welder from Syria whose job is still there after a year; and one with support of long ago."""

from datetime import date, timedelta
from typing import Any, Final

from reception.demo.amina import told_journey
from reception.demo.journeys import Journey, Permit, Value
from reception.demo.municipality import Municipality
from reception.demo.path import Walked
from reception.demo.sketches import Sketch
from reception.demo.work.of import Casework
from reception.education.terms.studies import StudyPath
from reception.housing.terms import Tenure
from reception.people.terms import BirthPrecision, Ground, KeyDateKind, LegalSex, ReceptionRoute
from reception.reckoning.periods import months_after
from reception.work.rules.self_support import month_of

FADI: Final = "Fadi Mansour"
YARED: Final = "Yared Mengistu"
#: They are settled after the others: whose number comes before theirs stays as it is.
TOLD_AT_WORK: Final = 2
#: Days since they were received in the municipality, or a few more: both came on a Monday.
HERE: Final = 913
YARED_HERE: Final = 620
#: What `work/told.toml` tells of Fadi, as his way tells it: days after the reception.
WORKED: Final = {
    "placement_started": 357, "establishment_ended": 468, "job_started": 469, "outcome_asked_90_days": 560,
    "civic_orientation_finished": 402, "action_plan_made": 66,
}  # fmt: skip
ENDED: Final = 468
MONTHS_TO_WAGE: Final = 2
#: Yared came to Sweden, was granted asylum, and was registered in the next municipality.
CAME, GRANTED = date(2015, 9, 14), date(2016, 6, 20)


def settle_welder(municipality: Municipality) -> None:
    """Both cases, open with the caseworker."""
    municipality.homes.house()
    for sketch in (_fadi(municipality), _yared(municipality)):
        _open(municipality, municipality.settle(sketch), sketch)


def _fadi(municipality: Municipality) -> Sketch:
    received = _monday(municipality.today, HERE)
    journey = told_journey(received, adult=True)
    journey.noted |= {code: received + timedelta(days=days) for code, days in WORKED.items()}
    left = received + timedelta(days=ENDED)
    journey.days[KeyDateKind.LEFT_EMPLOYMENT_SERVICE] = left
    journey.noted["self_supporting_since"] = months_after(month_of(left), MONTHS_TO_WAGE)
    told: dict[str, Any] = {
        "birth": date(1987, 11, 2), "language_tags": ["ar"], "script": "ar", "country": "SY",
        "route": ReceptionRoute.ASSIGNED, "tenure": Tenure.MUNICIPAL, "study_path": StudyPath.TWO, "skills": "welder",
        "works": "welder",
    }  # fmt: skip
    return _man(municipality, FADI, "فادي منصور", journey, told)


def _yared(municipality: Municipality) -> Sketch:
    received = _monday(municipality.today, YARED_HERE)
    days = {
        KeyDateKind.APPLIED: CAME, KeyDateKind.DECIDED: GRANTED, KeyDateKind.RECEIVED: received,
        KeyDateKind.MOVED_IN: received, KeyDateKind.REGISTERED: received + timedelta(days=8),
        KeyDateKind.ENROLLED_EMPLOYMENT_SERVICE: received + timedelta(days=30),
    }  # fmt: skip
    noted: dict[str, Value] = {
        "arrived_in_sweden": CAME,
        "knows_swedish": True,
        "first_payment": received + timedelta(days=35),
    }
    journey = Journey(days=days, permits=[Permit(Ground.REFUGEE, GRANTED, None)], noted=noted)
    told: dict[str, Any] = {
        "birth": date(1981, 5, 19), "language_tags": ["am", "ti"], "script": "ti", "country": "ET",
        "route": ReceptionRoute.MOVED_IN, "needs_interpreter": False, "tenure": Tenure.MUNICIPAL, "works": "caretaker",
    }  # fmt: skip
    return _man(municipality, YARED, "ያሬድ መንግሥቱ", journey, told)


def _man(municipality: Municipality, name: str, own_script: str, journey: Journey, told: dict[str, Any]) -> Sketch:
    return municipality.named(
        name,
        own_script,
        **{
            "sex": LegalSex.MAN, "precision": BirthPrecision.DAY, "without_number": False, "ground": Ground.REFUGEE,
            "received_on": journey.days[KeyDateKind.RECEIVED], "journey": journey, "children": 0, **told,
        },
    )  # fmt: skip


def _open(municipality: Municipality, person_id: int, sketch: Sketch) -> None:
    today, eva, unit_id = municipality.today, municipality.eva, municipality.staff.main_unit_id
    received = sketch.received_on
    case_id = municipality.cases.open(
        person_id, unit_id=unit_id, worker_id=eva, opened_on=received, active_on=today - timedelta(days=12)
    )
    agreed_on = municipality.plans.make(case_id, eva, received)
    case = Walked(case_id, sketch, eva, received, today, plan_agreed_on=agreed_on, leave={})
    municipality.paths.walk(case)
    municipality.homes.stays(person_id, case_id, eva)
    municipality.school.has_case(person_id, sketch, unit_id, is_open=True)
    municipality.skills.has_case(person_id, unit_id, eva)
    municipality.work.has_case(person_id, Casework(case_id, unit_id, eva, received))
    municipality.open_cases += 1


def _monday(today: date, days: int) -> date:
    """The Monday at least so many days ago: what is counted from it falls on the same weekdays in each demo."""
    day = today - timedelta(days=days)
    return day - timedelta(days=day.weekday())
