"""What the words in the cells mean: closed lists kept as data, and countries and languages by their CLDR names.

A misspelt word is understood only when one meaning is near and every other is clearly farther off. Guessing wrong puts
a person in the wrong country, so what is ambiguous is not read at all: the reader says so, and a human decides.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from babel import Locale

from reception.imports.rules.folding import fold
from reception.imports.rules.nearness import nearest

LANGUAGES_OF_LISTS = ("sv", "en")  # the languages that the lists themselves are written in
STATELESS = "XX"
# CLDR knows groups, test regions and islands without citizens; nobody is a citizen of those.
NO_COUNTRIES = frozenset({"EU", "UN", "EZ", "QO", "XA", "XB", "ZZ", "AC", "CP", "DG", "EA", "IC", "TA", "AQ", "BV"})
NO_LANGUAGES = frozenset({"und", "mul", "zxx", "root"})

REMEMBERED = 4096  # words: a list repeats the same few thousand times

SHORTEST_GUESS = 4  # letters; "Ir" may be Iran, Iraq or Ireland
NEAR = 85.0  # per cent of letters in common, in order

NEGATIONS = frozenset({"ej", "inte", "icke", "ingen", "inget", "inga", "nej", "utan", "not", "no"})

BRACKETS = re.compile(r"\([^)]*\)?")
SEPARATORS = re.compile(r"[,;/&+\n|]| och | and | samt ", re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def meaning(text: str, table: str) -> str | None:
    """The stored value of `text` in one closed list ("ground", "route", "channel" …), or None when it is unreadable."""
    return _meaning(text, _table(table), frozenset())


def is_nothing(text: str) -> bool:
    """Does the cell say that there is nothing: a dash, "saknas"?"""
    return text.strip().casefold() in _nothing()


@lru_cache(maxsize=REMEMBERED)
def country(text: str) -> str | None:
    """ISO 3166 alpha-2 of a country's Swedish or English name, "XX" for stateless, None when it is unreadable."""
    return _place(text, "country")


@lru_cache(maxsize=REMEMBERED)
def language(text: str) -> str | None:
    """The BCP 47 tag of a language's Swedish or English name, None when it is unreadable."""
    return _place(text, "language")


@lru_cache(maxsize=REMEMBERED)
def exactly(text: str, table: str) -> str | None:
    """The stored value of a word of a closed list, without any guessing."""
    return _table(table).get(fold(text) or text.strip())


@lru_cache(maxsize=REMEMBERED)
def knows(text: str, table: str) -> bool:
    """Is `text` a word of a table ("country" and "language" too), exactly and without any guessing?"""
    return (fold(text) or text.strip()) in _words(table)


def first_words(table: str) -> tuple[str, ...]:
    """The usual word for each value of a closed list, in the order of vocabulary.toml."""
    return tuple(words[0] for words in _document()[table].values())


def parts(text: str) -> list[str]:
    """A list in one cell, taken apart: "Ukrainska, ryska" is two."""
    return [part.strip() for part in SEPARATORS.split(text) if part.strip()]


def _place(text: str, table: str) -> str | None:
    """A country or language; what stands in brackets is left out when the rest tells: "Statslös (Syrien)"."""
    words, ambiguous = _words(table), _ambiguous(table)
    return _meaning(text, words, ambiguous) or (
        _meaning(BRACKETS.sub(" ", text), words, ambiguous) if "(" in text else None
    )


def _meaning(text: str, words: Mapping[str, str], ambiguous: frozenset[str]) -> str | None:
    word = fold(text) or text.strip()
    if word in ambiguous or not word:
        return None
    return words[word] if word in words else _guess(text, word, words)


def _guess(text: str, word: str, words: Mapping[str, str]) -> str | None:
    """ "Ej flykting" is nearly "flykting" in letters and the opposite in meaning, so a "not" ends the guessing."""
    if len(word) < SHORTEST_GUESS or NEGATIONS & {fold(part) for part in text.split()}:
        return None
    return _beginning(word, words) or nearest(word, words, near=NEAR)


def _beginning(word: str, words: Mapping[str, str]) -> str | None:
    """The one meaning whose words begin so: "Eritr"."""
    found = {value for known, value in words.items() if known.startswith(word)}
    return found.pop() if len(found) == 1 else None


@cache
def _document() -> dict[str, Any]:
    source = resources.files("reception.imports").joinpath("vocabulary.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _table(name: str) -> dict[str, str]:
    return _by_word(_document()[name])


def _words(table: str) -> Mapping[str, str]:
    return {"country": _countries, "language": _languages}.get(table, lambda: _table(table))()


@cache
def _nothing() -> frozenset[str]:
    return frozenset(word.casefold() for word in _document()["nothing"])


@cache
def _ambiguous(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _document()["ambiguous"][name])


@cache
def _countries() -> dict[str, str]:
    names: dict[str, str] = {}
    for locale in LANGUAGES_OF_LISTS:
        names |= _named(Locale(locale).territories, lambda code: code.isalpha() and code not in NO_COUNTRIES)
    return names | _table("country")


@cache
def _languages() -> dict[str, str]:
    names: dict[str, str] = {}
    for locale in LANGUAGES_OF_LISTS:
        names |= _named(Locale(locale).languages, lambda tag: tag not in NO_LANGUAGES)
    return {word: tag.replace("_", "-") for word, tag in (names | _table("language")).items()}


def _named(names: Mapping[str, str], wanted: Callable[[str], bool]) -> dict[str, str]:
    return {fold(name): code for code, name in names.items() if wanted(code)}


def _by_word(values: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {fold(word) or word: value for value, words in values.items() for word in words}
