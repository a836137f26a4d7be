"""The questions after closings: one of them, and those whose day has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from reception.access.permit import Permit
from reception.access.roles import CASEWORK
from reception.accounts import queries as accounts
from reception.accounts.models import RoleAssignment, User
from reception.audit.reading import saw
from reception.cases import permits
from reception.cases.models import Case, Closing, FollowUp
from reception.cases.queries.closing import ending_of
from reception.cases.rules import last_try_to_repeat
from reception.cases.terms import CaseState, FollowUpMoment, FollowUpState
from reception.db.session import db
from reception.people.models import Person
from reception.people.terms import Protection

Window = tuple[int, int]


@dataclass(frozen=True)
class DueFollowUp:
    """A question whose day has come. A protected person stands in lists as `person_number`, not by name.

    `has_worker` is false where the case has no caseworker, or one who does no casework in the unit any more.
    """

    follow_up_id: int
    moment: FollowUpMoment
    due_on: date
    tries: int
    tried_on: date | None
    closed_on: date
    case_number: str
    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    worker_id: int | None
    worker_name: str | None
    has_worker: bool


def follow_up(follow_up_id: int, permit: Permit = permits.READ) -> FollowUp:
    """A question after a closing, with its case and person. Raises OutOfReach."""
    query = (
        sa.select(FollowUp)
        .join(FollowUp.case)
        .where(FollowUp.id == follow_up_id)
        .options(
            contains_eager(FollowUp.case).joinedload(Case.person),
            joinedload(FollowUp.closing),
            joinedload(FollowUp.ended_by),
        )
    )
    found = permit.one(query)
    saw([found.case.person_id])
    return found


def follow_ups_of(case: Case) -> Sequence[FollowUp]:
    """The questions after the closing that a case stands closed by, by day; none for an open case."""
    return ending_of(case).follow_ups


def due_follow_ups(user_ids: Sequence[int], today: date, window: Window) -> list[DueFollowUp]:
    """The questions to ask now in the closed cases of these caseworkers, the longest due first.

    Whoever was tried and not reached comes back after a week.
    """
    return _rows(permits.READ, today, window, Case.worker_id.in_(user_ids))


def due_without_worker(today: date, window: Window) -> list[DueFollowUp]:
    """Those in the units that the actor manages which are on nobody's day: nobody has the case, or nobody here."""
    return _rows(permits.FOLLOW_UPS, today, window, sa.not_(_has_worker()))


def number_without_worker(today: date) -> int:
    """How many they are."""
    return _count(today, sa.not_(_has_worker()))


def follow_ups_in_units(today: date, window: Window) -> list[DueFollowUp]:
    """The questions to ask now in the units that the actor manages, whoever had the case, the longest due first."""
    return _rows(permits.FOLLOW_UPS, today, window)


def follow_ups_due_in_units(today: date) -> int:
    """How many they are."""
    return _count(today)


def _is_due(today: date) -> sa.ColumnElement[bool]:
    """Of a case that is open again nothing is asked, by whichever way it was opened."""
    return sa.and_(
        FollowUp.state == FollowUpState.WAITING,
        FollowUp.due_on <= today,
        sa.or_(FollowUp.tried_on.is_(None), FollowUp.tried_on <= last_try_to_repeat(today)),
        Case.state == CaseState.CLOSED,
    )


def _has_worker() -> sa.ColumnElement[bool]:
    """Whether somebody has the case who does casework in its unit today."""
    return (
        sa.exists()
        .where(
            RoleAssignment.user_id == Case.worker_id,
            RoleAssignment.unit_id == Case.unit_id,
            RoleAssignment.role.in_(CASEWORK),
            User.active,
            *accounts.on_today(),
        )
        .correlate(Case, User)
    )


def _rows(permit: Permit, today: date, window: Window, *conditions: sa.ColumnElement[bool]) -> list[DueFollowUp]:
    offset, limit = window
    query = (
        _due(today, *conditions)
        .add_columns(*_told())
        .join(FollowUp.closing)
        .order_by(FollowUp.due_on, FollowUp.id)
        .offset(offset)
        .limit(limit)
    )
    found: Any = db.session.execute(permit.within(query))
    rows = [DueFollowUp(**row) for row in found.mappings()]
    saw(row.person_id for row in rows)
    return rows


def _due(today: date, *conditions: sa.ColumnElement[bool]) -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select()
        .select_from(FollowUp)
        .join(FollowUp.case)
        .join(Case.person)
        .outerjoin(User, User.id == Case.worker_id)
        .where(_is_due(today), *conditions)
    )


def _told() -> tuple[sa.ColumnElement[Any], ...]:
    """What a list says of each, in the words of `DueFollowUp`."""
    return (
        FollowUp.id.label("follow_up_id"),
        *(column.label(column.key) for column in (FollowUp.moment, FollowUp.due_on, FollowUp.tries, FollowUp.tried_on)),
        Closing.closed_on.label("closed_on"),
        Case.number.label("case_number"),
        Person.id.label("person_id"),
        Person.number.label("person_number"),
        Person.shown_name.label("shown_name"),
        (Person.protection != Protection.NONE).label("is_protected"),
        Case.worker_id.label("worker_id"),
        User.name.label("worker_name"),
        _has_worker().label("has_worker"),
    )


def _count(today: date, *conditions: sa.ColumnElement[bool]) -> int:
    query = _due(today, *conditions).add_columns(sa.func.count(FollowUp.id))
    return int(db.session.scalar(permits.FOLLOW_UPS.within(query)) or 0)
