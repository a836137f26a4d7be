"""What changed hands around a caseworker: the cases that are new with one, and those one follows along in."""

from collections.abc import Iterator
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
from reception.overview.terms import Section
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


def handed(actor: Actor, today: date, window: Window) -> dict[Section, list[Any]]:
    """Both lists, by their sections, in one statement: they stand beside each other on My day."""
    parts = {Section.NEW: _new(actor, today), Section.FOLLOWING: _followed(actor, today)}
    rows = sa.union_all(*(_part(section, query, window) for section, query in parts.items())).subquery()
    query = sa.select(rows).order_by(rows.c.section, rows.c.place).execution_options(permit=permits.READ.name)
    found: dict[Section, list[Any]] = {section: [] for section in parts}
    for section, _place, *row in db.session.execute(query):
        found[Section(section)].append(NewCase(*row) if section == Section.NEW else FollowedCase(*row[:-1]))
    return found


def _part(section: Section, query: sa.Select[*tuple[Any, ...]], window: Window) -> sa.Select[*tuple[Any, ...]]:
    offset, limit = window
    rows = permits.READ.within(query.order_by("place").offset(offset).limit(limit)).subquery()
    return sa.select(sa.literal(section.value).label("section"), rows)


def new_with(actor: Actor, today: date, window: Window) -> list[NewCase]:
    """The actor's open cases of the last few days, the latest first: who had each before, and the note."""
    return [NewCase(*row) for row in _read(_new(actor, today), window)]


def following(actor: Actor, today: date, window: Window) -> list[FollowedCase]:
    """The open cases of others in which the actor follows along today, the first to end first."""
    return [FollowedCase(*row[:-1]) for row in _read(_followed(actor, today), window)]


def _new(actor: Actor, today: date) -> sa.Select[*tuple[Any, ...]]:
    made, began = HandOver, CaseAssignment.starts_on
    return (
        sa.select(_place(began.desc()), *WHO, began.label("day"), _former.name.label("name"), made.note.label("note"))
        .select_from(CaseAssignment)
        .join(CaseAssignment.case)
        .join(Case.person)
        .outerjoin(made, made.id == _LATEST_HAND_OVER)
        .outerjoin(_former, _former.id == _WORKER_BEFORE)
        .where(CaseAssignment.user_id == actor.user_id, CaseAssignment.ends_on.is_(None))
        .where(Case.worker_id == actor.user_id, Case.state == CaseState.OPEN, _is_new(rules.new_since(today)))
    )


def _followed(actor: Actor, today: date) -> sa.Select[*tuple[Any, ...]]:
    """With an empty note, so that it has the columns of `_new`."""
    ends, no_note = sa.func.max(CaseAssignment.ends_on), sa.cast(sa.null(), sa.Text).label("note")
    return (
        sa.select(_place(ends), *WHO, ends.label("day"), User.name.label("name"), no_note)
        .select_from(CaseAssignment)
        .join(CaseAssignment.case)
        .join(Case.person)
        .join(_now, sa.and_(_now.case_id == Case.id, _now.ends_on.is_(None), _now.user_id == Case.worker_id))
        .join(User, User.id == Case.worker_id)
        .where(CaseAssignment.user_id == actor.user_id, CaseAssignment.ends_on >= today)
        .where(CaseAssignment.ends_on > _now.starts_on, _now.user_id != actor.user_id, Case.state == CaseState.OPEN)
        .group_by(Case.id, Person.id, User.id)
    )


def _place(first: sa.ColumnElement[Any]) -> sa.Label[int]:
    """The place in a list that is ordered by `first`."""
    return sa.func.row_number().over(order_by=(first, Case.id)).label("place")


def _is_new(since: date) -> sa.ColumnElement[bool]:
    """Begun lately, or handed over lately with an earlier day written."""
    return sa.or_(CaseAssignment.starts_on >= since, HandOver.made_at >= at_local(datetime.combine(since, time.min)))


def _read(query: sa.Select[*tuple[Any, ...]], window: Window) -> Iterator[Any]:
    offset, limit = window
    rows = db.session.execute(permits.READ.within(query.order_by("place").offset(offset).limit(limit)))
    return (row[1:] for row in rows)
