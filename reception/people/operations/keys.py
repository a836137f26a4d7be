"""Keeping the search keys in step with the facts they are made from."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from reception.db.bulk import chunks, insert_many
from reception.db.session import db
from reception.people.models import ContactDetail, Person, SearchKey
from reception.people.rules import alike, keys
from reception.people.rules.keys import Known
from reception.people.terms import ContactKind, KeyKind


def index(person: Person, *, is_new: bool = False) -> None:
    """Make the search keys of a person anew. Numbers that ended stay findable; what is sealed gives no keys."""
    index_many([person], is_new=is_new)


def index_many(people: Sequence[Person], *, is_new: bool = False) -> None:
    """Make the search keys of many people anew, in a few statements for all. `is_new` says that they have none yet.

    Reads names, identifiers and contact details: whoever has many people loads these before.
    """
    db.session.flush()
    if not is_new:
        _forget([person.id for person in people])
    write_keys((person.id, known(person)) for person in people)


def write_keys(people: Iterable[tuple[int, Known]]) -> None:
    """Write the search keys of people who have none: by their ids, and what each is found by."""
    rows = [
        {"person_id": person_id, "kind": kind, "key": key}
        for person_id, by in people
        for kind, key in sorted(keys.of_person(by))
    ]
    insert_many(SearchKey, rows)


def _forget(ids: Sequence[int]) -> None:
    for part in chunks(ids):
        db.session.execute(sa.delete(SearchKey).where(SearchKey.person_id.in_(part)))


def hide_contacts(person: Person) -> None:
    """Let no telephone number and no e-mail address lead to a person any more, nor to a record that shares them."""
    kinds = SearchKey.kind.in_((KeyKind.PHONE, KeyKind.EMAIL))
    shared = sa.and_(SearchKey.kind == KeyKind.ALIKE, SearchKey.key.startswith(alike.PHONE))
    db.session.execute(sa.delete(SearchKey).where(SearchKey.person_id == person.id, sa.or_(kinds, shared)))


def known(person: Person) -> Known:
    """What a person is found by."""
    details = [] if person.is_protected else [detail for detail in person.contact_details if detail.plain]
    phones = [detail for detail in details if detail.kind is ContactKind.PHONE]
    return Known(
        names=[name.text for name in person.names],
        birth=person.birth,
        held=[(identifier.kind, identifier.value) for identifier in person.identifiers],
        phones=[_text(detail) for detail in phones],
        own_phones=[_text(detail) for detail in phones if not detail.whose],
        emails=[_text(detail) for detail in details if detail.kind is ContactKind.EMAIL],
    )


def _text(detail: ContactDetail) -> str:
    return detail.plain or ""
