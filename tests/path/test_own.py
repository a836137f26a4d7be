"""The path as newcomers are told it: what comes first, and one word for each phase."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from reception.path.rules.own import OwnStep, first_step, own_path
from reception.path.terms import MilestoneState, Owner, Phase, Signal

TODAY = date(2026, 11, 22)


def step(state=MilestoneState.OPEN, *, days=None, owner=Owner.MUNICIPALITY, phase=Phase.RECEPTION, **given_):
    """A step whose last day is so many days ahead."""
    due = None if days is None else TODAY + timedelta(days=days)
    code = given_.pop("code", "step")
    return OwnStep(code, "Step", "It is done.", "Programmets förslag", phase, owner, state, due, **given_)


STEPS = some.lists(
    some.builds(
        step,
        some.sampled_from(MilestoneState),
        days=some.none() | some.integers(-400, 400),
        owner=some.sampled_from(Owner),
        phase=some.sampled_from(Phase),
        is_from_before=some.booleans(),
    ),
    max_size=12,
)


@given(STEPS)
def test_what_cannot_be_told_and_what_is_from_before_is_never_the_next_step(steps):
    path = own_path(steps)
    shown = [one for phase in path.phases for one in phase.steps]
    assert len(path.phases) == len(Phase)
    assert not {one.state for one in (*shown, *path.earlier)} & {
        MilestoneState.UNCLEAR, MilestoneState.CONTRADICTORY, MilestoneState.NOT_APPLICABLE,
    }  # fmt: skip
    assert path.next_step is None or (path.next_step in shown and not path.next_step.is_from_before)


@given(STEPS)
def test_a_phase_is_done_only_when_all_in_it_is_and_late_only_when_something_is(steps):
    for phase in own_path(steps).phases:
        states = {one.state for one in phase.steps}
        assert (phase.signal is Signal.LATE) == (MilestoneState.OVERDUE in states)
        if phase.signal is Signal.DONE:
            assert states == {MilestoneState.FULFILLED}


@given(STEPS)
def test_her_own_step_whose_day_presses_comes_before_all_others(steps):
    hers = [one for one in steps if one.is_hers and one.is_pressing and one.due]
    first = first_step(steps)
    assert not hers or first.due == min(one.due for one in hers)


def test_what_lies_ahead_comes_before_what_others_are_late_with():
    late, ahead = step(MilestoneState.OVERDUE, days=-30, code="late"), step(days=3, code="ahead")
    assert first_step([late, ahead]) is ahead


def test_what_has_no_day_comes_last_in_the_order_of_the_path():
    first, second = step(MilestoneState.UPCOMING, code="first"), step(owner=Owner.NEWCOMER, code="second")
    assert first_step([first, second]) is first
    assert first_step([first, second, step(days=400, code="dated")]).code == "dated"


def test_a_late_phase_names_the_step_that_is_late():
    late, ahead = step(MilestoneState.OVERDUE, days=-30), step(days=3, owner=Owner.NEWCOMER)
    assert own_path([ahead, late]).phases[0].next_step is late


def test_an_open_step_without_a_day_begins_no_phase():
    assert own_path([step()]).phases[0].signal is Signal.LATER
    assert own_path([step(days=5)]).phases[0].signal is Signal.NOW
    assert own_path([step(MilestoneState.FULFILLED), step()]).phases[0].signal is Signal.NOW
    assert own_path([step(MilestoneState.BLOCKED)]).phases[0].signal is Signal.WAIT
    assert own_path([]).phases[0].signal is Signal.LATER


def test_nothing_left_is_no_next_step():
    assert own_path([step(MilestoneState.FULFILLED), step(MilestoneState.PAUSED)]).next_step is None
