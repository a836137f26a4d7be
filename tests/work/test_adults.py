"""The days that two live together, and who is an adult in a month: for any days there are."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reception.people.rules.households import Period
from reception.people.terms import BirthPrecision
from reception.reckoning.periods import end_of_month
from reception.work.rules.adults import days_together, first_noted, is_adult_in
from reception.work.rules.self_support import Income, Member
from reception.work.terms.income import IncomeSource

DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 31))
MONTHS = DAYS.map(lambda day: day.replace(day=1))


@st.composite
def periods(draw):
    first, last = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if first and last and last < first:
        first, last = last, first
    return Period(first, last)


def has(period, day):
    return (period.starts_on or date.min) <= day <= (period.ends_on or date.max)


@given(periods(), periods(), DAYS)
def test_a_day_together_is_a_day_of_both(one, other, day):
    if one.may_meet(other):
        assert has(days_together(one, other), day) is (has(one, day) and has(other, day))
        assert days_together(one, other) == days_together(other, one)


@given(DAYS, MONTHS)
def test_somebody_of_age_when_the_month_begins_is_its_adult(born, month):
    born = born.replace(year=born.year - 18, day=min(born.day, 28))
    adult = is_adult_in(Member((born, BirthPrecision.DAY), None), month)
    assert adult is (born.replace(year=born.year + 18) <= month)


@given(periods(), MONTHS)
def test_somebody_is_an_adult_of_the_household_in_the_months_of_her_days_alone(period, month):
    member = Member(None, None, period.starts_on, period.ends_on)
    there = (period.starts_on or date.min) <= end_of_month(month) and month <= (period.ends_on or date.max)
    assert is_adult_in(member, month) is there


@given(st.lists(DAYS), DAYS)
def test_the_first_month_noted_is_a_first_day(firsts, today):
    incomes = [Income(IncomeSource.WAGE, first, None, first) for first in firsts]
    assert first_noted(incomes, today) == min(firsts, default=today).replace(day=1)
