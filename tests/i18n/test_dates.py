"""Dates and times as people type them."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.i18n.dates import MESSAGES, UnreadableDate, read_date, read_moment, read_partial_date

TODAY = date(2026, 11, 22)  # a Sunday
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22", "261122", "26-11-22", "20261122", "2026.11.22", "2026/11/22", "22/11", "22/11 2026", "22/11-26",
        "22.11.2026", "22 nov", "22 nov.", "22 november 2026", "den 22 november", "22:a nov 2026", "Nov 22, 2026",
        "22nd of November", "i dag", "Idag", "today", "nu", " 2026-11-22 ", "٢٠٢٦-١١-٢٢", "۲۲/۱۱", "2026–11–22",
        "\u200f22/11\u200f",
    ],
)  # fmt: skip
def test_a_day_has_many_spellings(text):
    assert read_date(text, today=TODAY) == TODAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18/09/1973", date(1973, 9, 18)),
        ("1980.04.13", date(1980, 4, 13)),
        ("730918", date(1973, 9, 18)),
        ("imorgon", date(2026, 11, 23)),
        ("i morgon", date(2026, 11, 23)),
        ("tomorrow", date(2026, 11, 23)),
        ("igår", date(2026, 11, 21)),
        ("yesterday", date(2026, 11, 21)),
        ("i övermorgon", date(2026, 11, 24)),
        ("måndag", date(2026, 11, 23)),
        ("på fredag", date(2026, 11, 27)),
        ("Monday", date(2026, 11, 23)),
        ("söndag", date(2026, 11, 29)),
        ("i fredags", date(2026, 11, 20)),
        ("last friday", date(2026, 11, 20)),
        ("förra söndagen", date(2026, 11, 15)),
        ("+14", date(2026, 12, 6)),
        ("+2v", date(2026, 12, 6)),
        ("+2w", date(2026, 12, 6)),
        ("+ 2 veckor", date(2026, 12, 6)),
        ("-3", date(2026, 11, 19)),
        ("2028-02-29", date(2028, 2, 29)),
        ("2046-11-22", date(2046, 11, 22)),
        ("1900-01-01", date(1900, 1, 1)),
    ],
)
def test_days_are_read(text, day):
    assert read_date(text, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "forward", "back", "near"),
    [
        ("1/12", date(2026, 12, 1), date(2025, 12, 1), date(2026, 12, 1)),
        ("1 feb", date(2027, 2, 1), date(2026, 2, 1), date(2027, 2, 1)),
        ("1/11", date(2027, 11, 1), date(2026, 11, 1), date(2026, 11, 1)),
        ("22/11", TODAY, TODAY, TODAY),
        ("29/2", date(2028, 2, 29), date(2024, 2, 29), date(2028, 2, 29)),
        ("301231", date(2030, 12, 31), date(1930, 12, 31), date(2030, 12, 31)),
        ("söndag", date(2026, 11, 29), date(2026, 11, 15), date(2026, 11, 29)),
    ],
)
def test_what_is_not_written_is_looked_for_where_the_field_looks(text, forward, back, near):
    assert read_date(text, today=TODAY, looks="forward") == forward
    assert read_date(text, today=TODAY, looks="back") == back
    assert read_date(text, today=TODAY, looks="near") == near


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not_a_date"),
        ("snart", "not_a_date"),
        ("2026", "not_a_date"),
        ("22 foo", "not_a_date"),
        ("22/11/2026/1", "not_a_date"),
        ("2026-11.22", "not_a_date"),
        ("2026-02-30", "impossible"),
        ("2027-02-29", "impossible"),
        ("29/2 2027", "impossible"),
        ("2026-13-01", "impossible"),
        ("2026-00-10", "impossible"),
        ("31/4", "impossible"),
        ("261301", "impossible"),
        ("1899-12-31", "out_of_range"),
        ("0000-01-01", "out_of_range"),
        ("9999-12-31", "out_of_range"),
        ("2046-11-23", "out_of_range"),
        ("+9999v", "out_of_range"),
    ],
)
def test_faults_are_told_apart(text, reason):
    with pytest.raises(UnreadableDate) as caught:
        read_date(text, today=TODAY)
    assert caught.value.reason == reason
    assert caught.value.message == MESSAGES[reason]


@given(st.dates(date(1900, 1, 1), date(2046, 11, 22)))
def test_a_full_date_is_itself_in_every_spelling(day):
    spellings = [
        day.isoformat(), f"{day:%Y%m%d}", f"{day.day}/{day.month} {day.year}", f"{day:%d.%m.%Y}",
        f"{day.day} {day:%B} {day.year}", f"{day:%b} {day.day}, {day.year}",
    ]  # fmt: skip
    assert {read_date(spelling, today=TODAY) for spelling in spellings} == {day}
    assert read_partial_date(day.isoformat(), today=TODAY) == (day, "day")


@given(st.dates(TODAY - timedelta(days=36_000), TODAY))
def test_a_birth_date_of_six_digits_finds_its_century(day):
    assert read_date(f"{day:%y%m%d}", today=TODAY, looks="back") == day


@given(
    st.one_of(st.text(max_size=20), st.text("0123456789./ +:-", max_size=12)),
    st.dates(date(1950, 1, 1), date(2150, 12, 31)),
    st.sampled_from(["forward", "back", "near"]),
)
def test_any_text_is_a_day_within_bounds_or_is_refused(text, today, looks):
    with suppress(UnreadableDate):
        assert 1900 <= read_date(text, today=today, looks=looks).year <= today.year + 20
    with suppress(UnreadableDate):
        assert 1900 <= read_partial_date(text, today=today, looks=looks)[0].year <= today.year + 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1990", (date(1990, 1, 1), "year")),
        ("1977", (date(1977, 1, 1), "year")),
        ("1990-05", (date(1990, 5, 1), "month")),
        ("05/1990", (date(1990, 5, 1), "month")),
        ("maj 1990", (date(1990, 5, 1), "month")),
        ("1990-05-00", (date(1990, 5, 1), "month")),
        ("1990-00-00", (date(1990, 1, 1), "year")),
        ("1990-05-03", (date(1990, 5, 3), "day")),
        ("3/5 1990", (date(1990, 5, 3), "day")),
    ],
)
def test_a_date_may_be_known_in_part(text, expected):
    assert read_partial_date(text, today=TODAY) == expected


@pytest.mark.parametrize(
    ("text", "reason"), [("1899", "out_of_range"), ("1990-13", "impossible"), ("90", "not_a_date")]
)
def test_a_part_of_a_date_must_exist_too(text, reason):
    with pytest.raises(UnreadableDate) as caught:
        read_partial_date(text, today=TODAY)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("text", "day", "hour", "minute"),
    [
        ("10.42", 22, 10, 42), ("10:42", 22, 10, 42), ("kl 9", 22, 9, 0),
        ("kl. 9.15", 22, 9, 15), ("kl 0915", 22, 9, 15),
        ("22/11 10:42", 22, 10, 42), ("2026-11-22T10:42", 22, 10, 42), ("2026-11-22 10:42:00", 22, 10, 42),
        ("imorgon kl 9", 23, 9, 0), ("kl 9 imorgon", 23, 9, 0), ("måndag 13.30", 23, 13, 30), ("today at 9", 22, 9, 0),
        ("igår 23:59", 21, 23, 59), ("+1 10:00", 23, 10, 0), ("nu", 22, 9, 30), ("now", 22, 9, 30),
    ],
)  # fmt: skip
def test_moments_are_read_in_the_time_zone_of_now(text, day, hour, minute):
    assert read_moment(text, now=NOW) == NOW.replace(day=day, hour=hour, minute=minute)
    naive = NOW.replace(tzinfo=None)
    assert read_moment(text, now=naive) == naive.replace(day=day, hour=hour, minute=minute)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("22/11", "not_a_time"),
        ("snart", "not_a_date"),
        ("25.00", "no_such_time"),
        ("10.60", "no_such_time"),
        ("2026-02-30 10.00", "impossible"),
        ("2026-03-29 02:30", "no_such_time"),
    ],
)
def test_moments_that_do_not_exist_are_refused(text, reason):
    with pytest.raises(UnreadableDate) as caught:
        read_moment(text, now=NOW)
    assert caught.value.reason == reason


def test_of_an_hour_that_comes_twice_the_first_is_meant():
    assert read_moment("2026-10-25 02:30", now=NOW).utcoffset() == timedelta(hours=2)


@given(st.datetimes(datetime(1980, 1, 1), datetime(2046, 11, 21)))  # noqa: DTZ001 - what is typed has no zone
def test_a_full_moment_is_itself(moment):
    moment = moment.replace(second=0, microsecond=0)
    assert read_moment(f"{moment:%Y-%m-%d %H.%M}", now=NOW.replace(tzinfo=None)) == moment


@given(st.one_of(st.text(max_size=20), st.text("0123456789./ +:kl-", max_size=16)))
def test_any_text_is_a_moment_or_is_refused(text):
    with suppress(UnreadableDate):
        assert read_moment(text, now=NOW).tzinfo is NOW.tzinfo
