"""Who may reach cases: casework staff of the case's own unit, and named staff alone when the person is protected."""

import sqlalchemy as sa

from reception.access.actor import Actor, current
from reception.access.permit import Permit
from reception.access.roles import CASEWORK, UNIT_MANAGERS
from reception.accounts.models import Unit
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.people.models import Person
from reception.people.permits import not_hidden


def in_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The cases of the actor's units, without people hidden from the actor."""
    return sa.and_(Case.unit_id.in_(actor.unit_ids(CASEWORK)), Case.person.has(not_hidden(actor)))


def with_own_case(actor: Actor) -> sa.ColumnElement[bool]:
    """The people who have or had a case in one of the actor's units: what brings their record within reach."""
    return Person.id.in_(sa.select(Case.person_id).where(Case.unit_id.in_(actor.unit_ids(CASEWORK))))


def with_open_case(actor: Actor) -> sa.ColumnElement[bool]:
    """The people who have an open case in one of the actor's units."""
    own = Case.unit_id.in_(actor.unit_ids(CASEWORK))
    return Person.id.in_(sa.select(Case.person_id).where(own, Case.state == CaseState.OPEN))


def with_case_numbered(number: str) -> sa.ColumnElement[bool]:
    """The person of the case of that number, if it is a case of the actor's boards."""
    cases = sa.select(Case.person_id).where(Case.number == number)
    actor = current()
    if isinstance(actor, Actor):
        own = sa.func.coalesce(Unit.parent_id, Unit.id).in_(actor.board_ids(CASEWORK))
        cases = cases.join(Unit, Unit.id == Case.unit_id).where(own)
    return Person.id.in_(cases)


READ = Permit("case.read", CASEWORK, in_own_units, personal=True)
WRITE = Permit("case.write", CASEWORK, in_own_units, personal=True)
ASSIGN = Permit("case.assign", UNIT_MANAGERS, in_own_units, personal=True)
