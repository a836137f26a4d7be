"""Days and months as both databases reckon them: the same as the rules say of one day."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as some

from reception.access.actor import system
from reception.db import civil
from reception.db.base import UTCDateTime
from reception.db.session import db
from reception.i18n.formats import local
from reception.reckoning.periods import months_after

INSTANTS = some.integers(946684800, 3471292800).map(lambda second: datetime.fromtimestamp(second, UTC))
DAYS = some.dates(date(1930, 1, 1), date(2100, 12, 31))


def answer(expression):
    with system("test"):
        return db.session.execute(sa.select(expression)).scalar_one()


@pytest.mark.usefixtures("app")
class TestBothDatabases:
    @settings(max_examples=40, deadline=None)
    @given(DAYS, some.integers(-120, 120))
    def test_so_many_months_later_is_the_day_that_the_rules_say(self, day, months):
        assert answer(civil.months_after(day, months)) == months_after(day, months)

    def test_the_last_day_of_a_short_month_bounds_it(self):
        assert answer(civil.months_after(date(2024, 1, 31), 1)) == date(2024, 2, 29)

    @settings(max_examples=20, deadline=None)
    @given(DAYS, DAYS)
    def test_days_between_two_days_lead_from_one_to_the_other(self, first, last):
        days = answer(civil.days_between(first, last))
        assert days == (last - first).days
        assert answer(civil.days_after(first, days)) == last

    @settings(max_examples=40, deadline=None)
    @given(INSTANTS)
    def test_the_day_of_an_instant_is_the_day_in_sweden(self, instant):
        assert answer(civil.local_day(sa.literal(instant, UTCDateTime()))) == local(instant).date()

    @settings(max_examples=20, deadline=None)
    @given(some.lists(some.none() | DAYS, min_size=2, max_size=4))
    def test_no_day_is_neither_the_earliest_nor_the_latest(self, days):
        columns = [sa.null() if day is None else day for day in days]
        told = [day for day in days if day is not None]
        assert answer(civil.earliest(*columns)) == min(told, default=None)
        assert answer(civil.latest(*columns)) == max(told, default=None)

    @settings(max_examples=10, deadline=None)
    @given(DAYS)
    def test_the_year_of_a_day_is_its_year(self, day):
        assert answer(civil.year_of(sa.literal(day, sa.Date()))) == day.year

    def test_a_day_of_a_year_is_named_by_its_month_and_day(self):
        assert answer(civil.day_in(civil.year_of(sa.literal(date(2008, 12, 31), sa.Date())) + 16, 7, 1)) == date(
            2024, 7, 1
        )
