"""What of somebody's work goes along when a case is handed over.

Only what the case's own board noted, and nobody's notes. Neither employer nor school nor office is named, for anybody:
they tell where she is, a packet stays as it was, and she may be protected later. Of whom is protected already the
planner is not named either.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.cases.models import Case
from reception.cases.rules.packet import PacketLine, Part, data, line, words
from reception.i18n.markers import N_
from reception.work import permits
from reception.work.models import (
    AuthorityDecision,
    BusinessAdvice,
    Employment,
    Enrolment,
    IncomePeriod,
    OfWorkFile,
    Placement,
    Programme,
    StatusNote,
    Study,
    WorkFile,
)
from reception.work.rules.moments import moments

Row = TypeVar("Row", bound=OfWorkFile)
FROM: Final = N_("from %(day)s")
TO: Final = N_("to %(day)s")
PLANNED: Final = N_("planned to %(day)s")


def packet_lines(case: Case) -> list[PacketLine]:
    """Arbetsförmedlingen, placements, jobs, studies, advice on a business, and where she stood when it was asked."""
    file = _file(case)
    if file is None:
        return []
    parts = (_desk(file), _placements(file), _jobs(file), _studies(file), _statuses(file))
    return [*_seeking(file), *(told for part in parts for told in part)]


def income_packet_lines(case: Case) -> list[PacketLine]:
    """What she lives, and lived, by: each source with its months and the day it was last confirmed."""
    file = _file(case)
    if file is None:
        return []
    return [_income(one) for one in _rows(file, IncomePeriod, permits.INCOMES, IncomePeriod.first_month)]


def _file(case: Case) -> WorkFile | None:
    board_id = case.unit.parent_id or case.unit_id
    query = sa.select(WorkFile).where(WorkFile.person_id == case.person_id, WorkFile.board_id == board_id)
    found = permits.FILES.all(query.options(joinedload(WorkFile.person)))
    return found[0] if found else None


def _rows(file: WorkFile, model: type[Row], permit: Permit, *order: sa.ColumnElement[object]) -> Iterator[Row]:
    yield from permit.all(sa.select(model).where(model.work_file_id == file.id).order_by(*order, model.id))


def _seeking(file: WorkFile) -> Iterator[PacketLine]:
    if file.seeks:
        began = words(N_("can begin %(day)s"), day=file.can_begin_on) if file.can_begin_on else None
        yield line(words(file.seeks.label), began, _extent(file.extent))


def _desk(file: WorkFile) -> Iterator[PacketLine]:
    for one in _rows(file, Enrolment, permits.ENROLMENTS, Enrolment.enrolled_on):
        planner = data(one.planner) if one.planner and not file.person.is_protected else None
        category = data(one.category) if one.category else None
        yield line(words(N_("Enrolled at Arbetsförmedlingen")), category, planner, *_days(None, one.ended_on),
                   day=one.enrolled_on)  # fmt: skip
        if one.next_meeting_on and one.ended_on is None:
            yield line(words(N_("Next meeting with Arbetsförmedlingen")), day=one.next_meeting_on)
    for programme in _rows(file, Programme, permits.PROGRAMMES, Programme.started_on):
        why = words(programme.ended_because.label) if programme.ended_because else None
        days = _days(programme.planned_end_on, programme.ended_on)
        yield line(words(programme.kind.label), _extent(programme.extent), *days, why, day=programme.started_on)
    for decision in _rows(file, AuthorityDecision, permits.DECISIONS, AuthorityDecision.decided_on):
        since = words(FROM, day=decision.valid_from) if decision.valid_from else None
        until = words(TO, day=decision.valid_to) if decision.valid_to else None
        yield line(words(N_("A decision")), words(decision.kind.label), since, until, day=decision.decided_on)


def _placements(file: WorkFile) -> Iterator[PacketLine]:
    for one in _rows(file, Placement, permits.PLACEMENTS, Placement.started_on):
        ended = [words(term.label) for term in (one.outcome, one.ended_by) if term is not None]
        days = _days(one.planned_end_on, one.ended_on)
        yield line(words(one.kind.label), data(one.title), _extent(one.extent), *days, *ended, day=one.started_on)


def _jobs(file: WorkFile) -> Iterator[PacketLine]:
    query = sa.select(Employment).where(Employment.work_file_id == file.id).options(joinedload(Employment.checks))
    for one in permits.EMPLOYMENTS.all(query.order_by(Employment.started_on, Employment.id)):
        about = (data(one.title), words(one.contract.label), _extent(one.extent), words(one.subsidy.label))
        ended = words(one.ended_by.label) if one.ended_by else None
        yield line(words(N_("A job")), *about, *_days(one.planned_end_on, one.ended_on), ended, day=one.started_on)
        for check in one.checks:
            after = words(N_("after %(months)s months"), months=check.months)
            yield line(words(N_("Whether the job lasts")), after, words(check.answer.label), day=check.asked_on)


def _studies(file: WorkFile) -> Iterator[PacketLine]:
    for one in _rows(file, Study, permits.STUDIES, Study.started_on):
        ended = words(one.ended_as.label) if one.ended_as else None
        about = (data(one.title), words(one.funding.label), _extent(one.extent))
        yield line(words(one.level.label), *about, *_days(one.planned_end_on, one.ended_on), ended, day=one.started_on)
    for advice in _rows(file, BusinessAdvice, permits.ADVICE, BusinessAdvice.advised_on):
        began = words(FROM, day=advice.started_on) if advice.started_on else None
        yield line(words(N_("Advice on starting a business")), words(advice.result.label), began, day=advice.advised_on)


def _statuses(file: WorkFile) -> Iterator[PacketLine]:
    for one in _rows(file, StatusNote, permits.STATUSES, StatusNote.on):
        moment = moments().get(one.moment)
        yield line(words(moment.label) if moment else data(one.moment), words(one.status.label), day=one.on)


def _income(one: IncomePeriod) -> PacketLine:
    until = words(TO, day=_month(one.last_month)) if one.last_month else None
    confirmed = None if one.last_month else words(N_("confirmed %(day)s"), day=one.confirmed_on)
    return line(words(one.source.label), words(FROM, day=_month(one.first_month)), until, confirmed)


def _month(day: date) -> str:
    """The month, as ISO 8601 writes it."""
    return day.strftime("%Y-%m")


def _extent(percent: int | None) -> Part | None:
    return words(N_("%(percent)s %% of full time"), percent=percent) if percent else None


def _days(planned: date | None, ended: date | None) -> Iterator[Part]:
    if ended is not None:
        yield words(TO, day=ended)
    elif planned is not None:
        yield words(PLANNED, day=planned)
