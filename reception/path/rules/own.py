"""The path as the person it is about is told it: plain facts, without reasons, notes or names of staff. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.path.rules.arranging import is_from_before
from reception.path.rules.milestones import UNTOLD, Milestone
from reception.path.rules.phases import PhaseView, phases_of
from reception.path.rules.rights import Right
from reception.path.terms import Answer, MilestoneState, Owner, Phase, PhaseState, Signal

#: What can be done today, and what should have been.
_PRESSING: Final = frozenset({MilestoneState.OPEN, MilestoneState.OVERDUE})
_LEFT: Final = frozenset({*_PRESSING, MilestoneState.BLOCKED, MilestoneState.UPCOMING})
_URGENCY: Final = {
    MilestoneState.OVERDUE: 0,
    MilestoneState.OPEN: 1,
    MilestoneState.BLOCKED: 2,
    MilestoneState.UPCOMING: 2,
}
_RESTING: Final = frozenset({MilestoneState.BLOCKED, MilestoneState.PAUSED})
#: States of which she is told nothing: what is not hers, and what nobody can tell yet.
_UNSAID: Final = UNTOLD | {MilestoneState.NOT_APPLICABLE}


@dataclass(frozen=True)
class OwnStep:
    """A milestone. `title`, `text` and `waits_for` are msgids; `source` is law and paragraph, in Swedish."""

    code: str
    title: str
    text: str
    source: str
    phase: Phase
    owner: Owner
    state: MilestoneState
    due: date | None = None
    done_on: date | None = None
    is_from_before: bool = False
    waits_for: tuple[str, ...] = ()

    @property
    def is_hers(self) -> bool:
        """Whether she does it herself."""
        return self.owner is Owner.NEWCOMER

    @property
    def urgency(self) -> tuple[int, date]:
        """Sorts the steps that are left: what is late, what can be done now, what lies ahead, what rests."""
        return _URGENCY.get(self.state, len(_URGENCY)), self.due or date.max

    @property
    def is_pressing(self) -> bool:
        """Whether it can be done today, or should have been."""
        return self.state in _PRESSING


@dataclass(frozen=True)
class OwnPhase:
    """A phase, its steps in the order of the path, and the one to take first; in a late phase, the one that is late."""

    phase: Phase
    signal: Signal
    done: int
    steps: tuple[OwnStep, ...]
    next_step: OwnStep | None


@dataclass(frozen=True)
class OwnPath:
    """The four phases, the step to take first, and what was due before the path began and is not followed up."""

    phases: tuple[OwnPhase, ...]
    next_step: OwnStep | None
    earlier: tuple[OwnStep, ...]


@dataclass(frozen=True)
class OwnRight:
    """A right. `title`, `text` and `missing` are msgids; `source` is in Swedish."""

    code: str
    title: str
    text: str
    source: str
    owner: Owner
    answer: Answer
    until: date | None
    missing: tuple[str, ...]


def own_path(steps: Iterable[OwnStep]) -> OwnPath:
    """The path laid out, from all its steps. Those of which nothing can be said are left out."""
    said = [one for one in steps if one.state not in _UNSAID]
    current = [one for one in said if not one.is_from_before]
    return OwnPath(
        tuple(_phase(view, current) for view in phases_of(current)),
        first_step(current),
        tuple(one for one in said if one.is_from_before),
    )


def first_step(steps: Sequence[OwnStep]) -> OwnStep | None:
    """What she is told comes first: her own step whose day presses, else the nearest day, whoever does it.

    What has no day, such as to live by one's own work, goes on for years: it comes after what has one, in the order of
    the path. What others are late with comes after what is ahead of her.
    """
    left = [one for one in steps if one.state in _LEFT]
    return min(left, key=_order, default=None)


def _order(step: OwnStep) -> tuple[int, date]:
    if step.due is None:
        return 3, date.max
    if step.is_hers and step.is_pressing:
        return 0, step.due
    return (2 if step.state is MilestoneState.OVERDUE else 1), step.due


def own_step(milestone: Milestone, begun_on: date, titles: dict[str, str]) -> OwnStep:
    """A milestone that was reckoned. `titles`: what each milestone is called, by its code."""
    return OwnStep(
        milestone.code,
        milestone.rule.title,
        milestone.rule.text,
        milestone.rule.source,
        milestone.phase,
        milestone.owner,
        milestone.state,
        milestone.due,
        milestone.fulfilled_on,
        is_from_before(milestone, begun_on),
        tuple(titles[code] for code in milestone.waits_for if code in titles),
    )


def own_right(right: Right, labels: Sequence[str]) -> OwnRight:
    """A right that was explained. `labels`: what the facts that are missing for it are called."""
    rule = right.rule
    return OwnRight(rule.code, rule.title, rule.text, rule.source, rule.owner, right.answer, right.until, tuple(labels))


def _phase(view: PhaseView[OwnStep], steps: Sequence[OwnStep]) -> OwnPhase:
    of_phase = tuple(one for one in steps if one.phase is view.phase)
    signal = signal_of(view, of_phase)
    step = view.next_step if signal is Signal.LATE else first_step(of_phase)
    return OwnPhase(view.phase, signal, view.done, of_phase, step)


def signal_of(view: PhaseView[OwnStep], steps: Iterable[OwnStep] = ()) -> Signal:
    """How a phase stands, in one word. It is late when a step in it is; an open step without a day begins none."""
    if view.state is PhaseState.ACHIEVED:
        return Signal.DONE
    if view.overdue:
        return Signal.LATE
    if view.next_step is not None and view.next_step.state in _RESTING:
        return Signal.WAIT
    begins = any(one.state is MilestoneState.OPEN and one.due for one in steps)
    return Signal.NOW if begins or view.state is PhaseState.UNDER_WAY else Signal.LATER
