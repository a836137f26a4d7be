"""A version of a plan: begun, written, agreed on, or thrown away before that."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from reception.access.actor import current
from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.operations import active
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now
from reception.plans import permits, queries
from reception.plans.models import Action, Goal, Plan
from reception.plans.rules import versions
from reception.plans.terms import PlanState


class NotDraft(Exception):
    """The version is agreed on: its texts stand."""


class NothingToAgree(Exception):
    """The plan has no goal yet."""


def begin(case: Case) -> Plan:
    """Begin the next version, copied from the one that stands; where one is being written already, that one."""
    hold(case)
    waiting = queries.draft_of(case)
    if waiting is not None:
        return waiting
    standing = versions.agreed(_agreed_of(case))
    plan = Plan(case=case, made_at=now(), made_by_id=current().user_id)
    if standing is not None:
        plan.own_wish, plan.goals = standing.own_wish, _copied(standing)
    db.session.add(plan)
    db.session.flush()
    record("plan.begun", plan, copied_from=standing.id if standing else None)
    return plan


def _copied(plan: Plan) -> list[Goal]:
    """The goals that are still ahead. Those reached or given up stay in the version where that was so."""
    taken = [goal for goal in plan.goals if goal.state in versions.TAKEN_OVER]
    return [_copy_of(goal) for goal in taken]


def _copy_of(goal: Goal) -> Goal:
    actions = [action for action in goal.actions if action.state not in versions.LEFT_OUT]
    return Goal(
        phase=goal.phase,
        sentence=goal.sentence,
        text=goal.text,
        position=goal.position,
        actions=[
            Action(
                sentence=action.sentence,
                text=action.text,
                position=action.position,
                owner=action.owner,
                due_on=action.due_on,
                state=action.state,
                ended_on=action.ended_on,
            )
            for action in actions
        ],
    )


def change(plan: Plan, *, own_wish: str | None, review_on: date | None) -> None:
    """Write what the person wishes, and when the plan is to be looked at again. Raises NotDraft."""
    check_draft(plan)
    plan.own_wish, plan.review_on = own_wish or None, review_on
    db.session.flush()
    record("plan.changed", plan)


def agree(plan: Plan, *, agreed_on: date, with_interpreter: bool, review_on: date | None) -> None:
    """The version stands from `agreed_on`, in place of the one that stood. Raises NotDraft, NothingToAgree."""
    check_draft(plan)
    if not plan.goals:
        raise NothingToAgree
    for former in _agreed_of(plan.case):
        former.state = PlanState.REPLACED
        record("plan.replaced", former)
    plan.state, plan.agreed_on, plan.review_on = PlanState.AGREED, agreed_on, review_on
    plan.with_interpreter, plan.agreed_by_id = with_interpreter, current().user_id
    db.session.flush()
    active(plan.case, agreed_on)
    record("plan.agreed", plan)


def throw_away(plan: Plan) -> None:
    """Remove a version that was never agreed on. The one that stands goes on standing. Raises NotDraft."""
    check_draft(plan)
    people = plan.audited_people
    for goal in plan.goals:
        for action in goal.actions:
            db.session.delete(action)
        db.session.delete(goal)
    db.session.delete(plan)
    db.session.flush()
    record("plan.thrown-away", plan, people=people)


def check_draft(plan: Plan) -> None:
    """Wait for whoever changes the plan, and make sure that it is still being written. Raises NotDraft."""
    hold(plan)
    if plan.state is not PlanState.DRAFT:
        raise NotDraft


def touch(plan: Plan) -> None:
    """Count a change of a goal or an action as one of its plan: who is about to agree on it is told."""
    flag_modified(plan, "made_at")


def _agreed_of(case: Case) -> list[Plan]:
    query = sa.select(Plan).where(Plan.case_id == case.id, Plan.state == PlanState.AGREED)
    return list(permits.WRITE.all(query))
