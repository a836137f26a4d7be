"""How long the reader stays signed in: told on each page, and asked by it before the end."""

from dataclasses import dataclass
from datetime import datetime

from flask import g

from reception.access.actor import staff
from reception.accounts.operations.sessions import is_noted
from reception.accounts.rules import TOLD_BEFORE, is_extendable, session_end
from reception.i18n.formats import clock, now
from reception.i18n.text import _


@dataclass(frozen=True)
class Stay:
    """When the session ends, and whether it can go on after that. `told_before` is in seconds."""

    ends_at: datetime
    is_extendable: bool
    user_id: int
    told_before: int = int(TOLD_BEFORE.total_seconds())

    @property
    def left(self) -> int:
        """Seconds until the end."""
        return max(0, int((self.ends_at - now()).total_seconds()))

    @property
    def words(self) -> str:
        """What the reader is told before the end."""
        if self.is_extendable:
            return _(
                "You will be signed out at %(time)s because nothing has happened for a while. "
                "What you have written is kept as a draft.",
                time=clock(self.ends_at),
            )
        return _(
            "You will be signed out at %(time)s, because you have been signed in for ten hours. "
            "What you have written is kept as a draft.",
            time=clock(self.ends_at),
        )


def stay() -> Stay | None:
    """How long the reader stays after this request; None for nobody. It asks no database."""
    if "session_id" not in g:
        return None
    seen_at = now() if is_noted() else g.session_seen_at
    return Stay(
        ends_at=session_end(started_at=g.session_started_at, seen_at=seen_at),
        is_extendable=is_extendable(started_at=g.session_started_at, now=now()),
        user_id=staff().user_id,
    )
