"""Text of either direction among text of the other, where no markup can say so: on paper, in a label. Pure."""

import unicodedata
from typing import Final, Literal

Direction = Literal["ltr", "rtl"]

_STRONG: Final[dict[str, Direction]] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_LEFT_TO_RIGHT: Final = "\N{LEFT-TO-RIGHT ISOLATE}"
_FIRST_STRONG: Final = "\N{FIRST STRONG ISOLATE}"
_END: Final = "\N{POP DIRECTIONAL ISOLATE}"


def direction(text: str, otherwise: Direction = "ltr") -> Direction:
    """The direction of the first letter that has one, as `dir="auto"` finds it; `otherwise` where none has."""
    found = (_STRONG.get(unicodedata.bidirectional(character)) for character in text)
    return next((one for one in found if one), otherwise)


def isolated(text: str, around: Direction = "ltr") -> str:
    """`text` so that it keeps its order within a line that runs `around`. What runs that way alone is not touched."""
    if around == "ltr" and not any(_STRONG.get(unicodedata.bidirectional(one)) == "rtl" for one in text):
        return text
    return f"{_FIRST_STRONG}{text}{_END}" if text else text


def number(text: str, around: Direction = "ltr") -> str:
    """The same for a number, a date or a span of years: within Arabic "2026-00123" would else become "00123-2026"."""
    return text if around == "ltr" or not text else f"{_LEFT_TO_RIGHT}{text}{_END}"
