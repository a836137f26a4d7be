"""Figures that somebody else counts: what they are, and what can be said of one. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from reception.i18n.markers import N_
from reception.inclusion.rules.counts_files import BASIS_KEYS, missing_texts, odd_texts, text_of
from reception.inclusion.terms.outside import Measured
from reception.reckoning.definitions import Entry, read_entries, wrong_flags
from reception.reckoning.remarks import Remark, refusal

#: As the table holds.
FIRST_YEAR: Final = 1990
MOST: Final = Decimal(1000000000)
MOST_OF: Final = 1_000_000_000
LONGEST_SOURCE: Final = 500
_HUNDRED: Final = Decimal(100)
_KEYS: Final = BASIS_KEYS | {"code", "label", "unit", "of", "why", "retired"}


@dataclass(frozen=True)
class Outside:
    """A figure from outside. `label`, `why`, `to_confirm`: msgids; `source`: who publishes it, in Swedish.

    `asks_of`: it is a part of a number, which is asked for too.
    """

    code: str
    label: str
    unit: Measured
    why: str
    source: str
    to_confirm: str
    asks_of: bool = False
    retired: bool = False


@lru_cache(maxsize=1)
def outside() -> Mapping[str, Outside]:
    """The figures of this package by code, in their order. Raises InvalidDefinitions."""
    return read_outside(text_of("outside.toml"))


def read_outside(text: str) -> Mapping[str, Outside]:
    """The figures in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "figure", "figure", keys=_KEYS, unique=("code", "label"), problems_of=_problems)
    return {entry["code"]: _outside(entry) for entry in entries}


def _problems(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, ("code", "label", "why", "source"))
    yield from odd_texts(entry, ("of", "to_confirm"))
    yield from wrong_flags(entry, ("retired",))
    if entry.get("unit") not in {unit.value for unit in Measured}:
        yield f"unknown unit {entry.get('unit')!r}"


def _outside(entry: Entry) -> Outside:
    return Outside(
        code=entry["code"],
        label=entry["label"],
        unit=Measured(entry["unit"]),
        why=entry["why"],
        source=entry["source"],
        to_confirm=entry.get("to_confirm", ""),
        asks_of="of" in entry,
        retired=entry.get("retired", False),
    )


def asked(among: Mapping[str, Outside], told: Collection[str] = ()) -> list[Outside]:
    """The figures that are asked for; a retired one only where a year has it (`told`)."""
    return [one for one in among.values() if not one.retired or one.code in told]


def is_year(year: int, today: date) -> bool:
    """Whether a figure of that year can be known."""
    return FIRST_YEAR <= year <= today.year


def check_figure(figure: Outside, value: Decimal, of: int | None) -> Iterator[Remark]:
    """What is wrong with a figure: out of its range, or more than what it is a part of."""
    if value < 0:
        yield refusal("below-nought", "value", N_("The figure cannot be below 0."))
    elif figure.unit is Measured.PERCENT and value > _HUNDRED:
        yield refusal("above-hundred", "value", N_("The figure is in percent: from 0 to 100."))
    elif value >= MOST:
        yield refusal("too-large", "value", N_("The figure is too large. Check it."))
    elif figure.unit is Measured.NUMBER and value != value.to_integral_value():
        yield refusal("not-whole", "value", N_("Write a whole number."))
    if of is not None and figure.unit is Measured.NUMBER and value > of:
        yield refusal("more-than-of", "of", N_("The figure is more than what it is a part of. Check both."))
    if figure.asks_of and of is None:
        yield refusal("of-missing", "of", N_("Write of how many."))
