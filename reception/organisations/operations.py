"""What may happen to organisations and their contact persons."""

import tomllib
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.organisations.models import ContactPerson, Organisation
from reception.organisations.rules import kept_languages, sort_key
from reception.organisations.terms import OrganisationKind

_AUTHORITIES = Path(__file__).parent / "authorities.toml"


def add_organisation(*, name: str, kind: OrganisationKind, languages: list[str] = [], **facts: Any) -> Organisation:  # noqa: B006 - never changed
    """Add an organisation. `facts` are the other columns of the register."""
    organisation = Organisation(**_columns(name=name, kind=kind, languages=languages, **facts))
    db.session.add(organisation)
    db.session.flush()
    record("organisation.added", organisation)
    return organisation


def change_organisation(organisation: Organisation, **facts: Any) -> None:
    """Correct the facts of an organisation."""
    for column, value in _columns(**facts).items():
        setattr(organisation, column, value)
    db.session.flush()
    record("organisation.changed", organisation)


def _columns(*, name: str, languages: list[str], **facts: Any) -> dict[str, Any]:
    plain = {column: value or None for column, value in facts.items()}
    return {"name": name, "sort_key": sort_key(name), "languages": kept_languages(languages), **plain}


def close_organisation(organisation: Organisation) -> None:
    """Leave it out of the choices from today on; what was done with it stays."""
    organisation.closed_on = today()
    db.session.flush()
    record("organisation.closed", organisation)


def reopen_organisation(organisation: Organisation) -> None:
    """Offer it again."""
    organisation.closed_on = None
    db.session.flush()
    record("organisation.reopened", organisation)


def add_contact_person(
    organisation: Organisation,
    *,
    name: str,
    task: str | None = None,
    phone: str | None = None,
    email: str | None = None,
) -> ContactPerson:
    """Add somebody who works there."""
    person = ContactPerson(
        organisation_id=organisation.id, name=name, task=task or None, phone=phone or None, email=email or None
    )
    db.session.add(person)
    db.session.flush()
    record("contact-person.added", person, organisation=organisation.id)
    return person


def change_contact_person(
    person: ContactPerson, *, name: str, task: str | None, phone: str | None, email: str | None
) -> None:
    """Correct what is known of somebody who works there."""
    person.name, person.task, person.phone, person.email = name, task or None, phone or None, email or None
    db.session.flush()
    record("contact-person.changed", person)


def let_contact_person_leave(person: ContactPerson) -> None:
    """They work there no more."""
    person.left_on = today()
    db.session.flush()
    record("contact-person.left", person)


def take_contact_person_back(person: ContactPerson) -> None:
    """They work there after all."""
    person.left_on = None
    db.session.flush()
    record("contact-person.back", person)


def seed_authorities() -> int:
    """Put in the authorities of `authorities.toml` that are missing; answers how many were put in."""
    named = tomllib.loads(_AUTHORITIES.read_text(encoding="utf-8"))
    known = {
        (row.sort_key, row.kind) for row in db.session.execute(sa.select(Organisation.sort_key, Organisation.kind))
    }
    missing = [
        (name, OrganisationKind(kind))
        for kind, names in named.items()
        for name in names
        if (sort_key(name), OrganisationKind(kind)) not in known
    ]
    db.session.add_all(
        Organisation(name=name, kind=kind, sort_key=sort_key(name), languages="") for name, kind in missing
    )
    db.session.flush()
    record("organisations.seeded", count=len(missing))
    return len(missing)
