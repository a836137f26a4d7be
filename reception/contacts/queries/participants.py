"""Who else took part in contacts. Those whom the actor may not see are counted, and nothing more."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa

from reception.audit.reading import saw
from reception.contacts import permits
from reception.contacts.models import Contact, ContactParticipant
from reception.db.session import db
from reception.people.models import Person
from reception.people.permits import name_is_open
from reception.people.terms import Protection


@dataclass(frozen=True)
class OtherPerson:
    """Somebody else who took part. A protected person is shown by `number`, not by name."""

    person_id: int
    number: str
    shown_name: str
    is_protected: bool


@dataclass
class Others:
    """The others of one contact: those who may be shown, and how many may not."""

    shown: list[OtherPerson] = field(default_factory=list)
    hidden: int = 0


def others_of(contacts: Iterable[Contact]) -> dict[int, Others]:
    """The other participants of each contact, by the contact's id. One query, however many contacts."""
    found: dict[int, Others] = {contact.id: Others() for contact in contacts}
    for contact_id, person in _participants(list(found)):
        if person is None:
            found[contact_id].hidden += 1
        else:
            found[contact_id].shown.append(person)
    saw(person.person_id for others in found.values() for person in others.shown)
    return found


def _participants(contact_ids: list[int]) -> Iterable[tuple[int, OtherPerson | None]]:
    visible = name_is_open()
    # What may not be shown is not even read: the database answers empty.
    shown = (sa.case((visible, column)) for column in (Person.id, Person.number, Person.shown_name))
    query = (
        sa.select(ContactParticipant.contact_id, *shown, Person.protection != Protection.NONE)
        .join(Contact, Contact.id == ContactParticipant.contact_id)
        .join(Person, Person.id == ContactParticipant.person_id)
        .where(ContactParticipant.contact_id.in_(contact_ids))
        .order_by(ContactParticipant.contact_id, Person.sort_key, Person.id)
    )
    for contact_id, person_id, number, name, is_protected in db.session.execute(permits.READ.within(query)):
        yield contact_id, None if person_id is None else OtherPerson(person_id, number, name, bool(is_protected))
