"""Ages that the law speaks of, reckoned from dates of birth of which often only a part is known. Pure.

The limits are data: each with the law that says so and the days it holds.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from reception.people.rules.birth import ESTIMATED_YEARS, Birth, days_of, known_part
from reception.people.terms import BirthPrecision, GuardianKind

Standing = Literal["below", "reached", "unsure"]


@dataclass(frozen=True)
class AgeLimit:
    """An age in whole years that something begins or ends at. `valid_to` None: it still holds."""

    years: int
    valid_from: date
    valid_to: date | None
    source: str


#: When a child becomes an adult in Swedish law.
MAJORITY: Final = (AgeLimit(18, date(1974, 7, 1), None, "Föräldrabalken (1949:381) 9 kap. 1 §"),)
#: Which ways of deciding for somebody end by law when the child comes of age, and what says so.
ENDS_AT_MAJORITY: Final = {
    GuardianKind.CUSTODIAN: "Föräldrabalken (1949:381) 6 kap. 2 §",
    GuardianKind.APPOINTED_CUSTODIAN: "Föräldrabalken (1949:381) 6 kap. 2 §",
    GuardianKind.UNACCOMPANIED_TRUSTEE: "Lag (2005:429) om god man för ensamkommande barn 5 §",
}


def limit_on(limits: tuple[AgeLimit, ...], day: date) -> AgeLimit:
    """The limit that holds on `day`; the earliest one for days before all of them."""
    holding = [limit for limit in limits if limit.valid_from <= day and not (limit.valid_to and limit.valid_to < day)]
    return holding[-1] if holding else limits[0]


def birthday(born: date, years: int) -> date:
    """The day somebody fills `years`; who was born on 29 February does so on the 28th where there is no 29th.

    Source: lag (1930:173) om beräkning av lagstadgad tid 1 §.
    """
    year = born.year + years
    return date(year, born.month, min(born.day, calendar.monthrange(year, born.month)[1]))


def age(born: date, today: date) -> int:
    """Whole years lived."""
    years = today.year - born.year
    return years if birthday(born, years) <= today else years - 1


def standing(birth: Birth | None, years: int, today: date) -> Standing:
    """Whether somebody has filled `years`, as far as what is known of the birth can tell."""
    if birth is None:
        return "unsure"
    first, last = _possible_days(birth)
    if birthday(last, years) <= today:
        return "reached"
    return "below" if birthday(first, years) > today else "unsure"


def possible_ages(birth: Birth | None, today: date) -> tuple[int, int] | None:
    """The least and the most whole years that somebody can have lived; None where nothing is known."""
    if birth is None:
        return None
    first, last = _possible_days(birth)
    return max(age(last, today), 0), max(age(first, today), 0)


def _possible_days(birth: Birth) -> tuple[date, date]:
    on, precision = birth
    if precision is BirthPrecision.ESTIMATED:
        return date(on.year - ESTIMATED_YEARS, 1, 1), date(on.year + ESTIMATED_YEARS, 12, 31)
    first, after = days_of(known_part(on, precision))
    return first, date.fromordinal(after.toordinal() - 1)


def is_child(birth: Birth | None, today: date) -> bool:
    """Whether somebody is surely below the age of majority."""
    return standing(birth, limit_on(MAJORITY, today).years, today) == "below"


def came_of_age(birth: Birth | None, today: date) -> date | None:
    """The day somebody surely came of age at the latest, if that day has come."""
    years = limit_on(MAJORITY, today).years
    if birth is None or standing(birth, years, today) != "reached":
        return None
    return birthday(_possible_days(birth)[1], years)
