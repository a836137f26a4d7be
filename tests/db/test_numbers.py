"""Numbers as both databases reckon them: the same as Python does."""

from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as some

from reception.access.actor import system
from reception.db.numbers import greatest, least, month_number
from reception.db.session import db

NUMBERS = some.lists(some.integers(-(10**6), 10**6), min_size=2, max_size=4)


def answer(expression):
    with system("test"):
        return db.session.execute(sa.select(expression)).scalar_one()


@pytest.mark.usefixtures("app")
class TestBothDatabases:
    @settings(max_examples=30, deadline=None)
    @given(NUMBERS)
    def test_the_least_and_the_greatest_are_those_of_python(self, numbers):
        assert answer(least(*numbers)) == min(numbers)
        assert answer(greatest(*numbers)) == max(numbers)

    @settings(max_examples=30, deadline=None)
    @given(some.dates(date(1000, 1, 1), date(2999, 12, 31)))
    def test_the_number_of_a_month_is_its_year_times_twelve_and_the_months_before_it(self, day):
        assert answer(month_number(sa.literal(day, sa.Date()))) == day.year * 12 + day.month - 1

    def test_no_day_has_no_month(self):
        assert answer(month_number(sa.cast(sa.null(), sa.Date()))) is None
