"""A day on which the path rests twice puts a date off once."""

from datetime import date

import pytest

from reception.path.rules.pausing import Pause, moved_by

DUE, TODAY = date(2026, 3, 1), date(2026, 12, 1)
JANUARY = Pause(date(2026, 1, 1), date(2026, 1, 31), "x")


@pytest.mark.parametrize(
    ("other", "due"),
    [
        (Pause(date(2026, 1, 1), date(2026, 1, 31), "y"), date(2026, 4, 1)),
        (Pause(date(2026, 1, 10), date(2026, 1, 12), "y"), date(2026, 4, 1)),
        (Pause(date(2026, 1, 22), date(2026, 2, 10), "y"), date(2026, 4, 11)),
        (Pause(date(2026, 2, 1), date(2026, 2, 10), "y"), date(2026, 4, 11)),
        (Pause(date(2026, 1, 31), None, "y"), date(2027, 1, 30)),
    ],
)
def test_days_that_two_pauses_share_count_once(other, due):
    for pauses in ((JANUARY, other), (other, JANUARY)):
        assert moved_by(pauses, date(2025, 12, 1), DUE, TODAY)[-1].after == due
