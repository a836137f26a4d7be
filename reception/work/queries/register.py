"""The register of employers: the list, and one of them with what is known of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.db.session import db
from reception.i18n.alphabet import sort_key as in_swedish_order
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind
from reception.work.models import Employer, EmployerContact
from reception.work.permits import EMPLOYERS
from reception.work.queries.openings import places_by_employer
from reception.work.rules.employers import Heard, has_closed, heard

Order = Literal["name", "heard", "call"]


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to. `words`: all of them stand in the name or the address, in any case and marks."""

    words: str = ""
    branch: str | None = None
    municipal: bool = False
    with_places: bool = False
    stale: bool = False
    closed: bool = False
    order: Order = "name"


@dataclass(frozen=True)
class Listed:
    """An employer in the list. `places` that are open; `next_on`: when somebody is to call."""

    id: int
    name: str
    address: str | None
    has_closed: bool
    branch: str | None
    is_municipal: bool
    heard: Heard
    places: int
    next_on: date | None


def employers_found(wanted: Wanted, window: tuple[int, int]) -> tuple[Sequence[Listed], int]:
    """The employers that fit, in the order asked for, those of the window (offset, limit); and how many fit in all.

    A register of hundreds is read whole, in three statements: its order is Swedish, which no database here tells.
    """
    places, calls, day = places_by_employer(), next_calls(), today()
    rows = (_listed(row, places, calls, day) for row in db.session.execute(EMPLOYERS.within(_query(wanted, day))))
    words = sort_key(wanted.words).split()
    found = [one for one in rows if _fits(one, wanted, words)]
    offset, limit = window
    return sorted(found, key=_ORDERS[wanted.order])[offset : offset + limit], len(found)


def _query(wanted: Wanted, day: date) -> sa.Select[*tuple[Any, ...]]:
    query = (
        sa.select(
            Organisation.id, Organisation.name, Organisation.address, Organisation.closed_on,
            Employer.branch, Employer.is_municipal, Employer.confirmed_on,
        )
        .outerjoin(Employer, Employer.organisation_id == Organisation.id)
        .where(Organisation.kind == OrganisationKind.EMPLOYER)
    )  # fmt: skip
    if wanted.branch:
        query = query.where(Employer.branch == wanted.branch)
    if wanted.municipal:
        query = query.where(Employer.is_municipal.is_(True))
    if not wanted.closed:
        query = query.where(sa.or_(Organisation.closed_on.is_(None), Organisation.closed_on > day))
    return query


def _listed(row: Any, places: dict[int, int], calls: dict[int, date], day: date) -> Listed:
    closed = has_closed(row.closed_on, day)
    return Listed(
        id=row.id, name=row.name, address=row.address, has_closed=closed, branch=row.branch,
        is_municipal=bool(row.is_municipal), heard=heard(row.confirmed_on, day),
        places=0 if closed else places.get(row.id, 0), next_on=None if closed else calls.get(row.id),
    )  # fmt: skip


def _fits(one: Listed, wanted: Wanted, words: list[str]) -> bool:
    if (wanted.with_places and not one.places) or (wanted.stale and (one.has_closed or not one.heard.is_stale)):
        return False
    told = f"{sort_key(one.name)} {sort_key(one.address or '')}" if words else ""
    return all(word in told for word in words)


def _by_name(one: Listed) -> tuple[Any, ...]:
    return in_swedish_order(one.name), one.id


_ORDERS: Final[dict[Order, Callable[[Listed], tuple[Any, ...]]]] = {
    "name": _by_name,
    # Of whom nobody has ever heard comes first, for a call; without a planned call last.
    "heard": lambda one: (one.heard.on or date.min, *_by_name(one)),
    "call": lambda one: (one.next_on or date.max, *_by_name(one)),
}


def next_calls(organisation_id: int | None = None) -> dict[int, date]:
    """When somebody is to call each employer, or that one alone: the first planned day that no contact has come to."""
    of = EmployerContact.organisation_id
    latest = sa.select(of.label("of"), sa.func.max(EmployerContact.on).label("on")).group_by(of).subquery()
    query = (
        sa.select(of, sa.type_coerce(sa.func.min(EmployerContact.next_on), sa.Date))
        .join(latest, latest.c.of == of)
        .where(EmployerContact.next_on > latest.c.on)
        .group_by(of)
    )
    if organisation_id is not None:
        query = query.where(of == organisation_id)
    return {row[0]: row[1] for row in db.session.execute(EMPLOYERS.within(query))}


def employer(organisation_id: int) -> Organisation:
    """An employer with its contact persons. Raises OutOfReach, also for what is no employer."""
    query = sa.select(Organisation).where(
        Organisation.id == organisation_id, Organisation.kind == OrganisationKind.EMPLOYER
    )
    return EMPLOYERS.one(query.options(selectinload(Organisation.contact_persons)))


def details_of(organisation_id: int) -> Employer | None:
    """What is known of it as an employer, beside its name; None where nobody has written anything."""
    query = sa.select(Employer).where(Employer.organisation_id == organisation_id)
    return next(iter(EMPLOYERS.all(query)), None)


def employer_named(name: str) -> tuple[int, str] | None:
    """(id, name) of the employer that bears a name, in any case and marks."""
    query = sa.select(Organisation.id, Organisation.name).where(
        Organisation.sort_key == sort_key(name), Organisation.kind == OrganisationKind.EMPLOYER
    )
    found = db.session.execute(EMPLOYERS.within(query.order_by(Organisation.id).limit(1))).first()
    return (found[0], found[1]) if found else None


def contacts_of(organisation_id: int, window: tuple[int, int]) -> Sequence[EmployerContact]:
    """What was said with an employer, the latest first: those of the window (offset, limit)."""
    offset, limit = window
    query = (
        sa.select(EmployerContact)
        .where(EmployerContact.organisation_id == organisation_id)
        .order_by(EmployerContact.on.desc(), EmployerContact.id.desc())
        .options(joinedload(EmployerContact.contact_person), joinedload(EmployerContact.author))
    )
    return EMPLOYERS.all(query.offset(offset).limit(limit))


def contact_with(organisation_id: int, contact_id: int) -> EmployerContact:
    """One contact with that employer. Raises OutOfReach."""
    query = sa.select(EmployerContact).where(
        EmployerContact.id == contact_id, EmployerContact.organisation_id == organisation_id
    )
    return EMPLOYERS.one(query.options(joinedload(EmployerContact.organisation)))
