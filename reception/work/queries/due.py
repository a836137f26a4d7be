"""What is to be asked, or to be done, about placements and jobs in a day's work, of chosen people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.people.models import Person
from reception.people.terms import Protection
from reception.work import permits
from reception.work.models import Employment, EmploymentCheck, Placement, WorkFile
from reception.work.rules.checks import JobDays, due_checks
from reception.work.rules.parameters import Code, number, numbers
from reception.work.terms.jobs import CheckAnswer

# Under other names: the permit's own conditions ask of the same tables.
_file, _person = shared_alias(WorkFile), shared_alias(Person)
_WHO: Final = (
    _person.id,
    _person.number,
    _person.shown_name,
    (_person.protection != Protection.NONE).label("is_protected"),
)


class DueKind(StrEnum):
    """What is to be done. CHECK: ask whether the job lasts; FOLLOW_UP: ask how it goes; END: a placement ends."""

    CHECK = "check"
    FOLLOW_UP = "follow-up"
    END = "end"


@dataclass(frozen=True)
class Due:
    """Something to ask or to do. A protected person stands in lists as `person_number`, not by name.

    `day`: when the question is or was due, or the placement was to end. `row_id`: of the placement, or of the job with
    the question after `months`. The page is `person_placements.placement` or `person_employments.check`.
    """

    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    what: DueKind
    day: date
    title: str
    row_id: int
    months: int | None = None

    def is_late(self, on: date) -> bool:
        """Whether its day has come."""
        return self.day <= on

    @property
    def place(self) -> tuple[str, dict[str, Any]]:
        """(endpoint, values) of the page where it is done."""
        if self.months is not None:
            return "person_employments.check", {
                "number": self.person_number, "employment_id": self.row_id, "months": self.months
            }  # fmt: skip
        return "person_placements.placement", {"number": self.person_number, "placement_id": self.row_id}


def checks_due(actor: Actor, on: date, people: sa.Select[int] | None = None) -> list[Due]:
    """What is to be asked or done by a day, and soon after it, of those whose open case is the actor's own.

    `people`: of these instead, by the ids that the query finds. The first due first. One statement; whoever shows rows
    notes the reading.
    """
    whose = _own_people(actor) if people is None else people
    soon = number(Code.ASK_BEFORE_DAYS, on)
    until = on + timedelta(days=soon)
    parts = (permits.EMPLOYMENTS.within(_jobs(whose)), permits.PLACEMENTS.within(_placements(whose, on, until)))
    rows = db.session.execute(sa.union_all(*parts).execution_options(permit=permits.EMPLOYMENTS.name)).all()
    jobs = _asked([row for row in rows if row.started_on is not None], on, soon)
    placed = _to_see_to([row for row in rows if row.started_on is None], on, until)
    return sorted((*jobs, *placed), key=lambda one: (one.day, one.row_id))


def _own_people(actor: Actor) -> sa.Select[int]:
    return sa.select(Case.person_id).where(Case.worker_id == actor.user_id, Case.state == CaseState.OPEN)


def _jobs(people: sa.Select[int]) -> Any:
    """Jobs that go on, once for each answer."""
    columns = (
        Employment.id.label("row_id"), Employment.title, Employment.started_on, EmploymentCheck.months,
        EmploymentCheck.answer,
        sa.cast(sa.null(), sa.Date).label("follow_up_on"), sa.cast(sa.null(), sa.Date).label("planned_end_on"),
    )  # fmt: skip
    return (
        sa.select(*_WHO, *columns)
        .join(_file, _file.id == Employment.work_file_id)
        .join(_person, _person.id == _file.person_id)
        .outerjoin(EmploymentCheck, EmploymentCheck.employment_id == Employment.id)
        .where(_file.person_id.in_(people), Employment.ended_on.is_(None))
    )


def _placements(people: sa.Select[int], on: date, until: date) -> Any:
    """Placements that go on and end soon, or should have ended; and those it is to be asked how it goes with."""
    columns = (
        Placement.id.label("row_id"), Placement.title, sa.cast(sa.null(), sa.Date), sa.cast(sa.null(), sa.Integer),
        sa.cast(sa.null(), sa.String), Placement.follow_up_on, Placement.planned_end_on,
    )  # fmt: skip
    return (
        sa.select(*_WHO, *columns)
        .join(_file, _file.id == Placement.work_file_id)
        .join(_person, _person.id == _file.person_id)
        .where(
            _file.person_id.in_(people),
            Placement.ended_on.is_(None),
            sa.or_(Placement.follow_up_on <= on, Placement.planned_end_on <= until),
        )
    )


def _asked(rows: Sequence[Any], on: date, soon: int) -> Iterator[Due]:
    """The questions about jobs that are due, or come soon."""
    months = numbers(Code.CHECKS, on)
    answers: dict[int, dict[int, CheckAnswer]] = {}
    jobs: dict[int, Any] = {}
    for row in rows:
        jobs[row.row_id] = row
        told = answers.setdefault(row.row_id, {})
        if row.months is not None:
            told[row.months] = row.answer
    for key, row in jobs.items():
        for check in due_checks(JobDays(row.started_on, None, answers[key]), months, on, soon):
            yield Due(
                *_who(row), what=DueKind.CHECK, day=check.due_on, title=row.title, row_id=key, months=check.months
            )  # fmt: skip


def _to_see_to(rows: Sequence[Any], on: date, until: date) -> Iterator[Due]:
    """What is to be done about placements."""
    for row in rows:
        if row.planned_end_on is not None and row.planned_end_on <= until:
            yield Due(*_who(row), what=DueKind.END, day=row.planned_end_on, title=row.title, row_id=row.row_id)
        if row.follow_up_on is not None and row.follow_up_on <= on:
            yield Due(*_who(row), what=DueKind.FOLLOW_UP, day=row.follow_up_on, title=row.title, row_id=row.row_id)


def _who(row: Any) -> tuple[int, str, str, bool]:
    return row.id, row.number, row.shown_name, row.is_protected
