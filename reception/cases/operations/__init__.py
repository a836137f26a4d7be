"""What may happen to cases and tasks. Every write is recorded; nothing is committed here."""

from reception.cases.operations.absences import (
    AlreadyAway,
    InTheWay,
    StandsIn,
    SubstituteAway,
    change_absence,
    end_absence,
    plan_absence,
)
from reception.cases.operations.assigning import NotNamed, OutsideUnit, Taken, assign, take
from reception.cases.operations.files import active, close_case, open_case, open_cases, reopen_case, set_active_on
from reception.cases.operations.handing_over import NothingChosen, TooLate, can_take_back, hand_over, take_back
from reception.cases.operations.tasks import (
    TaskEnded,
    cancel_task,
    change_task,
    finish_task,
    rest_task,
    set_task,
    take_up_task,
)
from reception.cases.operations.weighing import weigh

__all__ = [
    "AlreadyAway",
    "InTheWay",
    "NotNamed",
    "NothingChosen",
    "OutsideUnit",
    "StandsIn",
    "SubstituteAway",
    "Taken",
    "TaskEnded",
    "TooLate",
    "active",
    "assign",
    "can_take_back",
    "cancel_task",
    "change_absence",
    "change_task",
    "close_case",
    "end_absence",
    "finish_task",
    "hand_over",
    "open_case",
    "open_cases",
    "plan_absence",
    "reopen_case",
    "rest_task",
    "set_active_on",
    "set_task",
    "take",
    "take_back",
    "take_up_task",
    "weigh",
]
