"""What may happen to districts and places."""

from reception.audit.log import record
from reception.db.session import db
from reception.housing.models import District, Place
from reception.housing.terms import PlaceKind


def add_district(*, name: str, residents: int | None = None) -> District:
    """Add a part of the municipality. Raises IntegrityError where the name stands already."""
    district = District(name=name, residents=residents)
    db.session.add(district)
    db.session.flush()
    record("district.added", district)
    return district


def change_district(district: District, *, name: str, residents: int | None) -> None:
    """Correct its name or how many live there."""
    district.name, district.residents = name, residents
    db.session.flush()
    record("district.changed", district)


def remove_district(district: District) -> None:
    """Take out a district that no home lies in. Raises IntegrityError where one does."""
    record("district.removed", district)
    db.session.delete(district)
    db.session.flush()


def add_place(*, kind: PlaceKind, name: str, east: int, north: int) -> Place:
    """Add a school or a workplace, in metres (SWEREF 99 TM). Raises IntegrityError where it stands already."""
    place = Place(kind=kind, name=name, east=east, north=north)
    db.session.add(place)
    db.session.flush()
    record("place.added", place)
    return place


def change_place(place: Place, *, kind: PlaceKind, name: str, east: int, north: int) -> None:
    """Correct what is known of it."""
    place.kind, place.name, place.east, place.north = kind, name, east, north
    db.session.flush()
    record("place.changed", place)


def remove_place(place: Place) -> None:
    """Take it out. A household's need that names it names it no more; ask `queries.map.is_place_used` before."""
    record("place.removed", place)
    db.session.delete(place)
    db.session.flush()
