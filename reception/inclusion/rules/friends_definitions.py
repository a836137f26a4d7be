"""The numbers, the weights and the words for times that mentors and friends go by, read from the definitions. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.inclusion.terms.mentors import FriendAspect
from reception.reckoning import parameters as reader
from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries
from reception.reckoning.entries import BASIS_KEYS, basis_of, basis_problems, is_number, is_text, missing_texts
from reception.reckoning.parameters import Parameters
from reception.reckoning.provisions import Basis

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS: Final = ("morning", "day", "evening")
#: What is compared for points. Whether an extract from the record was seen gives none.
WEIGHED: Final = tuple(aspect for aspect in FriendAspect if aspect is not FriendAspect.RECORD)


class Code(StrEnum):
    """The parameters there are."""

    RECORD_DAYS = "record_days"
    SILENT_DAYS = "silent_days"


@dataclass(frozen=True)
class Weight:
    """What a comparison gives: `points` for each thing in common, at most `most`. `why` is a msgid."""

    aspect: FriendAspect
    points: int
    most: int
    why: str
    basis: Basis


Weights = Mapping[FriendAspect, Weight]
#: What a word for a time speaks of, by its beginning: codes of DAYS and PARTS.
TimeWords = Mapping[str, frozenset[str]]


def _text_of(name: str) -> str:
    return resources.files("reception.inclusion").joinpath("definitions", name).read_text("utf-8")


@lru_cache(maxsize=1)
def parameters() -> Parameters:
    """The parameters of this package, each version by itself. Raises InvalidDefinitions."""
    return read_parameters(_text_of("friends_parameters.toml"))


def read_parameters(text: str) -> Parameters:
    """The parameters in a file. Raises InvalidDefinitions with every problem in it."""
    return reader.read_parameters(text, Code)


def number(code: Code, day: date, among: Parameters | None = None) -> int:
    """The number of a parameter on a day. Raises LookupError where no version holds on it."""
    return reader.number(parameters() if among is None else among, code, day)


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights of this package. Raises InvalidDefinitions."""
    return read_weights(_text_of("friends_weights.toml"))


def read_weights(text: str) -> Weights:
    """The weights in a file, in the order in which they are shown. Raises InvalidDefinitions."""
    keys = BASIS_KEYS | {"aspect", "points", "most", "why"}
    entries = read_entries(text, "weight", "weight", keys=keys, unique=("aspect",), problems_of=_weight_problems)
    found = {FriendAspect(one["aspect"]): one for one in entries}
    _none_missing("weight", {aspect.value for aspect in WEIGHED}, {aspect.value for aspect in found})
    return {aspect: _weight(aspect, found[aspect]) for aspect in WEIGHED}


def _weight(aspect: FriendAspect, entry: Entry) -> Weight:
    return Weight(aspect, entry["points"], entry["most"], entry["why"], basis_of(entry))


def _weight_problems(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, ("why",))
    yield from basis_problems(entry)
    if entry.get("aspect") not in {aspect.value for aspect in WEIGHED}:
        yield f"unknown aspect {entry.get('aspect')!r}"
    if not (is_number(entry.get("points")) and is_number(entry.get("most")) and entry["points"] <= entry["most"]):
        yield "points and most are whole numbers above 0, and most is the greater"


@lru_cache(maxsize=1)
def time_words() -> TimeWords:
    """How people write when they can meet. Raises InvalidDefinitions."""
    return read_time_words(_text_of("friends_times.toml"))


def read_time_words(text: str) -> TimeWords:
    """The words for times in a file. Raises InvalidDefinitions."""
    keys = ("code", "words", "gives")
    entries = read_entries(text, "time", "time", keys=keys, unique=("code",), problems_of=_time_problems)
    return {word: frozenset(one["gives"]) for one in entries for word in one["words"]}


def _time_problems(entry: Entry) -> Iterator[str]:
    words, gives = entry.get("words"), entry.get("gives")
    if not (isinstance(words, list) and words and all(is_text(one) and str(one).isascii() for one in words)):
        yield "words are some, in small letters without marks"
    if not (isinstance(gives, list) and gives and set(gives) <= {*DAYS, *PARTS}):
        yield "gives names days and parts of a day"


def _none_missing(called: str, wanted: set[str], told: set[str]) -> None:
    if wanted - told:
        raise InvalidDefinitions([f"the {called} {name} is missing" for name in sorted(wanted - told)])
