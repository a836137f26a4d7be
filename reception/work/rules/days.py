"""What cannot be so of the days of an entry on work, whatever it is about. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.people.rules.ages import standing
from reception.people.rules.birth import Birth
from reception.reckoning.periods import months_after
from reception.reckoning.remarks import Remark, refusal

#: A day before this one is a slip of the pen: nobody of working age today began anything then.
EARLIEST: Final = date(1950, 1, 1)
#: What begins later than so many months from today is a slip of the pen, or too far off to be noted.
MONTHS_AHEAD: Final = 12


def check_first(field: str, day: date, today: date, birth: Birth | None = None) -> Iterator[Remark]:
    """A first day that cannot be: before somebody was born, long ago, or more than a year ahead."""
    if day < EARLIEST:
        yield refusal("too-long-ago", field, N_("This day lies too long ago. Look at the year."))
    elif birth is not None and standing(birth, 0, day) == "below":
        yield refusal("before-birth", field, N_("This day lies before the person was born."))
    elif day > months_after(today, MONTHS_AHEAD):
        yield refusal("too-far-ahead", field, N_("This day lies more than a year ahead. Look at the year."))


def check_past(field: str, day: date, today: date, birth: Birth | None = None) -> Iterator[Remark]:
    """A day of what has happened: one that cannot be, or has not come yet."""
    if day > today:
        yield refusal("ahead", field, N_("This day has not come yet. Write a day up to today."))
    else:
        yield from check_first(field, day, today, birth)


def check_last(field: str, started_on: date, last: date | None) -> Iterator[Remark]:
    """A last day, planned or not, that lies before the first."""
    if last is not None and last < started_on:
        yield refusal("ends-before-start", field, N_("It begins on %(day)s. It cannot end before."), day=started_on)


def check_end(started_on: date, ended_on: date | None, today: date) -> Iterator[Remark]:
    """The day on which it ended: not before the first, and not one that has not come yet."""
    yield from check_last("ended_on", started_on, ended_on)
    if ended_on is not None and ended_on > today:
        yield refusal(
            "ended-ahead", "ended_on", N_("This day has not come yet. Write it as the day it is planned to end.")
        )


def check_told_with_day(ended_on: date | None, *others: object) -> Iterator[Remark]:
    """A refusal where something is told of an end that has no day."""
    if ended_on is None and any(other is not None for other in others):
        yield refusal("end-missing", "ended_on", N_("Write the day on which it ended."))


def check_told_of_end(ended_on: date | None, other: object, field: str, msgid: str) -> Iterator[Remark]:
    """A refusal beside `field`, with a message that the caller marks, where it ended and that is not told."""
    if ended_on is not None and other is None:
        yield refusal(f"{field.replace('_', '-')}-missing", field, msgid)
