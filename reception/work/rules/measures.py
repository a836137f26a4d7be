"""What figures ask of work, read from the definitions. Pure."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from reception.people.rules.ages import standing
from reception.people.rules.birth import Birth
from reception.work.rules.files import text_of


@dataclass(frozen=True)
class Ages:
    """Of whom is asked: ages in whole years, both included."""

    source: str
    youngest: int
    oldest: int


@dataclass(frozen=True)
class Supporting(Ages):
    """I18: `months`: received no longer ago; `fewest`: a median of fewer people is not told."""

    months: int
    fewest: int


@dataclass(frozen=True)
class Business(Ages):
    """I43: the question of the interview, and the answers that are a wish."""

    question: str
    answers: list[str]


@dataclass(frozen=True)
class Measures:
    """What `definitions/measures.toml` says."""

    received: Ages
    supporting: Supporting
    business: Business


@cache
def measures() -> Measures:
    """The measures as this package has them."""
    told = tomllib.loads(text_of("measures.toml"))
    return Measures(Ages(**told["received"]), Supporting(**told["supporting"]), Business(**told["business"]))


def is_of(birth: Birth | None, ages: Ages, day: date) -> bool | None:
    """Whether somebody was of these ages on a day; None where what is known of her birth leaves it open."""
    grown, old = standing(birth, ages.youngest, day), standing(birth, ages.oldest + 1, day)
    if grown == "below" or old == "reached":
        return False
    return True if (grown, old) == ("reached", "below") else None
