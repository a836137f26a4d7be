"""Keeping the search keys in step with the facts they are made from."""

from collections.abc import Iterator

import sqlalchemy as sa

from reception.db.session import db
from reception.people.models import ContactDetail, Person, SearchKey
from reception.people.rules import keys
from reception.people.rules.keys import Key
from reception.people.terms import ContactKind, KeyKind


def index(person: Person, *, is_new: bool = False) -> None:
    """Make the search keys of a person anew. Numbers that ended stay findable; what is sealed gives no keys."""
    db.session.flush()
    if not is_new:
        db.session.execute(sa.delete(SearchKey).where(SearchKey.person_id == person.id))
    rows = [{"person_id": person.id, "kind": kind, "key": key} for kind, key in sorted(set(_keys(person))) if key]
    if rows:
        db.session.execute(sa.insert(SearchKey), rows)


def hide_contacts(person: Person) -> None:
    """Let no telephone number and no e-mail address lead to a person any more."""
    kinds = (KeyKind.PHONE, KeyKind.EMAIL)
    db.session.execute(sa.delete(SearchKey).where(SearchKey.person_id == person.id, SearchKey.kind.in_(kinds)))


def _keys(person: Person) -> Iterator[Key]:
    yield from keys.of_names(name.text for name in person.names)
    for identifier in person.identifiers:
        yield from keys.of_number(identifier.kind, identifier.value)
    if not person.is_protected:
        for detail in person.contact_details:
            yield from _keys_of_contact(detail)


def _keys_of_contact(detail: ContactDetail) -> Iterator[Key]:
    if detail.plain and detail.kind is ContactKind.PHONE:
        yield from keys.of_phone(detail.plain)
    elif detail.plain and detail.kind is ContactKind.EMAIL:
        yield from keys.of_email(detail.plain)
