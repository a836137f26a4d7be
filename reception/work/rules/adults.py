"""Which of a household's members are its adults in a month, and from when something is noted of anybody. Pure."""

from collections.abc import Iterable
from datetime import date

from reception.people.rules.ages import MAJORITY, limit_on, standing
from reception.people.rules.households import Period
from reception.work.rules.self_support import Income, Member, month_of


def is_adult_in(member: Member, month: date) -> bool:
    """Whether somebody is of the household on a day of the month and has, or may have, come of age as it begins."""
    grown = standing(member.birth, limit_on(MAJORITY, month).years, month)
    return member.belongs_in(month) and grown != "below"


def days_together(own: Period, other: Period) -> Period:
    """The days on which both live, or may live, in one household; they do meet."""
    firsts = [one for one in (own.starts_on, other.starts_on) if one is not None]
    lasts = [one for one in (own.ends_on, other.ends_on) if one is not None]
    return Period(max(firsts, default=None), min(lasts, default=None))


def first_noted(incomes: Iterable[Income], today: date) -> date:
    """The first month of which anything is noted; this month where nothing is."""
    return min((month_of(one.first_month) for one in incomes), default=month_of(today))
