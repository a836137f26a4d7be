"""The weight of cases, tasks that rest, hand-overs and absences. Pure: the day is passed in."""

from datetime import date, timedelta
from typing import Final

from reception.cases.terms import Weight

#: A case where nothing has happened for four weeks is silent (features.md row 77; the number is ours).
SILENT_AFTER_DAYS: Final = 28

#: What a case counts for in a caseworker's load. No law and no authority gives such figures: they are ours, a measure
#: of the municipality's own, to see who has much beside who has little.
POINTS: Final = {Weight.LIGHT: 1, Weight.ORDINARY: 2, Weight.DEMANDING: 4}
#: The first weeks are the most work: a case counts for more while it is younger than this.
YOUNG_FOR_DAYS: Final = 90
MORE_WHILE_YOUNG: Final = 1
#: For so long a case is new with its caseworker (ours as well).
NEW_FOR_DAYS: Final = 30
#: So far back a hand-over may be dated, and so long a former caseworker may follow along (our numbers).
EARLIEST_HAND_OVER_DAYS: Final = 31
LONGEST_OVERLAP_DAYS: Final = 180
#: So long My day says that a case is new with one, and so long a hand-over can be taken back (our numbers).
ANNOUNCED_FOR_DAYS: Final = 7
TAKEN_BACK_WITHIN: Final = timedelta(minutes=10)
#: So many cases are handed over at once.
MOST_HANDED_OVER: Final = 500
#: An absence is planned for a year at most.
LONGEST_ABSENCE_DAYS: Final = 366


def points(weight: Weight, opened_on: date, today: date) -> int:
    """What a case counts for today."""
    return POINTS[weight] + (MORE_WHILE_YOUNG if opened_on > last_old_day(today) else 0)


def last_old_day(today: date) -> date:
    """A case opened after this day is young today."""
    return today - timedelta(days=YOUNG_FOR_DAYS)


def new_since(today: date) -> date:
    """What was opened or given to somebody on this day or later is new today."""
    return today - timedelta(days=NEW_FOR_DAYS)


def is_resting(resting_until: date | None, today: date) -> bool:
    """Whether a task is put away today; it comes back on the day it rests until."""
    return resting_until is not None and resting_until > today


def day_of_assignment(wanted: date, began: date) -> date:
    """The day an earlier assignment ends: never before it began."""
    return max(wanted, began)


def last_day_of_former(starts_on: date, overlap_until: date | None) -> date:
    """The last day of whoever had a case until somebody else gets it on `starts_on`: that very day, or the overlap's
    last day, which is never before the overlap begins."""
    return starts_on if overlap_until is None else max(overlap_until, starts_on)


def follows_along(ends_on: date | None, next_began: date | None, today: date) -> bool:
    """Whether a former caseworker works today beside the one who began on `next_began`: in an overlap.

    Without one, the former assignment ends on the day the next begins.
    """
    return ends_on is not None and next_began is not None and ends_on >= today and ends_on > next_began


def rest_until(choice: str, chosen: date | None, today: date) -> date | None:
    """The day a task comes back: "tomorrow", "next-week" (Monday), or "date": the day chosen, if it lies ahead."""
    if choice == "tomorrow":
        return today + timedelta(days=1)
    if choice == "next-week":
        return today + timedelta(days=7 - today.weekday())
    return chosen if chosen is not None and chosen > today else None
