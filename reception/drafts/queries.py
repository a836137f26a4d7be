"""Questions about drafts. Everybody reaches their own alone, and none that is older than `KEPT_FOR`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

import sqlalchemy as sa

from reception.access.permit import OutOfReach
from reception.db.session import db
from reception.drafts.models import Draft
from reception.drafts.rules import KEPT_FOR, TAKEN_BACK_WITHIN
from reception.i18n.formats import now

#: How many of one page are offered: more than a few are no choice.
MOST_OFFERED = 5


@dataclass(frozen=True)
class Unfinished:
    """A draft as a list names it: where it belongs and when it was saved, nothing of what it says."""

    id: int
    path: str
    saved_at: datetime

    @property
    def url(self) -> str:
        """Its page, filled from it."""
        return f"{quote(self.path)}?draft={self.id}"


def drafts_on(path: str, user_id: int) -> Sequence[Draft]:
    """What somebody has written on the page at `path` and not sent, the newest first."""
    query = sa.select(Draft).where(*_own(user_id), Draft.path == path)
    return db.session.scalars(query.order_by(Draft.saved_at.desc(), Draft.id.desc()).limit(MOST_OFFERED)).all()


def unfinished(user_id: int) -> list[Unfinished]:
    """Where somebody has written something and not sent it, the newest first."""
    query = sa.select(Draft.id, Draft.path, Draft.saved_at).where(*_own(user_id))
    return [Unfinished(*row) for row in db.session.execute(query.order_by(Draft.saved_at.desc(), Draft.id.desc()))]


def thrown(draft_id: int, user_id: int) -> Draft:
    """A draft that its writer threw away. Raises OutOfReach, also when it is somebody else's or gone for good."""
    lately = Draft.thrown_at > now() - TAKEN_BACK_WITHIN
    found = db.session.scalar(sa.select(Draft).where(Draft.id == draft_id, Draft.user_id == user_id, lately))
    if found is None:
        raise OutOfReach
    return found


def _own(user_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return Draft.user_id == user_id, Draft.thrown_at.is_(None), Draft.saved_at > now() - KEPT_FOR
