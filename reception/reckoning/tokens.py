"""Tokens that stand in links: 128 bits that can be typed from paper. Pure.

Digits and letters: Crockford's base 32, which holds none that look alike.
"""

import hashlib
import hmac
from typing import Final

_SIGNS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_READ_AS: Final = str.maketrans({"o": "0", "i": "1", "l": "1", "u": "v"})
_BYTES: Final = 16
_LENGTH: Final = 26
_GROUP: Final = 5


def derived_token(of: str, key: bytes) -> str:
    """A token of 128 bits that only who has `key` can make (HMAC-SHA256 of `of`): so a paper can be printed again, and
    the database alone opens nothing."""
    made = hmac.new(key, of.encode(), hashlib.sha256).digest()
    number = int.from_bytes(made[:_BYTES])
    signs = "".join(_SIGNS[number >> (5 * place) & 31] for place in reversed(range(_LENGTH)))
    return "-".join(signs[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def normal(token: str) -> str:
    """A token as it is hashed: without hyphens, in small letters, look-alikes read as what they look like."""
    return token.replace("-", "").casefold().translate(_READ_AS)


def token_hash(token: str) -> str:
    """What is kept of a token, as hexadecimal digits. The token has 128 bits: a plain hash is enough."""
    return hashlib.sha256(normal(token).encode()).hexdigest()
