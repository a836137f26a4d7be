"""A personal link: how it is written, how long it holds, and when it opens nothing any more. Pure.

Sources: security.md U6; contract.md, decision 6. Digits and letters: Crockford's base 32, which holds none that look
alike, so that the link can be typed from paper.
"""

import hashlib
import hmac
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

#: For how many days a link may be made, and how many are proposed. Our own decision.
DAYS: Final = (7, 30, 90, 180)
PROPOSED_DAYS: Final = 30
#: So many wrong years in a row close a link.
MOST_TRIES: Final = 5
_SIGNS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_READ_AS: Final = str.maketrans({"o": "0", "i": "1", "l": "1", "u": "v"})
_BYTES: Final = 16
_LENGTH: Final = 26
_GROUP: Final = 5


class LinkState(StrEnum):
    """Where a link stands."""

    HOLDS = "holds"
    EXPIRED = "expired"
    REVOKED = "revoked"
    LOCKED = "locked"
    #: The case is closed.
    CLOSED = "closed"


def token_of(link_id: int, made_at: datetime, key: bytes) -> str:
    """What a link ends with: 128 bits that only who has the installation's key can make, so that its card can be
    printed again and the database alone opens nothing."""
    made = hmac.new(key, f"personal-link\0{link_id}\0{int(made_at.timestamp())}".encode(), hashlib.sha256).digest()
    number = int.from_bytes(made[:_BYTES])
    signs = "".join(_SIGNS[number >> (5 * place) & 31] for place in reversed(range(_LENGTH)))
    return "-".join(signs[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def normal(token: str) -> str:
    """A token as it is hashed: without hyphens, in small letters, look-alikes read as what they look like."""
    return token.replace("-", "").casefold().translate(_READ_AS)


def token_hash(token: str) -> str:
    """What is kept of a link. The token has 128 bits: a plain hash is enough."""
    return hashlib.sha256(normal(token).encode()).hexdigest()


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
