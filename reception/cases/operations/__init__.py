"""What may happen to cases and tasks. Every write is recorded; nothing is committed here."""

from reception.cases.operations.assigning import NotNamed, OutsideUnit, Taken, assign, take
from reception.cases.operations.files import active, close_case, open_case, open_cases, reopen_case, set_active_on
from reception.cases.operations.tasks import (
    TaskEnded,
    cancel_task,
    change_task,
    finish_task,
    rest_task,
    set_task,
    take_up_task,
)

__all__ = [
    "NotNamed",
    "OutsideUnit",
    "Taken",
    "TaskEnded",
    "active",
    "assign",
    "cancel_task",
    "change_task",
    "close_case",
    "finish_task",
    "open_case",
    "open_cases",
    "reopen_case",
    "rest_task",
    "set_active_on",
    "set_task",
    "take",
    "take_up_task",
]
