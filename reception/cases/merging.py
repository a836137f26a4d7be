"""What a merge of two records about one person does with cases. Registered in the registry."""

import sqlalchemy as sa

from reception.cases.models import Case, CaseAssignment, Referral, Task
from reception.cases.permits import in_own_units
from reception.cases.rules import day_of_assignment
from reception.db.following import Joined
from reception.db.session import db
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.people import permits as people_permits
from reception.people.queries.moves import Countable

#: What is told of it before, as far as the reader may know the cases.
COUNTED = (
    Countable(Case, N_("Cases"), in_own_units),
    Countable(Task, N_("Next steps"), lambda actor: Task.case.has(in_own_units(actor))),
    Countable(Referral, N_("Referrals"), lambda actor: Referral.case.has(in_own_units(actor))),
)


def join_cases(pair: Joined) -> None:
    """A unit has an open case on either record. The one that stands was opened when the first of them was, and has its
    own caseworker; the other's assignment ends, unless nobody has the case that stands."""
    stays, gone = _case(pair.stays), _case(pair.gone)
    if stays.worker_id is not None:
        _end_assignments(gone)
    values = {
        "opened_on": min(stays.opened_on, gone.opened_on),
        "active_on": max(stays.active_on, gone.active_on),
        "worker_id": stays.worker_id or gone.worker_id,
    }
    db.session.execute(sa.update(Case).where(Case.id == stays.id).values(values))


def _end_assignments(case: Case) -> None:
    query = sa.select(CaseAssignment).where(CaseAssignment.case_id == case.id, CaseAssignment.ends_on.is_(None))
    for assignment in people_permits.MOVE_RECORD.all(query):
        assignment.ends_on = day_of_assignment(today(), assignment.starts_on)
    db.session.flush()


def _case(case_id: int) -> Case:
    return people_permits.MOVE_RECORD.one(sa.select(Case).where(Case.id == case_id))
