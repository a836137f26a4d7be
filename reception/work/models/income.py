"""What somebody lived by, month by month, and where she stood on the days that are asked about."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from reception.work.models.file import OfWorkFile
from reception.work.terms.file import LearntThrough
from reception.work.terms.income import IncomeSource, WorkStatus


class IncomePeriod(OfWorkFile):
    """A source of income, from a month to a month, both included: the first day of each. No last month: it goes on.

    `confirmed_on`: when the unit last heard that it goes on; long after that day the months are not known.
    """

    __tablename__ = "income_period"
    __table_args__ = (CheckConstraint("last_month IS NULL OR last_month >= first_month", name="months_in_order"),)

    source: Mapped[IncomeSource]
    first_month: Mapped[date]
    last_month: Mapped[date | None]
    learnt_through: Mapped[LearntThrough]
    confirmed_on: Mapped[date]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class StatusNote(OfWorkFile):
    """Where somebody stood at a moment of `definitions/moments.toml`, as the unit was told."""

    __tablename__ = "work_status_note"
    __table_args__ = (
        sa.UniqueConstraint("work_file_id", "moment"),
        CheckConstraint("note IS NULL OR length(note) <= 500", name="note_length"),
    )

    moment: Mapped[str]
    #: The day that it tells of.
    on: Mapped[date]
    status: Mapped[WorkStatus]
    learnt_through: Mapped[LearntThrough]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
