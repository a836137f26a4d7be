"""Who lives in Exempelby, and whose cases they are."""

from datetime import date, timedelta
from random import Random
from typing import Any

from reception.cases.terms import ClosingReason
from reception.demo.casework import CaseMaker
from reception.demo.covering import Covering
from reception.demo.endings import Endings
from reception.demo.families import Families, Place
from reception.demo.homes.living import MOVING, Homes
from reception.demo.papers import Papers
from reception.demo.path import PathMaker, Walked
from reception.demo.people import PeopleMaker
from reception.demo.plans import Plans
from reception.demo.rows import Rows
from reception.demo.school import School
from reception.demo.sketches import ADULT, Sketch, Sketches
from reception.demo.skills import Skills
from reception.demo.staff import Staff
from reception.demo.transfers import Move
from reception.demo.work import Work
from reception.demo.work.of import Casework
from reception.organisations import queries as organisation_queries

STREETS = ("Storgatan", "Kvarngatan", "Parkvägen", "Skolvägen", "Bryggaregatan", "Stationsgatan")
#: Of people who came at most so many days ago, this share has an open case.
OPEN_SHARES = ((180, 0.97), (365, 0.86), (730, 0.55), (1095, 0.2), (100_000, 0.08))
REOPENED_SHARE, WITHOUT_WORKER, PLANNED_SHARE = 0.05, 0.03, 0.55
#: A case that is opened again had been closed after so many days at least, and for so many.
OPEN_BEFORE, CLOSED_FOR = 90, 20


class Municipality:
    """Makes newcomers with their cases, one after the other."""

    def __init__(self, random: Random, rows: Rows, *, staff: Staff, today: date, persons: int) -> None:
        self.random, self.rows, self.staff, self.today = random, rows, staff, today
        self.people = PeopleMaker(random, rows, today, list(STREETS))
        self.sketches = Sketches(random, today)
        self.cases = CaseMaker(random, rows, today, self.people, organisation_queries.ids_by_name())
        self.families = Families(random, rows, self.people, self.sketches, today)
        self.covering = Covering(rows, staff, today)
        later = Random(random.random())  # noqa: S311 - what is told of paths leaves the course of who people are alone
        self.paths, self.endings, self.plans = (
            PathMaker(later, rows, today),
            Endings(later, rows, today),
            Plans(later, rows, today),
        )
        self.later = later
        self.made = self.open_cases = 0
        self.eva = staff.users["caseworker@demo.example"].id
        self.omid = staff.users["caseworker2@demo.example"].id
        self.karin = staff.users["manager@demo.example"].id
        bo = staff.users["housing@demo.example"].id
        apart = Random()  # noqa: S311 - what is told of homes leaves the course of everything else alone
        apart.setstate(random.getstate())
        apart.seed(f"homes {apart.random()}")
        self.homes = Homes(apart, rows, today, persons=persons, coordinator_id=bo)
        self.families.told = self.homes.live_together
        self.papers = Papers(Random(apart.random()), rows, today, organisation_queries.ids_by_name())  # noqa: S311 - as before
        studies = Random(f"studies {apart.random()}")  # noqa: S311 - as before
        self.school = School(studies, rows, today, staff, persons=persons)
        can = Random(f"skills {apart.random()}")  # noqa: S311 - as before
        self.skills = Skills(can, rows, today, staff, organisation_queries.ids_by_name())
        works = Random(f"work {can.random()}")  # noqa: S311 - as before
        self.work = Work(works, rows, today, staff, organisation_queries.ids_by_name(), persons=persons)
        self.people.lived = self.work.live
        #: Hand-overs to another unit or municipality: they are written when the cases are.
        self.moves: list[Move] = []

    def somebody(self) -> None:
        """One more newcomer with an open, closed or reopened case: a relative of the last one, or somebody new."""
        sketch, relative = self.families.next()
        if relative is None:
            self.homes.house()
        person_id = self.settle(sketch)
        if relative is not None:
            place = relative.place
            self.families.join(person_id, sketch, relative)
        else:
            place = self._place()
            self.families.begin(person_id, sketch, place)
        self._case(person_id, sketch, place)

    def settle(self, sketch: Sketch) -> int:
        """Register somebody; return the id."""
        self.made += 1
        person_id = self.people.settle(sketch)
        self.homes.arrived(person_id, sketch)
        self.school.arrived(person_id, sketch)
        self.skills.arrived(person_id, sketch)
        self.work.arrived(person_id, sketch)
        return person_id

    def named(self, name: str, own_script: str | None, **facts: object) -> Sketch:
        """A sketch with the facts given, the rest as anybody's."""
        sketch = self.sketches.grown_up()
        sketch.name, sketch.own_script, sketch.spellings, sketch.preferred = name, own_script, [], None
        for fact, value in facts.items():
            setattr(sketch, fact, value)
        return sketch

    def _place(self) -> Place:
        unit_id = self.random.choice(list(self.staff.workers))
        without = self.random.random() < WITHOUT_WORKER
        return Place(unit_id, None if without else self.random.choice(self.staff.workers[unit_id]))

    def _case(self, person_id: int, sketch: Sketch, place: Place) -> None:
        here = (self.today - sketch.received_on).days
        share = next(share for days, share in OPEN_SHARES if here <= days)
        if self.random.random() >= share:
            self.close(person_id, sketch, place)
        elif self.random.random() < REOPENED_SHARE and here > OPEN_BEFORE + CLOSED_FOR + 10:
            self.reopen(person_id, sketch, place)
        else:
            self.open_or_hand_over(person_id, sketch, place)

    def open_or_hand_over(self, person_id: int, sketch: Sketch, place: Place) -> None:
        """An open case; it may be among those that a colleague has handed over."""
        handed_to = self.covering.handed_to(place.unit_id, place.worker_id, sketch.received_on)
        case = self.open(person_id, sketch, place, handed_to=handed_to)
        if handed_to is not None:
            self.covering.hand(case.case_id)

    def open(
        self,
        person_id: int,
        sketch: Sketch,
        place: Place,
        *,
        opened_on: date | None = None,
        active_on: date | None = None,
        handed_to: tuple[int, date] | None = None,
        late: int | None = None,
    ) -> Walked:
        """An open case with its path, perhaps a plan, and with `late` overdue steps, or as many as chance has it."""
        began = opened_on or sketch.received_on
        where: dict[str, Any] = {"unit_id": place.unit_id, "worker_id": place.worker_id}
        case_id = self.cases.open(person_id, **where, opened_on=began, active_on=active_on, handed_to=handed_to)
        self.open_cases += 1
        self.homes.stays(person_id, case_id, place.worker_id)
        self.school.has_case(person_id, sketch, place.unit_id, is_open=True)
        self.skills.has_case(person_id, place.unit_id, place.worker_id)
        active_on = self.cases.active_on[case_id]
        self.work.has_case(person_id, Casework(case_id, place.unit_id, place.worker_id, began, active_on=active_on))
        agreed_on = self._plan(case_id, sketch, place.worker_id, began)
        case = Walked(case_id, sketch, place.worker_id, began, self.today, plan_agreed_on=agreed_on, late=late)
        self.paths.walk(case)
        self.papers.perhaps(person_id, place.unit_id, case)
        return case

    def _plan(self, case_id: int, sketch: Sketch, worker_id: int | None, opened_on: date) -> date | None:
        has_plan = sketch.age_on(self.today) >= ADULT and self.later.random() < PLANNED_SHARE
        return self.plans.make(case_id, worker_id, opened_on) if has_plan else None

    def close(
        self,
        person_id: int,
        sketch: Sketch,
        place: Place,
        *,
        reason: ClosingReason | None = None,
        on: date | None = None,
    ) -> tuple[Walked, date]:
        """A case that is over, on a day by chance if none is given; return it and its last day."""
        began = sketch.received_on
        case_id, closed_on = self.cases.closed(
            person_id, unit_id=place.unit_id, worker_id=place.worker_id, opened_on=began, on=on
        )
        case = Walked(case_id, sketch, place.worker_id, began, closed_on, is_open=False)
        self.paths.walk(case)
        why = self.endings.close(case, closed_on, reason=reason)
        self.homes.leaves(person_id, case_id, closed_on, why)
        self.school.has_case(person_id, sketch, place.unit_id, is_open=False)
        self.skills.has_case(person_id, place.unit_id, place.worker_id, closed_on)
        had = Casework(case_id, place.unit_id, place.worker_id, began, closed_on, has_moved=why in MOVING)
        self.work.has_case(person_id, had)
        return case, closed_on

    def reopen(self, person_id: int, sketch: Sketch, place: Place) -> Walked:
        """A case that was closed and is open again, under its number."""
        here = (self.today - sketch.received_on).days
        days = self.later.randrange(OPEN_BEFORE, here - CLOSED_FOR)
        closed_on = sketch.received_on + timedelta(days=days)
        reopened_on = closed_on + timedelta(days=self.later.randrange(CLOSED_FOR, here - days + 1))
        active_on = max(reopened_on, self.today - timedelta(days=self.later.randrange(0, 40)))
        case = self.open(person_id, sketch, place, active_on=active_on)
        self.endings.close(case, closed_on, reopened_on=reopened_on)
        return case
