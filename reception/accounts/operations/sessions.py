"""What may happen to sessions: one sign-in from one browser."""

import secrets
from datetime import timedelta

import sqlalchemy as sa
from flask import g

from reception.accounts import queries
from reception.accounts.models import StaffSession, User
from reception.accounts.rules import NOTED_EVERY
from reception.audit.log import record
from reception.db.session import at_the_end, db
from reception.i18n.formats import now


def start_session(user: User, *, address: str, browser: str) -> str:
    """Begin a session and return its token, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    moment = now()
    session = StaffSession(
        token_hash=queries.hashed(token),
        user_id=user.id,
        started_at=moment,
        seen_at=moment,
        address=address,
        browser=browser[:200],
    )
    db.session.add(session)
    db.session.execute(sa.delete(StaffSession).where(StaffSession.seen_at < moment - timedelta(days=30)))
    db.session.flush()
    record("session.started", session, user=user.id)
    return token


def end_session(session: StaffSession) -> None:
    """Sign out."""
    session.ended_at = now()
    record("session.ended", session)


def end_sessions_of(user: User, *, but: str | None = None) -> None:
    """End every session of an account, save the one with the token `but`: its password or its duties changed."""
    others = StaffSession.token_hash != queries.hashed(but or "")
    db.session.execute(
        sa.update(StaffSession)
        .where(StaffSession.user_id == user.id, StaffSession.ended_at.is_(None), others)
        .values(ended_at=now())
    )


def _note_seen() -> None:
    db.session.execute(sa.update(StaffSession).where(StaffSession.id == g.session_id).values(seen_at=now()))


def look_away() -> None:
    """Let this request not count as something its owner did: a page asked by itself."""
    g.is_looked_away = True


def is_noted() -> bool:
    """Whether this request moves the session's end: at most once a minute, so that not each page writes."""
    return "session_id" in g and not g.get("is_looked_away") and now() - g.session_seen_at > NOTED_EVERY


at_the_end(when=is_noted, note=_note_seen)
