"""Questions about the staff who may work with a case."""

from collections.abc import Sequence

import sqlalchemy as sa

from reception.access.roles import CASEWORK
from reception.accounts import queries as accounts
from reception.accounts.models import RoleAssignment, User
from reception.cases import permits
from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import permits as people_permits
from reception.people.models import NamedAccess, Person


def colleagues(case: Case, *, who_may_open: bool = True) -> Sequence[User]:
    """The casework staff of the case's unit, by name; only those who may open the file, unless told otherwise."""
    return casework_staff(case.unit_id, case.person if who_may_open else None)


def casework_staff(unit_id: int, person: Person | None = None) -> Sequence[User]:
    """The casework staff of a unit, by name; with a person, those who may open her file."""
    staff = accounts.staff_of([unit_id], CASEWORK)
    if person is None or not person.is_protected:
        return staff
    named = _named(person.id)
    return [user for user in staff if user.id in named]


def may_open(person: Person, user_id: int) -> bool:
    """Whether protection lets a member of staff open a person's file: named today, or nothing to protect."""
    return not person.is_protected or user_id in _named(person.id)


def _named(person_id: int) -> set[int]:
    day = today()
    query = (
        sa.select(NamedAccess.user_id)
        .join(Person, Person.id == NamedAccess.person_id)
        .where(
            NamedAccess.person_id == person_id,
            NamedAccess.starts_on <= day,
            sa.or_(NamedAccess.ends_on.is_(None), NamedAccess.ends_on >= day),
        )
    )
    return set(db.session.scalars(people_permits.IDENTIFY.within(query)))


def works_in(unit_id: int, user_id: int) -> bool:
    """Whether a member of staff does casework in a unit today."""
    query = sa.select(RoleAssignment.id).where(
        RoleAssignment.user_id == user_id,
        RoleAssignment.unit_id == unit_id,
        RoleAssignment.role.in_(CASEWORK),
        *accounts.on_today(),
    )
    return db.session.scalar(query.limit(1)) is not None


def former_worker(user_id: int) -> User | None:
    """Whoever stands as caseworker on a case of the actor's units, at work there or not; None if nobody of that id."""
    query = sa.select(User).join(Case, Case.worker_id == User.id).where(User.id == user_id).limit(1)
    return db.session.scalar(permits.READ.within(query))
