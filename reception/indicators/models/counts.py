"""Figures as they were counted once: what is asked again is read, not counted. Numbers alone, of no person.

They are no release: a small number tells of a single person, so the rows are read within a permit like a person's own.
"""

from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention


class IndicatorCount(Base):
    """That a year was counted, as known on a day. `breakdowns`: their codes between spaces; "" is in total.

    `code`: the one indicator that was counted; None: all. `made_by_id` None: the program counts by itself.
    """

    __tablename__ = "indicator_count"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.INSTALLATION
    __journaled__ = False
    __table_args__ = (
        CheckConstraint("year BETWEEN 1990 AND 2100", name="year"),
        sa.Index("ix_indicator_count_year", "year", "known_on"),
    )

    year: Mapped[int]
    known_on: Mapped[date]
    breakdowns: Mapped[str] = mapped_column(server_default="")
    code: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"), index=True)
    made_by: Mapped[User | None] = relationship()
    cells: Mapped[list["IndicatorCell"]] = relationship(back_populates="count", passive_deletes=True)
    durations: Mapped[list["IndicatorDuration"]] = relationship(back_populates="count", passive_deletes=True)


class OfCount(Base):
    """A number of a counting."""

    __abstract__ = True
    __privacy__ = Privacy.NONE
    __retention__ = Retention.INSTALLATION
    __protected__ = True
    __journaled__ = False

    @sa.orm.declared_attr
    def count_id(self) -> Mapped[int]:
        """The counting it is of."""
        return mapped_column(ForeignKey("indicator_count.id", ondelete="CASCADE"))

    code: Mapped[str]
    edition: Mapped[int]
    number: Mapped[int]


class IndicatorCell(OfCount):
    """How many had one answer in one cell. `key`: the classes of the count's breakdowns, in their order, each a word.

    `verdict`: "yes", "no", or why it cannot be said.
    """

    __tablename__ = "indicator_cell"
    __table_args__ = (
        sa.UniqueConstraint("count_id", "code", "edition", "key", "verdict"),
        CheckConstraint("number > 0", name="number"),
    )

    key: Mapped[str] = mapped_column(server_default="")
    verdict: Mapped[str]
    count: Mapped[IndicatorCount] = relationship(back_populates="cells")


class IndicatorDuration(OfCount):
    """How many waited so many days until it happened, or are known without it for so many days."""

    __tablename__ = "indicator_duration"
    __table_args__ = (
        sa.UniqueConstraint("count_id", "code", "edition", "days", "happened"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("days >= 0", name="days"),
    )

    days: Mapped[int]
    happened: Mapped[bool]
    count: Mapped[IndicatorCount] = relationship(back_populates="durations")


class ChosenIndicator(Base):
    """An indicator that the coordinator follows, in which place, and what it should reach (per cent, or days)."""

    __tablename__ = "chosen_indicator"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.INSTALLATION
    __table_args__ = (CheckConstraint("target IS NULL OR target >= 0", name="target"),)

    code: Mapped[str] = mapped_column(unique=True)
    place: Mapped[int]
    target: Mapped[Decimal | None] = mapped_column(sa.Numeric(8, 2))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
