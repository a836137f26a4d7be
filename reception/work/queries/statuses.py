"""Where somebody stood at the moments that are asked about: what was noted, and what follows from what is noted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from reception.access.permit import OutOfReach
from reception.cases import permits as case_permits
from reception.cases.models import Case, Closing
from reception.cases.terms import CaseState, ClosingReason
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.terms import KeyDateKind
from reception.work import permits
from reception.work.models import Employment, Placement, StatusNote, Study
from reception.work.queries.files import rows_of
from reception.work.queries.status_facts import OF_FILE, Told, days_told, told_in
from reception.work.rules.kinds import kinds
from reception.work.rules.moments import Asked, AskState, asked, moments
from reception.work.rules.parameters import Code, number
from reception.work.rules.status import Lasting, reckoned, status_on
from reception.work.terms.income import WorkStatus

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.work.models import WorkFile

_MOVED: Final = (ClosingReason.MOVED_IN_SWEDEN, ClosingReason.MOVED_ABROAD)
_open = shared_alias(Case)


@dataclass(frozen=True)
class StatusAt:
    """A moment of somebody's. `noted`: what the unit was told, None before; `reckoned`: UNKNOWN until its day came."""

    asked: Asked
    noted: WorkStatus | None
    reckoned: WorkStatus
    status: WorkStatus

    @property
    def is_open(self) -> bool:
        """Whether somebody is to ask: the day has come or comes soon, and neither a note nor a job tells."""
        is_near = self.asked.state in {AskState.DUE, AskState.COMING}
        return is_near and self.noted is None and self.reckoned is WorkStatus.UNKNOWN

    @property
    def differs(self) -> bool:
        """Whether the note says another thing than what follows from jobs and studies."""
        return self.noted not in {None, WorkStatus.UNKNOWN, self.reckoned} and self.reckoned is not WorkStatus.UNKNOWN


def statuses_of(person: "Person", file: "WorkFile | None") -> list[StatusAt]:
    """The moments of a person, the first day first. `file`: of the reader's unit. Two statements, and the key dates."""
    told = told_in(OF_FILE.id == file.id).get(person.id, Told()) if file is not None else Told()
    return statuses_told(told, days_told((one.kind, one.on_day) for one in person.key_dates), today(), left_on(person))


def statuses_told(told: Told, key_dates: dict[KeyDateKind, date], on: date, left: date | None = None) -> list[StatusAt]:
    """The moments that follow from what is told of somebody, the first day first."""
    found = asked(told.origins(key_dates), told.answered, on, number(Code.ASK_BEFORE_DAYS, on))
    every = sorted((*found, *_without_origin(told, found)), key=lambda one: one.on)
    return [_status_at(one, told, on, left) for one in every]


def _without_origin(told: Told, found: Sequence[Asked]) -> list[Asked]:
    """Answers to moments that have no day any more, such as when the end of a programme was taken away."""
    asked_codes = {one.moment.code for one in found}
    left = {code: day for code, day in told.answered.items() if code in moments() and code not in asked_codes}
    return [Asked(moments()[code], day, AskState.ANSWERED, day) for code, day in left.items()]


def _status_at(one: Asked, told: Told, on: date, left: date | None) -> StatusAt:
    noted = told.answers[one.moment.code][1] if one.moment.code in told.answers else None
    if one.on > on:
        return StatusAt(one, noted, WorkStatus.UNKNOWN, noted or WorkStatus.UNKNOWN)
    facts = told.facts(left)
    return StatusAt(one, noted, reckoned(facts, one.on), status_on(facts, one.on, noted))


def left_on(person: "Person") -> date | None:
    """The day on which a case was closed because she moved away, as far as the reader sees; None while one is open."""
    goes_on = sa.exists().where(_open.person_id == person.id, _open.state == CaseState.OPEN)
    query = (
        sa.select(sa.func.max(Closing.closed_on))
        .join(Case, Case.id == Closing.case_id)
        .where(Case.person_id == person.id, Closing.reason.in_(_MOVED), Closing.reopened_on.is_(None), ~goes_on)
    )
    day: date | None = db.session.scalar(case_permits.READ.within(query))
    return day


def status_at(every: Iterable[StatusAt], moment: str) -> StatusAt:
    """One of them by its moment's code. Raises OutOfReach where she has no such moment."""
    found = next((one for one in every if one.asked.moment.code == moment), None)
    if found is None:
        raise OutOfReach
    return found


def note_in(file: "WorkFile | None", moment: str) -> StatusNote | None:
    """What was noted of a moment, as the database holds it now."""
    if file is None:
        return None
    query = sa.select(StatusNote).where(StatusNote.work_file_id == file.id, StatusNote.moment == moment)
    return next(iter(permits.STATUSES.all(query.execution_options(populate_existing=True))), None)


@dataclass(frozen=True)
class Covering:
    """What covers a day, and so tells where she stood: jobs, placements that are jobs, studies."""

    jobs: list[Employment]
    placements: list[Placement]
    studies: list[Study]

    @property
    def is_something(self) -> bool:
        """Whether there is any."""
        return bool(self.jobs or self.placements or self.studies)


def covering(file: "WorkFile | None", day: date) -> Covering:
    """What covers a day."""
    placements = rows_of(file, Placement, permits.PLACEMENTS)
    return Covering(
        [one for one in rows_of(file, Employment, permits.EMPLOYMENTS) if _covers(one, day)],
        [one for one in placements if kinds()[one.kind].is_employment and _covers(one, day)],
        [one for one in rows_of(file, Study, permits.STUDIES) if _covers(one, day)],
    )


def _covers(row: Employment | Placement | Study, day: date) -> bool:
    return Lasting(row.started_on, row.ended_on, row.planned_end_on).covers(day)
