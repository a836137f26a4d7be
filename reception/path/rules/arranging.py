"""How a path is laid out: what was due before it began, what is left, what is done, and what is not hers. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.path.rules.milestones import SETTLED, Milestone
from reception.path.rules.phases import PhaseView
from reception.path.terms import MilestoneState, Phase

#: What comes first among the steps that are left: what is late or wrong, what can be done now, what lies ahead.
_ORDER: Final = {
    MilestoneState.OVERDUE: 0,
    MilestoneState.CONTRADICTORY: 1,
    MilestoneState.OPEN: 2,
    MilestoneState.BLOCKED: 3,
    MilestoneState.UPCOMING: 3,
    MilestoneState.PAUSED: 4,
}


@dataclass(frozen=True)
class PhaseList:
    """A phase with its steps. `left` the most urgent first; `unclear` wait for a fact; `settled` are done or set aside.

    `every` is all of them that may be hers, in the order of the path.
    """

    view: PhaseView[Milestone]
    left: tuple[Milestone, ...]
    unclear: tuple[Milestone, ...]
    settled: tuple[Milestone, ...]
    every: tuple[Milestone, ...]

    @property
    def overdue(self) -> int:
        """How many of the steps shown as left are overdue; those from before the path began are not."""
        return sum(one.state is MilestoneState.OVERDUE for one in self.left)


@dataclass(frozen=True)
class Arranged:
    """The whole page of a path."""

    earlier: tuple[Milestone, ...]
    phases: tuple[PhaseList, ...]
    #: Steps that the rules leave out for her. What somebody set aside by hand stands in its phase.
    not_hers: tuple[Milestone, ...]


def arranged(
    path: Sequence[Milestone], phases: Sequence[PhaseView[Milestone]], begun_on: date, marked: Collection[str]
) -> Arranged:
    """The path as its page shows it. `marked` are the codes of steps that somebody ticked or set aside by hand."""
    earlier = tuple(one for one in path if is_from_before(one, begun_on))
    not_hers = tuple(one for one in path if one.state is MilestoneState.NOT_APPLICABLE and one.code not in marked)
    apart = {one.code for one in (*earlier, *not_hers)}
    rest = [one for one in path if one.code not in apart]
    return Arranged(earlier, tuple(_phase(view, rest) for view in phases), not_hers)


def is_from_before(milestone: Milestone, begun_on: date) -> bool:
    """Whether a step that is left was due before a path was begun."""
    return milestone.due is not None and milestone.due < begun_on and milestone.state not in SETTLED


def _phase(view: PhaseView[Milestone], path: Iterable[Milestone]) -> PhaseList:
    every = tuple(one for one in path if one.phase is view.phase)
    return PhaseList(
        view,
        tuple(sorted((one for one in every if one.state in _ORDER), key=_urgency)),
        tuple(one for one in every if one.state is MilestoneState.UNCLEAR),
        tuple(sorted((one for one in every if one.state in SETTLED), key=_latest_first)),
        every,
    )


def _urgency(milestone: Milestone) -> tuple[int, date]:
    return _ORDER[milestone.state], milestone.due or milestone.opens or date.max


def _latest_first(milestone: Milestone) -> int:
    return -(milestone.fulfilled_on or date.min).toordinal()


def telling_facts(path: Iterable[Milestone]) -> list[tuple[str, int]]:
    """The facts that are missing, with how many steps each would tell of; those that tell most come first."""
    counted = Counter(code for one in path if one.state not in SETTLED for code in one.missing)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


@dataclass(frozen=True)
class Change:
    """What another template would do to one step: `before` or `after` is None where the step is not in the path."""

    before: Milestone | None
    after: Milestone | None

    @property
    def step(self) -> Milestone:
        """The step, as it would be, or as it was."""
        return self.after or self.before  # type: ignore[return-value]  # one of them is there

    @property
    def phase(self) -> Phase:
        """The phase it belongs to."""
        return self.step.phase


def changes(before: Iterable[Milestone], after: Iterable[Milestone]) -> list[Change]:
    """The steps that another template adds, removes or moves to another day, in the order of the phases.

    A step that is not hers under either is no change, nor is one that is done under both, nor another wording.
    """
    old, new = _hers(before), _hers(after)
    codes = dict.fromkeys((*new, *old))
    found = [Change(old.get(code), new.get(code)) for code in codes]
    order = list(Phase)
    return sorted((one for one in found if _differs(one)), key=lambda one: order.index(one.phase))


def _hers(path: Iterable[Milestone]) -> dict[str, Milestone]:
    return {one.code: one for one in path if one.state is not MilestoneState.NOT_APPLICABLE}


def _differs(change: Change) -> bool:
    before, after = change.before, change.after
    if before is None or after is None:
        return True
    if before.state in SETTLED and after.state is before.state:
        return False
    return (before.due, before.owner, before.rule.standing) != (after.due, after.owner, after.rule.standing)
