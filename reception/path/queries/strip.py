"""Where somebody stands, on one line, from the rows that the projection keeps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.path.book import current
from reception.path.rules.definitions import MilestoneRule
from reception.path.rules.phases import PhaseView, next_step, phases_of
from reception.path.terms import MilestoneState, Owner, Phase

_LATE: Final = frozenset({MilestoneState.OPEN, MilestoneState.UPCOMING, MilestoneState.BLOCKED})


@dataclass(frozen=True)
class KeptStep:
    """A milestone as its row says. `title` is a msgid."""

    code: str
    title: str
    phase: Phase
    owner: Owner
    state: MilestoneState
    due: date | None


@dataclass(frozen=True)
class Strip:
    """The four phases, and the step to take first."""

    phases: tuple[PhaseView[KeptStep], ...]
    next: KeptStep | None


def strip_of(rows: Iterable[tuple[str, MilestoneState, date | None]], today: date) -> Strip:
    """The line of a case, from (code, state, last day) of its kept milestones. Codes that are no rule's are left."""
    rules = current().newest_rules
    steps = [_step(rules[code], state, due, today) for code, state, due in rows if code in rules]
    return Strip(phases_of(steps), next_step(steps))


def _step(rule: MilestoneRule, state: MilestoneState, due: date | None, today: date) -> KeptStep:
    late = state in _LATE and due is not None and due < today
    return KeptStep(rule.code, rule.title, rule.phase, rule.owner, MilestoneState.OVERDUE if late else state, due)
