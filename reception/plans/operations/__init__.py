"""What may happen to plans. Every write is recorded; nothing is committed here."""

from reception.plans.operations.content import (
    add_action,
    add_goal,
    change_action,
    change_goal,
    move_goal,
    remove_action,
    remove_goal,
)
from reception.plans.operations.following import NotAgreed, set_action_state, set_goal_state
from reception.plans.operations.versions import NotDraft, NothingToAgree, agree, begin, change, throw_away

__all__ = [
    "NotAgreed",
    "NotDraft",
    "NothingToAgree",
    "add_action",
    "add_goal",
    "agree",
    "begin",
    "change",
    "change_action",
    "change_goal",
    "move_goal",
    "remove_action",
    "remove_goal",
    "set_action_state",
    "set_goal_state",
    "throw_away",
]
