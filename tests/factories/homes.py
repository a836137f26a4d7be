"""Homes, leases and contracts, made directly so that a test about one thing does not depend on ten others."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.housing.models import Contract, ContractMember, District, Dwelling, DwellingUnit, Lease
from reception.housing.rules.addresses import sort_key
from reception.housing.terms import EndingReason, Tenure, UnitKind
from reception.organisations import operations as organisations
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.people.models import Person
from reception.web import short_number

SOURCE = random.Random(5)


def make_home(
    street: str = "Storgatan 1",
    apartment: str = "",
    *,
    capacity: int = 4,
    rent: int | None = 7500,
    parts: Sequence[tuple[str, int]] = (),
    leased: tuple[date, date | None] | None = None,
    **facts: Any,
) -> Dwelling:
    """A home with its whole unit, and a room for each (label, places) of `parts`.

    It belongs to the municipality unless `leased` names the days of a lease. `facts` are columns of `Dwelling`.
    """
    with system("test"):
        home = Dwelling(
            number=short_number.make(SOURCE),
            street=street,
            apartment=apartment,
            sort_key=sort_key(street, apartment),
            **{"postcode": "541 30", "town": "Skövde", "rooms": 3, "area": 72, "is_own": leased is None, **facts},
        )
        home.units = [DwellingUnit(kind=UnitKind.WHOLE, label="", capacity=capacity, rent=rent)]
        home.units += [DwellingUnit(kind=UnitKind.ROOM, label=label, capacity=places) for label, places in parts]
        if leased:
            home.leases = [Lease(first_on=leased[0], last_on=leased[1], rent=6000)]
        db.session.add(home)
        db.session.commit()
    return home


def whole(home: Dwelling) -> DwellingUnit:
    """The unit that is the whole home."""
    return next(unit for unit in home.units if unit.kind is UnitKind.WHOLE)


def make_contract(
    unit: DwellingUnit,
    people: Sequence[Person],
    first_on: date,
    last_on: date | None = None,
    *,
    tenure: Tenure = Tenure.MUNICIPAL,
    ended_on: date | None = None,
) -> Contract:
    """A contract for `unit`, of `people`, the first of them its tenant. Nothing is checked."""
    with system("test"):
        contract = Contract(
            number=short_number.make(SOURCE),
            tenure=tenure,
            unit_id=unit.id,
            first_on=first_on,
            last_on=last_on,
            ended_on=ended_on,
            end_reason=EndingReason.TIME_OUT if ended_on else None,
            made_at=datetime(2026, 1, 15, 9, tzinfo=UTC),
        )
        contract.members = [ContractMember(person_id=one.id, is_tenant=one is people[0]) for one in people]
        db.session.add(contract)
        db.session.flush()
        record("test.contract-made", contract)
        db.session.commit()
    return contract


def make_landlord(name: str = "Bostadsbolaget") -> Organisation:
    """A landlord in the register of organisations."""
    with system("test"):
        made = organisations.add_organisation(name=name, kind=OrganisationKind.LANDLORD)
        db.session.commit()
    return made


def make_district(name: str = "Norrmalm", residents: int | None = 1200) -> District:
    """A part of the municipality."""
    with system("test"):
        made = District(name=name, residents=residents)
        db.session.add(made)
        db.session.commit()
    return made
