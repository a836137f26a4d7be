"""Which citizenships mean free movement. Pure; membership is data, with the days it holds and its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True)
class Circle:
    """Countries by ISO 3166 code that belong together, from a day to a day."""

    countries: frozenset[str]
    valid_from: date
    valid_to: date | None
    source: str


_EU: Final = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
#: The European Economic Area and Switzerland since the United Kingdom's transition ended.
FREE_MOVEMENT: Final = (
    Circle(
        frozenset(f"{_EU} IS LI NO CH".split()),
        date(2021, 1, 1),
        None,
        "EES-avtalet; avtalet EU–Schweiz om fri rörlighet; utlänningslagen (2005:716) 3 a kap.",
    ),
)


def moves_freely(citizenships: Sequence[str], today: date) -> bool | None:
    """Whether somebody is a citizen of an EEA country or Switzerland; None when no citizenship is noted."""
    if not citizenships:
        return None
    circles = [one for one in FREE_MOVEMENT if one.valid_from <= today <= (one.valid_to or date.max)]
    return any(country in circle.countries for circle in circles for country in citizenships)
