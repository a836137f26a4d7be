"""The keys that a person is found by. Pure. Sources: ui.md section 1.2 rows 1 and 2, section 3.7."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reception.people.rules import alike, lookup, names, numbers
from reception.people.rules.birth import Birth
from reception.people.rules.identifiers import PERSONAL_KINDS
from reception.people.terms import KeyKind, NumberKind

Key = tuple[KeyKind, str]

#: The shortest part of a telephone number that is looked up.
SHORTEST_PART: Final = 5
#: A telephone number is whole from so many digits on; a shorter one is no sign of one person.
_WHOLE_PHONE: Final = 7


@dataclass(frozen=True)
class Known:
    """What is known of a person that she is found by. `held` are numbers, also those that ended or are not verified.

    `own_phones` are those of `phones` that are the person's own. What is sealed is not given.
    """

    names: Sequence[str]
    birth: Birth | None = None
    held: Sequence[tuple[NumberKind, str]] = ()
    phones: Sequence[str] = ()
    own_phones: Sequence[str] = ()
    emails: Sequence[str] = ()


def of_person(known: Known) -> set[Key]:
    """Every key of a person."""
    found = {
        *of_names(known.names),
        *(key for kind, value in known.held for key in of_number(kind, value)),
        *(key for phone in known.phones for key in of_phone(phone)),
        *(key for email in known.emails for key in of_email(email)),
        *of_likeness(known),
    }
    return {key for key in found if key[1]}


def of_likeness(known: Known) -> Iterator[Key]:
    """What the person's record has in common with another one about her."""
    phones = [digits for phone in known.own_phones if len(digits := _digits(phone)) >= _WHOLE_PHONE]
    shared = alike.alike_keys(known.names, known.birth, known.held, phones)
    yield from ((KeyKind.ALIKE, key) for key in shared)


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
    digits = _digits(text)
    if digits and len(digits) <= SHORTEST_PART:
        yield KeyKind.PHONE, digits
    yield from ((KeyKind.PHONE, digits[start:]) for start in range(len(digits) - SHORTEST_PART + 1))


def of_email(text: str) -> Iterator[Key]:
    """The address, case folded."""
    yield KeyKind.EMAIL, text.casefold()


@lru_cache(maxsize=1024)
def _digits(phone: str) -> str:
    return (lookup.phone_key(phone) or "").lstrip("+")
