"""A case belongs to the board whose unit opened it. Tasks live here, so that every domain above can set one."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.cases.terms import CaseState, TaskState
from reception.db.base import Base, Privacy, Retention
from reception.people.models import Person


class Case(Base):
    """One board's file about one person. `active_on` is when something last happened, for lists of silent cases."""

    __tablename__ = "casefile"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (
        CheckConstraint("closed_on IS NULL OR closed_on >= opened_on", name="closed_after_opened"),
        CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="closed_has_date"),
        sa.Index("ix_casefile_unit_state_active", "unit_id", "state", "active_on"),
        sa.Index("ix_casefile_worker_state", "worker_id", "state"),
        sa.Index(
            "uq_casefile_open",
            "person_id",
            "unit_id",
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        ),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    state: Mapped[CaseState] = mapped_column(default=CaseState.OPEN)
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    active_on: Mapped[date] = mapped_column(info={"moves_on": True})
    #: The caseworker today; the history stands in `case_assignment`.
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    person: Mapped[Person] = relationship()
    unit: Mapped[Unit] = relationship()
    worker: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's declarative form

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return (self.person_id,)


class CaseAssignment(Base):
    """Who worked with a case, from when to when."""

    __tablename__ = "case_assignment"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("casefile.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    case: Mapped[Case] = relationship()
    user: Mapped[User] = relationship()

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return (self.case.person_id,)


class Task(Base):
    """A next step: what, by when, by whom. `resting_until` hides it from the day's list until then."""

    __tablename__ = "task"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (
        CheckConstraint("length(title) BETWEEN 1 AND 200", name="title_length"),
        sa.Index("ix_task_owner_state_due", "owner_id", "state", "due_on"),
        sa.Index("ix_task_case_state", "case_id", "state"),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("casefile.id", ondelete="CASCADE"))
    title: Mapped[str]
    due_on: Mapped[date | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    state: Mapped[TaskState] = mapped_column(default=TaskState.OPEN)
    resting_until: Mapped[date | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()
    case: Mapped[Case] = relationship()
    owner: Mapped[User | None] = relationship(foreign_keys=[owner_id])

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's declarative form

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return (self.case.person_id,)
