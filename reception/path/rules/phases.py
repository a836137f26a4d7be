"""Where somebody stands in the four phases, on one line. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, Protocol, TypeVar

from reception.path.terms import MilestoneState, Phase, PhaseState


class Step(Protocol):
    """A milestone as far as its phase asks: reckoned from facts, or a row that is kept of it."""

    @property
    def phase(self) -> Phase:
        """The phase it belongs to."""
        ...

    @property
    def state(self) -> MilestoneState:
        """Where it stands."""
        ...

    @property
    def due(self) -> date | None:
        """Its last day."""
        ...


SomeStep = TypeVar("SomeStep", bound=Step)

#: What comes first among the steps that are left.
_URGENCY: Final = {
    MilestoneState.OVERDUE: 0,
    MilestoneState.OPEN: 1,
    MilestoneState.BLOCKED: 2,
    MilestoneState.UPCOMING: 2,
    MilestoneState.PAUSED: 3,
}


@dataclass(frozen=True)
class PhaseView(Generic[SomeStep]):
    """A phase: how far it has come, and the next step if one is left."""

    phase: Phase
    state: PhaseState
    done: int
    #: Steps that apply, done ones among them. Those of which it cannot be told are `unclear` instead.
    steps: int
    overdue: int
    unclear: int
    next_step: SomeStep | None


def phases_of(path: Sequence[SomeStep]) -> tuple[PhaseView[SomeStep], ...]:
    """The four phases in their order. A phase without steps has not started."""
    return tuple(_view(phase, [one for one in path if one.phase is phase]) for phase in Phase)


def next_step(path: Sequence[SomeStep]) -> SomeStep | None:
    """The step to take first: what is overdue, what can be done now, what lies ahead; the nearest date first."""
    left = [one for one in path if one.state in _URGENCY]
    return min(left, key=_order, default=None)


def _order(milestone: Step) -> tuple[int, date]:
    return _URGENCY[milestone.state], milestone.due or date.max


def _view(phase: Phase, path: list[SomeStep]) -> PhaseView[SomeStep]:
    states = [one.state for one in path]
    done = states.count(MilestoneState.FULFILLED)
    unclear = states.count(MilestoneState.UNCLEAR) + states.count(MilestoneState.CONTRADICTORY)
    steps = len(states) - unclear - states.count(MilestoneState.NOT_APPLICABLE)
    return PhaseView(
        phase, _state(states, done, steps), done, steps, states.count(MilestoneState.OVERDUE), unclear, next_step(path)
    )


def _state(states: list[MilestoneState], done: int, steps: int) -> PhaseState:
    """Achieved when every step that applies is done and none is in doubt; started when one is done."""
    left = set(states) - {MilestoneState.FULFILLED, MilestoneState.NOT_APPLICABLE}
    if done and not left:
        return PhaseState.ACHIEVED
    if MilestoneState.PAUSED in left and not left & {MilestoneState.OPEN, MilestoneState.OVERDUE}:
        return PhaseState.PAUSED
    return PhaseState.UNDER_WAY if done and steps else PhaseState.NOT_STARTED
