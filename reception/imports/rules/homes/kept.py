"""Homes as they are kept, beside which a list is read; and what becomes of each. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reception.housing.terms import UnitKind
from reception.imports.rules.comparison import Changed
from reception.imports.rules.homes.records import HomeRow, Place
from reception.imports.rules.preview import Reason
from reception.imports.terms import RowOutcome
from reception.reckoning.periods import Period

#: Columns and what is written into them.
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """A unit of a home that is kept."""

    id: int
    label: str
    values: Values


@dataclass(frozen=True, slots=True)
class KeptLease:
    """A lease that is entered."""

    id: int
    first_on: date
    values: Values

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(self.first_on, self.values["last_on"])


@dataclass(frozen=True)
class KeptHome:
    """A home that is kept. `values` holds the columns of `Dwelling` that a list may tell."""

    id: int
    place: Place
    values: Values
    landlord: str | None
    district: str | None
    left_on: date | None
    units: Sequence[KeptUnit] = ()
    leases: Sequence[KeptLease] = ()


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """What becomes of a unit: new without `unit_id`. `row` is None for a whole that no row is about."""

    row: HomeRow | None
    kind: UnitKind
    label: str
    outcome: RowOutcome
    unit_id: int | None = None
    values: Values = field(default_factory=dict)
    changes: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class LeasePlan:
    """What is written of a lease: new without `lease_id`."""

    values: Values
    lease_id: int | None = None
    changes: tuple[Changed, ...] = ()


@dataclass(frozen=True)
class HomePlan:
    """What becomes of a home, of which `rows` are the rows. `new_landlord` and `new_district` are to be added first."""

    rows: tuple[HomeRow, ...]
    place: Place
    outcome: RowOutcome
    home_id: int | None = None
    values: Values = field(default_factory=dict)
    new_landlord: str | None = None
    new_district: str | None = None
    units: tuple[UnitPlan, ...] = ()
    lease: LeasePlan | None = None
    changes: tuple[Changed, ...] = ()
    reasons: tuple[Reason, ...] = ()
