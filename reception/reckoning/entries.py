"""What entries of definitions say: where they stand, their words and numbers; and what is wrong there. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from reception.i18n.markers import Term
from reception.reckoning.definitions import Entry
from reception.reckoning.provisions import Basis
from reception.reckoning.terms import Footing

#: What each rule says of itself: where it stands, its first and its last day, and what nobody has read there yet.
BASIS_KEYS: Final = frozenset({"source", "valid_from", "valid_to", "to_confirm"})


def basis_of(entry: Entry) -> Basis:
    """Where an entry stands. What says what is to be confirmed is to be confirmed."""
    doubt = entry.get("to_confirm", "")
    footing = Footing.TO_CONFIRM if doubt else Footing.READ
    return Basis(entry["source"], entry.get("valid_from"), entry.get("valid_to"), footing, doubt)


def basis_problems(entry: Entry) -> Iterator[str]:
    """What is wrong with where an entry stands."""
    if not is_text(entry.get("source")):
        yield "source is missing"
    if "to_confirm" in entry and not is_text(entry["to_confirm"]):
        yield "what is to_confirm is said in words"
    days = [entry[key] for key in ("valid_from", "valid_to") if key in entry]
    if not all(isinstance(day, date) and not isinstance(day, datetime) for day in days):
        yield "valid_from and valid_to are days"
    elif days != sorted(days):
        yield "valid_to is before valid_from"


def missing_texts(entry: Entry, keys: Iterable[str]) -> Iterator[str]:
    """Which of these keys have no words."""
    yield from (f"{key} is missing" for key in keys if not is_text(entry.get(key)))


def unknown_words(entry: Entry, key: str, words: type[Term]) -> Iterator[str]:
    """What stands under a key, one word or a list, that is not of the closed list."""
    told = entry.get(key, [])
    known = {word.value for word in words}
    for one in told if isinstance(told, list) else [told]:
        if one not in known:
            yield f"unknown {key} {one!r}"


def wrong_number(entry: Entry, key: str) -> Iterator[str]:
    """Whether what stands under a key is anything else than a whole number above nought; it may be left out."""
    if key in entry and not is_number(entry[key]):
        yield f"{key} is a whole number above 0"


def is_text(value: object) -> bool:
    """Whether there are words."""
    return isinstance(value, str) and bool(value.strip())


def is_number(value: object) -> bool:
    """Whether it is a whole number above nought. TOML's true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
