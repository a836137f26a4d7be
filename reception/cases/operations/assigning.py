"""Who works with a case. The history stands in `CaseAssignment`; the case repeats today's caseworker."""

from datetime import date

from reception.audit.log import record
from reception.cases import queries
from reception.cases.models import Case, CaseAssignment
from reception.cases.rules import day_of_assignment, last_day_of_former
from reception.db.session import db
from reception.people.models import Person


class NotNamed(Exception):
    """The person is protected and this member of staff is not named for the file."""


class OutsideUnit(Exception):
    """This member of staff does no casework in the case's unit today."""


class Taken(Exception):
    """Somebody else has the case already."""


def assign(case: Case, worker_id: int | None, on: date, overlap_until: date | None = None) -> None:
    """Give a case to a caseworker from `on`, or to nobody. Raises OutsideUnit, NotNamed.

    The former caseworker follows along until the last day of the overlap, if there is one. Protection knows no overlap:
    who is not named opens nothing.
    """
    if worker_id == case.worker_id:
        return
    if worker_id is not None:
        check_worker(case.person, case.unit_id, worker_id)
    end_assignment(case, last_day_of_former(on, overlap_until if worker_id is not None else None))
    begin_assignment(case, worker_id, on)
    db.session.flush()
    record("case.assigned", case, user=worker_id)


def take(case: Case, user_id: int, on: date) -> None:
    """Take a case that nobody has. Raises Taken, OutsideUnit, NotNamed."""
    if case.worker_id not in (None, user_id):
        raise Taken
    assign(case, user_id, on)


def check_worker(person: Person, unit_id: int, user_id: int) -> None:
    """Whether a member of staff may work with a person in a unit. Raises OutsideUnit, NotNamed."""
    if not queries.works_in(unit_id, user_id):
        raise OutsideUnit
    if not queries.may_open(person, user_id):
        raise NotNamed


def begin_assignment(case: Case, worker_id: int | None, on: date) -> None:
    """Let `worker_id` have the case from `on`; the caller flushes and records."""
    case.worker_id = worker_id
    if worker_id is not None:
        db.session.add(CaseAssignment(case=case, user_id=worker_id, starts_on=on))


def end_assignment(case: Case, last_day: date) -> None:
    """End whatever assignment runs; the caller flushes and records."""
    for assignment in queries.assignments_of(case):
        if assignment.ends_on is None:
            assignment.ends_on = day_of_assignment(last_day, assignment.starts_on)


def end_overlaps(case: Case, last_day: date) -> None:
    """Let nobody follow along any longer; the caller flushes and records."""
    for assignment in queries.assignments_of(case):
        if assignment.ends_on is not None and assignment.ends_on > last_day:
            assignment.ends_on = day_of_assignment(last_day, assignment.starts_on)
