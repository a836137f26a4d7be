"""The rows of the grids of results: whole and signed for who ended the course, begun for some who study."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final

from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.school.files import Learner
from reception.demo.school.learning import Studied
from reception.education.models import Result
from reception.education.rules.studies.courses import TESTED
from reception.education.terms.pupils import Programme, ResultPart
from reception.education.terms.studies import Grade, SfiCourse
from reception.reckoning.periods import Period

PARTS: Final = (ResultPart.LISTENING, ResultPart.READING, ResultPart.SPEAKING, ResultPart.WRITING)
#: Of a hundred who have studied for so many days by now: those some of whose parts are entered, and not signed yet.
ENTERED, DAYS_UNTIL_ENTERED = 30, 60


@dataclass
class Member:
    """Somebody in a group on her days of it. `studied` None: of civic orientation."""

    learner: Learner
    studied: Studied | None
    days: Period
    place_id: int = 0


@dataclass
class Group:
    """A group that is being made."""

    group_id: int
    programme: Programme
    term: Period
    teacher_id: int
    members: list[Member] = field(default_factory=list)


class Grades:
    """Enters results."""

    def __init__(self, random: Random, rows: Rows, today: date) -> None:
        self.random, self.rows, self.today = random, rows, today

    def of_group(self, group: Group, course: SfiCourse) -> None:
        """The grid of a group: of who began the course anew in it, the latest time."""
        latest = {one.learner.pupil_id: one for one in sorted(group.members, key=lambda one: one.days.first)}
        for member in latest.values():
            studied = member.studied
            if studied is None:
                continue
            if studied.grade is not None and studied.last_on is not None and group.term.covers(studied.last_on):
                for part, grade in _final(course, studied.grade):
                    self._add(member.learner, course, part, grade, on=studied.last_on, group=group)
            elif studied.ending is None and group.term.covers(self.today):
                self._begin(member.learner, studied, group)

    def before(self, learners: Sequence[Learner], day: date) -> None:
        """The grades of terms that have no groups here."""
        for one in learners:
            for studied in one.studied:
                if studied.grade is not None and studied.last_on is not None and studied.last_on < day:
                    for part, grade in _final(studied.course, studied.grade):
                        if part not in PARTS:
                            self._add(one, studied.course, part, grade, on=studied.last_on, group=None)

    def _begin(self, one: Learner, studied: Studied, group: Group) -> None:
        days = (self.today - studied.first_on).days
        if self.random.randrange(100) < ENTERED and days > DAYS_UNTIL_ENTERED:
            for part in PARTS[: self.random.randint(1, 3)]:
                self._add(one, studied.course, part, Grade.PASSED, on=self.today, group=group, signed=False)

    def _add(
        self,
        one: Learner,
        course: SfiCourse,
        part: ResultPart,
        grade: Grade,
        *,
        on: date,
        group: Group | None,
        signed: bool = True,
    ) -> None:
        at, by_id = at_nine(on), group.teacher_id if group else one.entered_by_id
        self.rows.add(
            Result,
            pupil_id=one.pupil_id,
            course=course,
            part=part,
            group_id=group.group_id if group else None,
            on=on,
            grade=grade,
            signed_at=at if signed else None,
            signed_by_id=by_id if signed else None,
            made_at=at,
            made_by_id=by_id,
        )


def _final(course: SfiCourse, grade: Grade) -> Iterator[tuple[ResultPart, Grade]]:
    """The whole row of somebody who ends the course; who does not pass fails in writing and in the test."""
    for part in PARTS:
        yield part, grade if part is ResultPart.WRITING else Grade.PASSED
    if course in TESTED:
        yield ResultPart.TEST, grade
    yield ResultPart.GRADE, grade
