"""Questions about the log that pages ask while people work; the log's own pages are another matter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from reception.access.actor import current
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import clock, local, now, short_moment, today

#: How far back somebody may have changed what another still has open in a form.
RECENTLY = timedelta(hours=24)


@dataclass(frozen=True)
class Change:
    """Who changed a row last, and when. `is_own`: the actor did, in another window."""

    name: str
    at: datetime
    is_own: bool

    @property
    def shown_name(self) -> str:
        """The name as it stands in a sentence of any direction: isolated by U+2068 and U+2069."""
        return f"\u2068{self.name}\u2069"

    @property
    def time(self) -> str:
        """When, in words: the time of day, and the day too if it was not today."""
        return clock(self.at) if local(self.at).date() == today() else short_moment(self.at)


def last_change(rows: Iterable[Any]) -> Change | None:
    """The last thing that somebody did to one of `rows` in the last 24 hours; None if the log tells of nobody."""
    subjects = [(type(row).__name__, row.id) for row in rows]
    query = (
        sa.select(AuditEvent.actor, AuditEvent.at, AuditEvent.user_id)
        .where(AuditEvent.at >= now() - RECENTLY, AuditEvent.user_id.is_not(None))
        .where(sa.tuple_(AuditEvent.subject_type, AuditEvent.subject_id).in_(subjects))
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
    )
    found = db.session.execute(query.limit(1)).first()
    return Change(found.actor, found.at, is_own=found.user_id == current().user_id) if found else None
