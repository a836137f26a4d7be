"""Periods of living together, and ages the law speaks of."""

from datetime import date

import pytest

from reception.people.rules.ages import MAJORITY, age, birthday, came_of_age, is_child, limit_on, standing
from reception.people.rules.households import Period, last_day, place
from reception.people.terms import BirthPrecision, HouseholdRole

TODAY = date(2026, 6, 15)
DAY, MONTH, YEAR, ESTIMATED = BirthPrecision.DAY, BirthPrecision.MONTH, BirthPrecision.YEAR, BirthPrecision.ESTIMATED


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        ((date(2008, 6, 15), DAY), "reached"),
        ((date(2008, 6, 16), DAY), "below"),
        ((date(2008, 5, 1), MONTH), "reached"),
        ((date(2008, 6, 1), MONTH), "unsure"),
        ((date(2008, 1, 1), YEAR), "unsure"),
        ((date(2009, 1, 1), YEAR), "below"),
        ((date(2007, 1, 1), ESTIMATED), "unsure"),
        ((date(2005, 1, 1), ESTIMATED), "reached"),
        ((date(2011, 1, 1), ESTIMATED), "below"),
        (None, "unsure"),
    ],
)
def test_whether_somebody_is_a_child_is_told_as_far_as_the_birth_is_known(birth, expected):
    assert standing(birth, 18, TODAY) == expected
    assert is_child(birth, TODAY) is (expected == "below")
    assert (came_of_age(birth, TODAY) is not None) is (expected == "reached")


def test_who_was_born_on_a_leap_day_has_a_birthday_each_year():
    assert birthday(date(2008, 2, 29), 18) == date(2026, 2, 28)
    assert birthday(date(2008, 2, 29), 20) == date(2028, 2, 29)
    assert age(date(2008, 2, 29), date(2026, 2, 27)) == 17
    assert age(date(2008, 2, 29), date(2026, 2, 28)) == 18


def test_an_age_limit_names_its_law():
    limit = limit_on(MAJORITY, TODAY)
    assert limit.years == 18
    assert "9 kap. 1 §" in limit.source
    assert limit_on(MAJORITY, date(1900, 1, 1)) is MAJORITY[0]


@pytest.mark.parametrize(
    ("one", "other", "may", "surely"),
    [
        ((None, None), (None, None), True, True),
        ((date(2020, 1, 1), date(2021, 1, 1)), (date(2021, 1, 2), None), False, False),
        ((date(2020, 1, 1), date(2021, 1, 1)), (date(2021, 1, 1), None), True, True),
        ((date(2020, 1, 1), date(2021, 1, 1)), (None, None), True, False),
        ((None, date(2021, 1, 1)), (date(2020, 1, 1), None), True, True),
        ((None, date(2021, 1, 1)), (date(2022, 1, 1), None), False, False),
        ((date(2027, 1, 1), None), (None, None), True, True),
    ],
)
def test_two_periods_meet(one, other, may, surely):
    for first, second in ((Period(*one), Period(*other)), (Period(*other), Period(*one))):
        assert first.may_meet(second) is may
        assert first.surely_meets(second, TODAY) is surely


def test_the_last_day_is_the_one_before_the_move_and_never_before_the_first():
    assert last_day(date(2026, 3, 1), None) == date(2026, 2, 28)
    assert last_day(date(2026, 3, 1), date(2026, 3, 1)) == date(2026, 3, 1)


def test_a_household_stands_in_the_order_of_its_roles_and_ages():
    child, elder = (HouseholdRole.CHILD, date(2020, 1, 1)), (HouseholdRole.CHILD, date(2010, 1, 1))
    parent, unknown = (HouseholdRole.REFERENCE, None), (HouseholdRole.CHILD, None)
    assert sorted([unknown, child, parent, elder], key=lambda one: place(*one)) == [parent, elder, child, unknown]
