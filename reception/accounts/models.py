"""Units, staff accounts, duties, sessions, and which forms have been sent."""

from datetime import date, datetime

import sqlalchemy as sa
from flask_security import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.access.roles import Role
from reception.accounts.rules import account_state
from reception.accounts.terms import AccountState, Theme, UnitKind
from reception.db.base import Base, Privacy, Retention, tells


class Unit(Base):
    """A board or a unit below one. The board is the authority whose files its units keep."""

    __tablename__ = "unit"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT
    __table_args__ = (
        CheckConstraint("(kind = 'board') = (parent_id IS NULL)", name="board_has_no_parent"),
        sa.UniqueConstraint("parent_id", "name"),
    )

    name: Mapped[str]
    kind: Mapped[UnitKind]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    #: Search by name and number only, lists of one's own work only (social services; förordning 2001:637 § 12).
    limits_search: Mapped[bool] = mapped_column(default=False)
    closed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()
    parent: Mapped["Unit | None"] = relationship(remote_side="Unit.id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def board(self) -> "Unit":
        """The board it belongs to."""
        return self if self.parent is None else self.parent.board


class User(Base, UserMixin):
    """A member of staff. `fs_uniquifier` is what a signed-in browser is tied to; it changes with the password."""

    __tablename__ = "staff_user"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.LOG

    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    phone: Mapped[str | None]
    title: Mapped[str | None]
    password: Mapped[str | None] = mapped_column(info=tells(Privacy.SECRET))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(unique=True, info=tells(Privacy.SECRET))
    language: Mapped[str | None]
    theme: Mapped[Theme] = mapped_column(default=Theme.SYSTEM)
    shortcuts: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column()
    duties: Mapped[list["RoleAssignment"]] = relationship(back_populates="user", order_by="RoleAssignment.id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def state(self) -> AccountState:
        """Where the account stands."""
        return account_state(active=self.active, has_password=self.password is not None)


class RoleAssignment(Base):
    """A duty: a role in a unit, for a time."""

    __tablename__ = "role_assignment"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.LOG
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    role: Mapped[Role]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    user: Mapped[User] = relationship(back_populates="duties")
    unit: Mapped[Unit] = relationship()


class StaffSession(Base):
    """A sign-in from one browser. Only a hash of its token is kept."""

    __tablename__ = "staff_session"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.SESSION
    __journaled__ = False

    token_hash: Mapped[str] = mapped_column(unique=True, info=tells(Privacy.SECRET))
    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    address: Mapped[str]
    browser: Mapped[str]
    user: Mapped[User] = relationship()


class Submission(Base):
    """A create form that was sent: the second copy of it gets the first one's answer."""

    __tablename__ = "submission"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.SESSION
    __journaled__ = False

    token: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="CASCADE"))
    location: Mapped[str | None]
    sent_at: Mapped[datetime] = mapped_column(index=True)


class Throttle(Base):
    """How many failed sign-ins a key has had in its window. Keys are hashes."""

    __tablename__ = "throttle"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.SESSION
    __journaled__ = False

    key: Mapped[str] = mapped_column(unique=True)
    count: Mapped[int]
    expires: Mapped[int]
