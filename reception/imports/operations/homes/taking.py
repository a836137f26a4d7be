"""Taking homes in: what was planned is written, a portion at a time."""

from collections.abc import Sequence
from typing import Any

from reception.housing.models import Dwelling
from reception.housing.operations import lists
from reception.housing.operations.lists import ChangedHome, NewHome
from reception.housing.operations.map import add_district
from reception.imports import queries
from reception.imports.rules.homes.kept import HomePlan
from reception.imports.rules.homes.names import Known, key_of
from reception.imports.terms import RowOutcome
from reception.organisations import operations as organisations
from reception.organisations.terms import OrganisationKind


class HomeTaker:
    """What one run knows while it writes homes: the landlords and districts that it has added."""

    def __init__(self) -> None:
        self._landlords = _by_key(queries.known_landlords())
        self._districts = _by_key(queries.known_districts())

    def take(self, plans: Sequence[HomePlan]) -> None:
        """Write a portion of the plan: new homes together, changed ones together."""
        new = [plan for plan in plans if plan.outcome is RowOutcome.CREATED]
        changed = [plan for plan in plans if plan.outcome is RowOutcome.UPDATED]
        lists.add_dwellings([self._new(plan) for plan in new])
        standing = queries.homes_to_change(plan.home_id for plan in changed if plan.home_id is not None)
        lists.change_dwellings(
            [self._changed(plan, standing[plan.home_id]) for plan in changed if plan.home_id in standing]
        )

    def _new(self, plan: HomePlan) -> NewHome:
        units = [{"kind": unit.kind, "label": unit.label, **unit.values} for unit in plan.units]
        return NewHome({**plan.values, **self._named(plan)}, units, plan.lease.values if plan.lease else None)

    def _changed(self, plan: HomePlan, home: Dwelling) -> ChangedHome:
        return ChangedHome(
            home=home,
            values={**plan.values, **self._named(plan)},
            new_units=[
                {"kind": unit.kind, "label": unit.label, **unit.values} for unit in plan.units if unit.unit_id is None
            ],
            units={unit.unit_id: unit.values for unit in plan.units if unit.unit_id is not None and unit.values},
            leases={plan.lease.lease_id: plan.lease.values} if plan.lease else {},
        )

    def _named(self, plan: HomePlan) -> dict[str, Any]:
        """The landlord and the district that were to be added; each is added once."""
        told: dict[str, Any] = {}
        if plan.new_landlord:
            told["landlord_id"] = self._landlord(plan.new_landlord)
        if plan.new_district:
            told["district_id"] = self._district(plan.new_district)
        return told

    def _landlord(self, name: str) -> int:
        key = key_of(name)
        if key not in self._landlords:
            made = organisations.add_organisation(name=name, kind=OrganisationKind.LANDLORD)
            self._landlords[key] = made.id
        return self._landlords[key]

    def _district(self, name: str) -> int:
        key = key_of(name)
        if key not in self._districts:
            self._districts[key] = add_district(name=name).id
        return self._districts[key]


def _by_key(known: Sequence[Known]) -> dict[str, int]:
    return {key_of(one.name): one.id for one in reversed(known)}
