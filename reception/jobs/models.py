"""A piece of long work, who ordered it and how far it has come."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention
from reception.jobs.terms import JobState


class Job(Base):
    """`kind` names the work, `subject_id` the row it is about. `done` of `total` counts what the work counts.

    `seen_at` is the worker's sign of life: a job that runs without one has lost its worker and is begun again.
    """

    __tablename__ = "job"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.SESSION
    __journaled__ = False
    __table_args__ = (
        CheckConstraint("done >= 0 AND (total IS NULL OR done <= total)", name="done_of_total"),
        sa.Index("ix_job_state_id", "state", "id"),
        sa.Index("ix_job_kind_subject", "kind", "subject_id"),
    )

    kind: Mapped[str]
    subject_id: Mapped[int]
    ordered_by_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    state: Mapped[JobState] = mapped_column(default=JobState.WAITING)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    ordered_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    #: How often it was begun: work that takes its worker down with it is not begun for ever.
    tries: Mapped[int] = mapped_column(default=0)
    #: Why it failed: a msgid.
    problem: Mapped[str | None]
    ordered_by: Mapped[User] = relationship()
