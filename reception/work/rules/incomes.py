"""What can be so of a period of income, and what is to be looked at again. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import label_of
from reception.people.rules.birth import ESTIMATED_YEARS, Birth
from reception.people.terms import BirthPrecision
from reception.reckoning.remarks import Remark, refusal, warning
from reception.work.rules.self_support import Income, month_of

#: So long back nobody is asked what she lived by in Sweden: more likely a digit of the year is wrong.
ODD_YEARS: Final = 15


@dataclass(frozen=True)
class Entered:
    """What is written of one period. `others` are the other periods of the same person."""

    income: Income
    others: Iterable[Income] = ()
    birth: Birth | None = None


def check_income(entered: Entered, today: date) -> Iterator[Remark]:
    """What cannot be so, and what is to be looked at again. Sources beside each other are allowed and need no word."""
    one = entered.income
    for field, month in (("first_month", one.first_month), ("last_month", one.last_month)):
        if month is not None and month > today:
            yield refusal(f"{field}-ahead", field, N_("This month has not begun."))
    if one.last_month is not None and one.last_month < one.first_month:
        yield refusal("ends-before-it-begins", "last_month", N_("The last month is before the first."))
    if one.confirmed_on > today:
        yield refusal("heard-ahead", "confirmed_on", N_("This day has not come yet."))
    elif one.confirmed_on < month_of(one.first_month):
        yield refusal("heard-before", "confirmed_on", N_("On this day the first month had not begun."))
    yield from _odd_year(entered, today)
    if one.last_month is None or one.last_month >= one.first_month:
        yield from _twice(entered)


def _odd_year(entered: Entered, today: date) -> Iterator[Remark]:
    first, born = entered.income.first_month, _earliest_birth(entered.birth)
    if born is not None and first < month_of(born):
        yield refusal("before-birth", "first_month", N_("The person was not born then. Write a later month."))
    elif first.year < today.year - ODD_YEARS:
        years = N_("The first month is more than %(years)s years back. Look at the year again.")
        yield warning("long-ago", "first_month", years, years=ODD_YEARS)


def _earliest_birth(birth: Birth | None) -> date | None:
    """The earliest day on which somebody may have been born."""
    if birth is None:
        return None
    on, precision = birth
    years = ESTIMATED_YEARS if precision is BirthPrecision.ESTIMATED else 0
    first = {BirthPrecision.DAY: on, BirthPrecision.MONTH: on.replace(day=1)}.get(precision, date(on.year, 1, 1))
    return first.replace(year=first.year - years) if years else first


def _twice(entered: Entered) -> Iterator[Remark]:
    one = entered.income
    if any(other.source is one.source and _meet(one, other) for other in entered.others):
        said = N_("%(source)s is noted twice for some of these months. It counts once.")
        yield warning("noted-twice", "source", said, source=label_of(one.source))


def _meet(one: Income, other: Income) -> bool:
    return (
        one.first_month <= (other.last_month or date.max) and other.first_month <= (one.last_month or date.max)
    )  # fmt: skip
