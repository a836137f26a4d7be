"""What a list of homes changes in those that are kept. A cell that is empty changes nothing. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from reception.housing.rules.norm import most_people
from reception.housing.terms import UnitKind
from reception.imports.rules.comparison import Changed
from reception.imports.rules.folding import fold
from reception.imports.rules.homes import addresses, amounts, messages
from reception.imports.rules.homes.kept import KeptHome, KeptLease, LeasePlan, UnitPlan
from reception.imports.rules.homes.records import HomeRow, LeaseTold
from reception.imports.rules.preview import Reason
from reception.imports.terms import RowOutcome
from reception.reckoning.periods import Period

#: The column of `Lease` of each field of a list.
LEASE_FIELDS: Mapping[str, str] = {
    "first_on": "leased_from",
    "last_on": "leased_to",
    "notice_on": "notice_on",
    "rent": "lease_rent",
    "reference": "reference",
}


def in_words(value: Any) -> str | None:
    """A value as a change shows it; `imports.wording` puts "yes" and "no" into the reader's language."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def changed(told: Mapping[str, Any], standing: Mapping[str, Any]) -> dict[str, Any]:
    """What is told and is not what stands."""
    return {name: value for name, value in told.items() if value is not None and value != standing.get(name)}


def changes(values: Mapping[str, Any], standing: Mapping[str, Any], names: Mapping[str, str]) -> tuple[Changed, ...]:
    """The same as lines of a preview; `names` gives the field of a list for a column, where it is called otherwise."""
    return tuple(
        Changed(names.get(name, name), in_words(standing.get(name)), in_words(value) or "")
        for name, value in values.items()
    )


def place_told(rows: Sequence[HomeRow], home: KeptHome) -> dict[str, str]:
    """Postcode, town and apartment number that are kept nowhere yet, and a town that is another."""
    told = rows[0].place
    for row in rows[1:]:
        told = addresses.joined(told, row.place)
    found = {"postcode": told.postcode, "apartment": told.apartment}
    filled = {name: value for name, value in found.items() if value and not getattr(home.place, name)}
    is_same_town = fold(told.town) == fold(home.place.town)
    return filled if is_same_town or not told.town else {**filled, "town": told.town}


def units(rows: Sequence[HomeRow], rooms: int | None, home: KeptHome | None) -> tuple[UnitPlan, ...]:
    """What becomes of the units that the rows are about, the whole home first."""
    known = {(addresses.label_key(unit.label) if unit.label else ""): unit for unit in (home.units if home else ())}
    parts = [_unit(row, {"capacity": row.capacity, "rent": row.rent}, known) for row in rows if row.label]
    own = next((row for row in rows if not row.label), None)
    if home is None or own is not None:
        told = {"capacity": own.capacity if own else None, "rent": own.rent if own else None}
        if home is None and told["capacity"] is None:
            told["capacity"] = places(rooms, parts)
        return (_unit(own, told, known), *parts)
    return tuple(parts)


def places(rooms: int | None, parts: Iterable[UnitPlan]) -> int:
    """For how many a home is that does not tell: as many as its rooms are let for, or may live there by norm 2."""
    by_parts = sum(part.values.get("capacity", 1) for part in parts)
    return min(amounts.MOST_PEOPLE, max(1, by_parts or (most_people(rooms) if rooms else 1)))


def _unit(row: HomeRow | None, told: Mapping[str, int | None], known: Mapping[str, Any]) -> UnitPlan:
    label = row.label if row else ""
    kind = row.unit_kind if row else UnitKind.WHOLE
    standing = known.get(addresses.label_key(label) if label else "")
    if standing is None:
        values = {"capacity": told["capacity"] or 1, "rent": told["rent"]}
        return UnitPlan(row, kind, label, RowOutcome.CREATED, values=values)
    values = changed(told, standing.values)
    outcome = RowOutcome.UPDATED if values else RowOutcome.UNCHANGED
    return UnitPlan(row, kind, label, outcome, standing.id, values, changes(values, standing.values, {}))


def lease(rows: Sequence[HomeRow], home: KeptHome | None) -> tuple[LeasePlan | None, tuple[Reason, ...]]:
    """What becomes of the municipality's lease, and what there is to say of it."""
    told = list(dict.fromkeys(row.lease for row in rows if row.lease.says_something))
    if not told:
        return None, ()
    if len(told) > 1:
        return None, (Reason(None, messages.ROOMS_DIFFER, {"field": "leased_from"}),)
    return _lease(told[0], home.leases if home else ())


def _lease(told: LeaseTold, standing: Sequence[KeptLease]) -> tuple[LeasePlan | None, tuple[Reason, ...]]:
    if told.first_on is None:
        latest = max(standing, key=lambda one: one.first_on, default=None)
        return _of_lease(told, latest) if latest else (None, (Reason(None, messages.LEASE_WITHOUT_START),))
    same = next((one for one in standing if one.first_on == told.first_on), None)
    if same is not None:
        return _of_lease(told, same)
    days = Period(told.first_on, told.last_on)
    met = next((one for one in standing if one.period.meets(days)), None)
    if met is not None:
        return None, (Reason(None, messages.LEASES_MEET, {"first": met.first_on.isoformat()}),)
    values = _values(told)
    return LeasePlan(values, changes=changes(_told_alone(values), {}, LEASE_FIELDS)), ()


def _of_lease(told: LeaseTold, standing: KeptLease) -> tuple[LeasePlan | None, tuple[Reason, ...]]:
    if told.last_on is not None and told.last_on < standing.first_on:
        return None, (Reason(None, messages.LEASE_ENDS_FIRST),)
    values = changed({**_values(told), "first_on": None}, standing.values)
    if not values:
        return None, ()
    return LeasePlan(values, standing.id, changes(values, standing.values, LEASE_FIELDS)), ()


def _values(told: LeaseTold) -> dict[str, Any]:
    return {name: getattr(told, name) for name in LEASE_FIELDS}


def _told_alone(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
