"""After a closing: when it is asked what became of the person, whom nobody asks, and when a try is repeated."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.cases.terms import ClosingReason, FollowUpMoment, FollowUpState


@dataclass(frozen=True)
class Interval:
    """How long after the closing it is asked: whole days, or months by the calendar. `source` says whose measure."""

    source: str
    days: int = 0
    months: int = 0


#: No law says when it is asked. 90 days is the national measure, the others are ours (features.md row 23) and those
#: municipalities that follow up themselves use 12 and 24 months (domain.md §5).
INTERVALS: Final = {
    FollowUpMoment.DAYS_90: Interval(
        "Kolada N00971-N00973: in work or studies 90 days after leaving the establishment programme", days=90
    ),
    FollowUpMoment.DAYS_180: Interval("The municipality's own", days=180),
    FollowUpMoment.DAYS_365: Interval("The municipality's own: a year", days=365),
    FollowUpMoment.MONTHS_24: Interval("The municipality's own: two years", months=24),
}
#: After these nobody is asked: one does not call the family of the dead, and a case that never was has no outcome.
NOBODY_IS_ASKED_AFTER: Final = frozenset({ClosingReason.DECEASED, ClosingReason.MISTAKE})
#: Where nobody answered, My day brings the question back after a week (our number).
TRIED_AGAIN_AFTER_DAYS: Final = 7


def days_to_ask(closed_on: date) -> dict[FollowUpMoment, date]:
    """When each question is to be asked of somebody whose case was closed on that day."""
    return {moment: _after(closed_on, interval) for moment, interval in INTERVALS.items()}


def _after(day: date, interval: Interval) -> date:
    """A day that a month lacks, 29 February, becomes the month's last."""
    years, month = divmod(day.month - 1 + interval.months, 12)
    year, month = day.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day.day, last)) + timedelta(days=interval.days)


def is_asked_after(reason: ClosingReason) -> bool:
    """Whether it is asked at all what became of somebody whose case was closed for that reason."""
    return reason not in NOBODY_IS_ASKED_AFTER


def has_come(state: FollowUpState, due_on: date, today: date) -> bool:
    """Whether the question can be answered: its day has come, and it was not dropped."""
    return due_on <= today and state not in {FollowUpState.DROPPED, FollowUpState.NOT_ASKED}


def last_try_to_repeat(today: date) -> date:
    """Whoever was last tried on this day or before is to be tried again."""
    return today - timedelta(days=TRIED_AGAIN_AFTER_DAYS)
