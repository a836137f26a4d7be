"""What a note of a guidance meeting says, and figure I9."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from reception.education.rules.guiding import Meeting, Starter, i9, remarks_on_meeting
from reception.education.terms.studies import Uncounted
from reception.reckoning.periods import Period

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
HELD = Meeting(NOW - timedelta(hours=1), date(2026, 11, 22), came=True, minutes=45)
AHEAD = Meeting(NOW + timedelta(days=2), date(2026, 11, 24), came=None)


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        (HELD, []),
        (AHEAD, []),
        (replace(AHEAD, came=True), ["not-yet"]),
        (replace(AHEAD, came=False), ["not-yet"]),
        (replace(AHEAD, at=NOW + timedelta(minutes=15), came=True), []),
        (replace(AHEAD, at=NOW + timedelta(minutes=16), came=True), ["not-yet"]),
        (replace(HELD, came=None, minutes=None), ["unsettled"]),
        (replace(HELD, came=False), ["minutes-of-nothing"]),
        (replace(HELD, came=False, minutes=None), []),
        (replace(HELD, follow_up_on=HELD.day), ["follow-up-before"]),
        (replace(HELD, follow_up_on=HELD.day + timedelta(days=1)), []),
        (replace(HELD, with_interpreter=True), ["language-unknown"]),
        (replace(HELD, with_interpreter=True, language="so"), []),
    ],
)
def test_a_meeting_says_what_can_be_so(meeting, said):
    assert [one.code for one in remarks_on_meeting(meeting, NOW)] == said


YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
TODAY = date(2026, 11, 22)


def test_whoever_began_and_met_guidance_by_the_end_of_the_period_counts():
    everybody = [
        Starter(date(2025, 3, 1), date(2025, 2, 20)),
        Starter(date(2025, 3, 1), date(2025, 12, 31)),
        Starter(date(2025, 3, 1), date(2026, 1, 1)),
        Starter(date(2025, 3, 1)),
        Starter(date(2024, 12, 31), date(2025, 2, 20)),
        Starter(date(2025, 3, 1), died_on=date(2025, 6, 1)),
    ]
    found = i9(everybody, YEAR, TODAY)
    assert (found.numerator, found.denominator, found.uncounted) == (2, 4, {Uncounted.DECEASED: 1})


def test_a_period_that_goes_on_is_looked_at_today():
    going_on = Period(date(2026, 1, 1), date(2026, 12, 31))
    everybody = [Starter(date(2026, 11, 1), TODAY), Starter(date(2026, 11, 1), TODAY + timedelta(days=1)),
                 Starter(TODAY + timedelta(days=1), TODAY)]  # fmt: skip
    found = i9(everybody, going_on, TODAY)
    assert (found.numerator, found.denominator) == (1, 2)
