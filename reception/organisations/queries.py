"""Questions about organisations and their contact persons."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from reception.access.permit import OutOfReach
from reception.db.session import db
from reception.i18n.alphabet import sort_key as in_swedish_order
from reception.i18n.formats import today
from reception.organisations.models import ContactPerson, Organisation
from reception.organisations.rules import EMPLOYMENT_SERVICE, sort_key
from reception.organisations.terms import OrganisationKind


def organisations_found(
    text: str, *, kind: OrganisationKind | None, closed: bool, window: tuple[int, int]
) -> Sequence[Organisation]:
    """Organisations whose name holds every word of `text`, in any case and marks, by name.

    `closed` takes those that have closed along; `window` is (offset, limit).
    """
    query = sa.select(Organisation).options(selectinload(Organisation.contact_persons))
    query = query.where(*(Organisation.sort_key.contains(word, autoescape=True) for word in sort_key(text).split()))
    if kind is not None:
        query = query.where(Organisation.kind == kind)
    if not closed:
        query = query.where(is_there())
    offset, limit = window
    # A register of hundreds: its names are put in Swedish order here, which the key for searching does not tell.
    return sorted(db.session.scalars(query), key=lambda one: (in_swedish_order(one.name), one.id))[
        offset : offset + limit
    ]


def is_there() -> sa.ColumnElement[bool]:
    """The organisations that have not closed."""
    return sa.or_(Organisation.closed_on.is_(None), Organisation.closed_on > today())


def organisation(organisation_id: int) -> Organisation:
    """One organisation with its contact persons. Raises OutOfReach."""
    query = sa.select(Organisation).where(Organisation.id == organisation_id)
    found = db.session.scalar(query.options(selectinload(Organisation.contact_persons)))
    if found is None:
        raise OutOfReach
    return found


def is_employment_service() -> sa.ColumnElement[bool]:
    """Arbetsförmedlingen, and its offices, such as Arbetsförmedlingen Nordby."""
    key = Organisation.sort_key
    named = sa.or_(key == EMPLOYMENT_SERVICE, key.startswith(f"{EMPLOYMENT_SERVICE} ", autoescape=True))
    return sa.and_(Organisation.kind == OrganisationKind.AUTHORITY, named)


def employment_services() -> list[Organisation]:
    """Arbetsförmedlingen and its offices in the register: the authority itself first, and those that closed last."""
    found = db.session.scalars(sa.select(Organisation).where(is_employment_service()))
    return sorted(found, key=lambda one: (has_closed(one), one.sort_key != EMPLOYMENT_SERVICE, one.sort_key, one.id))


def has_closed(one: Organisation) -> bool:
    """Whether an organisation is no longer there today."""
    return one.closed_on is not None and one.closed_on <= today()


def contact_person(organisation_id: int, contact_person_id: int) -> ContactPerson:
    """Somebody who works at that organisation. Raises OutOfReach."""
    query = sa.select(ContactPerson).where(
        ContactPerson.id == contact_person_id, ContactPerson.organisation_id == organisation_id
    )
    found = db.session.scalar(query)
    if found is None:
        raise OutOfReach
    return found


def is_name_taken(name: str, kind: OrganisationKind, *, but: int | None = None) -> bool:
    """Whether another organisation of the kind bears the name, in any case and marks."""
    query = sa.select(Organisation.id).where(
        Organisation.sort_key == sort_key(name), Organisation.kind == kind, Organisation.id != (but or 0)
    )
    return db.session.scalar(query.limit(1)) is not None


def ids_by_name() -> dict[str, int]:
    """The id of each working organisation by its name."""
    return {
        name: found
        for found, name in db.session.execute(sa.select(Organisation.id, Organisation.name).where(is_there()))
    }
