from datetime import UTC, date, datetime, timedelta

import pytest

from reception.contacts import rules
from reception.contacts.terms import CallKind, Channel, ContactState

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_slip_may_be_taken_back_for_ten_minutes() -> None:
    assert rules.may_be_undone(NOON, NOON + timedelta(minutes=10))
    assert not rules.may_be_undone(NOON, NOON + timedelta(minutes=10, seconds=1))


@pytest.mark.parametrize("answer", rules.HOW)
def test_each_answer_to_how_is_found_again_from_what_it_stored(answer: str) -> None:
    assert rules.how(*rules.HOW[answer]) == answer


def test_the_first_six_answers_stand_in_the_order_of_the_number_keys() -> None:
    assert list(rules.HOW)[:6] == ["phone", "visit", "sms", "email", "meeting", "no_answer"]


def test_a_try_without_answer_needs_no_note() -> None:
    assert rules.needs_note(ContactState.HELD)
    assert not rules.needs_note(ContactState.NO_ANSWER)


def test_absence_after_a_summons_is_told_apart_from_absence_after_an_invitation() -> None:
    assert len({rules.absence(CallKind.SUMMONED), rules.absence(CallKind.INVITED), rules.absence(None)}) == 3


def test_a_plan_ends_no_silence() -> None:
    assert ContactState.PLANNED not in rules.HAPPENED
    assert ContactState.CANCELLED not in rules.HAPPENED
    assert ContactState.NO_ANSWER in rules.HAPPENED


def test_waiting_is_counted_in_days_until_the_answer() -> None:
    asked, today = date(2026, 11, 11), date(2026, 11, 22)
    assert rules.waiting_days(asked, None, today) == 11
    assert rules.waiting_days(asked, date(2026, 11, 13), today) == 2
    assert rules.waiting_days(today, None, today) == 0


def test_an_answer_is_overdue_the_day_after_it_was_expected() -> None:
    assert not rules.is_overdue(date(2026, 11, 22), date(2026, 11, 22))
    assert rules.is_overdue(date(2026, 11, 21), date(2026, 11, 22))
    assert not rules.is_overdue(None, date(2026, 11, 22))


def test_notes_are_added_never_written_over() -> None:
    assert rules.joined_notes("Planmöte", "Gick bra") == "Planmöte\n\nGick bra"
    assert rules.joined_notes("", "Gick bra") == "Gick bra"
    assert rules.joined_notes("Planmöte", "") == "Planmöte"


def test_only_what_people_come_to_can_be_planned() -> None:
    assert Channel.SMS not in rules.PLANNABLE
