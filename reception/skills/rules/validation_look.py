"""A validation as it stands on a day, all that its pages show put together. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reception.skills.rules.bodies import Bodies, BodyFacts
from reception.skills.rules.validation import (
    Event,
    StepFacts,
    Steps,
    StepState,
    Wait,
    history,
    last_entered,
    next_step,
    states,
    wait_of,
    waiting,
    waits_on,
)
from reception.skills.terms import Step, WaitsOn


@dataclass(frozen=True)
class Look:
    """Where each step stands and how long it waited; what is awaited, and of whom; every day.

    `asked`: what is known of the body that is asked now. `is_late`: it has not answered in its usual time.
    `waits_on`: None once the validation has ended.
    """

    steps: Steps
    states: Mapping[Step, StepState]
    waits: Mapping[Step, Wait]
    waiting: StepFacts | None
    next_step: Step | None
    last_entered: Step | None
    waits_on: WaitsOn | None
    asked: BodyFacts | None
    is_late: bool
    is_next_late: bool
    history: list[Event]


@dataclass(frozen=True)
class Known:
    """What is entered of a validation beside its steps."""

    started_on: date
    ended_on: date | None = None
    next_on: date | None = None
    next_by: WaitsOn | None = None


def look(known: Known, steps: Steps, bodies: Bodies, today: date) -> Look:
    """How a validation stands today; one that has ended, how it stood on its last day."""
    until = known.ended_on or today
    goes_on = known.ended_on is None
    now = waiting(steps)
    asked = bodies[now.body] if now is not None and now.body is not None else None
    waits = {step: wait for step, one in steps.items() if (wait := wait_of(one, until)) is not None}
    return Look(
        steps=steps,
        states=states(steps) if goes_on else _at_the_end(steps),
        waits=waits,
        waiting=now,
        next_step=next_step(steps) if goes_on else None,
        last_entered=last_entered(steps),
        waits_on=waits_on(steps, known.next_by) if goes_on else None,
        asked=asked,
        is_late=goes_on and _is_late(now, asked, today),
        is_next_late=goes_on and known.next_on is not None and known.next_on < today,
        history=history(known.started_on, steps, known.ended_on),
    )


def _at_the_end(steps: Steps) -> dict[Step, StepState]:
    """Of one that has ended nothing is to be taken now."""
    return {step: StepState.AHEAD if state is StepState.NEXT else state for step, state in states(steps).items()}


def _is_late(now: StepFacts | None, asked: BodyFacts | None, today: date) -> bool:
    if now is None or asked is None or now.asked_on is None or now.waits_for_papers:
        return False
    wait = wait_of(now, today)
    return wait is not None and asked.is_longer_than_usual(now.asked_on, wait, today)
