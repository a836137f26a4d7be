"""A validation from self-rating to recognition: which step is done, which waits and on whom, which comes next. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reception.skills.terms import Body, Outcome, Recognition, Step, WaitsOn


@dataclass(frozen=True)
class StepFacts:
    """What is entered of a step. It was taken, from `asked_on`, or left out, with a reason."""

    step: Step
    body: Body | None = None
    asked_on: date | None = None
    more_asked_on: date | None = None
    more_sent_on: date | None = None
    answered_on: date | None = None
    outcome: Outcome | None = None
    recognition: Recognition | None = None
    left_out_because: str | None = None

    @property
    def is_left_out(self) -> bool:
        """Whether it is not taken."""
        return self.left_out_because is not None

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is awaited of it."""
        return self.is_left_out or self.answered_on is not None

    @property
    def waits_for_papers(self) -> bool:
        """Whether the body asked for more papers and has not got them."""
        return not self.is_settled and self.more_asked_on is not None and self.more_sent_on is None

    @property
    def days(self) -> tuple[date, ...]:
        """Its days that are known."""
        found = (self.asked_on, self.more_asked_on, self.more_sent_on, self.answered_on)
        return tuple(day for day in found if day is not None)


Steps = Mapping[Step, StepFacts]


class StepState(StrEnum):
    """Where a step of a validation stands."""

    DONE = "done"
    LEFT_OUT = "left-out"
    #: Asked and not answered.
    NOW = "now"
    #: The one to take now.
    NEXT = "next"
    AHEAD = "ahead"


def by_step(entered: Iterable[StepFacts]) -> dict[Step, StepFacts]:
    """What is entered, by step, in the order of the steps."""
    found = {one.step: one for one in entered}
    return {step: found[step] for step in Step if step in found}


def before(step: Step) -> tuple[Step, ...]:
    """The steps that come before one."""
    every = tuple(Step)
    return every[: every.index(step)]


def waiting(steps: Steps) -> StepFacts | None:
    """The step that is asked and not answered; None where nothing is awaited."""
    return next((one for one in steps.values() if not one.is_settled), None)


def next_step(steps: Steps) -> Step | None:
    """The step to take now; None while one waits, and where every step is settled."""
    if waiting(steps) is not None:
        return None
    return next((step for step in Step if step not in steps), None)


def last_entered(steps: Steps) -> Step | None:
    """The step that was entered last in the order of the steps: it alone can be taken back."""
    return next((step for step in reversed(tuple(Step)) if step in steps), None)


def states(steps: Steps) -> dict[Step, StepState]:
    """Where each of the five steps stands."""
    now = next_step(steps)
    return {step: _state(steps.get(step), is_next=step is now) for step in Step}


def _state(one: StepFacts | None, *, is_next: bool) -> StepState:
    if one is None:
        return StepState.NEXT if is_next else StepState.AHEAD
    if one.is_left_out:
        return StepState.LEFT_OUT
    return StepState.DONE if one.is_settled else StepState.NOW


def waits_on(steps: Steps, next_by: WaitsOn | None) -> WaitsOn:
    """Who has to act in a validation that goes on. What the unit itself does waits on whoever is to act next."""
    one = waiting(steps)
    if one is not None and one.waits_for_papers:
        return WaitsOn.PERSON
    if one is not None and one.body is not Body.OWN_UNIT:
        return WaitsOn.BODY
    return next_by or WaitsOn.UNIT


@dataclass(frozen=True)
class Wait:
    """Days from question to answer, or until the day that was asked about; `for_papers` of them papers were awaited."""

    days: int
    for_papers: int = 0

    @property
    def of_body(self) -> int:
        """The days that the body itself took."""
        return self.days - self.for_papers


def wait_of(one: StepFacts, until: date) -> Wait | None:
    """How long a step waited for its answer, at the latest until a day; None of a step that was left out."""
    if one.asked_on is None:
        return None
    end = one.answered_on or until
    papers = _days(one.more_asked_on, min(one.more_sent_on or end, end)) if one.more_asked_on else 0
    days = _days(one.asked_on, end)
    return Wait(days, min(papers, days))


def _days(first: date | None, last: date) -> int:
    return max((last - first).days, 0) if first else 0


class Happening(StrEnum):
    """What happened in a validation on a day."""

    BEGUN = "begun"
    ASKED = "asked"
    MORE_ASKED = "more-asked"
    MORE_SENT = "more-sent"
    ANSWERED = "answered"
    ENDED = "ended"


@dataclass(frozen=True)
class Event:
    """A day of a validation; without `step` it is of the whole."""

    on: date
    what: Happening
    step: StepFacts | None = None


def history(started_on: date, steps: Steps, ended_on: date | None) -> list[Event]:
    """Every day of a validation, the first first; what happened on one day stands in the order of the steps."""
    found = [Event(started_on, Happening.BEGUN), *_events(steps)]
    if ended_on is not None:
        found.append(Event(ended_on, Happening.ENDED))
    return sorted(found, key=lambda event: event.on)


def _events(steps: Steps) -> Iterator[Event]:
    for one in steps.values():
        days = (
            (one.asked_on, Happening.ASKED),
            (one.more_asked_on, Happening.MORE_ASKED),
            (one.more_sent_on, Happening.MORE_SENT),
            (one.answered_on, Happening.ANSWERED),
        )
        yield from (Event(on, what, one) for on, what in days if on is not None)
