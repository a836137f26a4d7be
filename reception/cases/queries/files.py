"""Questions about cases: one by its number, those of a person, and who holds one in the own board."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import Actor, current
from reception.access.permit import OutOfReach, Permit
from reception.access.roles import CASEWORK
from reception.accounts.models import Unit, User
from reception.audit.reading import saw
from reception.cases import permits
from reception.cases.models import Case, CaseAssignment
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.people import permits as people_permits
from reception.people.models import Person


@dataclass(frozen=True)
class Holder:
    """Who holds a person's case: the unit, and its caseworker if there is one."""

    case_number: str
    unit_name: str
    worker_name: str | None
    state: CaseState


def case(number: str, permit: Permit = permits.READ) -> Case:
    """The case of that number with its person, unit and caseworker. Raises OutOfReach."""
    query = sa.select(Case).where(Case.number == number).options(*_with_people())
    found = permit.one(query)
    saw([found.person_id])
    return found


def _with_people() -> tuple[sa.orm.interfaces.ORMOption, ...]:
    return joinedload(Case.person), joinedload(Case.unit).joinedload(Unit.parent), joinedload(Case.worker)


def cases_of(person: Person) -> Sequence[Case]:
    """The cases of the actor's own units about a person: open ones first, of these the actor's own, then the latest."""
    query = sa.select(Case).where(Case.person_id == person.id).options(*_with_people()).order_by(*_nearest_first())
    return permits.READ.all(query)


def _nearest_first() -> tuple[sa.ColumnElement[Any], ...]:
    """Who has duties in two units meets the case that she works with, whatever colleagues in the other unit opened."""
    own = sa.case((Case.worker_id == (current().user_id or 0), 0), else_=1)
    return Case.state.desc(), own, Case.opened_on.desc(), Case.id.desc()


def cases_about(person_number: str) -> Sequence[Case]:
    """The cases of the actor's own units about the person of that number, in the same order. Raises OutOfReach."""
    query = sa.select(Case).join(Case.person).where(Person.number == person_number).options(*_with_people())
    found = permits.READ.all(query.order_by(*_nearest_first()))
    if not found:
        raise OutOfReach
    saw([found[0].person_id])
    return found


def open_case_about(person_number: str) -> Case:
    """The open case of the actor's own units about the person of that number: what is closed is only read.

    Raises OutOfReach, also when every case is closed.
    """
    case = cases_about(person_number)[0]
    if case.state is not CaseState.OPEN:
        raise OutOfReach
    return case


def open_case_of(person: Person) -> Case | None:
    """The open case of the actor's own units about a person, or None."""
    return next((case for case in cases_of(person) if case.state is CaseState.OPEN), None)


def holders(person_ids: Iterable[int]) -> dict[int, Holder]:
    """Who holds each person's case in the boards of the actor, an open case before a closed one.

    Of people whom the actor may not see, and of other boards, nothing is told.
    """
    query = (
        sa.select(Case.person_id, Case.number, Unit.name, User.name, Case.state)
        .join(Person, Person.id == Case.person_id)
        .join(Unit, Unit.id == Case.unit_id)
        .outerjoin(User, User.id == Case.worker_id)
        .where(Case.person_id.in_(list(person_ids)), _in_own_boards())
        .order_by(Case.state, Case.opened_on, Case.id)
    )
    rows = db.session.execute(people_permits.IDENTIFY.within(query))
    return {
        person_id: Holder(number, unit_name, worker_name, state)
        for person_id, number, unit_name, worker_name, state in rows
    }


def _in_own_boards() -> sa.ColumnElement[bool]:
    actor = current()
    if not isinstance(actor, Actor):
        return sa.true()
    return sa.func.coalesce(Unit.parent_id, Unit.id).in_(actor.board_ids(CASEWORK))


def assignments_of(case: Case) -> Sequence[CaseAssignment]:
    """Who has worked with a case, the latest first."""
    query = (
        sa.select(CaseAssignment)
        .join(CaseAssignment.case)
        .where(CaseAssignment.case_id == case.id)
        .options(joinedload(CaseAssignment.user))
        .order_by(CaseAssignment.starts_on.desc(), CaseAssignment.id.desc())
    )
    return permits.READ.all(query)


def are_numbers_used(numbers: Iterable[str]) -> bool:
    """Whether any of these is a case's number already, within reach or not."""
    # Read, not asked whether there is one: for that a database reads the table from its beginning.
    used = sa.select(Case.number).where(Case.number.in_(list(numbers)))
    return bool(db.session.scalars(people_permits.NUMBER_IN_USE.within(used)).all())
