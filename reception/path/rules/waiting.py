"""Which milestones wait for which. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from reception.i18n.markers import N_
from reception.i18n.said import Label, Said
from reception.path.rules.milestones import SETTLED, UNTOLD, Milestone
from reception.path.terms import MilestoneState


def with_waiting(found: dict[str, Milestone]) -> dict[str, Milestone]:
    """The milestones with what each waits for, and what waits for it."""
    waiting = {code: _waits(one, found) for code, one in found.items() if one.rule.blocked_by}
    for code, waits in waiting.items():
        if waits and found[code].state not in SETTLED:
            found[code] = _waiting(found[code], waits, found)
    for code in {one for waits in waiting.values() for one in waits}:
        blocked = tuple(other for other, waits in waiting.items() if code in waits and _is_to_do(found[other]))
        found[code] = replace(found[code], blocks=blocked)
    return found


def _waits(milestone: Milestone, found: Mapping[str, Milestone]) -> tuple[str, ...]:
    return tuple(code for code in milestone.rule.blocked_by if code in found and _is_to_do(found[code]))


def _waiting(milestone: Milestone, waits: tuple[str, ...], found: Mapping[str, Milestone]) -> Milestone:
    reasons = tuple(Said(N_("It waits for: %(step)s."), {"step": Label(found[code].rule.title)}) for code in waits)
    blocked = milestone.state in {MilestoneState.OPEN, MilestoneState.UPCOMING}
    state = MilestoneState.BLOCKED if blocked else milestone.state
    return replace(milestone, state=state, waits_for=waits, reasons=(*milestone.reasons, *reasons))


def _is_to_do(milestone: Milestone) -> bool:
    return milestone.state not in SETTLED | UNTOLD
