"""Contracts as the operations make them, checked; `homes.make_contract` makes them directly."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db
from reception.housing.models import Contract, DwellingUnit
from reception.housing.operations import contracts
from reception.housing.terms import Tenure
from reception.people.models import Person


def let(
    *people: Person,
    unit: DwellingUnit | None = None,
    tenure: Tenure = Tenure.MUNICIPAL,
    first: date = date(2026, 3, 1),
    last: date | None = date(2027, 2, 28),
    **details: Any,
) -> Contract:
    """A contract of these people; the first signs it."""
    with system("test"):
        who = [(person.id, place == 0) for place, person in enumerate(people)]
        made, _said = contracts.let(
            tenure=tenure, unit_id=unit.id if unit else None, people=who, first_on=first, last_on=last,
            author_id=None, **details,
        )  # fmt: skip
        db.session.commit()
    return made


def contract_numbered(number: str) -> Contract:
    """The contract of that number, whoever may see it."""
    return db.session.scalars(
        sa.select(Contract).where(Contract.number == number).execution_options(permit="test")
    ).one()


def contracts_of(person: Person) -> list[Contract]:
    """Every contract of a person, the first first."""
    query = sa.select(Contract).where(Contract.members.any(person_id=person.id)).order_by(Contract.first_on)
    return list(db.session.scalars(query.execution_options(permit="test")))
