"""Who may open the file of a protected person, and how protection ends."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Privacy
from reception.people.models.person import OfPerson
from reception.people.terms import (
    RemovalState,
)


class NamedAccess(OfPerson):
    """A member of staff who may open a protected person's file."""

    __tablename__ = "named_access"
    __privacy__ = Privacy.SENSITIVE

    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"), index=True)
    named_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    user: Mapped[User] = relationship(foreign_keys=[user_id])


class ProtectionRemoval(OfPerson):
    """A request to remove protection: one asks, another confirms."""

    __tablename__ = "protection_removal"
    __privacy__ = Privacy.SENSITIVE
    __table_args__ = (CheckConstraint("decided_by_id IS NULL OR decided_by_id <> asked_by_id", name="two_people"),)

    asked_by_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    asked_at: Mapped[datetime]
    reason: Mapped[str]
    state: Mapped[RemovalState] = mapped_column(default=RemovalState.ASKED)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    decided_at: Mapped[datetime | None]
    asked_by: Mapped[User] = relationship(foreign_keys=[asked_by_id])
