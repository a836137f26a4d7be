"""What is overdue, said once: for the day, for the list of people and for the caseload."""

from datetime import date, datetime, time

import sqlalchemy as sa

from reception.cases.models import Case, Task
from reception.cases.terms import CaseState, TaskState
from reception.contacts.models import Contact
from reception.contacts.terms import ContactState
from reception.db.looking_up import has_one
from reception.i18n.formats import at_local


def of_tasks(today: date) -> sa.ColumnElement[bool]:
    """The tasks to do whose day has passed. One that rests calls nobody until it comes back."""
    awake = sa.or_(Task.resting_until.is_(None), Task.resting_until <= today)
    return sa.and_(Task.state == TaskState.OPEN, Task.due_on < today, awake)


def of_appointments(today: date) -> sa.ColumnElement[bool]:
    """The appointments of a day that has passed, until somebody says what came of them."""
    midnight = at_local(datetime.combine(today, time.min))
    return sa.and_(Contact.state == ContactState.PLANNED, Contact.withdrawn_at.is_(None), Contact.at < midnight)


def of_cases(today: date) -> sa.ColumnElement[bool]:
    """The open cases where a task or an appointment is overdue, whoever is to do it. Looked up case by case."""
    tasks = sa.select(Task.id).where(Task.case_id == Case.id, of_tasks(today))
    appointments = sa.select(Contact.id).where(Contact.case_id == Case.id, of_appointments(today))
    return sa.and_(Case.state == CaseState.OPEN, sa.or_(has_one(tasks), has_one(appointments)))
