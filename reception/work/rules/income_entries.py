"""What cannot be so of an income period that is noted, and what is odd. Pure.

Each remark stands beside a column of `IncomePeriod`. Months are told by any of their days.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from reception.i18n.markers import N_
from reception.i18n.said import label_of
from reception.people.rules.ages import standing
from reception.people.rules.birth import Birth
from reception.reckoning.periods import Period, end_of_month, months_after
from reception.reckoning.remarks import Remark, refusal, warning
from reception.work.rules.days import EARLIEST, MONTHS_AHEAD
from reception.work.rules.self_support import Income, month_of


def check_income(
    income: Income, today: date, others: Iterable[Income] = (), birth: Birth | None = None
) -> Iterator[Remark]:
    """What is to be said of an income period that is noted or corrected; `others`: her other periods."""
    first, last = month_of(income.first_month), income.last_month
    if first > today:
        yield refusal("month-ahead", "first_month", N_("This month has not come yet. Write it when it has begun."))
    elif end_of_month(first) < EARLIEST:
        yield refusal("too-long-ago", "first_month", N_("This month lies too long ago. Look at the year."))
    elif birth is not None and standing(birth, 0, end_of_month(first)) == "below":
        yield refusal("before-birth", "first_month", N_("This month lies before the person was born."))
    if last is not None and month_of(last) < first:
        yield refusal("last-before-first", "last_month", N_("The last month is before the first."))
    elif last is not None and last > months_after(today, MONTHS_AHEAD):
        yield refusal("too-far-ahead", "last_month", N_("This month lies more than a year ahead. Leave it empty."))
    if income.confirmed_on > today:
        yield refusal("ahead", "confirmed_on", N_("This day has not come yet. Write a day up to today."))
    yield from _beside(income, list(others))


def _days(income: Income) -> Period | None:
    """Its days, or None where it has none."""
    first = month_of(income.first_month)
    last = None if income.last_month is None else end_of_month(income.last_month)
    return None if last is not None and last < first else Period(first, last)


def _beside(income: Income, others: list[Income]) -> Iterator[Remark]:
    days = _days(income)
    if days is None:
        return
    meeting = [other for other in others if (its := _days(other)) is not None and its.meets(days)]
    same = [max(days.first, month_of(other.first_month)) for other in meeting if other.source is income.source]
    if same:
        yield warning(
            "same-source-twice", "first_month",
            N_("“%(source)s” is noted already in some of these months, from %(month)s. It is counted once."),
            source=label_of(income.source), month=f"{min(same):%Y-%m}",
        )  # fmt: skip
