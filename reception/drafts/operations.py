"""What may happen to drafts."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from reception.db.session import db
from reception.drafts.models import Draft
from reception.drafts.rules import KEPT_FOR, MOST_KEPT, TAKEN_BACK_WITHIN
from reception.i18n.formats import now


def keep(user_id: int, *, path: str, body: str, writing: str = "", was_sent: bool = False) -> int:
    """Keep what stands in a form, in the place of what stood there before in the same writing; return its id.

    On the way the oldest of more than fifty go.
    """
    here = (Draft.user_id == user_id, Draft.path == path, Draft.writing == writing)
    facts = {"body": body, "was_sent": was_sent, "saved_at": now(), "thrown_at": None}
    draft_id = _again(here, facts) or _first(here, Draft(user_id=user_id, path=path, writing=writing, **facts))
    _keep_the_latest(user_id)
    return draft_id


def _again(here: tuple[sa.ColumnElement[bool], ...], facts: dict[str, Any]) -> int | None:
    return db.session.scalar(sa.update(Draft).where(*here).values(facts).returning(Draft.id))


def _first(here: tuple[sa.ColumnElement[bool], ...], draft: Draft) -> int:
    facts = {"body": draft.body, "was_sent": draft.was_sent, "saved_at": draft.saved_at}
    try:
        with db.session.begin_nested():
            db.session.add(draft)
    except IntegrityError:  # the same form was kept by another request a moment ago
        return _again(here, facts) or 0
    return draft.id


def _keep_the_latest(user_id: int) -> None:
    latest = sa.select(Draft.id).where(Draft.user_id == user_id).order_by(Draft.saved_at.desc(), Draft.id.desc())
    over = Draft.id.not_in(latest.limit(MOST_KEPT))
    db.session.execute(sa.delete(Draft).where(Draft.user_id == user_id, over).execution_options(**_UNTRACKED))


def forget(user_id: int, *, path: str, writing: str = "") -> None:
    """The form was sent."""
    sent = (Draft.user_id == user_id, Draft.path == path, Draft.writing == writing)
    db.session.execute(sa.delete(Draft).where(*sent))


def throw_away(user_id: int, draft_id: int) -> bool:
    """Its writer does not want it any more. Whether it was there; somebody else's is not."""
    statement = sa.update(Draft).where(Draft.id == draft_id, Draft.user_id == user_id, Draft.thrown_at.is_(None))
    return db.session.scalar(statement.values(thrown_at=now()).returning(Draft.id)) is not None


def take_back(draft: Draft) -> None:
    """It was thrown away by mistake."""
    draft.thrown_at = None


def remove_forgotten() -> int:
    """Remove what nobody came back to, and what was thrown away and not taken back; return how many."""
    moment = now()
    forgotten = sa.or_(Draft.saved_at < moment - KEPT_FOR, Draft.thrown_at < moment - TAKEN_BACK_WITHIN)
    removed = db.session.execute(sa.delete(Draft).where(forgotten).execution_options(**_UNTRACKED))
    return int(removed.rowcount)  # type: ignore[attr-defined]  # what a DELETE gives is a CursorResult


#: Rows that this session has loaded are not asked for in a DELETE by condition.
_UNTRACKED = {"synchronize_session": False}
