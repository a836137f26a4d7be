"""The letters that were made, and what is known of somebody that a letter is to be written to."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import current
from reception.accounts import queries as accounts
from reception.accounts.models import User
from reception.audit.reading import looked, saw
from reception.cases.models import Case
from reception.contacts.models import Contact
from reception.messages import permits
from reception.messages.composing import Known
from reception.messages.models import Letter, PersonalLink
from reception.messages.queries.links import links_of, state_of
from reception.messages.rules.links import LinkState
from reception.people.models import Person


def letters_of(person: Person) -> Sequence[Letter]:
    """The letters to somebody on the cases of one's units, the newest first."""
    query = sa.select(Letter).join(Letter.case).where(Case.person_id == person.id).options(joinedload(Letter.made_by))
    return permits.LETTERS.all(query.order_by(Letter.made_at.desc(), Letter.id.desc()))


def letter(person_number: str, letter_id: int) -> Letter:
    """A letter to the person of that number, with its case and person. Raises OutOfReach."""
    query = (
        sa.select(Letter)
        .where(Letter.id == letter_id, Letter.case.has(Case.person.has(Person.number == person_number)))
        .options(
            joinedload(Letter.case).options(joinedload(Case.person), joinedload(Case.unit)),
            joinedload(Letter.made_by),
            joinedload(Letter.contact),
        )
    )
    found = permits.LETTERS.one(query)
    saw([found.case.person_id])
    return found


def printed(*letters: Letter) -> None:
    """Note that letters are given out as papers, each in a line of its own."""
    for one in letters:
        looked("letter.printed", Letter, one.id, one.case.person_id)


def link_that_holds(case: Case) -> PersonalLink | None:
    """Her link to her own pages, if she has one that opens them today."""
    return next((one for one in links_of(case) if state_of(one) is LinkState.HOLDS), None)


def known_of(case: Case, contact: Contact | None = None, *, writer: User | None = None) -> Known:
    """What is put into a letter about a case. Whoever writes it answers for a case that nobody has, and by telephone
    for a caseworker who has none."""
    asked = case.worker or writer
    phone = next((one.phone for one in (case.worker, writer) if one is not None and one.phone), None)
    return Known(
        name=case.person.shown_name,
        unit=case.unit.name,
        caseworker=asked.name if asked else "",
        phone=phone or "",
        at=contact.at if contact else None,
        place=(contact.place or "") if contact else "",
    )


def writer() -> User | None:
    """Who writes now."""
    user_id = current().user_id
    return accounts.user(user_id) if user_id is not None else None
