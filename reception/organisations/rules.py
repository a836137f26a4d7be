"""Names of organisations as they are sorted and searched, their numbers, and the languages spoken there. Pure."""

import re
from typing import Final

from anyascii import anyascii

from reception.i18n.markers import N_
from reception.i18n.text_safety import plain

#: What anyascii writes for letters that Latin lacks, such as Arabic hamza and ayn.
_MARKS_FOR_SOUNDS: Final = re.compile(r"['`]")
#: Arbetsförmedlingen as `authorities.toml` names it, in letters for searching. It is its own name in every language.
EMPLOYMENT_SERVICE: Final = "arbetsformedlingen"
_NUMBER: Final = re.compile(r"(?:16)?([0-9]{6})-?([0-9]{4})")


def sort_key(name: str) -> str:
    """`name` in small Latin letters without marks: what it is sorted by and searched in."""
    return " ".join(_MARKS_FOR_SOUNDS.sub("", anyascii(name.casefold()).casefold()).split())


def number_problem(text: str) -> str | None:
    """What is wrong with an organisation number, or None (Skatteverket, SKV 709: third digit 2 or more, Luhn)."""
    match = _NUMBER.fullmatch(plain(text).replace(" ", ""))
    if match is None:
        return N_("Write the number as ten digits, such as 212000-0142.")
    digits = match[1] + match[2]
    if digits[2] < "2":
        return N_("This is a person's number. Leave the field empty for a sole trader.")
    return None if _luhn(digits) else N_("A digit is wrong: the last one does not fit the others.")


def shown_number(text: str) -> str:
    """A right organisation number as it is written: 212000-0142."""
    match = _NUMBER.fullmatch(plain(text).replace(" ", ""))
    return f"{match[1]}-{match[2]}" if match else text


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def language_tags(kept: str) -> list[str]:
    """The tags in a kept list."""
    return kept.split()


def kept_languages(tags: list[str]) -> str:
    """Tags as they are kept: in order, between spaces, so that one can be looked for (" ar so ")."""
    return f" {' '.join(sorted(set(tags)))} " if tags else ""
