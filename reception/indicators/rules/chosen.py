"""What may be chosen to be followed, and in which order it stands. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reception.i18n.markers import N_
from reception.indicators.rules.catalogue import Indicator
from reception.indicators.terms import Measure
from reception.reckoning.remarks import Remark, refusal

#: The fields of a form about what is followed, before the code of the indicator.
FOLLOW, PLACE, TARGET = "follow", "place", "target"
_MOST_PER_CENT: Final = 100
_MOST_DAYS: Final = 3_650


@dataclass(frozen=True)
class Wish:
    """What was said of one indicator: whether it is followed, in which place, and what it should reach."""

    is_followed: bool
    place: int | None = None
    target: int | None = None


def field_of(part: str, code: str) -> str:
    """The name of a field about an indicator."""
    return f"{part}_{code}"


def most(one: Indicator) -> int:
    """The highest target: a per cent, or ten years in days where a time is measured."""
    return _MOST_DAYS if one.measure is Measure.TIME else _MOST_PER_CENT


def check(wishes: Mapping[str, Wish]) -> Iterator[Remark]:
    """What is said of an indicator that is not followed stands beside where it was written."""
    for code, wish in wishes.items():
        if wish.is_followed:
            continue
        for part, value in ((PLACE, wish.place), (TARGET, wish.target)):
            if value is not None:
                yield refusal(
                    "not-followed",
                    field_of(part, code),
                    N_("This indicator is not followed: tick it, or leave the field empty."),
                )


def in_order(wishes: Mapping[str, Wish], codes: Iterable[str]) -> Sequence[str]:
    """The codes that are followed, by their places; those without one come last, in the order of `codes`."""
    followed = [code for code in codes if code in wishes and wishes[code].is_followed]
    placed = {code: place for code in followed if (place := wishes[code].place) is not None}
    return sorted(followed, key=lambda code: (code not in placed, placed.get(code, 0)))
