"""What somebody keeps of the lists: filters under a name."""

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from reception.db.base import Base, Privacy, Retention


class SavedFilter(Base):
    """A list under a name. `address` is what stands behind "?" in the list's address: the filter, never a person."""

    __tablename__ = "saved_filter"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.INSTALLATION
    __table_args__ = (
        sa.UniqueConstraint("user_id", "name"),
        CheckConstraint("length(name) BETWEEN 1 AND 60", name="name_length"),
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="CASCADE"))
    name: Mapped[str]
    address: Mapped[str]
    in_menu: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's declarative form
