"""By what releases are protected: numbers as data, with their source. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.disclosure.system import Policy
from reception.indicators.terms import Breakdown, Counts
from reception.reckoning.definitions import Entry, read_entries
from reception.reckoning.entries import BASIS_KEYS, basis_of, basis_problems, is_number
from reception.reckoning.provisions import Basis

_NUMBERS: Final = ("threshold", "width", "uniform_from")
#: What a figure is split by unless the statistician decides otherwise, as far as its definition allows.
SPLITS: Final = (Breakdown.AGE, Breakdown.RECEPTION_YEAR, Breakdown.ROUTE, Breakdown.EDUCATION, Breakdown.STUDY_PATH)
#: That all of a group share an answer says something of each only where people, or homes of people, are counted.
OF_PEOPLE: Final = frozenset({Counts.PEOPLE, Counts.HOUSEHOLDS, Counts.PLANS})


@dataclass(frozen=True)
class Releasing:
    """`policy`; a group of `uniform_from` or more who all answer alike is told of nowhere; and who decided it."""

    policy: Policy
    uniform_from: int
    basis: Basis


@lru_cache(maxsize=1)
def releasings() -> tuple[Releasing, ...]:
    """Every version. Raises InvalidDefinitions."""
    folder = resources.files("reception.releases").joinpath("definitions")
    return read_releasings(folder.joinpath("releasing.toml").read_text("utf-8"))


def read_releasings(text: str) -> tuple[Releasing, ...]:
    """The versions in a file. Raises InvalidDefinitions."""
    entries = read_entries(
        text, "releasing", "rule", keys=BASIS_KEYS | {"code", *_NUMBERS}, unique=(), problems_of=_problems
    )
    return tuple(
        Releasing(Policy(one["threshold"], one["width"]), one["uniform_from"], basis_of(one)) for one in entries
    )


def _problems(entry: Entry) -> Iterator[str]:
    yield from basis_problems(entry)
    yield from (f"{key} is a whole number above 0" for key in _NUMBERS if not is_number(entry.get(key)))


def releasing(day: date) -> Releasing:
    """What holds on a day. Raises LookupError if nothing does: then nothing may be published."""
    for one in releasings():
        if one.basis.holds_on(day):
            return one
    raise LookupError("no rule for releases is in force")
