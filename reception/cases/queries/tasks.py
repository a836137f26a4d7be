"""Questions about tasks: what is to be done on a case, and by whom."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.cases import permits
from reception.cases.models import Case, Task
from reception.cases.terms import TaskState
from reception.i18n.formats import today


def task(case: Case, task_id: int, permit: Permit = permits.READ) -> Task:
    """A task of a case. Raises OutOfReach."""
    query = sa.select(Task).join(Task.case).where(Task.id == task_id, Task.case_id == case.id)
    return permit.one(query.options(joinedload(Task.owner)))


def open_tasks_of(case: Case) -> Sequence[Task]:
    """What is to be done on a case: resting tasks last, then by the day they are due."""
    resting = sa.case((Task.resting_until > today(), 1), else_=0)
    query = (
        sa.select(Task)
        .join(Task.case)
        .where(Task.case_id == case.id, Task.state == TaskState.OPEN)
        .options(joinedload(Task.owner))
        .order_by(resting, Task.due_on.is_(None), Task.due_on, Task.id)
    )
    return permits.READ.all(query)
