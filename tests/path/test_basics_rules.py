"""What holds for the eight basics whatever the facts are, and the indicators that are counted from them."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from reception.cases.terms import ReferralPurpose
from reception.i18n.said import Said
from reception.path.rules.basics import (
    BASICS,
    CODES,
    HANDLED,
    Evidence,
    all_handled_in_time,
    basic_now,
    basic_of_purpose,
    counted,
    evidence_of_facts,
    evidence_of_steps,
    in_place,
    paid_in_time,
)
from reception.path.rules.days import weekdays_only
from reception.path.rules.facts import Fact, Facts
from reception.path.rules.milestones import Mark
from reception.path.rules.path import path_of
from reception.path.terms import BasicState, EvidenceWeight, MilestoneState
from tests.path.test_properties import BOOK, DAYS, FACTS, ODD_FACTS

TEMPLATE = BOOK.templates["vasby"]
MARKS = some.lists(
    some.builds(
        Mark,
        some.sampled_from(CODES),
        some.sampled_from([MilestoneState.FULFILLED, MilestoneState.NOT_APPLICABLE]),
        DAYS,
        some.just("Sågs."),
    ),
    max_size=4,
)
OTHER = some.lists(
    some.builds(
        Evidence,
        some.just(Said("A referral")),
        some.none() | DAYS,
        weight=some.sampled_from([EvidenceWeight.BEGUN, EvidenceWeight.TOLD]),
    ),
    max_size=2,
)
RECEIVED = date(2026, 9, 1)


def basics(facts, today, marks=(), other=()):
    """The eight by code."""
    path = path_of(facts, TEMPLATE, BOOK, today=today, is_working_day=weekdays_only, marks=marks)
    by_code = {one.code: one for one in path}
    latest = {mark.code: mark for mark in sorted(marks, key=lambda mark: mark.on) if mark.on <= today}
    found = {}
    for basic in BASICS:
        milestone = by_code[basic.code]
        evidence = [
            *evidence_of_facts(basic, milestone.rule, facts, BOOK.facts),
            *evidence_of_steps(basic, path, facts),
            *other,
        ]
        found[basic.code] = basic_now(basic, milestone, evidence, today=today, mark=latest.get(basic.code))
    return found


def test_every_code_is_in_the_book():
    rules = {rule.code for template in BOOK.templates.values() for rule in template.milestones}
    for basic in BASICS:
        assert basic.code in rules
        assert set(basic.facts) <= set(BOOK.facts), basic.code
        assert set(basic.steps) <= rules, set(basic.steps) - rules
        assert basic.begins <= set(basic.facts)


def test_the_eight_are_the_templates_own():
    assert [rule.code for rule in TEMPLATE.milestones if rule.code.startswith("area_")] == list(CODES)


def test_every_referral_tells_of_one_basic_at_most():
    assert basic_of_purpose(ReferralPurpose.HEALTH_CARE) == "area_health"
    assert basic_of_purpose(ReferralPurpose.LEGAL_ADVICE) is None
    purposes = [purpose for basic in BASICS for purpose in basic.purposes]
    assert len(purposes) == len(set(purposes))


@settings(max_examples=60, deadline=None)
@given(facts=FACTS, today=DAYS, marks=MARKS, other=OTHER)
def test_a_basic_is_never_better_than_what_shows_it(facts, today, marks, other):
    for one in basics(facts, today, marks, other).values():
        shown = [each for each in one.evidence if each.day is None or each.day <= today]
        if one.state is BasicState.IN_PLACE:
            by_fact = any(each.weight is EvidenceWeight.SHOWS for each in shown)
            assert by_fact or (one.mark is not None and one.mark.state is MilestoneState.FULFILLED), one.code
            assert one.handled_on is not None
            assert one.handled_on <= today
        if one.state is BasicState.UNDER_WAY:
            assert any(each.weight is not EvidenceWeight.TOLD for each in shown), one.code
        if one.is_handled:
            assert one.milestone.state in {MilestoneState.FULFILLED, MilestoneState.NOT_APPLICABLE}
        if one.mark is not None and one.mark.state is MilestoneState.NOT_APPLICABLE:
            assert one.handled_on == one.mark.on


@settings(max_examples=60, deadline=None)
@given(facts=ODD_FACTS, today=DAYS)
def test_no_facts_break_them(facts, today):
    for one in basics(facts, today).values():
        assert all(each.what.in_english for each in one.evidence)


@settings(max_examples=60, deadline=None)
@given(facts=FACTS, today=DAYS, marks=MARKS)
def test_the_count_is_what_stands_on_the_page(facts, today, marks):
    found = basics(facts, today, marks)
    count = in_place((one.code, one.milestone.state) for one in found.values())
    assert count is not None
    assert 0 <= count.done <= count.of <= 8
    assert count.done == sum(one.state is BasicState.IN_PLACE for one in found.values())
    assert count.of == sum(one.state is not BasicState.NOT_HERS for one in found.values())
    assert all(one.is_handled for one in found.values()) == (count.done == count.of)


def test_a_step_that_a_fact_tells_of_is_not_told_twice():
    offered = Facts({"health_examination_offered": Fact(RECEIVED), "received": Fact(RECEIVED)})
    told = [one.what.in_english for one in basics(offered, RECEIVED)["area_health"].evidence]
    assert told == ["Health examination offered"]
    ticked = Mark("health_examination", MilestoneState.FULFILLED, RECEIVED, "Brevet sågs.")
    told = basics(Facts({"received": Fact(RECEIVED)}), RECEIVED, [ticked])["area_health"].evidence
    assert [one.endpoint for one in told] == ["path.step"]


def test_what_lies_ahead_shows_nothing_yet():
    facts = Facts({"association_met": Fact(RECEIVED + timedelta(days=9)), "received": Fact(RECEIVED)})
    assert basics(facts, RECEIVED)["area_civil_society"].state is BasicState.NOT_BEGUN
    later = basics(facts, RECEIVED + timedelta(days=9))["area_civil_society"]
    assert (later.state, later.handled_on) == (BasicState.IN_PLACE, RECEIVED + timedelta(days=9))


def test_a_case_without_basics_has_no_count():
    assert in_place([("plan", MilestoneState.FULFILLED)]) is None


def handled(*days, left=0):
    """Basics that were handled on these days (None: they never applied), and some that are left."""
    done = [SimpleNamespace(is_handled=True, handled_on=day) for day in days]
    return done + [SimpleNamespace(is_handled=False, handled_on=None)] * left


@pytest.mark.parametrize(
    ("basics_then", "after", "in_time"),
    [
        (handled(RECEIVED, RECEIVED + timedelta(days=90)), 200, True),
        (handled(RECEIVED, RECEIVED + timedelta(days=91)), 200, False),
        (handled(None, None), 1, True),
        (handled(RECEIVED, left=1), 90, None),
        (handled(RECEIVED, left=1), 91, False),
    ],
)
def test_all_eight_are_handled_in_time(basics_then, after, in_time):
    today = RECEIVED + timedelta(days=after)
    assert all_handled_in_time(RECEIVED, basics_then, today=today) is in_time
    assert all_handled_in_time(None, basics_then, today=today) is None


@pytest.mark.parametrize(
    ("household", "after", "in_time"),
    [
        ([(RECEIVED, RECEIVED + timedelta(days=14))], 30, True),
        ([(RECEIVED, RECEIVED + timedelta(days=15))], 30, False),
        ([(RECEIVED, None)], 14, None),
        ([(RECEIVED, None)], 15, False),
        ([(RECEIVED, None), (RECEIVED + timedelta(days=20), RECEIVED + timedelta(days=3))], 30, True),
        ([(RECEIVED, RECEIVED + timedelta(days=10))], 5, None),
        ([(None, RECEIVED)], 30, None),
        ([], 30, None),
    ],
)
def test_a_household_is_paid_in_time(household, after, in_time):
    assert paid_in_time(household, today=RECEIVED + timedelta(days=after)) is in_time


@given(some.lists(some.tuples(some.none() | DAYS, some.sampled_from([True, False, None]))))
def test_an_indicator_counts_everybody_once(outcomes):
    found = counted(outcomes)
    assert found.of + found.waiting + found.without_day == len(outcomes)
    assert 0 <= found.reached <= found.of


def test_handled_is_in_place_or_not_hers():
    assert {BasicState.IN_PLACE, BasicState.NOT_HERS} == HANDLED
