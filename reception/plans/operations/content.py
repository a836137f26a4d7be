"""Goals and actions of a version that is being written. A version that is agreed on is never rewritten."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from reception.audit.log import record
from reception.cases.terms import Owner, Phase
from reception.db.session import db
from reception.plans.models import Action, Goal, Plan
from reception.plans.operations.versions import check_draft, touch
from reception.plans.rules import versions


def add_goal(
    plan: Plan, *, phase: Phase, sentence: str | None, text: str | None, actions: Iterable[Mapping[str, Any]] = ()
) -> Goal:
    """Add a goal, with what `add_action` asks for of each of its actions. Raises NotDraft."""
    check_draft(plan)
    goal = Goal(phase=phase, sentence=sentence, text=text, position=_last_place(plan.goals) + 1)
    goal.actions = [Action(position=place, **facts) for place, facts in enumerate(actions)]
    plan.goals.append(goal)
    _written(plan)
    record("goal.added", goal, actions=len(goal.actions))
    return goal


def change_goal(goal: Goal, *, phase: Phase, sentence: str | None, text: str | None) -> None:
    """Change what a goal says. Raises NotDraft."""
    check_draft(goal.plan)
    goal.phase, goal.sentence, goal.text = phase, sentence, text
    _written(goal.plan)
    record("goal.changed", goal)


def remove_goal(goal: Goal) -> None:
    """Take a goal out, with its actions. Raises NotDraft."""
    plan = goal.plan
    check_draft(plan)
    people, actions = plan.audited_people, list(goal.actions)
    for action in actions:
        db.session.delete(action)
    db.session.delete(goal)
    _written(plan)
    record("goal.removed", goal, people=people, actions=len(actions))


def move_goal(goal: Goal, by: int) -> None:
    """Let a goal stand one place higher (-1) or lower (1) among those of its phase. Raises NotDraft."""
    plan = goal.plan
    check_draft(plan)
    for place, each in enumerate(versions.moved(plan.goals, goal, by)):
        each.position = place
    _written(plan)
    record("goal.moved", goal)


def add_action(
    goal: Goal, *, sentence: str | None, text: str | None, owner: Owner, due_on: date | None = None
) -> Action:
    """Add an action towards a goal: what, who does it, by when. Raises NotDraft."""
    check_draft(goal.plan)
    action = Action(
        sentence=sentence, text=text, owner=owner, due_on=due_on, position=_last_place(goal.actions) + 1, goal=goal
    )
    db.session.add(action)
    _written(goal.plan)
    record("action.added", action)
    return action


def change_action(action: Action, *, sentence: str | None, text: str | None, owner: Owner, due_on: date | None) -> None:
    """Change what is to be done, by whom, or by when. Raises NotDraft."""
    check_draft(action.goal.plan)
    action.sentence, action.text, action.owner, action.due_on = sentence, text, owner, due_on
    _written(action.goal.plan)
    record("action.changed", action)


def remove_action(action: Action) -> None:
    """Take an action out. Raises NotDraft."""
    plan = action.goal.plan
    check_draft(plan)
    people = plan.audited_people
    db.session.delete(action)
    _written(plan)
    record("action.removed", action, people=people)


def _last_place(rows: Iterable[Goal] | Iterable[Action]) -> int:
    return max((row.position for row in rows), default=-1)


def _written(plan: Plan) -> None:
    touch(plan)
    db.session.flush()
