"""National series: figures that others count of every municipality, as files gave them. Of no person."""

from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention, tells
from reception.indicators.terms import Gender


class SeriesImport(Base):
    """A file that was taken in. `rows`: how many figures stood in it."""

    __tablename__ = "series_import"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT
    __table_args__ = (
        CheckConstraint("length(file_name) BETWEEN 1 AND 200", name="file_name_length"),
        CheckConstraint("rows > 0", name="rows"),
    )

    file_name: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(info=tells(Privacy.STAFF))
    made_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("staff_user.id", ondelete="RESTRICT"), index=True, info=tells(Privacy.STAFF)
    )
    rows: Mapped[int]
    made_by: Mapped[User | None] = relationship()


class NationalFigure(Base):
    """A key figure of a municipality and a year. `kpi`: Kolada's id; `municipality`: four digits, "0000" the country.

    `value` None: its publisher has none; `status` is then the publisher's word for why, where there is one. It is never
    nought. `import_id`: the file that its value came with.
    """

    __tablename__ = "national_figure"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT
    __table_args__ = (
        sa.UniqueConstraint("kpi", "municipality", "year", "gender"),
        CheckConstraint("length(kpi) BETWEEN 1 AND 20", name="kpi_length"),
        CheckConstraint("length(municipality) = 4", name="municipality_length"),
        CheckConstraint("year BETWEEN 1950 AND 2100", name="year"),
        CheckConstraint("status IS NULL OR length(status) BETWEEN 1 AND 50", name="status_length"),
    )

    kpi: Mapped[str]
    municipality: Mapped[str]
    year: Mapped[int]
    gender: Mapped[Gender]
    value: Mapped[Decimal | None] = mapped_column(sa.Numeric(14, 4))
    status: Mapped[str | None]
    import_id: Mapped[int] = mapped_column(ForeignKey("series_import.id", ondelete="RESTRICT"), index=True)
