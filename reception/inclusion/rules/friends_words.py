"""What people wrote of interests and areas, cut into what can be compared. Pure."""

import re
from typing import Final

from reception.organisations.rules import sort_key

_SEPARATORS: Final = re.compile(r"[,;\n،؛、]")
_PARTS: Final = re.compile(r"[\w]+")
#: Shorter words of an area, such as "av" or "i", say nothing.
_SHORTEST: Final = 3


def interests_in(text: str | None) -> dict[str, str]:
    """The interests in a text: each as it was written first, by what it is compared by, in their order."""
    found: dict[str, str] = {}
    for part in _SEPARATORS.split(text or ""):
        word = " ".join(part.split())
        if key := sort_key(word):
            found.setdefault(key, word)
    return found


def kept_interests(text: str | None) -> str:
    """Interests as they are kept: each once, between commas."""
    return ", ".join(interests_in(text).values())


def area_words(text: str | None) -> frozenset[str]:
    """The words of an area that can be compared."""
    return frozenset(word for word in _PARTS.findall(sort_key(text or "")) if len(word) >= _SHORTEST)
