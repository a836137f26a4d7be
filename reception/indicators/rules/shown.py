"""What may be shown of a figure before anything is released: shares of enough people, and rough numbers. Pure.

What is hidden because it is small and what is hidden because it would tell something small look alike.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from itertools import combinations
from typing import Final

from reception.i18n.markers import N_, Term
from reception.reckoning.definitions import Entry, read_entries
from reception.reckoning.entries import BASIS_KEYS, basis_of, basis_problems, is_number
from reception.reckoning.figures import Figure
from reception.reckoning.provisions import Basis

_NUMBERS: Final = ("least", "nearest", "least_events")
_DAYS_A_MONTH: Final = 365.25 / 12
#: A time of so many days or more is told in months.
_IN_MONTHS: Final = 90
#: An indicator's code and the version of its definition.
Edition = tuple[str, int]


class Standing(Term):
    """Whether a figure is told, and if not, why."""

    SHOWN = "shown", N_("Shown")
    PROTECTED = "protected", N_("Protected")
    NOBODY = "nobody", N_("Nobody is asked about yet")
    NOT_COUNTED = "not-counted", N_("Not counted")
    #: Of a time: half of them have not come so far.
    NOT_REACHED = "not-reached", N_("Not half of them yet")


class Missing(Term):
    """How many could not be counted, as it is told."""

    NONE = "none", N_("Good")
    FEW = "few", N_("Fewer than %(least)s cannot be counted")
    SOME = "some", N_("About %(about)s cannot be counted")


@dataclass(frozen=True)
class Protection:
    """What is shown: `least` people on either side of a share, numbers to the `nearest`, so many events for a median.

    `basis`: who decided it.
    """

    least: int
    nearest: int
    least_events: int
    basis: Basis

    def about(self, number: int) -> int:
        """A number of people as it is told."""
        return (number + self.nearest // 2) // self.nearest * self.nearest

    def is_little(self, number: int) -> bool:
        """Whether so many people are somebody, and too few."""
        return 0 < abs(number) < self.least


@dataclass(frozen=True)
class Shown:
    """A figure as it may be told: `percent` whole, `about` how many it is a share of; None where it is not shown.

    `days` or `months`: a median time; `outside`: a figure that somebody else published, in its own unit. `missing`
    with `missing_about`: how many could not be counted; None where nothing was counted.
    """

    standing: Standing
    percent: int | None = None
    about: int | None = None
    missing: Missing | None = None
    missing_about: int | None = None
    days: int | None = None
    months: int | None = None
    outside: Decimal | None = None

    @property
    def is_shown(self) -> bool:
        """Whether there is a number to see."""
        return self.standing is Standing.SHOWN

    @property
    def value(self) -> float | None:
        """What is shown as a number that years can be compared by: per cent, days, or as it was published."""
        if self.months is not None:
            return self.months * _DAYS_A_MONTH
        told = self.days if self.days is not None else self.percent
        return float(self.outside) if self.outside is not None else told


NOT_COUNTED: Final = Shown(Standing.NOT_COUNTED)
NOBODY: Final = Shown(Standing.NOBODY)


@lru_cache(maxsize=1)
def protections() -> tuple[Protection, ...]:
    """Every version of the protection. Raises InvalidDefinitions."""
    folder = resources.files("reception.indicators").joinpath("definitions")
    return read_protections(folder.joinpath("protection.toml").read_text("utf-8"))


def read_protections(text: str) -> tuple[Protection, ...]:
    """The versions of the protection in a file. Raises InvalidDefinitions."""
    entries = read_entries(
        text, "protection", "protection", keys=BASIS_KEYS | {"code", *_NUMBERS}, unique=("code",), problems_of=_problems
    )
    return tuple(
        Protection(entry["least"], entry["nearest"], entry["least_events"], basis_of(entry)) for entry in entries
    )


def _problems(entry: Entry) -> Iterator[str]:
    yield from basis_problems(entry)
    yield from (f"{key} is a whole number above 0" for key in _NUMBERS if not is_number(entry.get(key)))


def protection(day: date) -> Protection:
    """The protection in force on a day. Raises LookupError if there is none: then nothing may be shown."""
    for one in protections():
        if one.basis.holds_on(day):
            return one
    raise LookupError("no protection is in force")


def shown(figure: Figure | None, by: Protection) -> Shown:
    """What may be told of one figure, seen alone. None: the count knows nothing of it, for nobody was asked about."""
    if figure is None or not figure.asked:
        return NOBODY
    uncounted = sum(figure.uncounted.values())
    missing = Missing.NONE if not uncounted else Missing.FEW if uncounted < by.least else Missing.SOME
    missing_about = by.about(uncounted) if missing is Missing.SOME else None
    if not is_safe(figure, by):
        return Shown(Standing.PROTECTED, missing=missing, missing_about=missing_about)
    return Shown(Standing.SHOWN, percent_of(figure), by.about(figure.denominator), missing, missing_about)


def shown_wait(median: int | None, events: int, followed: int, by: Protection) -> Shown:
    """What may be told of a time: the median of `followed`, roughly, where it happened to enough of them.

    `median` in days; None: it has not happened to half of them.
    """
    if not followed:
        return NOBODY
    if events < by.least_events:
        return Shown(Standing.PROTECTED)
    about = by.about(followed)
    if median is None:
        return Shown(Standing.NOT_REACHED, about=about)
    if median >= _IN_MONTHS:
        return Shown(Standing.SHOWN, about=about, months=round(median / _DAYS_A_MONTH))
    return Shown(Standing.SHOWN, about=about, days=by.about(median))


def shown_from_outside(value: Decimal | None) -> Shown:
    """A figure that was published by somebody else: it is everybody's."""
    return NOT_COUNTED if value is None else Shown(Standing.SHOWN, outside=value)


def is_safe(figure: Figure, by: Protection) -> bool:
    """Whether enough people stand on either side of a share."""
    return figure.numerator >= by.least and figure.denominator - figure.numerator >= by.least


def percent_of(figure: Figure) -> int:
    """The share as a whole per cent, a half upwards."""
    return (200 * figure.numerator + figure.denominator) // (2 * figure.denominator)


def shown_together(
    figures: Mapping[Edition, Figure], whole_of: Mapping[str, str], by: Protection
) -> Mapping[Edition, Shown]:
    """What may be told of the figures of one year beside each other. `whole_of`: {code: what it is a part of, or ""}.

    Figures about the same people - versions of a definition, an indicator and its parts - are compared: where one of
    them is protected, or two differ by too few, the parts and the older versions are protected, too.
    """
    told = {edition: shown(figure, by) for edition, figure in figures.items()}
    for family in _families(figures, whole_of):
        hidden = [edition for edition in family if told[edition].standing is Standing.PROTECTED]
        if hidden or _tells([figures[edition] for edition in family], by):
            told.update({edition: _hidden(told[edition]) for edition in _lesser(family, whole_of)})
    return told


def _families(figures: Iterable[Edition], whole_of: Mapping[str, str]) -> Iterator[list[Edition]]:
    """The figures that are about the same people, where there are several."""
    found: dict[str, list[Edition]] = {}
    for code, version in figures:
        found.setdefault(whole_of.get(code) or code, []).append((code, version))
    yield from (family for family in found.values() if len(family) > 1)


def _lesser(family: Sequence[Edition], whole_of: Mapping[str, str]) -> list[Edition]:
    """All but the newest version of the whole."""
    newest = max((edition for edition in family if not whole_of.get(edition[0])), default=None, key=lambda one: one[1])
    return [edition for edition in family if edition != newest]


def _tells(family: Sequence[Figure], by: Protection) -> bool:
    """Whether one figure, taken from another, leaves too few."""
    pairs = combinations([one for one in family if one.asked], 2)
    return any(
        by.is_little(one.numerator - other.numerator)
        or by.is_little(one.denominator - other.denominator)
        or by.is_little(_others(one) - _others(other))
        for one, other in pairs
    )


def _others(figure: Figure) -> int:
    return figure.denominator - figure.numerator


def _hidden(one: Shown) -> Shown:
    if not one.is_shown:
        return one
    return Shown(Standing.PROTECTED, missing=one.missing, missing_about=one.missing_about)
