"""The chain of contracts: from the landlord's lease to the household's own, and what is said on the way."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.housing.rules.chain import (
    CAN_BE_TAKEN_OVER,
    permanent_on,
    permanent_since,
    remarks_on_ending,
    remarks_on_extending,
    remarks_on_following,
    remarks_on_taking_over,
    taken_over,
)
from reception.housing.rules.contracts import Agreement, contract_state, remarks_on_contract
from reception.housing.rules.notice import NOTICES, last_day_after_notice, notice_by, notice_needed
from reception.housing.rules.tenures import NATURES
from reception.housing.terms import ContractState, EndingReason, Party, Tenure
from reception.reckoning.periods import Period, end_of_month, months_after
from reception.reckoning.terms import Footing

JAN, JUNE, DEC = date(2026, 1, 1), date(2026, 6, 30), date(2026, 12, 31)
OURS = Period(date.min)
HELD = Period(JAN, DEC)
MUNICIPAL = Agreement(Tenure.MUNICIPAL, JAN, DEC, unit_id=5)
DAYS = some.dates(date(2020, 1, 1), date(2032, 12, 31))
TENURES = some.sampled_from(Tenure)


def codes(remarks):
    """What is said, by code."""
    return [remark.code for remark in remarks]


def stopped(remarks):
    """Whether any of them refuses."""
    return any(remark.stops for remark in remarks)


@pytest.mark.parametrize(
    ("agreement", "held", "said"),
    [
        (MUNICIPAL, HELD, []),
        (Agreement(Tenure.MUNICIPAL, JUNE, JAN), HELD, ["last-before-first"]),
        (Agreement(Tenure.MUNICIPAL, JAN), OURS, ["end-not-given", "right-to-stay"]),
        (Agreement(Tenure.MUNICIPAL, JAN, DEC), None, ["lease-unknown"]),
        (Agreement(Tenure.MUNICIPAL, date(2025, 12, 31), JUNE), HELD, ["outside-lease"]),
        (Agreement(Tenure.MUNICIPAL, JUNE, date(2027, 1, 1)), HELD, ["longer-than-lease"]),
        (Agreement(Tenure.TRANSITIONAL, JAN), OURS, ["end-missing", "right-to-stay"]),
        (Agreement(Tenure.SUBLET, JAN, date(2027, 12, 31)), None, []),
        (Agreement(Tenure.SUBLET, JAN, date(2028, 1, 1)), None, ["right-to-stay"]),
        (Agreement(Tenure.OWNED, JAN, DEC), None, ["end-unexpected"]),
        (Agreement(Tenure.FIRST_HAND, JAN), None, []),
        (Agreement(Tenure.CARE_HOME, JAN), None, []),
        (Agreement(Tenure.LODGING, JAN), None, []),
    ],
)
def test_a_contract_is_looked_over(agreement, held, said):
    assert codes(remarks_on_contract(agreement, held)) == said


def test_only_an_impossible_contract_is_refused():
    refused = {"last-before-first", "outside-lease", "end-missing", "end-unexpected"}
    for tenure in Tenure:
        for last in (None, date(2025, 1, 1), DEC, date(2040, 1, 1)):
            for remark in remarks_on_contract(Agreement(tenure, JAN, last), HELD):
                assert remark.stops is (remark.code in refused)
                assert remark.said.in_english


@pytest.mark.parametrize(
    ("today", "notice", "cancelled", "state"),
    [
        (date(2025, 12, 31), None, False, ContractState.PLANNED),
        (JAN, None, False, ContractState.RUNNING),
        (DEC, JUNE, False, ContractState.NOTICE),
        (date(2026, 6, 29), JUNE, False, ContractState.RUNNING),
        (date(2027, 1, 1), JUNE, False, ContractState.ENDED),
        (date(2025, 12, 31), None, True, ContractState.CANCELLED),
    ],
)
def test_the_state_follows_from_the_days(today, notice, cancelled, state):
    assert contract_state(MUNICIPAL, today, notice_on=notice, cancelled=cancelled) is state


def test_a_contract_that_ended_earlier_than_agreed_has_ended():
    ended = Agreement(Tenure.MUNICIPAL, JAN, DEC, ended_on=JUNE)
    assert contract_state(ended, JUNE) is ContractState.RUNNING
    assert contract_state(ended, date(2026, 7, 1)) is ContractState.ENDED


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (MUNICIPAL, Agreement(Tenure.FIRST_HAND, date(2027, 1, 1)), []),
        (MUNICIPAL, Agreement(Tenure.FIRST_HAND, date(2027, 1, 11)), ["days-without-contract"]),
        (MUNICIPAL, Agreement(Tenure.FIRST_HAND, date(2026, 12, 1)), []),
        (MUNICIPAL, Agreement(Tenure.FIRST_HAND, date(2026, 11, 30)), ["two-homes"]),
        (MUNICIPAL, Agreement(Tenure.FIRST_HAND, date(2025, 12, 31)), ["begins-before-previous"]),
        (MUNICIPAL, Agreement(Tenure.RELATIVES, date(2027, 1, 1)), ["step-back"]),
        (Agreement(Tenure.FIRST_HAND, JAN), Agreement(Tenure.LODGING, JUNE), ["previous-without-end", "step-back"]),
        (Agreement(Tenure.CARE_HOME, JAN, JUNE), Agreement(Tenure.SUPPORTED, date(2026, 7, 1)), []),
        (Agreement(Tenure.TRANSITIONAL, JAN, JUNE), Agreement(Tenure.MUNICIPAL, date(2026, 7, 1), DEC), []),
    ],
)
def test_a_contract_follows_another(before, after, said):
    assert codes(remarks_on_following(before, after)) == said


def test_an_extension_lies_later_and_is_held_against_the_lease():
    assert codes(remarks_on_extending(MUNICIPAL, DEC, OURS)) == ["not-later"]
    assert codes(remarks_on_extending(Agreement(Tenure.MUNICIPAL, JAN), DEC)) == ["nothing-to-extend"]
    assert remarks_on_extending(MUNICIPAL, date(2027, 6, 30), OURS) == ()
    assert codes(remarks_on_extending(MUNICIPAL, date(2028, 6, 30), HELD)) == ["longer-than-lease", "right-to-stay"]


def test_an_ending_lies_within_the_contract():
    assert codes(remarks_on_ending(MUNICIPAL, date(2025, 12, 31))) == ["ends-before-it-begins"]
    assert codes(remarks_on_ending(MUNICIPAL, date(2027, 1, 1))) == ["ends-already"]
    assert remarks_on_ending(MUNICIPAL, JAN) == ()
    assert remarks_on_ending(MUNICIPAL, DEC) == ()


def test_a_home_is_taken_over_with_an_own_contract():
    done = taken_over(MUNICIPAL, date(2026, 7, 1))
    assert done.ended.end == JUNE
    assert done.ended.last == DEC
    assert done.reason is EndingReason.FIRST_HAND_HERE
    assert done.own == Agreement(Tenure.FIRST_HAND, date(2026, 7, 1), unit_id=5)
    assert done.lease_ends_on == JUNE
    assert taken_over(Agreement(Tenure.SUBLET, JAN, DEC), JUNE).lease_ends_on is None


@pytest.mark.parametrize(
    ("agreement", "on", "said"),
    [
        (Agreement(Tenure.FAMILY_HOME, JAN), JUNE, "not-to-take-over"),
        (MUNICIPAL, JAN, "taken-over-too-early"),
        (MUNICIPAL, date(2027, 1, 2), "taken-over-too-late"),
    ],
)
def test_what_cannot_be_taken_over_is_refused(agreement, on, said):
    assert codes(remarks_on_taking_over(agreement, on)) == [said]
    with pytest.raises(ValueError, match="not-to-take-over"):
        taken_over(agreement, on)


def test_the_history_tells_since_when_a_household_has_a_home_of_its_own():
    own = Agreement(Tenure.FIRST_HAND, date(2027, 1, 1), ended_on=date(2028, 1, 1))
    history = [MUNICIPAL, own]
    assert permanent_since(history) == date(2027, 1, 1)
    assert permanent_on(date(2027, 6, 1), history)
    assert not permanent_on(DEC, history)
    assert not permanent_on(date(2028, 1, 2), history)
    assert permanent_since([MUNICIPAL, Agreement(Tenure.FIRST_HAND, JAN, DEC)]) is None


@pytest.mark.parametrize(
    ("tenure", "by", "given_on", "last"),
    [
        (Tenure.FIRST_HAND, Party.TENANT, date(2026, 4, 5), date(2026, 7, 31)),
        (Tenure.MUNICIPAL, Party.TENANT, date(2026, 3, 31), JUNE),
        (Tenure.MUNICIPAL, Party.LANDLORD, date(2026, 4, 1), date(2026, 7, 31)),
        (Tenure.PRIVATE_LET, Party.TENANT, date(2025, 12, 14), date(2026, 1, 31)),
        (Tenure.LODGING, Party.LANDLORD, date(2026, 4, 5), date(2026, 7, 31)),
        (Tenure.CARE_HOME, Party.TENANT, JAN, None),
    ],
)
def test_notice_ends_a_contract_at_the_turn_of_a_month(tenure, by, given_on, last):
    assert last_day_after_notice(tenure, by, given_on) == last


def test_notice_is_given_in_time_for_the_agreed_end():
    assert notice_by(Tenure.MUNICIPAL, JAN, DEC) == date(2026, 9, 30)
    assert notice_by(Tenure.MUNICIPAL, JAN, JUNE) is None
    assert notice_by(Tenure.FAMILY_HOME, JAN, DEC) is None
    assert notice_needed(Tenure.FIRST_HAND, JAN, None)
    assert not notice_needed(Tenure.SUBLET, JAN, date(2026, 9, 30))
    assert notice_needed(Tenure.SUBLET, JAN, date(2026, 10, 1))
    assert not notice_needed(Tenure.PRIVATE_LET, JAN, None)


def test_every_tenure_has_its_nature_and_every_notice_its_source():
    assert set(NATURES) == set(Tenure)
    assert all(one.source and one.read_in and one.footing is Footing.READ for one in NOTICES)


@given(TENURES, DAYS, some.one_of(some.none(), DAYS), DAYS)
def test_taking_over_leaves_no_day_between_and_none_twice(tenure, first, last, on):
    agreement = Agreement(tenure, first, last)
    if last is not None and last < first:
        return
    if stopped(remarks_on_taking_over(agreement, on)):
        return
    done = taken_over(agreement, on)
    assert tenure in CAN_BE_TAKEN_OVER
    assert done.own.first - done.ended.end == timedelta(days=1)
    assert done.ended.period.first == first
    assert not stopped(remarks_on_following(done.ended, done.own))
    assert permanent_on(on, [done.ended, done.own])


@given(DAYS, some.sampled_from(Party), TENURES)
def test_notice_never_ends_before_its_months_have_run(given_on, by, tenure):
    last = last_day_after_notice(tenure, by, given_on)
    if last is not None:
        assert last == end_of_month(last)
        assert last >= months_after(given_on, 1)


@given(DAYS, some.integers(-600, 600))
def test_months_end_on_a_day_that_the_month_has(day, months):
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day
