"""What the words of a header mean: known synonyms, a synonym misspelt, and words that only hint."""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

from reception.imports.rules.folding import fold
from reception.imports.rules.nearness import nearest
from reception.sheets.cells import Cell

Kind = Literal["people", "contacts", "homes", "attendance", "results"]
#: The kinds of sheet that a list of people may have, and those of a list of homes.
KINDS: tuple[Kind, ...] = ("people", "contacts")
HOME_KINDS: tuple[Kind, ...] = ("homes",)
ATTENDANCE_KINDS: tuple[Kind, ...] = ("attendance",)
RESULT_KINDS: tuple[Kind, ...] = ("results",)

BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
WORD = re.compile(r"[^\W_]+")
REMEMBERED = 4096  # headers, and the cells of the rows where one is looked for

NEAREST_LETTERS = range(4, 41)  # the lengths of words worth comparing: shorter ones are near to everything
SHORTEST_BEGINNING = 5  # letters; "Medb" may be one thing today and another tomorrow
MOST_OF_A_WORD = 0.65
ENDINGS = frozenset({"", "s", "n", "ns", "en", "ens", "et", "ets"})  # of a short Swedish noun
NEAR = 86.0  # per cent of letters in common, in order


def words_of(cell: Cell) -> str:
    """The text of a header's cell on one line, "" for anything but text."""
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def key_of(words: str) -> str:
    """A header made comparable, as a mapping is kept by; "#" has nothing to fold and stands for itself."""
    return fold(words) or words.strip(" .:_-")


@cache
def fields_of(kind: Kind) -> tuple[str, ...]:
    """Every field that a column may be, in the order of headers.toml."""
    return tuple(_document()[kind])


@cache
def usual_header(kind: Kind, field: str) -> str:
    """The first synonym of a field: how the template heads its column."""
    return str(_document()[kind][field][0])


def known(words: str, kind: Kind) -> str | None:
    """The field that a header names, whatever its case, dots, spaces and what stands in brackets."""
    synonyms = _synonyms(kind)
    return synonyms.get(key_of(words)) or synonyms.get(fold(BRACKETS.sub("", words)))


def near(words: str, kind: Kind) -> str | None:
    """The one field that a misspelt or shortened header can only mean."""
    return _near(fold(BRACKETS.sub("", words)), kind)


@lru_cache(maxsize=REMEMBERED)
def is_about_others(words: str) -> bool:
    """Is a column about somebody else than the person of the row ("God man telefon"), or about the past?"""
    return any(_says(words, phrase) for phrase in _document()["marks"]["others"])


@lru_cache(maxsize=REMEMBERED)
def is_about_people(words: str) -> bool:
    """Does a header of a list of homes say that the column is about those who live there? None of it is taken in."""
    marks = _document()["marks"]
    return fold(BRACKETS.sub("", words)) in group_keys("names") or any(_says(words, one) for one in marks["tenants"])


@cache
def group_keys(mark: Literal["groups", "names", "others", "total"]) -> frozenset[str]:
    """The words of a mark in headers.toml, folded."""
    return frozenset(fold(word) for word in _document()["marks"][mark])


def hints(words: str, kind: Kind) -> frozenset[str]:
    """The fields of dates that a header may mean."""
    return _saying(words, _document()["hints"][kind])


def unlike(words: str, kind: Kind) -> frozenset[str]:
    """The fields that a header cannot mean, whatever stands below it."""
    return _saying(words, _document()["unlike"][kind])


def _saying(words: str, phrases: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(field for field, each in phrases.items() if any(_says(words, phrase) for phrase in each))


def _says(words: str, phrase: str) -> bool:
    """Do all the words of a phrase stand in a header, as words or as parts of longer ones?"""
    parts = [fold(part) for part in WORD.findall(words)]
    return all(_stands_in(fold(sought), parts) for sought in WORD.findall(phrase))


def _stands_in(sought: str, parts: list[str]) -> bool:
    if len(sought) < SHORTEST_BEGINNING:
        return any(part.startswith(sought) and part.removeprefix(sought) in ENDINGS for part in parts)
    return any(sought in part for part in parts)


@lru_cache(maxsize=REMEMBERED)
def _near(key: str, kind: Kind) -> str | None:
    synonyms = _synonyms(kind)
    if len(key) not in NEAREST_LETTERS:
        return None
    begun = {field for word, field in synonyms.items() if _is_shortened(key, word)}
    return begun.pop() if len(begun) == 1 else nearest(key, synonyms, near=NEAR)


def _is_shortened(key: str, word: str) -> bool:
    """Is a header the most of a longer word? "Status" is not "Statusförklaring", "Handlägg." is "Handläggare"."""
    return len(key) >= SHORTEST_BEGINNING and word.startswith(key) and len(key) >= MOST_OF_A_WORD * len(word)


@cache
def _document() -> dict[str, Any]:
    source = resources.files("reception.imports").joinpath("headers.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _synonyms(kind: Kind) -> dict[str, str]:
    """Field by folded header."""
    return {key_of(word): field for field, words in _document()[kind].items() for word in words}
