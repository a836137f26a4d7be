"""Homes, the units they are let in, and the municipality's own leases. Nothing here says who lives there."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.db.base import Base, Privacy, Retention
from reception.housing.terms import PlaceKind, Unavailability, UnitKind
from reception.organisations.models import Organisation


class OfHomes(Base):
    """What is known of homes, whoever lives there."""

    __abstract__ = True
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT


class District(OfHomes):
    """A part of the municipality, as its own follow-up divides it. `residents` is all who live there (for I25)."""

    __tablename__ = "district"
    __table_args__ = (CheckConstraint("residents IS NULL OR residents >= 0", name="residents_not_negative"),)

    name: Mapped[str] = mapped_column(unique=True)
    residents: Mapped[int | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Place(OfHomes):
    """A school or a workplace on the map, in metres (SWEREF 99 TM), to reckon the way from a home."""

    __tablename__ = "place"
    __table_args__ = (sa.UniqueConstraint("kind", "name"),)

    kind: Mapped[PlaceKind]
    name: Mapped[str]
    east: Mapped[int]
    north: Mapped[int]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Dwelling(OfHomes):
    """A home with an address. `rooms` beside the kitchen, `area` in square metres; what is None is not known.

    `is_own`: it belongs to the municipality; otherwise the days of its leases say when there is something to let.
    `left_on`: the last day on which it is one of the municipality's homes.
    """

    __tablename__ = "dwelling"
    __table_args__ = (
        CheckConstraint("length(street) BETWEEN 1 AND 200", name="street_length"),
        CheckConstraint("rooms IS NULL OR rooms BETWEEN 1 AND 30", name="rooms_in_reason"),
        CheckConstraint("area IS NULL OR area BETWEEN 5 AND 1000", name="area_in_reason"),
        CheckConstraint("(east IS NULL) = (north IS NULL)", name="point_is_whole"),
        sa.UniqueConstraint("street", "apartment", "postcode"),
        sa.Index("ix_dwelling_sort", "sort_key", "id"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    street: Mapped[str]
    #: Lantmäteriet's four digits or the landlord's own number; empty where the address is one home.
    apartment: Mapped[str] = mapped_column(server_default="")
    postcode: Mapped[str] = mapped_column(server_default="")
    town: Mapped[str] = mapped_column(server_default="")
    #: Street, its number as a number, apartment: the order of lists.
    sort_key: Mapped[str]
    district_id: Mapped[int | None] = mapped_column(ForeignKey("district.id", ondelete="RESTRICT"), index=True)
    landlord_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    is_own: Mapped[bool] = mapped_column(default=False)
    rooms: Mapped[int | None]
    area: Mapped[int | None]
    floor: Mapped[int | None]
    lift: Mapped[bool | None]
    step_free: Mapped[bool | None]
    east: Mapped[int | None]
    north: Mapped[int | None]
    furnished: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None]
    left_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()
    district: Mapped[District | None] = relationship()
    landlord: Mapped[Organisation | None] = relationship()
    units: Mapped[list["DwellingUnit"]] = relationship(back_populates="dwelling", order_by="DwellingUnit.id")
    leases: Mapped[list["Lease"]] = relationship(back_populates="dwelling", order_by="Lease.first_on")

    __mapper_args__ = {"version_id_col": version}


class DwellingUnit(OfHomes):
    """What one contract is for: the whole home, a room or a place. A home has exactly one whole unit."""

    __tablename__ = "dwelling_unit"
    __table_args__ = (
        CheckConstraint("capacity BETWEEN 1 AND 30", name="capacity_in_reason"),
        sa.UniqueConstraint("dwelling_id", "label"),
    )

    dwelling_id: Mapped[int] = mapped_column(ForeignKey("dwelling.id", ondelete="CASCADE"), index=True)
    kind: Mapped[UnitKind] = mapped_column(default=UnitKind.WHOLE)
    #: "Room 2"; empty for the whole home.
    label: Mapped[str] = mapped_column(server_default="")
    #: For how many people it is meant.
    capacity: Mapped[int]
    #: The monthly rent that a household pays, in Swedish crowns.
    rent: Mapped[int | None]
    left_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()
    dwelling: Mapped[Dwelling] = relationship(back_populates="units")

    __mapper_args__ = {"version_id_col": version}


class Lease(OfHomes):
    """The municipality rents a home from its landlord, from a day to a day (None: until notice is given)."""

    __tablename__ = "lease"
    __table_args__ = (
        CheckConstraint("last_on IS NULL OR last_on >= first_on", name="ends_after_start"),
        CheckConstraint("rent IS NULL OR rent >= 0", name="rent_not_negative"),
    )

    dwelling_id: Mapped[int] = mapped_column(ForeignKey("dwelling.id", ondelete="CASCADE"), index=True)
    first_on: Mapped[date]
    last_on: Mapped[date | None] = mapped_column(index=True)
    #: When notice was given, by whichever party.
    notice_on: Mapped[date | None]
    #: Monthly, in Swedish crowns, as the municipality pays it.
    rent: Mapped[int | None]
    reference: Mapped[str | None]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    dwelling: Mapped[Dwelling] = relationship(back_populates="leases")

    __mapper_args__ = {"version_id_col": version}


class Closure(OfHomes):
    """Days on which a unit cannot be let although nobody lives there."""

    __tablename__ = "closure"
    __table_args__ = (CheckConstraint("last_on IS NULL OR last_on >= first_on", name="ends_after_start"),)

    unit_id: Mapped[int] = mapped_column(ForeignKey("dwelling_unit.id", ondelete="CASCADE"), index=True)
    first_on: Mapped[date]
    last_on: Mapped[date | None]
    reason: Mapped[Unavailability]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    unit: Mapped[DwellingUnit] = relationship()

    __mapper_args__ = {"version_id_col": version}
