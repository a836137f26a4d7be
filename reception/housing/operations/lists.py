"""Many homes written at once, as a list of them is taken in: a few statements for a whole portion."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import sqlalchemy as sa

from reception.audit.log import record_many
from reception.db.base import Base
from reception.db.bulk import chunks, insert_many
from reception.db.session import db
from reception.housing.models import Dwelling, DwellingUnit, Lease
from reception.housing.permits import KEEP
from reception.housing.rules.addresses import sort_key
from reception.web import short_number

_source: Final = random.SystemRandom()
#: What a column of a new row holds that nobody told.
DEFAULTS: Final[Mapping[str, Any]] = {
    "apartment": "", "postcode": "", "town": "", "label": "", "is_own": False, "furnished": False, "version": 1,
}  # fmt: skip

Values = Mapping[str, Any]


@dataclass(frozen=True)
class NewHome:
    """A home to add: columns of `Dwelling` without its number and sort key, those of its units and of its lease."""

    values: Values
    units: Sequence[Values]
    lease: Values | None = None


@dataclass(frozen=True)
class ChangedHome:
    """What changes in a home: columns of its own, of units by their ids, of leases by theirs (None: a new lease)."""

    home: Dwelling
    values: Values = field(default_factory=dict)
    new_units: Sequence[Values] = ()
    units: Mapping[int, Values] = field(default_factory=dict)
    leases: Mapping[int | None, Values] = field(default_factory=dict)


def add_dwellings(homes: Sequence[NewHome]) -> list[Dwelling]:
    """Add homes with their units and leases, past the session. Raises IntegrityError where an address stands."""
    if not homes:
        return []
    db.session.flush()
    numbers = _free_numbers(len(homes))
    insert_many(Dwelling, [_home(new, number) for new, number in zip(homes, numbers, strict=True)])
    by_number = _numbered(numbers)
    made = [by_number[number] for number in numbers]
    pairs = list(zip(made, homes, strict=True))
    insert_many(
        DwellingUnit,
        [_row(DwellingUnit, {**unit, "dwelling_id": home.id}) for home, new in pairs for unit in new.units],
    )
    insert_many(Lease, [_row(Lease, {**new.lease, "dwelling_id": home.id}) for home, new in pairs if new.lease])
    record_many("dwelling.added", ((home, {"by": "list"}) for home in made))
    return made


def change_dwellings(changed: Sequence[ChangedHome]) -> None:
    """Change homes, their units and leases, each by what is told of it."""
    for change in changed:
        _write(change)
    record_many("dwelling.changed", ((change.home, {"by": "list"}) for change in changed))


def _home(new: NewHome, number: str) -> dict[str, Any]:
    key = sort_key(new.values["street"], new.values.get("apartment", ""))
    return _row(Dwelling, {**new.values, "number": number, "sort_key": key})


def _row(model: type[Base], values: Values) -> dict[str, Any]:
    """Every column of a new row but its id: what is not told is as the model has it."""
    columns = [column for column in model.__table__.columns if column.name != "id"]
    return {column.name: values.get(column.name, DEFAULTS.get(column.name)) for column in columns}


def _numbered(numbers: Sequence[str]) -> dict[str, Dwelling]:
    found: dict[str, Dwelling] = {}
    for part in chunks(numbers):
        found |= {home.number: home for home in KEEP.all(sa.select(Dwelling).where(Dwelling.number.in_(part)))}
    return found


def _write(change: ChangedHome) -> None:
    home = change.home
    _set(home, change.values)
    if "apartment" in change.values:
        home.sort_key = sort_key(home.street, home.apartment)
    for unit in home.units:
        _set(unit, change.units.get(unit.id, {}))
    for lease in home.leases:
        _set(lease, change.leases.get(lease.id, {}))
    home.units.extend(DwellingUnit(**unit) for unit in change.new_units)
    home.leases.extend(Lease(**values) for known, values in change.leases.items() if known is None)


def _set(row: Any, values: Values) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _free_numbers(count: int) -> list[str]:
    """So many numbers that no home has."""
    found: set[str] = set()
    while len(found) < count:
        drawn = {short_number.make(_source) for _number in range(count - len(found))}
        found |= drawn - _used(drawn)
    return sorted(found, key=lambda _number: _source.random())[:count]


def _used(numbers: Iterable[str]) -> set[str]:
    # Whether a number is taken tells nothing of the home.
    parts = (sa.select(Dwelling.number).where(Dwelling.number.in_(part)) for part in chunks(numbers))
    return {number for query in parts for number in db.session.scalars(query)}
