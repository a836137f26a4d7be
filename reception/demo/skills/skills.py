"""Whose skills are mapped in Exempelby: told while people are registered, written when all are there."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from reception.demo.numbers import ShortNumbers
from reception.demo.rows import Rows
from reception.demo.sketches import FOLDER, Sketch
from reception.demo.skills.interviews import Interview, interview
from reception.demo.skills.ordinary import Ordinary
from reception.demo.skills.told import Telling, interview_told
from reception.demo.skills.writing import Of, Writing
from reception.demo.staff import Staff
from reception.people.rules.consents import latest_expiry
from reception.people.terms import Protection
from reception.skills.rules.worth import measures

if TYPE_CHECKING:
    from reception.demo.school import School

#: Of a hundred: pupils whom guidance has interviewed too, and people who let the school's board read their profile.
GUIDED, CONSENTED = 7, 18
#: Guidance begins so many days after the pupil came to the school.
AFTER_SCHOOL: Final = (20, 200)


@dataclass(slots=True)
class _Case:
    """Where somebody's case is; `until`: the day it was closed, or today."""

    unit_id: int
    worker_id: int | None
    until: date
    is_open: bool


@dataclass(slots=True)
class _Newcomer:
    """Somebody who was registered. `interview`: until today; None: nobody began one."""

    sketch: Sketch
    interview: Interview | None
    case: _Case | None = None


class Skills:
    """Collects who was interviewed, and writes it all at the end."""

    def __init__(self, random: Random, rows: Rows, today: date, staff: Staff, organisations: dict[str, int]) -> None:
        self.rows, self.today, self.staff = rows, today, staff
        self._seed, self._drawn, self._organisations = random.random(), random, organisations
        self._people: dict[int, _Newcomer] = {}
        #: What each has worked with, and who wants a business, once all is written.
        self.worked: dict[int, list[str]] = {}
        self.wishes: dict[int, str] = {}

    def arrived(self, person_id: int, sketch: Sketch) -> None:
        """Somebody was registered: when she was mapped is drawn now, so that her path tells the same of it."""
        found = self._interview(person_id, sketch)
        self._people[person_id] = _Newcomer(sketch, found)
        sketch.mapped_on = found.mapped_on if found is not None else None

    def _interview(self, person_id: int, sketch: Sketch) -> Interview | None:
        if sketch.skills is not None:
            return interview_told(sketch.skills, sketch.received_on)
        if not _is_asked(sketch):
            return None
        return interview(self._random("interview", person_id), sketch.received_on, self.today)

    def has_case(self, person_id: int, unit_id: int, worker_id: int | None, closed_on: date | None = None) -> None:
        """Somebody has a case; of two the open one counts. Nobody asks those who came this month."""
        one = self._people.get(person_id)
        if one is None:
            return
        if one.case is None or (not one.case.is_open and closed_on is None):
            one.case = _Case(unit_id, worker_id, closed_on or self.today, closed_on is None)

    def finish(self, school: "School", documents: ShortNumbers) -> None:
        """Write the profile of each, and what guidance has asked some of its pupils."""
        writing = Writing(self._drawn, self.rows, self._organisations, documents)
        told: dict[str, Any] = tomllib.loads((FOLDER / "skills" / "skills.toml").read_text("utf-8"))
        ordinary = Ordinary(writing, told, self.today)
        for person_id, one in self._people.items():
            self._write(person_id, one, ordinary, school.path_of(person_id))
            self._guide(person_id, one, ordinary, school)
            if self.rows.is_full():
                self.rows.write()
        self._people.clear()
        self.worked, self.wishes = writing.worked, writing.wishes

    def _write(self, person_id: int, one: _Newcomer, ordinary: Ordinary, path: str) -> None:
        case = one.case
        found = one.interview.until(case.until) if one.interview and case else None
        if case is None or found is None:
            return
        board_id = self.staff.boards["Socialnämnden"].id
        of = Of(person_id, one.sketch, case.unit_id, board_id, case.worker_id, case.until, is_open=case.is_open)
        to_board_id = self.staff.boards["Utbildningsnämnden"].id
        if one.sketch.skills is not None:
            Telling(ordinary.writing, of, consents_to=to_board_id).tell(one.sketch.skills)
        elif found.ended:
            random = self._random("profile", person_id)
            of = ordinary.tell(random, of, found, path)
            if path and case.is_open and random.randrange(100) < CONSENTED:
                given = max(found.ended.values())
                ordinary.writing.consent(of, to_board_id, given, latest_expiry(given))

    def _guide(self, person_id: int, one: _Newcomer, ordinary: Ordinary, school: "School") -> None:
        """What guidance has mapped of a pupil by itself, at the school's board."""
        since = school.since(person_id)
        random = self._random("guidance", person_id)
        if since is None or one.sketch.skills or not _is_asked(one.sketch) or random.randrange(100) >= GUIDED:
            return
        came = since + timedelta(days=random.randint(*AFTER_SCHOOL))
        found = interview(random, came, self.today)
        unit = self.staff.school
        if found is not None and found.ended:
            worker_id = self.staff.users["guidance@demo.example"].id
            of = Of(person_id, one.sketch, unit.id, unit.parent_id or unit.id, worker_id, self.today)
            ordinary.tell(random, of, found, school.path_of(person_id))

    def _random(self, what: str, person_id: int) -> Random:
        """Drawn by itself: what somebody can moves nobody else's life."""
        return Random(f"{what} {self._seed} {person_id}")  # noqa: S311 - a demo


def _is_asked(sketch: Sketch) -> bool:
    """Whether chance has it that she is interviewed: a grown-up of the ages that I7 asks about, and not protected."""
    ages = measures().mapped
    is_grown = ages.youngest <= sketch.age_on(sketch.received_on) < ages.oldest + 1
    return is_grown and sketch.protection is Protection.NONE
