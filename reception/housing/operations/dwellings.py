"""What may happen to homes: added, changed, no longer kept, and kept again."""

from datetime import date
from typing import Any

from reception.audit.log import record
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Dwelling, DwellingUnit
from reception.housing.rules import addresses
from reception.housing.terms import UnitKind
from reception.web.free_number import free_number


def add_dwelling(
    *, street: str, apartment: str = "", postcode: str = "", capacity: int, rent: int | None = None, **facts: Any
) -> Dwelling:
    """Add a home, with its whole unit for `capacity` people at a monthly `rent` in crowns.

    `facts` are the other columns of `Dwelling`: town, district_id, landlord_id, is_own, rooms, area, floor, lift,
    step_free, east, north, furnished, note. Raises IntegrityError where the address stands already.
    """
    home = Dwelling(number=free_number(Dwelling, permits.OCCUPIED), **_columns(street, apartment, postcode, facts))
    home.units = [DwellingUnit(kind=UnitKind.WHOLE, label="", capacity=capacity, rent=rent)]
    db.session.add(home)
    db.session.flush()
    record("dwelling.added", home)
    return home


def change_dwelling(home: Dwelling, *, street: str, apartment: str = "", postcode: str = "", **facts: Any) -> None:
    """Correct what is known of a home."""
    for column, value in _columns(street, apartment, postcode, facts).items():
        setattr(home, column, value)
    db.session.flush()
    record("dwelling.changed", home)


def leave_dwelling(home: Dwelling, on: date) -> None:
    """`on` is the last day on which it is one of the municipality's homes. Contracts stay as they are."""
    home.left_on = on
    db.session.flush()
    record("dwelling.left", home, on=on)


def keep_dwelling(home: Dwelling) -> None:
    """It is kept after all."""
    home.left_on = None
    db.session.flush()
    record("dwelling.kept", home)


def _columns(street: str, apartment: str, postcode: str, facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "street": street,
        "apartment": apartment,
        "postcode": addresses.postcode(postcode),
        "sort_key": addresses.sort_key(street, apartment),
        **facts,
        "town": facts.get("town") or "",
        "note": facts.get("note") or None,
    }
