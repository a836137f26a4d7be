"""Where somebody is written to: the address of her record, else of the home that she rents. Nobody protected has one.

Whose address is asked for, the caller has found within a permit; each is asked within that of the record.
"""

from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa

from reception.db.bulk import chunks
from reception.db.session import db
from reception.housing.queries.postal import postal_addresses
from reception.i18n.formats import today
from reception.people.models import ContactDetail, Person
from reception.people.permits import READ
from reception.people.terms import ContactKind, Protection


def addresses_of(person_ids: Collection[int]) -> dict[int, str]:
    """Today's address of each who has one and is not protected, by id: what is written in the record first, and her
    own before one that she shares with somebody."""
    found: dict[int, str] = {}
    for part in chunks(person_ids):
        for row in _noted(part):
            found.setdefault(row.person_id, row.plain)
    return {**postal_addresses(_unprotected(set(person_ids) - found.keys())), **found}


def _noted(person_ids: Collection[int]) -> Iterable[Any]:
    day = today()
    query = (
        sa.select(ContactDetail.person_id, ContactDetail.plain)
        .join(Person, Person.id == ContactDetail.person_id)
        .where(ContactDetail.person_id.in_(person_ids), ContactDetail.kind == ContactKind.ADDRESS)
        .where(ContactDetail.plain.is_not(None), ContactDetail.plain != "", Person.protection == Protection.NONE)
        .where(sa.or_(ContactDetail.starts_on.is_(None), ContactDetail.starts_on <= day))
        .where(sa.or_(ContactDetail.ends_on.is_(None), ContactDetail.ends_on >= day))
        .order_by(
            ContactDetail.person_id,
            sa.func.coalesce(ContactDetail.whose, "") != "",
            ContactDetail.starts_on.is_(None),
            ContactDetail.starts_on.desc(),
            ContactDetail.id.desc(),
        )
    )
    return db.session.execute(READ.within(query))


def _unprotected(person_ids: Collection[int]) -> list[int]:
    found: list[int] = []
    for part in chunks(person_ids):
        query = sa.select(Person.id).where(Person.id.in_(part), Person.protection == Protection.NONE)
        found += db.session.scalars(READ.within(query))
    return found
