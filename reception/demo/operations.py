"""Loading Exempelby: staff, organisations, phrases, and people with their cases."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from reception.audit.log import record
from reception.cases.models import Absence, Case, CaseAssignment, HandedCase, HandOver, Task
from reception.contacts.models import Contact, Question
from reception.demo.casework import CaseMaker
from reception.demo.covering import Covering
from reception.demo.families import Families, Place
from reception.demo.people import PeopleMaker, Sketch
from reception.demo.rows import Rows
from reception.demo.staff import Staff, employ
from reception.furnishing import furnish
from reception.organisations import queries as organisation_queries
from reception.people.models import (
    ContactDetail,
    ExpectedMember,
    Guardianship,
    Household,
    HouseholdMember,
    Identifier,
    KeyDate,
    NamedAccess,
    PermitGround,
    Person,
    PersonLanguage,
    PersonName,
    SearchKey,
)
from reception.people.terms import BirthPrecision, Ground, HouseholdRole, LegalSex, Protection, ReceptionRoute

TABLES = (
    Person, PersonName, Identifier, PersonLanguage, PermitGround, KeyDate, ContactDetail, NamedAccess, SearchKey,
    Household, HouseholdMember, ExpectedMember, Guardianship, Case, CaseAssignment, Task, Contact, Question,
    Absence, HandOver, HandedCase,
)  # fmt: skip
OPEN_SHARE, REOPENED_SHARE = 0.42, 0.03


def load(*, persons: int, seed: int, today: date, progress: Callable[[int], None] = lambda _done: None) -> None:
    """Fill an empty database with a municipality of `persons` newcomers as of `today`."""
    furnish()
    random = Random(seed)  # noqa: S311 - the same seed must give the same people
    staff = employ(persons=persons, since=today - timedelta(days=5 * 365))
    rows = Rows(*TABLES)
    streets = ["Storgatan", "Kvarngatan", "Parkvägen", "Skolvägen", "Bryggaregatan", "Stationsgatan"]
    people = PeopleMaker(random, rows, today, streets)
    cases = CaseMaker(random, rows, today, people, organisation_queries.ids_by_name())
    municipality = _Municipality(random, rows, staff=staff, people=people, cases=cases, today=today)
    municipality.well_known()
    for done in range(municipality.made, persons):
        municipality.somebody()
        if rows.is_full():
            rows.write()
        progress(done + 1)
    municipality.covering.settle(people.short_number())
    rows.write()
    rows.settle_sequences()
    record("demo.loaded", persons=persons, seed=seed)


class _Municipality:
    """Who lives in Exempelby, and whose cases they are."""

    def __init__(
        self, random: Random, rows: Rows, *, staff: Staff, people: PeopleMaker, cases: CaseMaker, today: date
    ) -> None:
        self.random, self.rows, self.today = random, rows, today
        self.staff, self.people, self.cases = staff, people, cases
        self.families = Families(random, rows, people, today)
        self.covering = Covering(rows, staff, today)
        self.made = 0
        self.eva = staff.users["caseworker@demo.example"].id
        self.omid = staff.users["caseworker2@demo.example"].id
        self.karin = staff.users["manager@demo.example"].id

    def somebody(self) -> None:
        """One more newcomer with an open, closed or reopened case: a relative of the last one, or somebody new."""
        sketch, relative = self.families.next()
        person_id = self._settle(sketch)
        if relative is not None:
            place = relative.place
            self.families.join(person_id, sketch, relative)
        else:
            place = self._place()
            self.families.begin(person_id, sketch, place)
        self._case(person_id, sketch, place)

    def _place(self) -> Place:
        unit_id = self.random.choice(list(self.staff.workers))
        return Place(unit_id, None if self.random.random() < 0.03 else self.random.choice(self.staff.workers[unit_id]))

    def _case(self, person_id: int, sketch: Sketch, place: Place) -> None:
        unit_id, worker_id, opened_on = place.unit_id, place.worker_id, sketch.received_on
        chance = self.random.random()
        if chance < OPEN_SHARE:
            self._open(person_id, place, opened_on)
            return
        closed_on = self.cases.closed(person_id, unit_id=unit_id, worker_id=worker_id, opened_on=opened_on)
        if chance > 1 - REOPENED_SHARE:
            self.cases.open(person_id, unit_id=unit_id, worker_id=worker_id, opened_on=closed_on)

    def _open(self, person_id: int, place: Place, opened_on: date) -> None:
        """An open case; it may be among those that a colleague has handed over."""
        handed_to = self.covering.handed_to(place.unit_id, place.worker_id, opened_on)
        case_id = self.cases.open(
            person_id, unit_id=place.unit_id, worker_id=place.worker_id, opened_on=opened_on, handed_to=handed_to
        )
        if handed_to is not None:
            self.covering.hand(case_id)

    def well_known(self) -> None:
        """The people that the demo is tried with by name, and the hard cases."""
        self._amina_and_her_husband()
        self._protected()
        self._same_name_twice()
        self._registered_twice()

    def _settle(self, sketch: Sketch) -> int:
        self.made += 1
        return self.people.settle(sketch)

    def _named(self, name: str, own_script: str | None, **facts: object) -> Sketch:
        """A sketch with the facts given, the rest as anybody's."""
        sketch = self.people.sketch()
        sketch.name, sketch.own_script, sketch.spellings, sketch.preferred = name, own_script, [], None
        for fact, value in facts.items():
            setattr(sketch, fact, value)
        return sketch

    def _amina_and_her_husband(self) -> None:
        received = self.today - timedelta(days=263)
        shared = {
            "language_tags": ["so", "ar"],
            "script": "ar",
            "country": "SO",
            "received_on": received,
            "without_number": False,
            "route": ReceptionRoute.ASSIGNED,
            "ground": Ground.REFUGEE,
        }
        amina = self._named(
            "Amina Yusuf",
            "أمينة يوسف",
            sex=LegalSex.WOMAN,
            birth=date(1990, 1, 1),
            precision=BirthPrecision.ESTIMATED,
            **shared,
        )
        husband = self._named(
            "Mohamed Yusuf Cabdi",
            "محمد يوسف عبدي",
            sex=LegalSex.MAN,
            birth=date(1987, 1, 1),
            precision=BirthPrecision.YEAR,
            spellings=["Maxamed Yuusuf Cabdi", "Muhammad Youssef Abdi"],
            **shared,
        )
        household_id = self.families.household(received)
        for sketch, role in ((amina, HouseholdRole.REFERENCE), (husband, HouseholdRole.PARTNER)):
            person_id = self._settle(sketch)
            self.families.member(household_id, person_id, role, received)
            case_id = self.cases.open(
                person_id,
                unit_id=self.staff.main_unit_id,
                worker_id=self.eva,
                opened_on=received,
                active_on=self.today - timedelta(days=4),
            )
            if sketch is amina:
                self.cases.appointment(
                    case_id, self.eva, self.today + timedelta(days=2), title="Planmöte", language="so"
                )

    def _protected(self) -> None:
        """One of each grade and one more; only named staff reach them."""
        mine, theirs = self.staff.main_unit_id, self.staff.second_unit_id
        for name, own_script, grade, unit_id, named in (
            ("Daryna Koval", "Дарина Коваль", Protection.MARKING, mine, (self.eva, self.karin)),
            ("Ruken Aydın", None, Protection.REGISTRATION, theirs, (self.omid,)),
            ("Selma Orhan", None, Protection.ASSUMED_IDENTITY, mine, (self.karin,)),
            ("Nadim Farah", "نديم فرح", Protection.MARKING, theirs, (self.omid,)),
        ):
            self._protected_one(name, own_script, grade, unit_id=unit_id, named=named)

    def _protected_one(
        self, name: str, own_script: str | None, grade: Protection, *, unit_id: int, named: tuple[int, ...]
    ) -> None:
        """`named` staff may open the file; the first of them is the caseworker."""
        worker_id = named[0]
        sketch = self._named(name, own_script, protection=grade)
        if name == "Daryna Koval":
            sketch = self._named(
                name,
                own_script,
                protection=grade,
                sex=LegalSex.WOMAN,
                language_tags=["uk", "ru"],
                script="uk",
                country="UA",
                ground=Ground.TEMPORARY_PROTECTION,
                birth=date(1989, 4, 12),
                precision=BirthPrecision.DAY,
                without_number=False,
                received_on=self.today - timedelta(days=400),
            )
        person_id = self._settle(sketch)
        for user_id in named:
            self.rows.add(NamedAccess, person_id=person_id, user_id=user_id, starts_on=sketch.received_on)
        case_id = self.cases.open(
            person_id,
            unit_id=unit_id,
            worker_id=worker_id,
            opened_on=sketch.received_on,
            active_on=self.today - timedelta(days=10),
        )
        self.cases.appointment(
            case_id, worker_id, self.today, title="Uppföljningssamtal", language=sketch.language_tags[0]
        )

    def _same_name_twice(self) -> None:
        """Two who share a name; the elder's case was closed and is open again."""
        for year in (1984, 1996):
            sketch = self._named(
                "Layla Hassan",
                "ليلى حسن",
                sex=LegalSex.WOMAN,
                birth=date(year, 1, 1),
                precision=BirthPrecision.YEAR,
                received_on=self.today - timedelta(days=900),
            )
            person_id, opened_on = self._settle(sketch), sketch.received_on
            if year == 1984:
                opened_on = self.cases.closed(
                    person_id, unit_id=self.staff.main_unit_id, worker_id=self.eva, opened_on=opened_on
                )
            self.cases.open(person_id, unit_id=self.staff.main_unit_id, worker_id=self.eva, opened_on=opened_on)
        mononym = self._named("Fatemeh", "فاطمه", sex=LegalSex.WOMAN, without_number=True)
        self.cases.open(
            self._settle(mononym), unit_id=self.staff.main_unit_id, worker_id=self.eva, opened_on=mononym.received_on
        )

    def _registered_twice(self) -> None:
        """One person with two records, as it happens when two units spell a name in two ways."""
        for name, unit_id, worker_id in (
            ("Haben Tesfay", self.staff.main_unit_id, self.eva),
            ("Habben Tesfai", self.staff.second_unit_id, self.omid),
        ):
            sketch = self._named(
                name,
                "ሃበን ተስፋይ",
                sex=LegalSex.WOMAN,
                birth=date(1994, 8, 21),
                precision=BirthPrecision.DAY,
                without_number=worker_id == self.omid,
                language_tags=["ti"],
                script="ti",
                country="ER",
            )
            received = sketch.received_on
            self.cases.open(self._settle(sketch), unit_id=unit_id, worker_id=worker_id, opened_on=received)
