"""The numbers that work goes by."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.reckoning.definitions import InvalidDefinitions
from reception.work.rules.files import text_of
from reception.work.rules.parameters import Code, is_stale, number, numbers, parameters, read_parameters

TODAY = date(2026, 11, 23)
TEXT = text_of("parameters.toml")


def test_each_parameter_has_its_number_and_its_source():
    assert number(Code.STALE_DAYS, TODAY) == 90
    assert numbers(Code.CHECKS, TODAY) == (3, 6, 12)
    assert number(Code.PLACEMENT_TO_JOB_MONTHS, TODAY) == 6
    assert number(Code.CONTACT_DAYS, TODAY) == 60
    assert all(one.basis.source and one.basis.to_confirm for one in parameters())


def test_a_new_version_holds_from_its_first_day():
    both = TEXT.replace("value = 90\n", "value = 90\nvalid_to = 2026-12-31\n")
    both += '\n[[parameter]]\ncode = "stale_days"\nlabel = "x"\nvalue = 60\nsource = "x"\nvalid_from = 2027-01-01\n'
    among = read_parameters(both)
    assert number(Code.STALE_DAYS, date(2026, 12, 31), among) == 90
    assert number(Code.STALE_DAYS, date(2027, 1, 1), among) == 60


def test_a_day_without_a_version_has_no_number():
    among = read_parameters(TEXT.replace("value = 90\n", "value = 90\nvalid_from = 2026-01-01\n"))
    assert numbers(Code.STALE_DAYS, date(2025, 12, 31), among) == ()
    with pytest.raises(LookupError, match="stale_days"):
        number(Code.STALE_DAYS, date(2025, 12, 31), among)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("value = 90", "value = 0", "whole number above 0"),
        ("value = 90", "value = [90, 100]", "value is one number"),
        ("[3, 6, 12]", "[6, 3]", "rising order"),
        ("[3, 6, 12]", "[]", "whole number above 0"),
        ('"checks"', '"cheques"', "unknown parameter"),
        ('"contact_days"', '"stale_days"', "contact_days is missing"),
    ],
)
def test_a_file_of_parameters_is_refused_whole(old, new, problem):
    with pytest.raises(InvalidDefinitions, match=problem):
        read_parameters(TEXT.replace(old, new))


@given(st.integers(0, 400), st.integers(1, 365))
def test_an_employer_is_old_news_the_day_after_the_days_have_passed(ago, days):
    assert is_stale(TODAY - timedelta(days=ago), TODAY, days) is (ago > days)
    assert is_stale(None, TODAY, days)
