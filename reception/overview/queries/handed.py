"""What changed hands around a caseworker: the cases that are new with one, and those one follows along in."""

from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.accounts.models import User
from reception.cases import permits
from reception.cases.models import Case, CaseAssignment, HandedCase, HandOver
from reception.cases.terms import CaseState, GivenOutcome
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.i18n.formats import at_local
from reception.overview.queries.day import Window
from reception.overview.queries.placing import WHO
from reception.overview.queries.rows import FollowedCase, NewCase
from reception.overview.rules import day as rules
from reception.people.models import Person

_former, _given, _made = shared_alias(User), shared_alias(HandedCase), shared_alias(HandOver)
_earlier, _now = shared_alias(CaseAssignment), shared_alias(CaseAssignment)
#: The hand-over that gave the case to whoever has it.
_LATEST_HAND_OVER = (
    sa.select(sa.func.max(_given.hand_over_id))
    .join(_made, _made.id == _given.hand_over_id)
    .where(_given.case_id == Case.id, _given.outcome == GivenOutcome.GIVEN, _made.worker_id == Case.worker_id)
    .correlate(Case)
    .scalar_subquery()
)
#: Who had the case last, before this assignment.
_WORKER_BEFORE = (
    sa.select(_earlier.user_id)
    .where(_earlier.case_id == CaseAssignment.case_id, _earlier.id < CaseAssignment.id)
    .where(_earlier.user_id != CaseAssignment.user_id)
    .order_by(_earlier.id.desc())
    .limit(1)
    .correlate(CaseAssignment)
    .scalar_subquery()
)


def new_with(actor: Actor, today: date, window: Window) -> list[NewCase]:
    """The actor's open cases of the last few days, the latest first: who had each before, and the note."""
    made = HandOver
    query = (
        sa.select(*WHO, CaseAssignment.starts_on, _former.name, made.note)
        .select_from(CaseAssignment)
        .join(CaseAssignment.case)
        .join(Case.person)
        .outerjoin(made, made.id == _LATEST_HAND_OVER)
        .outerjoin(_former, _former.id == _WORKER_BEFORE)
        .where(CaseAssignment.user_id == actor.user_id, CaseAssignment.ends_on.is_(None))
        .where(Case.worker_id == actor.user_id, Case.state == CaseState.OPEN, _is_new(rules.new_since(today)))
        .order_by(CaseAssignment.starts_on.desc(), Case.id)
    )
    return [NewCase(*row) for row in _read(query, window)]


def _is_new(since: date) -> sa.ColumnElement[bool]:
    """Begun lately, or handed over lately with an earlier day written."""
    return sa.or_(CaseAssignment.starts_on >= since, HandOver.made_at >= at_local(datetime.combine(since, time.min)))


def following(actor: Actor, today: date, window: Window) -> list[FollowedCase]:
    """The open cases of others in which the actor follows along today, the first to end first."""
    query = (
        sa.select(*WHO, sa.func.max(CaseAssignment.ends_on), User.name)
        .select_from(CaseAssignment)
        .join(CaseAssignment.case)
        .join(Case.person)
        .join(_now, sa.and_(_now.case_id == Case.id, _now.ends_on.is_(None), _now.user_id == Case.worker_id))
        .join(User, User.id == Case.worker_id)
        .where(CaseAssignment.user_id == actor.user_id, CaseAssignment.ends_on >= today)
        .where(CaseAssignment.ends_on > _now.starts_on, _now.user_id != actor.user_id, Case.state == CaseState.OPEN)
        .group_by(Case.id, Person.id, User.id)
        .order_by(sa.func.max(CaseAssignment.ends_on), Case.id)
    )
    return [FollowedCase(*row) for row in _read(query, window)]


def _read(query: Any, window: Window) -> Any:
    offset, limit = window
    return db.session.execute(permits.READ.within(query.offset(offset).limit(limit)))
