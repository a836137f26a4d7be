"""What a form about a placement, a job or advice offers to choose from."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.db.session import db
from reception.i18n.alphabet import sort_key
from reception.organisations.models import ContactPerson, Organisation
from reception.organisations.queries import is_there
from reception.organisations.terms import OrganisationKind
from reception.people.models import Document, Person
from reception.skills.queries.validations import documents_reached
from reception.work import permits
from reception.work.models import Opening, Placement

#: Who may advise on starting a business. An employer does not.
_ADVISERS = tuple(kind for kind in OrganisationKind if kind is not OrganisationKind.EMPLOYER)


def opening_named(number: str) -> Opening:
    """The places of that number, with their employer and its contact person. Raises OutOfReach."""
    query = sa.select(Opening).where(Opening.number == number)
    return permits.EMPLOYERS.one(query.options(joinedload(Opening.organisation), joinedload(Opening.contact_person)))


def closing_day(organisation_id: int) -> date | None:
    """From which day an employer of the register is closed."""
    return db.session.scalar(sa.select(Organisation.closed_on).where(Organisation.id == organisation_id))


def every_employer() -> list[tuple[int, str, bool]]:
    """(id, name, whether it has closed) of the employers in the register: those that have closed stand last."""
    query = sa.select(Organisation.id, Organisation.name, sa.not_(is_there()))
    rows = db.session.execute(query.where(Organisation.kind == OrganisationKind.EMPLOYER))
    found = [(key, name, bool(closed)) for key, name, closed in rows]
    return sorted(found, key=lambda one: (one[2], sort_key(one[1]), one[0]))


def tutors_to_choose(placement: Placement) -> Sequence[ContactPerson]:
    """Those who work at the employer today, and the tutor there is, by name."""
    query = sa.select(ContactPerson).where(
        ContactPerson.organisation_id == placement.organisation_id,
        sa.or_(ContactPerson.left_on.is_(None), ContactPerson.id == (placement.contact_person_id or 0)),
    )
    return sorted(db.session.scalars(query), key=lambda one: (sort_key(one.name), one.id))


def agreements_to_choose(person: Person, present: int | None = None) -> list[Document] | None:
    """The person's documents that stand, and `present`; None for a reader who does not reach the one there is."""
    reached = documents_reached(person)
    if present is not None and present not in reached:
        return None
    return [one for one in reached.values() if one.removed_at is None or one.id == present]


def advisers_to_choose(present: int | None = None) -> list[tuple[int, str]]:
    """(id, name) of those who may advise on a business, and of `present`, in Swedish order of names."""
    wanted = sa.and_(Organisation.kind.in_(_ADVISERS), is_there())
    query = sa.select(Organisation.id, Organisation.name)
    rows = db.session.execute(query.where(sa.or_(wanted, Organisation.id == (present or 0))))
    return sorted(((key, name) for key, name in rows), key=lambda one: (sort_key(one[1]), one[0]))
