"""Addresses: how they are sorted and searched, and when two of them are one. Pure."""

import re
from typing import Final

from reception.i18n.text_safety import plain
from reception.organisations.rules import sort_key as letters
from reception.people.rules.names import sort_key as in_swedish_order

_DIGITS: Final = re.compile(r"\d+")
_FIVE: Final = re.compile(r"[0-9]{5}")
#: Numbers are sorted as numbers: "Storgatan 9" before "Storgatan 10".
_WIDTH: Final = 6


def sort_key(street: str, apartment: str = "") -> str:
    """What a home is known by and searched in: small letters without marks, numbers filled up with noughts.

    Two homes with one key and one postcode are the same home.
    """
    return f"{searched(street)} / {searched(apartment)}".strip()


def place_in_list(street: str, apartment: str = "") -> tuple[str, str]:
    """Where a home stands in a list: by street in Swedish order (å, ä, ö last), numbers as numbers, then apartment."""
    street, apartment = (_DIGITS.sub(_filled, text) for text in (street, apartment))
    return in_swedish_order(street), in_swedish_order(apartment)


def _filled(number: re.Match[str]) -> str:
    return number[0].lstrip("0").zfill(_WIDTH)[:20]


def searched(text: str) -> str:
    """A piece of an address as it stands in a sort key."""
    return _DIGITS.sub(_filled, letters(text.replace(",", " ")))


def looked_for(text: str) -> list[str]:
    """The words of a search as they stand in sort keys. A number finds itself: "1" finds 1 and 1B, and never 10."""
    return [searched(word) for word in text.split()]


def postcode(text: str) -> str:
    """A Swedish postcode as the post writes it: "541 30". Anything else stays as it was typed."""
    digits = re.sub(r"[\s-]|^(?i:SE)", "", plain(text))
    return f"{digits[:3]} {digits[3:]}" if _FIVE.fullmatch(digits) else text.strip()


def is_postcode(shown: str) -> bool:
    """Whether a postcode is written as the post writes it."""
    return _FIVE.fullmatch(shown.replace(" ", "")) is not None
