from datetime import date

from reception.cases import rules

SUNDAY = date(2026, 11, 22)


def test_a_task_comes_back_on_the_day_it_rests_until() -> None:
    assert rules.is_resting(date(2026, 11, 23), SUNDAY)
    assert not rules.is_resting(SUNDAY, SUNDAY)
    assert not rules.is_resting(None, SUNDAY)


def test_a_task_rests_until_tomorrow_monday_or_a_coming_date() -> None:
    monday = date(2026, 11, 23)
    assert rules.rest_until("tomorrow", None, SUNDAY) == monday
    assert rules.rest_until("next-week", None, SUNDAY) == monday
    assert rules.rest_until("next-week", None, monday) == date(2026, 11, 30)
    assert rules.rest_until("date", date(2026, 12, 24), SUNDAY) == date(2026, 12, 24)
    assert rules.rest_until("date", SUNDAY, SUNDAY) is None
    assert rules.rest_until("date", None, SUNDAY) is None


def test_an_assignment_never_ends_before_it_began() -> None:
    assert rules.day_of_assignment(date(2026, 1, 1), SUNDAY) == SUNDAY
