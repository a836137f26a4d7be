"""What holds for every path and every right, whatever the facts are."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from reception.path.rules.days import Length, weekdays_only
from reception.path.rules.facts import Fact, Facts
from reception.path.rules.groups import group_of
from reception.path.rules.path import path_of
from reception.path.rules.pausing import Pause
from reception.path.rules.phases import phases_of
from reception.path.rules.reading import standard_book
from reception.path.rules.rights import rights_of
from reception.path.terms import Answer, FactKind, MilestoneState, Phase, PhaseState
from reception.people.terms import BirthPrecision

BOOK = standard_book()
TEMPLATES = sorted(BOOK.templates)
DONE_OR_NOT_HERS = {MilestoneState.FULFILLED, MilestoneState.NOT_APPLICABLE}
DAYS = some.dates(date(2015, 1, 1), date(2035, 12, 31))
#: What a fact of each kind may be.
VALUES = {
    FactKind.DATE: DAYS,
    FactKind.FLAG: some.booleans(),
    FactKind.NUMBER: some.integers(0, 2000),
    FactKind.BIRTH: some.tuples(some.dates(date(1940, 1, 1), date(2026, 1, 1)), some.sampled_from(BirthPrecision)),
}


def value_of(definition):
    """A value that the fact may have."""
    if definition.kind is FactKind.CHOICE:
        return some.sampled_from(sorted(definition.choices))
    return VALUES[definition.kind]


WRITTEN = {code: one for code, one in BOOK.facts.items() if one.kind is not FactKind.REACHED_AGE}
A_FACT = some.sampled_from(sorted(WRITTEN)).flatmap(lambda code: some.tuples(some.just(code), value_of(WRITTEN[code])))
FACTS = some.lists(A_FACT, max_size=30).map(lambda rows: Facts({code: Fact(value) for code, value in rows}))
ANYTHING = some.one_of(some.dates(), some.text(max_size=3), some.booleans(), some.integers(), VALUES[FactKind.BIRTH])
ODD_FACTS = some.dictionaries(some.sampled_from(sorted(BOOK.facts)), ANYTHING.map(Fact), max_size=30).map(Facts)
A_TEMPLATE = some.sampled_from(TEMPLATES)
PAUSES = some.lists(some.builds(Pause, DAYS, some.none() | DAYS, some.just("Illness")), max_size=2)


def path(facts, today, template="vasby", **more):
    """The path by code."""
    found = path_of(facts, BOOK.templates[template], BOOK, today=today, is_working_day=weekdays_only, **more)
    return {one.code: one for one in found}


def rights(facts, today):
    """The rights by code."""
    return {one.code: one for one in rights_of(facts, BOOK, today=today, is_working_day=weekdays_only)}


@settings(max_examples=150, deadline=None)
@given(facts=ODD_FACTS, today=some.dates(), pauses=PAUSES, template=A_TEMPLATE)
def test_no_facts_and_no_day_break_it(facts, today, pauses, template):
    for one in path(facts, today, template, pauses=pauses).values():
        assert [said.in_english for said in (*one.reasons, *one.doubts, *one.fulfilled_by)]
    for right in rights(facts, today).values():
        assert all(said.in_english for said in right.because)
    group_of(facts, BOOK, today=today, is_working_day=weekdays_only)


@settings(max_examples=80, deadline=None)
@given(facts=FACTS, today=DAYS, pauses=PAUSES)
def test_the_same_facts_give_the_same_answer(facts, today, pauses):
    again = Facts(dict(facts))
    assert path(facts, today, pauses=pauses) == path(again, today, pauses=pauses)
    assert rights(facts, today) == rights(again, today)


@settings(max_examples=150, deadline=None)
@given(facts=FACTS, today=DAYS)
def test_a_rule_never_applies_outside_its_days(facts, today):
    for one in (*path(facts, today).values(), *rights(facts, today).values()):
        assert one.rule.holds_on(today), one.code


@settings(max_examples=400, deadline=None)
@given(facts=FACTS, today=DAYS, new=A_FACT, template=A_TEMPLATE)
def test_a_new_fact_never_makes_a_finished_step_something_to_do(facts, today, new, template):
    code, value = new
    assume(code not in facts and not BOOK.facts[code].revokes)
    before, after = path(facts, today, template), path(facts.with_(code, value), today, template)
    for step in (one.code for one in before.values() if one.state is MilestoneState.FULFILLED):
        now = after[step]
        contradicted = now.state is MilestoneState.CONTRADICTORY and now.contradictions
        assert now.state in DONE_OR_NOT_HERS or contradicted, (step, new, now.state)


@settings(max_examples=400, deadline=None)
@given(facts=FACTS, today=DAYS, new=A_FACT)
def test_what_was_told_of_a_right_is_unknown_only_where_a_fact_is_missing(facts, today, new):
    for right in rights(facts, today).values():
        assert (right.answer is Answer.UNKNOWN) == bool(right.missing)
        assert (right.answer is Answer.UNTIL) <= (right.until is not None and right.until >= today)


def is_of_days(rule):
    """Whether its time is counted in days alone, and nothing holds the date back."""
    days_alone = rule.offset and rule.offset == Length(days=rule.offset.days)
    return days_alone and not rule.not_before and not rule.set_by


@settings(max_examples=300, deadline=None)
@given(facts=FACTS, today=DAYS, days=some.integers(1, 40), template=A_TEMPLATE)
def test_a_due_date_moves_with_the_day_it_is_counted_from(facts, today, days, template):
    before = path(facts, today, template)
    for step in [one for one in before.values() if one.due and one.counted_from and one.counted_from[0] in facts]:
        code, day = step.counted_from
        later = path(facts.with_(code, day + timedelta(days=days)), today, template).get(step.code)
        if later and later.due and later.rule == step.rule and later.counted_from and later.counted_from[0] == code:
            assert later.due >= step.due, step.code
            if is_of_days(step.rule):
                assert later.due - step.due == timedelta(days=days), step.code


@settings(max_examples=100, deadline=None)
@given(facts=FACTS, today=DAYS)
def test_what_is_not_known_is_named_and_nothing_is_overdue_without_a_day(facts, today):
    for one in path(facts, today).values():
        assert (one.state is MilestoneState.UNCLEAR) <= bool(one.missing)
        assert (one.state is MilestoneState.OVERDUE) <= bool(one.due and one.due < today)
        assert set(one.missing) <= set(BOOK.facts) | set(BOOK.parameters)


@settings(max_examples=100, deadline=None)
@given(facts=FACTS, today=DAYS, pauses=PAUSES)
def test_a_pause_never_brings_a_day_nearer_and_always_says_that_it_moved_it(facts, today, pauses):
    plain, paused = path(facts, today), path(facts, today, pauses=pauses)
    for code, one in plain.items():
        moved = paused[code]
        if one.due and moved.due:
            assert moved.due >= one.due
            assert (moved.due != one.due) <= any("pause" in said.msgid for said in moved.reasons)
            assert (moved.due != one.due) <= moved.rule.may_pause


@settings(max_examples=100, deadline=None)
@given(facts=FACTS, today=DAYS)
def test_the_phases_count_every_step_once(facts, today):
    steps = path(facts, today).values()
    views = phases_of(tuple(steps))
    assert [view.phase for view in views] == list(Phase)
    applicable = [one for one in steps if one.state is not MilestoneState.NOT_APPLICABLE]
    assert sum(view.steps + view.unclear for view in views) == len(applicable)
    assert all((view.state is PhaseState.ACHIEVED) <= (view.done == view.steps and not view.unclear) for view in views)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_step_that_waits_waits_for_one_of_its_template(template):
    codes = {rule.code for rule in BOOK.templates[template].milestones}
    assert all(set(rule.blocked_by) <= codes for rule in BOOK.templates[template].milestones)


def test_a_fact_that_no_rule_looks_at_is_not_asked_for():
    used = set()
    for template in BOOK.templates.values():
        for rule in template.milestones:
            conditions = (rule.applies_if, rule.cohort, rule.fulfilled_when)
            used |= rule.dates_used.union(*(one.uses() for one in conditions if one))
    for right in BOOK.rights:
        used |= right.applies_if.uses() | (right.cohort.uses() if right.cohort else set())
        for limit in right.limits:
            used |= set(limit.start.dates) | {limit.extended_by} | {one.fact for one in limit.prolonged_by}
            used |= limit.only_if.uses() if limit.only_if else set()
    used |= {code for group in BOOK.groups for code in group.condition.uses()}
    used |= {code for order in BOOK.orders for code in (order.first, order.second)}
    assert set(BOOK.facts) - used - {"applied", "left_employment_service"} <= {
        "lease_ends",
        "placement_started",
        "job_started",
        "full_time_work",
    }
