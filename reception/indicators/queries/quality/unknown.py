"""Outcomes that nobody knows, and people whom nobody has met."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from reception.cases.models import Case, Closing, FollowUp, Pause
from reception.cases.terms import FollowUpState, Outcome
from reception.contacts.models import Contact
from reception.contacts.terms import ContactState
from reception.db.aliases import shared_alias
from reception.db.civil import days_after, local_day
from reception.indicators.queries.quality.base import Ground, Part, of_closed, of_open
from reception.indicators.queries.quality.missing import FILE
from reception.indicators.rules.quality import Limit
from reception.work import permits as work
from reception.work.models import Employment, Placement, Programme, StatusNote, Study
from reception.work.rules.moments import CountedFrom, moments
from reception.work.terms.desk import ProgrammeKind

_other = shared_alias(Programme)


def no_outcome(ground: Ground) -> Part:
    """Closed with an outcome that is not known, and no question after it has been asked to its end."""
    asked = sa.exists().where(
        FollowUp.closing_id == Closing.id, FollowUp.state.in_((FollowUpState.ANSWERED, FollowUpState.NOT_KNOWN))
    )
    return (
        of_closed(ground, Closing.closed_on)
        .join(Closing, Closing.case_id == Case.id)
        .where(Closing.reopened_on.is_(None), Closing.outcome == Outcome.UNKNOWN, sa.not_(asked.correlate(Closing)))
    )


def follow_up(ground: Ground) -> Part:
    """A question after a closing that has waited for long, and nobody answered it."""
    long_ago = days_after(ground.today, -ground.number(Limit.ANSWER_DAYS))
    return (
        of_closed(ground, FollowUp.due_on, Case.closed_on, row=FollowUp.id)
        .join(FollowUp, FollowUp.case_id == Case.id)
        .where(FollowUp.state == FollowUpState.WAITING, FollowUp.due_on <= long_ago)
    )


def placement_over(ground: Ground) -> Part:
    """A placement whose planned end has passed, and nobody said what came of it."""
    query = of_open(Placement.planned_end_on, row=Placement.id).join(FILE, FILE.person_id == Case.person_id)
    query = query.join(Placement, Placement.work_file_id == FILE.id)
    return work.PLACEMENTS.within(query).where(*_is_over(ground, Placement))


def programme_over(ground: Ground) -> Part:
    """A programme whose planned end has passed, and nobody said why she left it."""
    query = of_open(Programme.planned_end_on, row=Programme.id).join(FILE, FILE.person_id == Case.person_id)
    query = query.join(Programme, Programme.work_file_id == FILE.id)
    return work.PROGRAMMES.within(query).where(*_is_over(ground, Programme))


def _is_over(ground: Ground, of: Any) -> Iterator[sa.ColumnElement[bool]]:
    yield of.ended_on.is_(None)
    yield of.planned_end_on <= days_after(ground.today, -ground.number(Limit.OVER_DAYS))


def no_status(ground: Ground) -> Part:
    """She left the establishment programme, and neither a note nor a job, a placement or studies tells of the day that
    is asked about."""
    moment = next(one for one in moments().values() if one.counted_from is CountedFrom.PROGRAMME_END and one.days)
    day = days_after(Programme.ended_on, moment.days or 0)
    query = of_open(Programme.ended_on, day, row=Programme.id, key=sa.literal(moment.code))
    query = query.join(FILE, FILE.person_id == Case.person_id).join(Programme, Programme.work_file_id == FILE.id)
    noted = sa.exists().where(StatusNote.work_file_id == FILE.id, StatusNote.moment == moment.code)
    later = sa.exists().where(
        _other.work_file_id == FILE.id, _other.kind == ProgrammeKind.ESTABLISHMENT, _other.id != Programme.id,
        sa.or_(
            _other.ended_on.is_(None), _other.ended_on > Programme.ended_on,
            sa.and_(_other.ended_on == Programme.ended_on, _other.id > Programme.id),
        ),
    )  # fmt: skip
    told = (_covers(of, day) for of in (Employment, Placement, Study))
    return work.PROGRAMMES.within(query).where(
        Programme.kind == ProgrammeKind.ESTABLISHMENT,
        day <= days_after(ground.today, -ground.number(Limit.ANSWER_DAYS)),
        day >= ground.months_ago(Limit.BACK_MONTHS),
        sa.not_(noted.correlate(FILE)),
        sa.not_(later.correlate(FILE, Programme)),
        *(sa.not_(one) for one in told),
    )


def _covers(of: Any, day: Any) -> sa.ColumnElement[bool]:
    until = sa.func.coalesce(of.ended_on, of.planned_end_on)
    goes_on = sa.or_(until.is_(None), until >= day)
    return sa.exists().where(of.work_file_id == FILE.id, of.started_on <= day, goes_on).correlate(FILE, Programme)


def never(ground: Ground) -> Part:
    """An open case in which no contact has taken place."""
    since = days_after(ground.today, -ground.number(Limit.NO_CONTACT_DAYS))
    held = sa.exists().where(Contact.case_id == Case.id, Contact.state == ContactState.HELD)
    return of_open(Case.opened_on).where(
        Case.opened_on <= since, sa.not_(held.correlate(Case)), sa.not_(_rests(ground))
    )


def silent(ground: Ground) -> Part:
    """An open case whose last contact is long ago."""
    last = sa.select(sa.func.max(Contact.at)).where(Contact.case_id == Case.id, Contact.state == ContactState.HELD)
    day = local_day(last.correlate(Case).scalar_subquery())
    return of_open(day).where(day < ground.months_ago(Limit.SILENT_MONTHS), sa.not_(_rests(ground)))


def _rests(ground: Ground) -> sa.ColumnElement[bool]:
    """Whether the path rests today: nobody is missed then."""
    goes_on = sa.or_(Pause.ends_on.is_(None), Pause.ends_on >= ground.today)
    return sa.exists().where(Pause.case_id == Case.id, Pause.starts_on <= ground.today, goes_on).correlate(Case)
