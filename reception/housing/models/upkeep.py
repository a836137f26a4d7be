"""Looking a home over, and what is broken. Both are about the home: no person stands in them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.housing.models.homes import DwellingUnit, OfHomes
from reception.housing.terms import FaultState, InspectionKind


class Inspection(OfHomes):
    """A home was looked over. `is_fine`: nothing has to be done."""

    __tablename__ = "inspection"
    __table_args__ = (CheckConstraint("length(remarks) <= 2000", name="remarks_length"),)

    unit_id: Mapped[int] = mapped_column(ForeignKey("dwelling_unit.id", ondelete="CASCADE"), index=True)
    kind: Mapped[InspectionKind]
    on_day: Mapped[date]
    is_fine: Mapped[bool]
    remarks: Mapped[str] = mapped_column(server_default="")
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    unit: Mapped[DwellingUnit] = relationship()
    made_by: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class Fault(OfHomes):
    """Something is broken in a home, until it is mended."""

    __tablename__ = "fault"
    __table_args__ = (
        CheckConstraint("length(what) BETWEEN 1 AND 1000", name="what_length"),
        CheckConstraint("(state IN ('mended', 'dropped')) = (ended_on IS NOT NULL)", name="ended_has_day"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("dwelling_unit.id", ondelete="CASCADE"), index=True)
    what: Mapped[str]
    reported_on: Mapped[date]
    state: Mapped[FaultState] = mapped_column(default=FaultState.REPORTED)
    sent_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    note: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    unit: Mapped[DwellingUnit] = relationship()
    made_by: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
