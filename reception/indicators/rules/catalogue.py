"""The indicators as data: each with what it counts of what, for whom, since when, and where that stands. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from reception.cases.terms import Phase
from reception.indicators.terms import Better, Breakdown, Counts, Measure
from reception.reckoning.asked import Asked
from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries
from reception.reckoning.entries import BASIS_KEYS, basis_of, basis_problems, is_number, missing_texts, unknown_words
from reception.reckoning.periods import Period
from reception.reckoning.provisions import Basis

#: In this order they are listed.
FILES: Final = ("reception", "education", "skills", "work", "support", "inclusion", "outside")
_TEXTS: Final = ("title", "text", "numerator", "denominator")
_KEYS: Final = BASIS_KEYS | {
    *_TEXTS, "code", "version", "phase", "measure", "counts", "better", "waiting", "breakdowns", "kolada", "policies",
    "amounts", "part_of",
}  # fmt: skip


@dataclass(frozen=True)
class Indicator:
    """One version of an indicator. `title`, `text`, `numerator`, `denominator` and `waiting` are msgids.

    `amounts`: the numbers it goes by, as days or months. `waiting`: how long before anybody counts, in words, or "".
    `kolada`: ids of national key figures that are akin. `policies`: rows of the policies that ask for it. `part_of`:
    the code of an indicator that this one is a part or a variant of, or "".
    """

    code: str
    version: int
    phase: Phase
    measure: Measure
    counts: Counts
    better: Better
    title: str
    text: str
    numerator: str
    denominator: str
    waiting: str
    breakdowns: tuple[Breakdown, ...]
    kolada: tuple[str, ...]
    policies: tuple[str, ...]
    amounts: Mapping[str, int]
    part_of: str
    basis: Basis

    def holds_in(self, period: Period) -> bool:
        """Whether this version is in force on any day of the period."""
        return (self.basis.valid_from or date.min) <= period.end and (self.basis.valid_to or date.max) >= period.first

    def asked(self, year: int, on: date) -> Asked:
        """The question that it puts to the facts."""
        return Asked.of_year(year, on, self.amounts)


Catalogue = tuple[Indicator, ...]


def catalogue() -> Catalogue:
    """Every version of every indicator, by phase. Raises InvalidDefinitions."""
    return of_files()


@lru_cache(maxsize=1)
def of_files() -> Catalogue:
    """The program's own catalogue, read once. Raises InvalidDefinitions."""
    folder = resources.files("reception.indicators").joinpath("definitions")
    return joined(read_indicators(folder.joinpath(f"{name}.toml").read_text("utf-8")) for name in FILES)


def joined(parts: Any) -> Catalogue:
    """The parts as one catalogue. Raises InvalidDefinitions if two versions of a code are in force on one day."""
    found = tuple(one for part in parts for one in part)
    problems = [f"{one.code}: versions {one.version} and {other.version} overlap" for one, other in _overlaps(found)]
    if problems:
        raise InvalidDefinitions(problems)
    return found


def _overlaps(found: Sequence[Indicator]) -> Iterator[tuple[Indicator, Indicator]]:
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            if one.code == other.code and _days(one).meets(_days(other)):
                yield one, other


def _days(one: Indicator) -> Period:
    return Period(one.basis.valid_from or date.min, one.basis.valid_to)


def read_indicators(text: str) -> Catalogue:
    """The indicators in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(
        text, "indicator", "indicator", keys=_KEYS, unique=(), problems_of=_problems, may_be_none=True
    )
    return tuple(_indicator(one) for one in entries)


def _indicator(entry: Entry) -> Indicator:
    return Indicator(
        code=entry["code"],
        version=entry["version"],
        phase=Phase(entry["phase"]),
        measure=Measure(entry.get("measure", Measure.SHARE)),
        counts=Counts(entry["counts"]),
        better=Better(entry["better"]),
        title=entry["title"],
        text=entry["text"],
        numerator=entry["numerator"],
        denominator=entry["denominator"],
        waiting=entry.get("waiting", ""),
        breakdowns=tuple(Breakdown(one) for one in entry.get("breakdowns", ())),
        kolada=tuple(entry.get("kolada", ())),
        policies=tuple(entry.get("policies", ())),
        amounts=dict(entry.get("amounts", {})),
        part_of=entry.get("part_of", ""),
        basis=basis_of(entry),
    )


def _problems(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, ("code", *_TEXTS))
    yield from basis_problems(entry)
    for key, words in (("phase", Phase), ("measure", Measure), ("counts", Counts), ("better", Better)):
        if key in entry or key != "measure":
            yield from unknown_words(entry, key, words)
    yield from unknown_words(entry, "breakdowns", Breakdown)
    yield from (f"{key} is missing" for key in ("phase", "counts", "better") if key not in entry)
    if not is_number(entry.get("version")):
        yield "version is a whole number above 0"
    amounts = entry.get("amounts", {})
    if not (isinstance(amounts, dict) and all(is_number(one) for one in amounts.values())):
        yield "amounts are whole numbers above 0, by name"


def in_force(period: Period, among: Catalogue | None = None) -> Catalogue:
    """The versions in force on any day of the period: two of one code where it changed within it."""
    return tuple(one for one in (catalogue() if among is None else among) if one.holds_in(period))


def versions_of(code: str, among: Catalogue | None = None) -> Catalogue:
    """Every version of an indicator, the newest first; none if there is no such code."""
    found = [one for one in (catalogue() if among is None else among) if one.code == code]
    return tuple(sorted(found, key=lambda one: -one.version))
