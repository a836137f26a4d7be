"""A change set, and the rows that it changed."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from reception.db.base import Base, Privacy, Retention
from reception.db.encrypted import EncryptedText
from reception.i18n.markers import N_, Term


class ChangeKind(Term):
    """What was done to a row."""

    INSERTED = "inserted", N_("Added")
    UPDATED = "updated", N_("Changed")
    DELETED = "deleted", N_("Removed")


class ChangeSet(Base):
    """One piece of work that can be taken back as a whole."""

    __tablename__ = "change_set"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.CASE_FILE
    __journaled__ = False

    made_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class Change(Base):
    """What a change set did to one row.

    An added row keeps a digest of what it was, so that a later change of it shows; a changed row keeps the values of
    the changed columns before and after; a removed row keeps all of itself. All as JSON, sealed.
    """

    __tablename__ = "change"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __journaled__ = False
    __table_args__ = (sa.UniqueConstraint("change_set_id", "table_name", "row_id"),)

    change_set_id: Mapped[int] = mapped_column(ForeignKey("change_set.id", ondelete="CASCADE"))
    table_name: Mapped[str]
    row_id: Mapped[int]
    kind: Mapped[ChangeKind]
    digest: Mapped[str | None]
    before: Mapped[str | None] = mapped_column(EncryptedText("change.before"))
    after: Mapped[str | None] = mapped_column(EncryptedText("change.after"))
