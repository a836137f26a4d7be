"""Counts of a year that no case tells: what a unit's staff were taught and speak, and figures from outside."""

from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit
from reception.db.base import Base, Privacy, Retention


class OfYear(Base):
    """What is counted once a year. Counts alone: of no member of staff and of no newcomer."""

    __abstract__ = True
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT

    year: Mapped[int]
    version: Mapped[int] = mapped_column()

    @sa.orm.declared_attr.directive
    def __mapper_args__(cls) -> dict[str, object]:  # noqa: N805 - SQLAlchemy hands over the class
        """Two who change one row: the second is told."""
        return {"version_id_col": cls.__dict__.get("version") or cls.version}


class StaffTraining(OfYear):
    """How many of those meant had a training in a year (indicator I44). `subject`: a code of the definitions."""

    __tablename__ = "staff_training"
    __table_args__ = (
        sa.UniqueConstraint("unit_id", "year", "subject"),
        CheckConstraint("meant BETWEEN 0 AND 100000 AND trained BETWEEN 0 AND meant", name="trained_of_meant"),
        CheckConstraint("year BETWEEN 2000 AND 2100", name="year"),
    )

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    subject: Mapped[str]
    meant: Mapped[int]
    trained: Mapped[int]
    unit: Mapped[Unit] = relationship()


class StaffLanguage(OfYear):
    """How many in a unit can help in a language beside Swedish (indicator I46). `language`: BCP 47."""

    __tablename__ = "staff_language"
    __table_args__ = (
        sa.UniqueConstraint("unit_id", "year", "language"),
        CheckConstraint("staff BETWEEN 0 AND 100000", name="staff"),
        CheckConstraint("year BETWEEN 2000 AND 2100", name="year"),
    )

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    language: Mapped[str]
    staff: Mapped[int]
    unit: Mapped[Unit] = relationship()


class OutsideFigure(OfYear):
    """A figure that somebody else counts, as who voted (indicator I45). `code`: of the definitions."""

    __tablename__ = "outside_figure"
    __table_args__ = (
        sa.UniqueConstraint("code", "year"),
        CheckConstraint("length(source) BETWEEN 1 AND 500", name="source_length"),
        CheckConstraint("year BETWEEN 1990 AND 2100", name="year"),
    )

    code: Mapped[str]
    value: Mapped[Decimal] = mapped_column(sa.Numeric(12, 2))
    #: Of how many, where it is a part of a number.
    of: Mapped[int | None]
    source: Mapped[str]
