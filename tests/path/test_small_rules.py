"""Marks, pauses, phases, groups and lengths of time, one rule at a time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.path.rules.conditions import All, Any, Held, Not
from reception.path.rules.days import Length, weekdays_only
from reception.path.rules.groups import group_of
from reception.path.rules.milestones import Mark
from reception.path.rules.pausing import Pause, moved_by
from reception.path.rules.phases import phases_of
from reception.path.terms import MilestoneState, Phase, PhaseState, TargetGroup
from tests.path.known import cases, facts_of
from tests.path.test_properties import BOOK, DAYS, path

# --- Marks, pauses, phases ---


TODAY = date(2026, 4, 1)
KNOWN = facts_of({"birth": "1990-05-03", "permit_ground": "refugee", "registered": date(2026, 3, 9)})


def test_a_mark_of_a_later_day_is_not_yet_there():
    mark = Mark("guidance", MilestoneState.FULFILLED, date(2026, 4, 2), "Told")
    assert path(KNOWN, TODAY, marks=[mark])["guidance"].state is not MilestoneState.FULFILLED
    assert path(KNOWN, date(2026, 4, 2), marks=[mark])["guidance"].state is MilestoneState.FULFILLED


def test_the_last_mark_holds_and_says_its_reason():
    first = Mark("guidance", MilestoneState.FULFILLED, date(2026, 3, 20), "Told")
    last = Mark("guidance", MilestoneState.NOT_APPLICABLE, date(2026, 3, 25), "A mistake")
    step = path(KNOWN, TODAY, marks=[last, first])["guidance"]
    assert step.state is MilestoneState.NOT_APPLICABLE
    assert step.reasons[0].in_english == "Set aside by hand: A mistake"


def test_a_step_done_in_time_stays_done_when_its_age_limit_is_passed():
    facts = facts_of({"birth": "1959-12-31", "permit_ground": "refugee", "registered": date(2024, 3, 9)}).with_(
        "civic_orientation_finished", date(2025, 3, 1)
    )
    assert path(facts, date(2026, 4, 1))["civic_orientation_finished"].state is MilestoneState.FULFILLED
    assert path(facts, date(2026, 4, 1))["civic_orientation_offered"].state is MilestoneState.FULFILLED


def test_what_a_step_waits_for_and_what_it_blocks_are_told():
    steps = path(KNOWN, TODAY)
    assert steps["establishment_decision"].waits_for == ("enrolment",)
    assert steps["enrolment"].blocks == ("establishment_decision",)
    assert "Enrolled at Arbetsförmedlingen" in steps["establishment_decision"].reasons[-1].in_english


def test_a_step_tells_what_would_fulfil_it():
    wishes = [said.in_english for said in path(KNOWN, TODAY)["guidance"].fulfilled_by]
    assert wishes[0] == "“Study and career guidance offered” is noted."
    assert wishes[-1].startswith("Somebody ticks it by hand")


def test_a_pause_counts_from_the_day_it_meets_what_is_counted():
    pause = Pause(date(2026, 1, 1), date(2026, 3, 31), "Illness")
    moves = moved_by((pause,), date(2026, 3, 25), date(2026, 4, 24), date(2026, 6, 1))
    assert [(one.before, one.after) for one in moves] == [(date(2026, 4, 24), date(2026, 5, 1))]


def test_a_pause_moves_no_day_that_had_passed():
    pause = Pause(date(2026, 5, 1), date(2026, 5, 31), "Illness")
    assert moved_by((pause,), date(2026, 3, 1), date(2026, 4, 30), date(2026, 6, 1)) == ()


def test_phases_tell_the_next_step_and_the_lateness():
    amina = next(case for case in cases() if case.name.startswith("Amina"))
    views = {view.phase: view for view in phases_of(tuple(replace(amina, template="vasby").path().values()))}
    assert views[Phase.RECEPTION].state is PhaseState.UNDER_WAY
    assert views[Phase.RECEPTION].next_step.state is MilestoneState.OVERDUE
    assert views[Phase.INCLUSION].state is PhaseState.NOT_STARTED


# --- Groups ---


@pytest.mark.parametrize(
    ("facts", "group"),
    [
        ({"birth": "2012-01-01", "reception_route": "unaccompanied"}, "unaccompanied_minor"),
        ({"birth": "1990-01-01", "permit_ground": "temporary_protection"}, "temporary_protection"),
        ({"birth": "1990-01-01", "permit_ground": "resettled"}, "quota"),
        ({"birth": "1990-01-01", "permit_ground": "refugee", "reception_route": "resettled"}, "quota"),
        ({"birth": "1990-01-01", "permit_ground": "refugee"}, "establishment"),
        ({"birth": "1990-01-01", "permit_ground": "family"}, "family"),
        ({"birth": "1990-01-01", "permit_ground": "eu"}, "other"),
    ],
)
def test_a_group_follows_from_the_facts(facts, group):
    assert group_of(facts_of(facts), BOOK, today=TODAY, is_working_day=weekdays_only).group is TargetGroup(group)


def test_no_group_is_guessed():
    found = group_of(facts_of({"birth": "1990-01-01"}), BOOK, today=TODAY, is_working_day=weekdays_only)
    assert found.group is None
    assert "permit_ground" in found.missing


# --- Days ---


@pytest.mark.parametrize(
    ("length", "day", "after"),
    [
        (Length(months=1), date(2026, 1, 31), date(2026, 2, 28)),
        (Length(years=1), date(2024, 2, 29), date(2025, 2, 28)),
        (Length(months=-2), date(2026, 4, 30), date(2026, 2, 28)),
        (Length(weeks=1, days=1), date(2026, 1, 1), date(2026, 1, 9)),
        (Length(working_days=1), date(2026, 1, 2), date(2026, 1, 5)),
        (Length(working_days=-1), date(2026, 1, 5), date(2026, 1, 2)),
        (Length(years=9000), date(2026, 1, 5), date.max),
        (Length(days=-900000), date(2026, 1, 5), date.min),
    ],
)
def test_a_length_of_time_is_counted(length, day, after):
    assert length.after(day, weekdays_only) == after


def test_working_days_go_by_the_calendar_that_is_given():
    def is_working_day(day):
        return day.weekday() < 5 and day != date(2026, 1, 6)

    assert Length(working_days=3).after(date(2026, 1, 2), is_working_day) == date(2026, 1, 8)


@given(first=DAYS, days=some.integers(0, 60), months=some.integers(-40, 40), working=some.integers(0, 30))
def test_a_later_start_never_gives_an_earlier_end(first, days, months, working):
    length = Length(months=months, working_days=working)
    assert length.after(first, weekdays_only) <= length.after(first + timedelta(days=days), weekdays_only)


# --- Three-valued conditions ---

YES, NO, UNTOLD = Held("interpreter_needed"), Held("eea_citizen"), Held("knows_swedish")
ASKED = facts_of({"interpreter_needed": True, "eea_citizen": False})


@pytest.mark.parametrize(
    ("condition", "truth", "missing"),
    [
        (All((YES, YES)), True, set()),
        (All((YES, UNTOLD)), None, {"knows_swedish"}),
        (All((UNTOLD, NO)), False, set()),
        (Any((NO, NO)), False, set()),
        (Any((NO, UNTOLD)), None, {"knows_swedish"}),
        (Any((UNTOLD, YES)), True, set()),
        (Not(YES), False, set()),
        (Not(NO), True, set()),
        (Not(UNTOLD), None, {"knows_swedish"}),
        (Held("knows_swedish", missing=False), False, set()),
    ],
)
def test_what_is_not_known_is_never_taken_for_an_answer(condition, truth, missing):
    verdict = condition.judge(BOOK.known(ASKED, TODAY, weekdays_only))
    assert (verdict.truth, set(verdict.missing)) == (truth, missing)
