"""Rules of the register of discrimination: days, grounds, figure I32, and the file that the register goes by."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.inclusion.rules import discrimination as rules
from reception.inclusion.rules.discrimination_figures import Reported, by_place, i32
from reception.inclusion.rules.discrimination_turning import closing_days, helpers, read_register
from reception.inclusion.terms.discrimination import DiscriminationGround, PlaceKind, ReportOutcome, ReportState
from reception.reckoning.definitions import InvalidDefinitions
from reception.reckoning.remarks import codes

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
GROUNDS = st.lists(st.sampled_from(DiscriminationGround))


def reported(received_on, closed_on=None, place=PlaceKind.WORK, outcome=None):
    return Reported(received_on, closed_on, place, outcome)


@given(GROUNDS)
def test_grounds_are_kept_and_read_back_in_the_order_of_their_list(grounds):
    kept = rules.grounds_of(rules.as_text(grounds))
    assert set(kept) == set(grounds)
    assert list(kept) == [one for one in DiscriminationGround if one in grounds]


@given(DAYS, st.none() | DAYS, GROUNDS)
def test_what_is_accepted_has_come_and_happened_before_it_was_told(received_on, happened_on, grounds):
    if not list(rules.check_report(received_on, happened_on, grounds, TODAY)):
        assert rules.FIRST_DAY <= received_on <= TODAY
        assert happened_on is None or rules.FIRST_DAY <= happened_on <= received_on
        assert DiscriminationGround.UNKNOWN not in grounds or len(grounds) == 1


@given(DAYS, DAYS, st.lists(DAYS, max_size=3))
def test_what_is_closed_was_open_and_nothing_was_done_after_it(received_on, on, steps):
    if not list(rules.check_closing(ReportState.OPEN, on, received_on, steps, TODAY)):
        assert received_on <= on <= TODAY
        assert all(step <= on for step in steps)


@given(st.dates(date(2020, 1, 1), TODAY), st.none() | st.integers(0, 400), st.integers(1, 90))
def test_days_and_days_left_make_the_days_there_are(received_on, after, within):
    closed_on = None if after is None else received_on + timedelta(days=after)
    stands = rules.standing(received_on, closed_on, TODAY, within)
    assert stands.days + stands.left == within
    assert stands.is_late is ((closed_on or TODAY) > rules.last_day(received_on, within))


def test_a_closed_report_is_closed_no_more_and_an_open_one_not_opened():
    closed = rules.check_closing(ReportState.CLOSED, TODAY, TODAY, [], TODAY)
    assert codes(closed) == ["other-state"]
    assert codes(rules.check_state(ReportState.OPEN, ReportState.CLOSED)) == ["other-state"]


def test_i32_counts_by_hand():
    """Seven reports. Counted are four of 2026 that are thirty days old; two of them were closed within thirty days."""
    every = [
        reported(date(2026, 1, 1), date(2026, 1, 31)),  # the thirtieth day: in time
        reported(date(2026, 1, 1), date(2026, 2, 1)),  # a day late
        reported(date(2026, 5, 5)),  # open still
        reported(date(2026, 10, 24), date(2026, 10, 25)),  # thirty days old today: in time
        reported(date(2026, 10, 25), date(2026, 10, 26)),  # not yet thirty days old
        reported(date(2025, 12, 31), date(2026, 1, 1)),  # of another year
        reported(date(2027, 1, 1)),
    ]
    found = i32(every, 2026, TODAY, 30)
    assert (found.numerator, found.denominator) == (2, 4)


@given(st.lists(st.tuples(DAYS, st.none() | st.integers(0, 100))), st.integers(2000, 2030))
def test_i32_is_never_more_than_what_came_in_the_year(reports, year):
    every = [reported(on, None if after is None else on + timedelta(days=after)) for on, after in reports]
    found = i32(every, year, TODAY, 30)
    assert 0 <= found.numerator <= found.denominator <= sum(one.received_on.year == year for one in every)


def test_the_counts_by_place_add_up():
    every = [
        reported(date(2026, 1, 1), TODAY, outcome=ReportOutcome.POLICE),
        reported(date(2026, 1, 1), TODAY, outcome=ReportOutcome.POLICE),
        reported(date(2026, 1, 1)),
        reported(date(2026, 1, 1), place=PlaceKind.CARE),
        reported(date(2025, 1, 1), place=PlaceKind.SHOP),
    ]
    work, care = by_place(every, 2026)
    assert (work.place_kind, work.received, work.open, work.by_outcome) == (
        PlaceKind.WORK, 3, 1, {ReportOutcome.POLICE: 2},
    )  # fmt: skip
    assert (care.place_kind, care.received, care.open, care.by_outcome) == (PlaceKind.CARE, 1, 1, {})


def test_the_file_of_this_package_says_thirty_days_and_where_to_turn():
    assert closing_days() == 30
    assert [one.code for one in helpers()] == ["ombudsman", "bureau", "union", "police"]
    assert helpers()[0].dialled == "0812020700"


PARAMETER = '[[parameter]]\ncode = "{}"\nlabel = "x"\nvalue = {}\nsource = "s"\n[[turn]]\ncode = "a"\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[parameter", "this is not TOML"),
        ("", "there is no [[parameter]]"),
        (PARAMETER.format("close_days", "true"), "value is a whole number"),
        (PARAMETER.format("close_days", "0"), "value is a whole number"),
        (PARAMETER.format("other", "3"), "close_days is missing"),
        (PARAMETER.format("close_days", "3"), "name is missing"),
        ('[[more]]\ncode = "a"\n', "unknown table 'more'"),
        ('[[parameter]]\ncode = "a"\nodd = 1\n[[turn]]\nweb = "http://x"\n', "unknown key 'odd'"),
        ('[[parameter]]\ncode = "a"\n[[turn]]\nweb = "http://x"\n', "web begins with https://"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_what_is_wrong(text, problem):
    with pytest.raises(InvalidDefinitions) as refused:
        read_register(text)
    assert any(problem in one for one in refused.value.problems), refused.value.problems
