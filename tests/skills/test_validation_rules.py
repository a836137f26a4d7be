"""The rules of a validation: its order, its days, and who has to act."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.reckoning.remarks import Remark, codes
from reception.skills.rules.validation import (
    StepFacts,
    Steps,
    StepState,
    before,
    by_step,
    history,
    last_entered,
    next_step,
    states,
    wait_of,
    waiting,
    waits_on,
)
from reception.skills.rules.validation_checks import (
    check_end,
    check_left_out,
    check_next,
    check_start,
    check_step,
    likely_end,
)
from reception.skills.rules.validation_waits import waits_of_bodies
from reception.skills.terms import Body, Outcome, Recognition, Step, ValidationEnd, WaitsOn

START = date(2026, 1, 1)
TODAY = date(2026, 11, 23)


def day(number: int) -> date:
    """So many days after the start."""
    return START + timedelta(days=number)


def asked(step: Step, number: int, body: Body = Body.UHR, **facts: Any) -> StepFacts:
    return StepFacts(step, body, asked_on=day(number), **facts)


def answered(step: Step, first: int, last: int, outcome: Outcome = Outcome.CONFIRMED, **facts: Any) -> StepFacts:
    return asked(step, first, answered_on=day(last), outcome=outcome, **facts)


def left_out(*steps: Step) -> list[StepFacts]:
    return [StepFacts(step, left_out_because="UHR is asked directly.") for step in steps]


def said(one: StepFacts, *others: StepFacts) -> list[str]:
    return codes(check_step(one, by_step(others), started_on=START, today=TODAY))


def about(remarks: Iterable[Remark]) -> list[tuple[str, str]]:
    return [(one.code, one.about) for one in remarks]


def test_a_body_is_asked_straight_when_what_comes_before_is_left_out() -> None:
    one = asked(Step.ASSESSMENT, 5)
    assert said(one) == ["too-early"]
    assert said(one, *left_out(*before(Step.ASSESSMENT))) == []
    assert said(one, *left_out(Step.SELF_RATING, Step.OVERVIEW), asked(Step.DEEPENED, 2)) == ["too-early"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"asked_on": None}, ("not-asked", "asked_on")),
        ({"asked_on": TODAY + timedelta(days=1)}, ("ahead", "asked_on")),
        ({"asked_on": START - timedelta(days=1)}, ("before-start", "asked_on")),
        ({"answered_on": day(9), "outcome": Outcome.CONFIRMED}, ("answered-early", "answered_on")),
        ({"answered_on": day(20)}, ("no-outcome", "outcome")),
        ({"outcome": Outcome.PARTLY}, ("no-answer-day", "answered_on")),
        ({"more_asked_on": day(9)}, ("more-asked-early", "more_asked_on")),
        (
            {"more_asked_on": day(21), "answered_on": day(20), "outcome": Outcome.CONFIRMED},
            ("more-asked-late", "more_asked_on"),
        ),
        ({"more_sent_on": day(12)}, ("more-not-asked", "more_asked_on")),
        ({"more_asked_on": day(13), "more_sent_on": day(12)}, ("more-sent-early", "more_sent_on")),
        (
            {"more_asked_on": day(13), "more_sent_on": day(21), "answered_on": day(20), "outcome": Outcome.CONFIRMED},
            ("more-sent-late", "more_sent_on"),
        ),
        ({"recognition": Recognition.GRADE}, ("nothing-recognised", "recognition")),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(facts: dict[str, Any], expected: tuple[str, str]) -> None:
    one = StepFacts(Step.SELF_RATING, Body.OWN_UNIT, **{"asked_on": day(10), **facts})
    assert expected in about(check_step(one, {}, started_on=START, today=TODAY))


def test_a_recognition_says_what_the_person_has_in_hand() -> None:
    earlier = left_out(*before(Step.RECOGNITION))
    assert said(answered(Step.RECOGNITION, 1, 2), *earlier) == ["no-recognition"]
    assert said(answered(Step.RECOGNITION, 1, 2, recognition=Recognition.GRADE), *earlier) == []
    assert said(answered(Step.RECOGNITION, 1, 2, Outcome.NOT_CONFIRMED), *earlier) == []
    refused = answered(Step.RECOGNITION, 1, 2, Outcome.NOT_POSSIBLE, recognition=Recognition.GRADE)
    assert said(refused, *earlier) == ["nothing-recognised"]


def test_a_step_that_is_corrected_stays_between_its_neighbours() -> None:
    first, second = answered(Step.SELF_RATING, 1, 5), answered(Step.OVERVIEW, 5, 9)
    assert said(asked(Step.OVERVIEW, 4), first) == ["asked-early"]
    assert said(answered(Step.SELF_RATING, 1, 6), first, second) == ["answered-late"]
    assert said(asked(Step.SELF_RATING, 1), first, second) == ["answer-needed"]
    assert said(answered(Step.SELF_RATING, 1, 4), first, second) == []


def test_going_on_after_a_no_is_possible_and_said() -> None:
    earlier = [*left_out(*before(Step.ASSESSMENT)), answered(Step.ASSESSMENT, 1, 9, Outcome.NOT_CONFIRMED)]
    found = list(check_step(asked(Step.RECOGNITION, 10), by_step(earlier), started_on=START, today=TODAY))
    assert [(one.code, one.stops) for one in found] == [("goes-on-unconfirmed", False)]


def test_what_is_asked_or_answered_is_not_left_out() -> None:
    def said_of(step: Step, reason: str, *others: StepFacts) -> list[str]:
        return codes(check_left_out(step, reason, by_step(others)))

    assert said_of(Step.SELF_RATING, " ") == ["no-reason"]
    assert said_of(Step.SELF_RATING, "x", answered(Step.SELF_RATING, 1, 2)) == ["asked-already"]
    assert said_of(Step.SELF_RATING, "x", asked(Step.SELF_RATING, 1)) == ["asked-already"]
    assert said_of(Step.DEEPENED, "x") == ["too-early"]
    assert said_of(Step.SELF_RATING, "another reason", *left_out(Step.SELF_RATING)) == []


def test_a_validation_ends_after_its_last_day_and_as_it_went() -> None:
    def said_of(ended_as: ValidationEnd, ended: int, *others: StepFacts) -> list[str]:
        return codes(check_end(day(ended), ended_as, by_step(others), started_on=START, today=TODAY))

    done = [*left_out(*before(Step.RECOGNITION)), answered(Step.RECOGNITION, 1, 9, recognition=Recognition.GRADE)]
    partly = [
        *left_out(*before(Step.RECOGNITION)),
        answered(Step.RECOGNITION, 1, 9, Outcome.PARTLY, recognition=Recognition.GRADE),
    ]
    assert said_of(ValidationEnd.RECOGNISED, 9, *done) == []
    assert said_of(ValidationEnd.RECOGNISED, 8, *done) == ["ended-early"]
    assert said_of(ValidationEnd.RECOGNISED, 9, *partly) == ["not-recognised"]
    assert said_of(ValidationEnd.PARTLY_RECOGNISED, 9, *partly) == []
    assert said_of(ValidationEnd.NOT_RECOGNISED, 9, *done) == ["is-recognised"]
    assert said_of(ValidationEnd.NOT_RECOGNISED, 9, asked(Step.SELF_RATING, 1)) == ["no-answer"]
    assert said_of(ValidationEnd.STOPPED, 9, asked(Step.SELF_RATING, 1)) == []
    assert said_of(ValidationEnd.STOPPED, 1000) == ["ahead"]
    assert said_of(ValidationEnd.STOPPED, -1) == ["ended-early"]
    assert likely_end(by_step(done)) is ValidationEnd.RECOGNISED
    assert likely_end(by_step(partly)) is ValidationEnd.PARTLY_RECOGNISED
    assert likely_end({}) is ValidationEnd.STOPPED


def test_a_validation_begins_no_later_than_its_steps() -> None:
    assert codes(check_start(TODAY + timedelta(days=1), {}, TODAY)) == ["ahead"]
    assert codes(check_start(day(3), by_step([asked(Step.SELF_RATING, 2)]), TODAY)) == ["started-late"]
    assert codes(check_start(day(2), by_step([asked(Step.SELF_RATING, 2)]), TODAY)) == []


def test_a_next_step_has_words_a_day_and_somebody() -> None:
    assert codes(check_next(None, None, None, today=TODAY)) == []
    assert codes(check_next("Send the papers", TODAY, WaitsOn.PERSON, today=TODAY)) == []
    assert codes(check_next("Send the papers", None, None, today=TODAY)) == ["no-owner", "no-day"]
    assert codes(check_next(None, TODAY, None, today=TODAY)) == ["no-words"]
    assert codes(check_next("Send", day(1), WaitsOn.UNIT, today=TODAY)) == ["passed"]
    assert codes(check_next("Send", day(1), WaitsOn.UNIT, today=TODAY, kept=day(1))) == []


def test_who_has_to_act() -> None:
    assert waits_on({}, None) is WaitsOn.UNIT
    assert waits_on({}, WaitsOn.PERSON) is WaitsOn.PERSON
    at_uhr = by_step([asked(Step.SELF_RATING, 1)])
    assert waits_on(at_uhr, WaitsOn.UNIT) is WaitsOn.BODY
    papers = by_step([asked(Step.SELF_RATING, 1, more_asked_on=day(3))])
    assert waits_on(papers, None) is WaitsOn.PERSON
    assert waits_on(by_step([asked(Step.SELF_RATING, 1, more_asked_on=day(3), more_sent_on=day(4))]), None) is (
        WaitsOn.BODY
    )
    assert waits_on(by_step([asked(Step.SELF_RATING, 1, Body.OWN_UNIT)]), None) is WaitsOn.UNIT


def test_days_when_papers_were_awaited_are_counted_apart() -> None:
    wait = wait_of(asked(Step.ASSESSMENT, 0, more_asked_on=day(10), more_sent_on=day(25)), day(40))
    assert wait is not None
    assert (wait.days, wait.for_papers, wait.of_body) == (40, 15, 25)
    assert wait_of(left_out(Step.OVERVIEW)[0], day(40)) is None


DAYS = st.integers(min_value=-10, max_value=400).map(day)
MAYBE = st.none() | DAYS
TAKEN = st.builds(
    StepFacts, st.sampled_from(Step), st.sampled_from(Body), asked_on=DAYS, more_asked_on=MAYBE, more_sent_on=MAYBE,
    answered_on=MAYBE, outcome=st.none() | st.sampled_from(Outcome),
    recognition=st.none() | st.sampled_from(Recognition),
)  # fmt: skip
#: Steps that fit more often than by chance: asked, and answered some days after.
LIKELY = st.builds(
    lambda step, first, days, recognition: StepFacts(
        step, Body.UHR, asked_on=day(first), answered_on=day(first + days), outcome=Outcome.CONFIRMED,
        recognition=recognition if step is Step.RECOGNITION else None,
    ),
    st.sampled_from(Step), st.integers(0, 200), st.integers(0, 60), st.sampled_from(Recognition),
)  # fmt: skip
LEFT = st.builds(
    lambda step, reason: StepFacts(step, left_out_because=reason), st.sampled_from(Step), st.sampled_from(["", "x"])
)


def _accepts(one: StepFacts, steps: Steps) -> bool:
    if one.left_out_because is not None:
        return not any(remark.stops for remark in check_left_out(one.step, one.left_out_because, steps))
    return not any(remark.stops for remark in check_step(one, steps, started_on=START, today=TODAY))


@given(st.lists(TAKEN | LIKELY | LEFT, max_size=30))
def test_whatever_is_accepted_stands_in_order(entries: list[StepFacts]) -> None:
    steps: Steps = {}
    for one in entries:
        if not _accepts(one, steps):
            continue
        was = steps.get(one.step)
        assert not (one.is_left_out and was is not None and was.answered_on), "leaving out never un-answers"
        steps = by_step([*(other for step, other in steps.items() if step is not one.step), one])
        _stands_in_order(steps)


def _stands_in_order(steps: Steps) -> None:
    assert tuple(steps) == tuple(Step)[: len(steps)], "no step is passed over"
    assert all(one.is_settled for one in tuple(steps.values())[:-1]), "the last one alone may wait"
    days = [day for one in steps.values() for day in (one.asked_on, one.answered_on) if day is not None]
    assert days == sorted(days), "days never go back"
    assert all(START <= day <= TODAY for one in steps.values() for day in one.days)
    for one in steps.values():
        assert (one.answered_on is None) == (one.outcome is None)
        wait = wait_of(one, TODAY)
        assert wait is None or 0 <= wait.for_papers <= wait.days
    found = states(steps)
    assert set(found) == set(Step)
    assert [state for state in found.values() if state in (StepState.NOW, StepState.NEXT)] in (
        [], [StepState.NOW], [StepState.NEXT]
    )  # fmt: skip
    assert (waiting(steps) is not None) == (StepState.NOW in found.values())
    assert next_step(steps) in {None, *(step for step, state in found.items() if state is StepState.NEXT)}
    assert last_entered(steps) == (tuple(steps)[-1] if steps else None)
    told = history(START, steps, TODAY)
    assert [event.on for event in told] == sorted(event.on for event in told)
    assert len(told) == 2 + sum(len(one.days) for one in steps.values())


@given(st.lists(TAKEN, max_size=12))
def test_states_and_waits_hold_for_whatever_was_stored(entries: list[StepFacts]) -> None:
    steps = by_step(entries)
    assert set(states(steps)) == set(Step)
    assert waits_on(steps, None) in set(WaitsOn)
    for one in steps.values():
        wait = wait_of(one, TODAY)
        assert wait is not None
        assert wait.of_body >= 0


@given(st.lists(LIKELY, min_size=1, max_size=20))
def test_the_middle_lies_within_the_waits_and_is_kept_back_for_few(entries: list[StepFacts]) -> None:
    for line in waits_of_bodies(entries, TODAY):
        assert line.asked == line.answered + line.waiting
        assert (line.middle is None) == (line.answered < 5)
        assert line.middle is None or 0 <= line.middle <= line.longest


def test_answers_of_long_ago_do_not_count() -> None:
    old = StepFacts(
        Step.ASSESSMENT, Body.UHR, asked_on=date(2024, 1, 1), answered_on=date(2025, 11, 1), outcome=Outcome.PARTLY
    )
    still = StepFacts(Step.ASSESSMENT, Body.UHR, asked_on=date(2024, 11, 23))
    (line,) = waits_of_bodies([old, still, *left_out(Step.OVERVIEW)], TODAY)
    assert (line.body, line.asked, line.answered, line.waiting) == (Body.UHR, 1, 0, 1)
    assert (line.middle, line.longest, line.longest_waiting) == (None, 730, 730)
