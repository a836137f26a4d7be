"""What belongs on which list of the day, and the municipality's own limits. The day is passed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from reception.cases.rules import ANNOUNCED_FOR_DAYS, SILENT_AFTER_DAYS
from reception.i18n.markers import N_
from reception.overview.terms import Section


@dataclass(frozen=True)
class OwnRule:
    """A limit that no law sets: a number of days, and who decided it."""

    days: int
    source: str


#: A case where nothing has happened for so long is silent (features.md row 77).
SILENT_AFTER: Final = OwnRule(SILENT_AFTER_DAYS, N_("the municipality's own rule"))
#: How far "this week" reaches. A calendar week would be empty on the Friday when it is needed most.
WEEK: Final = OwnRule(7, N_("the municipality's own rule"))
#: A count above this stands as "50+": counting on costs more than the page.
MOST_COUNTED: Final = 50
#: How many rows of a list My day shows before it leads to the whole list.
SHOWN: Final = {
    Section.OVERDUE: 8,
    Section.TODAY: 20,
    Section.WEEK: 6,
    Section.WAITING: 6,
    Section.SILENT: 4,
    Section.STEPS: 4,
    Section.REFERRALS: 4,
    Section.PAPERS: 4,
    Section.CONTRACTS: 4,
    Section.ABSENCE: 4,
    Section.VALIDATIONS: 4,
    Section.LASTING: 4,
    Section.WRITTEN: 4,
    Section.AFTER: 4,
    Section.DOUBTFUL: 4,
    Section.NEW: 4,
    Section.FOLLOWING: 4,
}


def silent_since(today: date) -> date:
    """The last day of activity that makes a case silent today."""
    return today - timedelta(days=SILENT_AFTER.days)


def new_since(today: date) -> date:
    """The first day from which My day says of a case that it is new with one."""
    return today - timedelta(days=ANNOUNCED_FOR_DAYS)


def last_of_week(today: date) -> date:
    """The last day of "this week"."""
    return today + timedelta(days=WEEK.days)


def days_between(earlier: date, later: date) -> int:
    """Whole days from one to the other, never below 0."""
    return max((later - earlier).days, 0)


def count_in_words(rows: Sequence[Any]) -> str:
    """How many rows there are, from a list that was read to one above the limit: "7", or "50+"."""
    return str(len(rows)) if len(rows) <= MOST_COUNTED else f"{MOST_COUNTED}+"
