"""The keys that a person is found by. Pure. Sources: ui.md section 1.2 rows 1 and 2, section 3.7."""

from collections.abc import Iterable, Iterator
from typing import Final

from reception.people.rules import lookup, names, numbers
from reception.people.rules.identifiers import PERSONAL_KINDS
from reception.people.terms import KeyKind, NumberKind

Key = tuple[KeyKind, str]

#: The shortest part of a telephone number that is looked up.
SHORTEST_PART: Final = 5


def of_names(texts: Iterable[str]) -> Iterator[Key]:
    """The spellings and sounds of every word of every name."""
    for text in texts:
        yield from ((KeyKind(kind), key) for kind, key in names.keys(text))


def of_number(kind: NumberKind, value: str) -> Iterator[Key]:
    """The number itself, and the ends by which people remember it; a dossier also without its `/n`."""
    compact = value if kind is NumberKind.DOSSIER else numbers.compact(value)
    yield KeyKind.NUMBER, compact
    yield KeyKind.NUMBER, compact.partition("/")[0]
    if kind in PERSONAL_KINDS:
        yield KeyKind.LAST_FOUR, compact[-4:]


def of_phone(text: str) -> Iterator[Key]:
    """Each end of the number, so that a part of it is the beginning of a key."""
    digits = (lookup.phone_key(text) or "").lstrip("+")
    if digits and len(digits) <= SHORTEST_PART:
        yield KeyKind.PHONE, digits
    yield from ((KeyKind.PHONE, digits[start:]) for start in range(len(digits) - SHORTEST_PART + 1))


def of_email(text: str) -> Iterator[Key]:
    """The address, case folded."""
    yield KeyKind.EMAIL, text.casefold()
