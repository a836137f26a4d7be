"""Questions about sessions: who a browser is, and which browsers are signed in."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import Actor, Duty
from reception.access.permit import OutOfReach
from reception.accounts.models import RoleAssignment, StaffSession, User
from reception.accounts.queries.staff import DUTY, on_day, with_their_units
from reception.accounts.rules import IDLE, LONGEST, session_holds
from reception.accounts.terms import Theme
from reception.db.session import db
from reception.i18n.formats import now, today

_VISITOR = (
    StaffSession.id.label("session_id"),
    StaffSession.started_at,
    StaffSession.seen_at,
    StaffSession.ended_at,
    User.active,
    User.language,
    User.theme,
    User.id.label("user_id"),
    User.name.label("user_name"),
    User.shortcuts,
)


def hashed(token: str) -> str:
    """What is kept of a session's token."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class Visitor:
    """Whom a browser's token stands for: a session, its account, and the actor that it is today."""

    session_id: int
    started_at: datetime
    seen_at: datetime
    ended_at: datetime | None
    active: bool
    language: str | None
    theme: Theme
    actor: Actor
    #: What upper floors asked along, by name.
    asides: Mapping[str, Any]

    @property
    def is_here(self) -> bool:
        """Whether the session still holds, for an account that may sign in."""
        holds = session_holds(
            started_at=self.started_at, seen_at=self.seen_at, ended=self.ended_at is not None, now=now()
        )
        return holds and self.active


def visitor_with(token: str) -> Visitor | None:
    """Whom a token stands for, its session alive or ended: one statement, because every page asks."""
    rows = db.session.execute(_who_has(tuple(_asides.values())), {"token_hash": hashed(token), "day": today()}).all()
    if not rows:
        return None
    first = rows[0]
    duties = (row[-len(DUTY) :] for row in rows)
    held = tuple(Duty(*duty) for duty in duties if duty[0] is not None)
    return Visitor(
        session_id=first.session_id,
        started_at=first.started_at,
        seen_at=first.seen_at,
        ended_at=first.ended_at,
        active=first.active,
        language=first.language,
        theme=first.theme,
        actor=Actor(first.user_id, first.user_name, held, shortcuts=first.shortcuts),
        asides=dict(zip(_asides, first[len(_VISITOR) : -len(DUTY)], strict=True)),
    )


@cache
def _who_has(asides: tuple[sa.ScalarSelect[Any], ...]) -> sa.Select[*tuple[Any, ...]]:
    """The question itself, put together once: that takes longer than asking it."""
    holds_today = on_day(sa.bindparam("day", type_=sa.Date))
    query = with_their_units(
        sa.select(*_VISITOR, *asides, *DUTY)
        .select_from(StaffSession)
        .join(User, User.id == StaffSession.user_id)
        .outerjoin(RoleAssignment, sa.and_(RoleAssignment.user_id == User.id, *holds_today))
    )
    return query.where(StaffSession.token_hash == sa.bindparam("token_hash")).order_by(RoleAssignment.id)


_asides: dict[str, sa.ScalarSelect[Any]] = {}


def ask_along(name: str, question: sa.ScalarSelect[Any]) -> None:
    """Register something small that an upper floor wants to know of `User.id` on every page, in the same statement."""
    _asides[name] = question


def session_of(token: str) -> StaffSession | None:
    """The session behind a browser's token, alive or ended."""
    query = (
        sa.select(StaffSession).where(StaffSession.token_hash == hashed(token)).options(joinedload(StaffSession.user))
    )
    return db.session.scalar(query)


def live_sessions_of(user_id: int) -> Sequence[StaffSession]:
    """The sessions of an account that hold now, the latest used first."""
    moment = now()
    query = (
        sa.select(StaffSession)
        .where(
            StaffSession.user_id == user_id,
            StaffSession.ended_at.is_(None),
            StaffSession.seen_at > moment - IDLE,
            StaffSession.started_at > moment - LONGEST,
        )
        .order_by(StaffSession.seen_at.desc(), StaffSession.id.desc())
    )
    return db.session.scalars(query).all()


def session_by_id(user_id: int, session_id: int) -> StaffSession:
    """One session of an account. Raises OutOfReach, also when it is somebody else's."""
    query = sa.select(StaffSession).where(StaffSession.id == session_id, StaffSession.user_id == user_id)
    found = db.session.scalar(query)
    if found is None:
        raise OutOfReach
    return found
