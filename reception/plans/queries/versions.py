"""The versions of a person's plan, and the goals and actions in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.permit import OutOfReach, Permit
from reception.cases import queries as cases
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.plans import permits
from reception.plans.models import Action, Goal, Plan
from reception.plans.rules import versions
from reception.plans.terms import PlanState


@dataclass(frozen=True)
class PlanPage:
    """What the plan page shows: the case that is worked with (else the last one), the version that is agreed and the
    one that is being written, and the `earlier` ones: of this case the newest first, then those of other cases.

    `numbers` says which version each plan is within its own case.
    """

    case: Case
    agreed: Plan | None
    draft: Plan | None
    earlier: Sequence[Plan]
    numbers: Mapping[int, int]

    @property
    def is_open(self) -> bool:
        """Whether the plan may be written in."""
        return self.case.state is CaseState.OPEN


def plan_page(person_number: str) -> PlanPage:
    """The plan of a person as the actor's units wrote it. Raises OutOfReach."""
    own_cases = cases.cases_about(person_number)
    case = own_cases[0]
    plans = _plans_of(own_cases)
    of_case = [plan for plan in plans if plan.case_id == case.id]
    agreed, draft = versions.agreed(of_case), versions.draft(of_case)
    _load_content(agreed, draft)
    others = [plan for one in own_cases[1:] for plan in _newest_first(plans, one)]
    earlier = [plan for plan in _newest_first(plans, case) if plan is not agreed]
    return PlanPage(
        case=case,
        agreed=agreed,
        draft=draft if case.state is CaseState.OPEN else None,
        earlier=[*earlier, *others],
        numbers=_numbers(plans),
    )


def _plans_of(own_cases: Sequence[Case]) -> Sequence[Plan]:
    query = sa.select(Plan).where(Plan.case_id.in_([case.id for case in own_cases]))
    return permits.READ.all(query.options(*_with_makers()))


def _newest_first(plans: Sequence[Plan], case: Case) -> list[Plan]:
    """The versions of a case that were agreed on once."""
    own = [plan for plan in plans if plan.case_id == case.id and plan.state is not PlanState.DRAFT]
    return versions.in_order(own)[::-1]


def _numbers(plans: Sequence[Plan]) -> dict[int, int]:
    case_ids = {plan.case_id for plan in plans}
    each = (versions.numbers(plan for plan in plans if plan.case_id == case_id) for case_id in case_ids)
    return {plan_id: number for numbered in each for plan_id, number in numbered.items()}


def _load_content(*plans: Plan | None) -> None:
    """The goals and actions of these versions, in two statements whatever there is of them."""
    ids = [plan.id for plan in plans if plan is not None]
    if ids:
        permits.READ.all(sa.select(Plan).where(Plan.id.in_(ids)).options(_with_content()))


def _with_makers() -> tuple[sa.orm.interfaces.ORMOption, ...]:
    return joinedload(Plan.agreed_by), joinedload(Plan.made_by)


def _with_content() -> sa.orm.interfaces.ORMOption:
    return selectinload(Plan.goals).selectinload(Goal.actions)


def draft_of(case: Case, permit: Permit = permits.WRITE) -> Plan | None:
    """The version of a case that is being written, with its goals and actions; None if there is none."""
    query = sa.select(Plan).where(Plan.case_id == case.id, Plan.state == PlanState.DRAFT)
    found = permit.all(query.options(_with_content(), *_with_makers()))
    return found[0] if found else None


def version(person_number: str, plan_id: int) -> tuple[Plan, int]:
    """A version that was agreed on, of any case of the actor's units, and its number. Raises OutOfReach."""
    plans = _plans_of(cases.cases_about(person_number))
    plan = next((one for one in plans if one.id == plan_id and one.state is not PlanState.DRAFT), None)
    if plan is None:
        raise OutOfReach
    _load_content(plan)
    return plan, _numbers(plans)[plan.id]


def goal(case: Case, goal_id: int) -> Goal:
    """A goal of a case's plan, whichever version it stands in. Raises OutOfReach."""
    query = sa.select(Goal).join(Goal.plan).where(Goal.id == goal_id, Plan.case_id == case.id)
    return permits.WRITE.one(query.options(joinedload(Goal.plan), selectinload(Goal.actions)))


def action(case: Case, action_id: int) -> Action:
    """An action of a case's plan, whichever version it stands in. Raises OutOfReach."""
    query = sa.select(Action).join(Action.goal).join(Goal.plan).where(Action.id == action_id, Plan.case_id == case.id)
    return permits.WRITE.one(query.options(joinedload(Action.goal).joinedload(Goal.plan)))
