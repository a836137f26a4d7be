"""What somebody keeps of the lists: filters under a name, and whether their numbers come by e-mail."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from reception.db.base import Base, Privacy, Retention
from reception.overview.terms import Rhythm


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

    __mapper_args__ = {"version_id_col": version}


class Digest(Base):
    """Somebody wants the numbers of the day by e-mail. A message holds counts, never a name or a case."""

    __tablename__ = "digest"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.INSTALLATION
    __table_args__ = (sa.UniqueConstraint("user_id"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="CASCADE"))
    rhythm: Mapped[Rhythm]
    #: The last day that was seen to: a message was sent, or there was nothing to say. So none is sent twice.
    sent_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
