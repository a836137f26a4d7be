"""Her path and her rights, as plain facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from reception.path.projection import kept_for_newcomer, told_to_newcomer
from reception.path.rules.own import OwnPath, OwnPhase, OwnRight, OwnStep
from reception.path.terms import Answer, MilestoneState
from reception.portal.queries.own_case import OwnCase


def path_at_a_glance(own: OwnCase) -> OwnPath:
    """The path as it is kept, for the page that opens first."""
    return kept_for_newcomer(own.case)


@dataclass(frozen=True)
class PhaseSteps:
    """A phase with the steps that are left, in the order in which they are to be done, and those that are done."""

    view: OwnPhase
    left: Sequence[OwnStep]
    done: Sequence[OwnStep]


@dataclass(frozen=True)
class PathPage:
    """The four phases, and what was due before the path began."""

    phases: Sequence[PhaseSteps]
    earlier: Sequence[OwnStep]


def path_page(own: OwnCase) -> PathPage:
    """Every step of her path."""
    path = told_to_newcomer(own.case).path
    return PathPage([_steps(view) for view in path.phases], path.earlier)


def _steps(view: OwnPhase) -> PhaseSteps:
    done = [one for one in view.steps if one.state is MilestoneState.FULFILLED]
    left = [one for one in view.steps if one.state is not MilestoneState.FULFILLED]
    return PhaseSteps(view, sorted(left, key=lambda step: step.urgency), done)


@dataclass(frozen=True)
class RightsPage:
    """Her rights by what is answered: what she has, what is not known, what she has not."""

    has: Sequence[OwnRight]
    unknown: Sequence[OwnRight]
    has_not: Sequence[OwnRight]


def rights_page(own: OwnCase) -> RightsPage:
    """Every right, with its answer."""
    found = told_to_newcomer(own.case).rights
    groups = ({Answer.YES, Answer.UNTIL}, {Answer.UNKNOWN}, {Answer.NO})
    return RightsPage(*([one for one in found if one.answer in group] for group in groups))
