"""A personal link: how it is written, how long it holds, and when it opens nothing any more. Pure.

Sources: security.md U6; contract.md, decision 6.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from reception.reckoning import tokens

#: For how many days a link may be made, and how many are proposed. Our own decision.
DAYS: Final = (7, 30, 90, 180)
PROPOSED_DAYS: Final = 30
#: So many wrong years in a row close a link.
MOST_TRIES: Final = 5


class LinkState(StrEnum):
    """Where a link stands."""

    HOLDS = "holds"
    EXPIRED = "expired"
    REVOKED = "revoked"
    LOCKED = "locked"
    #: The case is closed.
    CLOSED = "closed"


def token_of(link_id: int, made_at: datetime, key: bytes) -> str:
    """What a link ends with: only who has the installation's key can make it."""
    return tokens.derived_token(f"personal-link\0{link_id}\0{int(made_at.timestamp())}", key)


def state_at(
    moment: datetime, *, expires_at: datetime, revoked_at: datetime | None, failed_tries: int, is_open: bool
) -> LinkState:
    """Where a link stands at a moment. `is_open`: whether the case is."""
    if revoked_at is not None:
        return LinkState.REVOKED
    if failed_tries >= MOST_TRIES:
        return LinkState.LOCKED
    if not is_open:
        return LinkState.CLOSED
    return LinkState.EXPIRED if moment >= expires_at else LinkState.HOLDS


def expiry(moment: datetime, days: int) -> datetime:
    """When a link that is made now runs out."""
    return moment + timedelta(days=days)
