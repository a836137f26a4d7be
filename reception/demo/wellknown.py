"""The people that the demo is tried with by name, and the hard cases of real life."""

from datetime import date, timedelta
from typing import Final

from reception.cases.terms import ClosingReason, TransferState
from reception.demo.amina import settle_amina
from reception.demo.families import Place
from reception.demo.journeys import journey_of
from reception.demo.midwife import settle_midwife
from reception.demo.municipality import Municipality
from reception.demo.sketches import Sketch
from reception.demo.transfers import Move
from reception.housing.terms import Tenure
from reception.people.models import NamedAccess
from reception.people.terms import BirthPrecision, Ground, KeyDateKind, LegalSex, Protection, ReceptionRoute

DARYNA: Final = "Daryna Koval"


def settle_well_known(municipality: Municipality) -> None:
    """Everybody who is there in each demo, however small it is."""
    settle_amina(municipality)
    _protected(municipality)
    _same_name_twice(municipality)
    _registered_twice(municipality)
    _moving(municipality)
    _with_the_colleague_who_leaves(municipality)
    _left_behind(municipality)
    settle_midwife(municipality)


def _protected(municipality: Municipality) -> None:
    """One of each grade and one more; only named staff reach them."""
    eva, omid, karin = municipality.eva, municipality.omid, municipality.karin
    mine, theirs = municipality.staff.main_unit_id, municipality.staff.second_unit_id
    for name, own_script, grade, unit_id, named in (
        (DARYNA, "Дарина Коваль", Protection.MARKING, mine, (eva, karin)),
        ("Ruken Aydın", None, Protection.REGISTRATION, theirs, (omid,)),
        ("Selma Orhan", None, Protection.ASSUMED_IDENTITY, mine, (karin,)),
        ("Nadim Farah", "نديم فرح", Protection.MARKING, theirs, (omid,)),
    ):
        facts = _daryna(municipality.today) if name == DARYNA else {}
        sketch = municipality.named(name, own_script, protection=grade, **facts)
        _protected_one(municipality, sketch, unit_id, named)


def _daryna(today: date) -> dict[str, object]:
    return {
        "sex": LegalSex.WOMAN,
        "language_tags": ["uk", "ru"],
        "script": "uk",
        "country": "UA",
        "ground": Ground.TEMPORARY_PROTECTION,
        "route": ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED,
        "birth": date(1989, 4, 12),
        "precision": BirthPrecision.DAY,
        "without_number": False,
        "received_on": today - timedelta(days=400),
        "tenure": Tenure.MUNICIPAL,
        "skills": "small",
    }


def _protected_one(municipality: Municipality, sketch: Sketch, unit_id: int, named: tuple[int, ...]) -> None:
    """`named` staff may open the file; the first of them is the caseworker."""
    today, worker_id = municipality.today, named[0]
    person_id = municipality.settle(sketch)
    for user_id in named:
        municipality.rows.add(NamedAccess, person_id=person_id, user_id=user_id, starts_on=sketch.received_on)
    active_on = max(today - timedelta(days=10), sketch.received_on)
    case = municipality.open(person_id, sketch, Place(unit_id, worker_id), active_on=active_on)
    municipality.cases.appointment(
        case.case_id, worker_id, today, title="Uppföljningssamtal", language=sketch.language_tags[0]
    )


def _same_name_twice(municipality: Municipality) -> None:
    """Two who share a name; the elder has two cases, one of them closed. And one who has a single name."""
    place = Place(municipality.staff.main_unit_id, municipality.eva)
    for year in (1984, 1996):
        sketch = municipality.named(
            "Layla Hassan",
            "ليلى حسن",
            sex=LegalSex.WOMAN,
            birth=date(year, 1, 1),
            precision=BirthPrecision.YEAR,
            received_on=municipality.today - timedelta(days=900),
            ground=Ground.REFUGEE,
            route=ReceptionRoute.ASSIGNED,
        )
        person_id, opened_on = municipality.settle(sketch), sketch.received_on
        if year == 1984:
            _case, opened_on = municipality.close(person_id, sketch, place)
        municipality.open(person_id, sketch, place, opened_on=opened_on)
    mononym = municipality.named("Fatemeh", "فاطمه", sex=LegalSex.WOMAN, without_number=True)
    municipality.open(municipality.settle(mononym), mononym, place)


def _registered_twice(municipality: Municipality) -> None:
    """One person with two records, as it happens when two units spell a name in two ways.

    The second one has a slip of the pen: nobody moves in before being received, and the path says so.
    """
    staff, eva, omid = municipality.staff, municipality.eva, municipality.omid
    first = _haben(municipality, "Haben Tesfay", without_number=False)
    municipality.open(municipality.settle(first), first, Place(staff.main_unit_id, eva))
    again = _haben(municipality, "Habben Tesfai", without_number=True)
    again.journey = journey_of(again, municipality.people.lives, municipality.today)
    again.journey.days[KeyDateKind.MOVED_IN] = again.received_on - timedelta(days=10)
    municipality.open(municipality.settle(again), again, Place(staff.second_unit_id, omid))


def _haben(municipality: Municipality, name: str, *, without_number: bool) -> Sketch:
    return municipality.named(
        name,
        "ሃበን ተስፋይ",
        sex=LegalSex.WOMAN,
        birth=date(1994, 8, 21),
        precision=BirthPrecision.DAY,
        without_number=without_number,
        language_tags=["ti"],
        script="ti",
        country="ER",
        ground=Ground.REFUGEE,
        route=ReceptionRoute.SELF_SETTLED,
    )


def _with_the_colleague_who_leaves(municipality: Municipality) -> None:
    """At least one case is handed over before the leave, however small the municipality is."""
    sketch = municipality.sketches.grown_up()
    sketch.received_on = min(sketch.received_on, municipality.today - timedelta(days=30))
    place = Place(municipality.staff.main_unit_id, municipality.covering.leaving)
    municipality.open_or_hand_over(municipality.settle(sketch), sketch, place)


def _left_behind(municipality: Municipality) -> None:
    """Nothing has happened for months, and several steps are overdue: what a unit manager looks for."""
    today = municipality.today
    sketch = municipality.named(
        "Berhane Kidane",
        "ብርሃነ ኪዳነ",
        sex=LegalSex.MAN,
        birth=date(1979, 3, 30),
        precision=BirthPrecision.DAY,
        language_tags=["ti"],
        script="ti",
        country="ER",
        ground=Ground.REFUGEE,
        route=ReceptionRoute.ASSIGNED,
        received_on=today - timedelta(days=150),
    )
    place = Place(municipality.staff.second_unit_id, municipality.omid)
    municipality.open(municipality.settle(sketch), sketch, place, active_on=today - timedelta(days=85), late=3)


def _moving(municipality: Municipality) -> None:
    """Three of the second unit who move on: offered to the main unit, taken over by it, sent to a municipality."""
    staff, omid, eva = municipality.staff, municipality.omid, municipality.eva
    theirs, mine = Place(staff.second_unit_id, omid), Place(staff.main_unit_id, eva)
    offered, accepted, sent = (_mover(municipality, one) for one in MOVERS)
    person_id, sketch = offered
    case = municipality.open(person_id, sketch, theirs)
    shared = {"made_by_id": omid, "to_unit_id": staff.main_unit_id}
    municipality.moves.append(Move(TransferState.OFFERED, case.case_id, **shared))
    person_id, sketch = accepted
    case = municipality.close(
        person_id, sketch, theirs, reason=ClosingReason.HANDED_OVER, on=municipality.today - timedelta(days=5)
    )[0]
    new = municipality.open(person_id, sketch, mine, opened_on=municipality.today - timedelta(days=34))
    municipality.moves.append(
        Move(TransferState.ACCEPTED, case.case_id, new_case_id=new.case_id, answered_by_id=eva, **shared)
    )
    person_id, sketch = sent
    case = municipality.close(
        person_id, sketch, theirs, reason=ClosingReason.MOVED_IN_SWEDEN, on=municipality.today - timedelta(days=29)
    )[0]
    municipality.moves.append(Move(TransferState.SENT, case.case_id, made_by_id=omid))


#: Names, own script, sex, years and days here.
MOVERS: Final = (
    ("Rahel Ghirmay", "ራሄል ግርማይ", LegalSex.WOMAN, date(1992, 5, 17), 410),
    ("Samer Darwish", "سامر درويش", LegalSex.MAN, date(1985, 2, 3), 380),
    ("Nargis Noori", "نرگس نوری", LegalSex.WOMAN, date(1998, 10, 9), 300),
)


def _mover(municipality: Municipality, told: tuple[str, str, LegalSex, date, int]) -> tuple[int, Sketch]:
    name, own_script, sex, birth, days = told
    sketch = municipality.named(
        name,
        own_script,
        sex=sex,
        birth=birth,
        precision=BirthPrecision.DAY,
        received_on=municipality.today - timedelta(days=days),
        ground=Ground.REFUGEE,
        route=ReceptionRoute.ASSIGNED,
        without_number=False,
    )
    return municipality.settle(sketch), sketch
