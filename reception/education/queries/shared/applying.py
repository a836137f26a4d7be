"""What a case's staff must know to send an application: the person's facts, the schools, and what waits already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.access.actor import staff
from reception.access.roles import CASEWORK, Role
from reception.accounts import queries as accounts
from reception.accounts.models import Unit
from reception.db.session import db
from reception.education import permits
from reception.education.models import Application, Pupil
from reception.education.rules.pupils.sending import Proposal, establishment, right_from
from reception.education.terms.pupils import Programme
from reception.education.terms.sharing import SharedGroup
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.queries import known_of
from reception.people.terms import KeyDateKind


@dataclass(frozen=True)
class Sent:
    """An application that waits, as far as the actor may know of it."""

    programme: Programme
    applied_on: date
    school: str


@dataclass(frozen=True)
class Proposed:
    """What is proposed for the form, each with why."""

    right_from: Proposal
    in_establishment: Proposal


def schools() -> Sequence[Unit]:
    """The units where somebody teaches SFI today, by name."""
    return accounts.units_with(Role.SFI_STAFF)


def proposed(person: Person) -> Proposed:
    """From what the record knows."""
    known = known_of([person.id])[person.id]
    year = known.birth[0].year if known.birth else None
    registered = known.key_dates.get(KeyDateKind.REGISTERED)
    return Proposed(
        right_from(year, registered[0] if registered else None),
        establishment(known.permit[0] if known.permit else None, year, today().year),
    )


def sent_already(person: Person) -> list[Sent]:
    """What the person waits for: sent by the actor's own units, or told by the boards' sharing. Nothing else."""
    actor = staff()
    own = sa.and_(Application.by_case, Application.made_by_id.in_(_own_staff()))
    query = (
        sa.select(Application.programme, Application.applied_on, Unit.name)
        .join(Pupil, Pupil.id == Application.pupil_id)
        .join(Unit, Unit.id == Pupil.unit_id)
        .where(Pupil.person_id == person.id, Application.ended_on.is_(None))
        .where(sa.or_(own, permits.shared(SharedGroup.STATUS)(actor)))
        .order_by(Application.applied_on, Application.id)
    )
    return [Sent(*row) for row in db.session.execute(permits.SHARED.within(query))]


def _own_staff() -> list[int]:
    units = staff().unit_ids(CASEWORK)
    return [one.id for one in accounts.colleagues_of(units, CASEWORK)]
