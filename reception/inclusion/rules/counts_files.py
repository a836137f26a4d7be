"""The files of definitions behind the register and the counts: their text, and where each entry stands. Pure."""

from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Final

from reception.reckoning.definitions import Entry

#: What each entry says of itself: where it stands, and what nobody has read there yet.
BASIS_KEYS: Final = frozenset({"source", "to_confirm"})


def text_of(name: str) -> str:
    """A file of `definitions/` as it comes with this package."""
    return resources.files("reception.inclusion").joinpath("definitions", name).read_text("utf-8")


def missing_texts(entry: Entry, keys: Iterable[str]) -> Iterator[str]:
    """Which of these keys have no words."""
    yield from (f"{key} is missing" for key in keys if not _is_text(entry.get(key)))


def odd_texts(entry: Entry, keys: Iterable[str]) -> Iterator[str]:
    """Which of these keys are there and have no words."""
    yield from (f"{key} is said in words" for key in keys if key in entry and not _is_text(entry[key]))


def odd_number(entry: Entry, key: str) -> Iterator[str]:
    """Whether what stands under a key is anything else than a whole number above nought. TOML's true is none."""
    value = entry.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        yield f"{key} is a whole number above 0"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
