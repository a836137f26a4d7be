"""Questions about sessions: who a browser is, and which browsers are signed in."""

import hashlib
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import OutOfReach
from reception.accounts.models import StaffSession
from reception.accounts.rules import IDLE, LONGEST, session_holds
from reception.db.session import db
from reception.i18n.formats import now


def hashed(token: str) -> str:
    """What is kept of a session's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def session_of(token: str) -> StaffSession | None:
    """The session behind a browser's token, alive or ended."""
    query = (
        sa.select(StaffSession).where(StaffSession.token_hash == hashed(token)).options(joinedload(StaffSession.user))
    )
    return db.session.scalar(query)


def is_alive(session: StaffSession) -> bool:
    """Whether a session still holds, for an account that may sign in."""
    holds = session_holds(
        started_at=session.started_at, seen_at=session.seen_at, ended=session.ended_at is not None, now=now()
    )
    return holds and session.user.active


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
