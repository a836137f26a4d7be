"""The pseudo-locales: languages that nobody speaks, to see what a page makes of any language. Pure.

Text without brackets did not come from the catalogues; a bracket that is missing was cut off (ui.md, 3.5).
"""

import re
from functools import lru_cache
from typing import Final

_ACCENTS: Final = str.maketrans(
    "ABCDEFGHIJKLMNOPRSTUVWYZabcdefghijklmnoprstuvwyz", "ÀƁÇÐÉƑĜĤÎĴĶĻṂÑÕÞŔŠŢÛṼŴÝŽàƀçðéƒĝĥîĵķļṃñõþŕšţûṽŵýž"
)
#: What is no word: places to be filled, a percent sign, markup.
_UNTOUCHED: Final = re.compile(r"(%\(\w+\)[sd]|%%|<[^>]*>|&\w+;)")
#: So much longer than the Swedish. German and Ukrainian need about as much.
_LONGER: Final = 0.4
_MORE: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@lru_cache(maxsize=8192)
def accented(text: str) -> str:
    """`text` with an accent on each letter and some words more; places to be filled stand as they stood."""
    parts = _UNTOUCHED.split(text)
    parts[::2] = [part.translate(_ACCENTS) for part in parts[::2]]
    wanted = round(sum(map(len, parts[::2])) * _LONGER)
    return "".join(parts) + _words(wanted)


def bracketed(text: str) -> str:
    """Between the brackets that show where a text begins and ends."""
    return type(text)(f"⟦{text}⟧")


def _words(length: int) -> str:
    """Words of about so many letters, with the space before them."""
    made = ""
    for number in range(length):
        if len(made) >= length:
            break
        made += f" {_MORE[number % len(_MORE)]}"
    return made
