"""Tasks: set, changed, done, cancelled, put to rest and taken up again."""

from datetime import date

from reception.access.actor import current
from reception.audit.log import record
from reception.cases import queries
from reception.cases.models import Case, Task
from reception.cases.operations.assigning import NotNamed
from reception.cases.operations.files import active
from reception.cases.terms import TaskState
from reception.db.session import db
from reception.i18n.formats import now, today


class TaskEnded(Exception):
    """The task is done or cancelled already."""


def set_task(case: Case, *, title: str, due_on: date | None, owner_id: int | None) -> Task:
    """Set a next step on a case. Raises NotNamed if its owner may not see the person."""
    _check_owner(case, owner_id)
    task = Task(case=case, title=title, due_on=due_on, owner_id=owner_id, made_at=now(), made_by_id=current().user_id)
    db.session.add(task)
    db.session.flush()
    record("task.set", task)
    return task


def change_task(task: Task, *, title: str, due_on: date | None, owner_id: int | None) -> None:
    """Change what is to be done, when, or by whom. Raises TaskEnded, NotNamed."""
    _check_open(task)
    _check_owner(task.case, owner_id)
    task.title, task.due_on, task.owner_id = title, due_on, owner_id
    db.session.flush()
    record("task.changed", task)


def finish_task(task: Task) -> None:
    """The task is done. Raises TaskEnded."""
    _end(task, TaskState.DONE)
    active(task.case, today())
    record("task.finished", task)


def cancel_task(task: Task) -> None:
    """The task is no longer to be done. Raises TaskEnded."""
    _end(task, TaskState.CANCELLED)
    record("task.cancelled", task)


def take_up_task(task: Task) -> None:
    """A task that was ended by a slip is to be done after all."""
    task.state, task.ended_at = TaskState.OPEN, None
    db.session.flush()
    record("task.taken-up", task)


def rest_task(task: Task, until: date | None) -> None:
    """Let a task rest until a day, when it comes back to the list; None wakes it. Raises TaskEnded."""
    _check_open(task)
    task.resting_until = until
    db.session.flush()
    record("task.rested", task)


def _end(task: Task, state: TaskState) -> None:
    _check_open(task)
    task.state, task.ended_at, task.resting_until = state, now(), None
    db.session.flush()


def _check_open(task: Task) -> None:
    if task.state is not TaskState.OPEN:
        raise TaskEnded


def _check_owner(case: Case, owner_id: int | None) -> None:
    if owner_id is not None and not queries.may_open(case.person, owner_id):
        raise NotNamed
