"""Registrations that wait: for their maker a number and nothing more, for the manager the question itself."""

from collections.abc import Sequence

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.db.session import db
from reception.people import permits
from reception.people.models import Person, RegistrationDraft
from reception.people.terms import DraftState, Protection


def draft(number: str, permit: Permit = permits.OWN_DRAFT) -> RegistrationDraft | None:
    """The actor's own registration under that number, unless it became a person of that number; else None.

    Its page says the same whatever was decided, and shows nothing that the draft holds.
    """
    query = sa.select(RegistrationDraft).where(
        RegistrationDraft.number == number, RegistrationDraft.state != DraftState.OTHER
    )
    return db.session.scalar(permit.within(query))


def drafts_to_decide() -> Sequence[RegistrationDraft]:
    """The registrations that met people of the actor's units and wait for an answer, the oldest first."""
    query = sa.select(RegistrationDraft).where(RegistrationDraft.state == DraftState.OPEN)
    found = permits.DECIDE_DRAFT.all(query.order_by(RegistrationDraft.id))
    saw(draft.met_person_id for draft in found)
    return found


def number_of_drafts_to_decide() -> int:
    """How many registrations `drafts_to_decide` holds."""
    query = sa.select(sa.func.count(RegistrationDraft.id)).where(RegistrationDraft.state == DraftState.OPEN)
    return db.session.scalar(permits.DECIDE_DRAFT.within(query)) or 0


def met_person(draft: RegistrationDraft) -> Person:
    """The person whom a registration met, for the operation that decides it. Raises OutOfReach."""
    return permits.NAME_STAFF.one(sa.select(Person).where(Person.id == draft.met_person_id))


def draft_to_decide(number: str) -> tuple[RegistrationDraft, str, Protection]:
    """A registration that waits, with number and grade of the person it met. Raises OutOfReach."""
    query = sa.select(RegistrationDraft).where(
        RegistrationDraft.number == number, RegistrationDraft.state == DraftState.OPEN
    )
    waiting = permits.DECIDE_DRAFT.one(query)
    met = sa.select(Person.number, Person.protection).where(Person.id == waiting.met_person_id)
    person_number, grade = db.session.execute(permits.NAME_STAFF.within(met)).one()
    saw([waiting.met_person_id])
    return waiting, person_number, grade
