"""How much each reason weighs: read from `definitions/matching.toml`, checked whole. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import Final, NamedTuple

from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries
from reception.work.rules.matching_facts import OCCUPATIONAL
from reception.work.terms.matching import Aspect, Fit

_POINTS: Final = ("same", "near", "field", "met", "missed")
_KEYS: Final = frozenset({"code", "why", "status", *_POINTS})
#: No reason may weigh so much that all others together say nothing.
_MOST: Final = 100


class Measure(NamedTuple):
    """What a comparison gives."""

    fit: Fit
    points: int


@dataclass(frozen=True)
class Weight:
    """The points of one reason, whole numbers. `why` it counts is a msgid. `to_confirm`: the municipality has not
    decided on it yet. Of occupations `same`, `near` and `field` count; of anything else `met` and `missed`, and of
    Swedish `near` for one level below."""

    aspect: Aspect
    why: str
    to_confirm: bool
    same: int = 0
    near: int = 0
    field: int = 0
    met: int = 0
    missed: int = 0

    @cached_property
    def fits(self) -> Measure:
        """What it gives where it fits."""
        return Measure(Fit.MET, self.met)

    @cached_property
    def fits_not(self) -> Measure:
        """What it gives where it does not."""
        return Measure(Fit.NOT_MET, self.missed)

    @property
    def most(self) -> int:
        """The most that it gives."""
        return max(self.same, self.met)

    @property
    def least(self) -> int:
        """The least that it gives: what it takes off at most."""
        return min(0, self.missed)


Weights = Mapping[Aspect, Weight]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights of this package, in the order of `Aspect`. Raises InvalidDefinitions."""
    return read_weights(resources.files("reception.work").joinpath("definitions", "matching.toml").read_text("utf-8"))


def read_weights(text: str) -> Weights:
    """The weights in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "weight", "weight", keys=_KEYS, unique=("code",), problems_of=_problems)
    made = {Aspect(entry["code"]): _weight(entry) for entry in entries}
    missing = [f"{aspect.value} has no weight" for aspect in Aspect if aspect not in made]
    if missing:
        raise InvalidDefinitions(missing)
    return {aspect: made[aspect] for aspect in Aspect}


def _weight(entry: Entry) -> Weight:
    points = {name: entry[name] for name in _POINTS if name in entry}
    return Weight(Aspect(entry["code"]), entry["why"], entry.get("status") == "to_confirm", **points)


def _problems(entry: Entry) -> Iterator[str]:
    aspect = next((one for one in Aspect if one.value == entry.get("code")), None)
    if aspect is None:
        yield f"unknown code {entry.get('code')!r}"
        return
    if not (isinstance(entry.get("why"), str) and entry["why"].strip()):
        yield "why is missing"
    if entry.get("status", "to_confirm") != "to_confirm":
        yield "status is to_confirm, or left out once it is decided"
    asked = _asked(aspect)
    given = {name for name in _POINTS if name in entry}
    if given != set(asked):
        yield f"its points are {', '.join(asked)}"
    elif not all(type(entry[name]) is int and abs(entry[name]) <= _MOST for name in asked):
        yield f"points are whole numbers from -{_MOST} to {_MOST}"
    elif not _in_order(aspect, entry):
        yield "what fits better gives no fewer points, and what is not known (0) lies between"


def _asked(aspect: Aspect) -> tuple[str, ...]:
    if aspect in OCCUPATIONAL:
        return ("same", "near", "field")
    return ("met", "near", "missed") if aspect is Aspect.SWEDISH else ("met", "missed")


def _in_order(aspect: Aspect, entry: Entry) -> bool:
    """Whether not to know something is never worse than to know that it is missing."""
    if aspect in OCCUPATIONAL:
        return bool(entry["same"] >= entry["near"] >= entry["field"] >= 0)
    near = entry.get("near", entry["missed"])
    return bool(entry["met"] >= 0 >= near >= entry["missed"])
