"""The words of a name: what separates them, what is an article, what is written as one. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from reception.i18n.alphabet import APOSTROPHES

_BETWEEN_NAMES: Final = re.compile(r"[^\w\u200c\u200d\-‐‑–]+|_+")
# The zero-width non-joiner joins the parts of Persian names as a hyphen joins Swedish ones.
_BETWEEN_PARTS: Final = re.compile(r"[\-‐‑–\u200c\u200d]+")
_ARTICLES: Final = frozenset({"al", "el", "ul", "ال"})
_HYPHENATED_ARTICLES: Final = frozenset({"ad", "an", "ar", "as", "ash", "at", "az", "ed", "en", "er", "es", "ud", "ur"})
_KINSHIP: Final = frozenset({"bin", "ibn", "bint", "بن", "ابن", "بنت"})
#: What belongs to the word after it.
PREFIXES: Final = frozenset({"abd", "abdal", "abdel", "abdul", "abo", "abu", "عبد", "ابو", "أبو"})
_PARTICLES: Final = _ARTICLES | _KINSHIP


def tokens(text: str) -> list[str]:
    """The words of a name, case folded, in order, without articles and "son of"; these stay if nothing else is left.

    Splits at spaces, hyphens, slashes and brackets, so that every alternative spelling is a word of its own.
    """
    return _tokens(split(text))


def _tokens(parted: list[list[str]]) -> list[str]:
    words = [part for parts in parted for part in _without_article(parts)]
    return [word for word in words if word not in _PARTICLES] or words


def tokens_and_joined(text: str) -> tuple[list[str], set[str]]:
    """The words of a name; and the same with what is written as one beside them."""
    parted = split(text)
    words = _tokens(parted)
    return words, {*words, *_joined(parted)}


def split(text: str) -> list[list[str]]:
    """The parts of every space-separated word: "Anna al-Ahmad" is [["anna"], ["al", "ahmad"]]."""
    folded = APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).casefold())
    words = _BETWEEN_NAMES.split(folded)
    return [parts for word in words if (parts := [part for part in _BETWEEN_PARTS.split(word) if part])]


def _without_article(parts: list[str]) -> list[str]:
    return parts[1:] if len(parts) > 1 and parts[0] in _HYPHENATED_ARTICLES else parts


def _joined(parted: list[list[str]]) -> Iterator[str]:
    """Words written as one: "Jean-Pierre" as jeanpierre, "al Ahmad" as alahmad, "Abd al-Rahman" as abdalrahman."""
    run = ""
    for parts in parted:
        if len(parts) > 1:
            yield "".join(parts)
        for part in parts:
            if part in _ARTICLES or part in PREFIXES:
                run += part
            elif run:
                yield run + part
                run = ""


def whole_words(text: str) -> list[str]:
    """The words of a name with "Abd" and "Abu" joined to what they belong to: "Abd al-Rahman Ali" is abdrahman, ali."""
    return list(_whole_words(text))


@lru_cache(maxsize=4096)
def _whole_words(text: str) -> tuple[str, ...]:
    whole: list[str] = []
    run = ""
    for word in tokens(text):
        if word in PREFIXES:
            run += word
        else:
            whole.append(run + word)
            run = ""
    return (*whole, run) if run else tuple(whole)
