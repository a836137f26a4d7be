"""What the figures I2 to I6, I9 and I27 are counted from, for everybody at once: nobody sees a page of this.

The pure rules count; here each reader is one statement, however many pupils there are. Somebody with files at several
school units is one person.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from reception.db.session import db
from reception.education.models import Application, Pupil, Result, StudyEvent
from reception.education.permits import OUTCOMES
from reception.education.queries.results import is_signed_grade
from reception.education.rules.studies.periods import Enrolment, Event, History, told
from reception.education.rules.studies.progress import Beginner, Outcome
from reception.education.rules.studies.right import right_arises
from reception.education.rules.studies.start import Registrant
from reception.education.rules.units import Pupil as Counted
from reception.education.terms.pupils import ApplicationEnd, Programme
from reception.education.terms.studies import EnrolmentEvent, Grade, Interruption, SfiCourse
from reception.people.models import KeyDate, Person
from reception.people.terms import KeyDateKind

#: Applications that ask for nothing that the municipality owes.
_NOT_OWED = frozenset({ApplicationEnd.NO_RIGHT})
_TAKEN_BACK = frozenset({ApplicationEnd.WITHDRAWN, ApplicationEnd.STUDIES_ELSEWHERE})
_MOVED = frozenset({Interruption.MOVED_AWAY, Interruption.LEFT_COUNTRY})


def rows(query: sa.Select[*tuple[Any, ...]]) -> Iterator[Any]:
    """What the statement finds. For counting alone."""
    return iter(db.session.execute(OUTCOMES.within(query)))


@dataclass(frozen=True)
class Applied:
    """An application to a programme, as far as a figure asks."""

    applied_on: date
    right_from: date | None
    in_establishment: bool | None
    ended_on: date | None
    ended_as: ApplicationEnd | None


@dataclass
class Studies:
    """All that figures ask of one person. `histories`: of each school unit; `gone`: the days of moving away."""

    person_id: int
    birth_year: int | None = None
    registered_on: date | None = None
    pupil_ids: list[int] = field(default_factory=list)
    histories: list[History] = field(default_factory=list)
    applications: dict[Programme, list[Applied]] = field(default_factory=dict)
    grades: list[tuple[SfiCourse, date, Grade | None, Any]] = field(default_factory=list)
    gone: list[date] = field(default_factory=list)
    died: list[date] = field(default_factory=list)

    @property
    def enrolments(self) -> list[Enrolment]:
        """Her studies everywhere, in the order in which they began."""
        found = [one for history in self.histories for one in history.enrolments]
        return sorted(found, key=lambda one: (one.days.first, one.course))

    @property
    def began_on(self) -> date | None:
        """Her first day of SFI."""
        return self.enrolments[0].days.first if self.enrolments else None

    @property
    def left_on(self) -> date | None:
        """The day she left the municipality, unless she studies or applies after it."""
        last = max(self.gone, default=None)
        if last is None:
            return None
        later = [one.days.first for one in self.enrolments]
        later += [one.applied_on for those in self.applications.values() for one in those]
        return None if any(day > last for day in later) else last

    @property
    def died_on(self) -> date | None:
        """The day of her death, if it is noted."""
        return min(self.died, default=None)


def everybody() -> list[Studies]:
    """Every pupil, as a person. Five statements."""
    people, of_pupil = _people()
    _add_events(of_pupil)
    _add_applications(of_pupil)
    _add_grades(of_pupil)
    _add_days(people)
    return [people[person_id] for person_id in sorted(people)]


def _people() -> tuple[dict[int, Studies], dict[int, Studies]]:
    people: dict[int, Studies] = {}
    of_pupil: dict[int, Studies] = {}
    query = sa.select(Pupil.id, Pupil.person_id, Pupil.left_on, Person.birth_on).join(Person)
    for pupil_id, person_id, left_on, birth_on in rows(query.order_by(Pupil.id)):
        one = people.setdefault(person_id, Studies(person_id, birth_on.year if birth_on else None))
        one.pupil_ids.append(pupil_id)
        of_pupil[pupil_id] = one
        if left_on is not None:
            one.gone.append(left_on)
    return people, of_pupil


def _add_events(of_pupil: Mapping[int, Studies]) -> None:
    event = StudyEvent
    query = sa.select(event.pupil_id, event.kind, event.course, event.on, event.path, event.reason)
    query = query.where(event.struck_at.is_(None)).order_by(event.pupil_id, event.on, event.id)
    for pupil_id, found in groupby(rows(query), lambda row: row[0]):
        events = [Event(*row[1:]) for row in found]
        of_pupil[pupil_id].histories.append(told(events, date.max))
        of_pupil[pupil_id].died += [one.on for one in events if one.reason is Interruption.DECEASED]
        of_pupil[pupil_id].gone += [one.on for one in events if one.reason in _MOVED]


def _add_applications(of_pupil: Mapping[int, Studies]) -> None:
    one = Application
    query = sa.select(
        one.pupil_id, one.programme, one.applied_on, one.right_from, one.in_establishment, one.ended_on, one.ended_as
    )
    for pupil_id, programme, *said in rows(query.order_by(one.applied_on, one.id)):
        applied, studies = Applied(*said), of_pupil[pupil_id]
        studies.applications.setdefault(programme, []).append(applied)
        if applied.ended_as is ApplicationEnd.DECEASED and applied.ended_on is not None:
            studies.died.append(applied.ended_on)
        if applied.ended_as is ApplicationEnd.MOVED_AWAY and applied.ended_on is not None:
            studies.gone.append(applied.ended_on)


def _add_grades(of_pupil: Mapping[int, Studies]) -> None:
    query = sa.select(Result.pupil_id, Result.course, Result.on, Result.grade, Result.no_grade)
    for pupil_id, course, on, grade, no_grade in rows(query.where(is_signed_grade()).order_by(Result.on, Result.id)):
        of_pupil[pupil_id].grades.append((course, on, grade, no_grade))


def _add_days(people: Mapping[int, Studies]) -> None:
    """The first day in the population register: since when she is resident."""
    query = sa.select(KeyDate.person_id, KeyDate.on_day).where(KeyDate.kind == KeyDateKind.REGISTERED)
    for person_id, day in rows(query.where(KeyDate.person_id.in_(sa.select(Pupil.person_id)))):
        people[person_id].registered_on = day


def registrants(found: Iterable[Studies]) -> Iterator[Registrant]:
    """Those who applied for SFI, each once: by the first application that was not taken back, or refused."""
    for one in found:
        owed = [each for each in one.applications.get(Programme.SFI, ()) if each.ended_as not in _NOT_OWED]
        applied = next((each for each in owed if each.ended_as not in _TAKEN_BACK), owed[0] if owed else None)
        if applied is not None:
            yield Registrant(
                applied.applied_on,
                one.began_on,
                applied.right_from or right_arises(one.birth_year, one.registered_on),
                applied.in_establishment,
                is_waiting=applied.ended_on is None,
                left_on=one.left_on,
                died_on=one.died_on,
            )


def beginners(found: Iterable[Studies]) -> Iterator[Beginner]:
    """Those who have begun SFI, each once."""
    for one in found:
        if one.began_on is not None:
            passed = tuple((course, on) for course, on, grade, _no_grade in one.grades if grade is Grade.PASSED)
            yield Beginner(one.began_on, passed, one.left_on, one.died_on)


def outcomes(found: Iterable[Studies]) -> Iterator[Outcome]:
    """Each enrolment in a course that ended, with the grade that was set from its first day until the next began."""
    for one in found:
        by_course: defaultdict[SfiCourse, list[Enrolment]] = defaultdict(list)
        for each in one.enrolments:
            by_course[each.course].append(each)
        for course, those in by_course.items():
            for each, following in zip(those, [*those[1:], None], strict=True):
                yield from _outcome(one, course, each, following)


def _outcome(one: Studies, course: SfiCourse, each: Enrolment, following: Enrolment | None) -> Iterator[Outcome]:
    if each.ending is None or each.days.last is None:
        return
    until = following.days.first if following is not None else date.max
    grades = [row for row in one.grades if row[0] is course and each.days.first <= row[1] < until]
    grade = next((row for row in grades if row[2] is Grade.PASSED), grades[-1] if grades else (None,) * 4)
    kind = EnrolmentEvent(each.ending)
    yield Outcome(kind, each.days.last, each.reason, grade=grade[2], no_grade=grade[3])


def counted(found: Iterable[Studies]) -> list[Counted]:
    """Those who studied, as both units of SFI statistics count them."""
    return [Counted(one.person_id, history) for one in found for history in one.histories]
