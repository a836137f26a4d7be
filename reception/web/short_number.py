"""Short random numbers of people and cases, such as `7K3M-Q9`: for URLs, paper and telephone. Pure.

Crockford's base 32 (no I, L, O, U), five random characters and a check character by Luhn modulo 32. Every number holds
a letter and a digit, so that none can be taken for a date, a telephone number or a name.
"""

import random
import re
from collections.abc import Callable
from typing import Final

from reception.i18n.text_safety import plain

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BASE: Final = len(ALPHABET)
#: Of more than thirty million numbers hardly ever two drawn in a row are taken; a dozen are not by chance.
_TRIES: Final = 12
_LOOKALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SHAPE: Final = re.compile(rf"([{ALPHABET}]{{4}})-?([{ALPHABET}]{{2}})")


def make(source: random.Random) -> str:
    """A new number in its shown form, drawn from `source` (`random.SystemRandom()` outside tests)."""
    while True:
        drawn = "".join(source.choices(ALPHABET, k=5))
        characters = drawn + _check_character(drawn)
        if _is_mixed(characters):
            return f"{characters[:4]}-{characters[4:]}"


def unused(is_used: Callable[[str], bool]) -> str:
    """A new number that nothing has, as far as `is_used` knows. RuntimeError when a dozen drawn are all taken."""
    for _try in range(_TRIES):
        number = make(random.SystemRandom())
        if not is_used(number):
            return number
    raise RuntimeError("no free number")


def normalise(text: str) -> str | None:
    """The number that `text` spells, in its shown form, or None if it is none or its check character is wrong.

    Accepts lower case, spaces, any dash or none, and O, I, L for 0, 1, 1.
    """
    match = _SHAPE.fullmatch(plain(text).upper().replace(" ", "").translate(_LOOKALIKES))
    if not match:
        return None
    characters = match[1] + match[2]
    if not _is_mixed(characters) or _check_character(characters[:-1]) != characters[-1]:
        return None
    return f"{match[1]}-{match[2]}"


def _is_mixed(characters: str) -> bool:
    return not characters.isdecimal() and not characters.isalpha()


def _check_character(characters: str) -> str:
    total = 0
    for position, character in enumerate(reversed(characters)):
        doubled = ALPHABET.index(character) * (2 if position % 2 == 0 else 1)
        total += doubled // _BASE + doubled % _BASE
    return ALPHABET[-total % _BASE]
