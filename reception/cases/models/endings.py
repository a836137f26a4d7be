"""How a case rests, how it ends, and what is asked of the person after it has ended."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.cases.models.files import Case
from reception.cases.terms import ClosingReason, FollowUpMoment, FollowUpSource, FollowUpState, Outcome, PauseReason
from reception.db.base import Base, Privacy, Retention, tells


class OfCase(Base):
    """What belongs to one case."""

    __abstract__ = True
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True

    @sa.orm.declared_attr
    def case_id(self) -> Mapped[int]:
        """Whose file it stands in."""
        return mapped_column(ForeignKey("casefile.id", ondelete="CASCADE"), index=True)

    @sa.orm.declared_attr
    def case(self) -> Mapped[Case]:
        """The file it stands in."""
        return relationship(Case, foreign_keys=f"{self.__name__}.case_id")

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return (self.case.person_id,)


class Pause(OfCase):
    """The path rests from a day to a day, both counted; without an end until further notice.

    A reason is never a diagnosis: what it says of health is that there is one.
    """

    __tablename__ = "pause"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
        CheckConstraint("note IS NULL OR length(note) <= 500", name="note_length"),
    )

    reason: Mapped[PauseReason] = mapped_column(info=tells(Privacy.SENSITIVE))
    note: Mapped[str | None] = mapped_column(info=tells(Privacy.SENSITIVE))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Closing(OfCase):
    """That a case was closed: with which outcome, and why. A case may be closed, opened again and closed again."""

    __tablename__ = "closing"
    __table_args__ = (
        CheckConstraint("reopened_on IS NULL OR reopened_on >= closed_on", name="reopened_after_closed"),
        CheckConstraint("note IS NULL OR length(note) <= 2000", name="note_length"),
    )

    closed_on: Mapped[date]
    outcome: Mapped[Outcome] = mapped_column(info=tells(Privacy.SENSITIVE))
    reason: Mapped[ClosingReason]
    note: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    reopened_on: Mapped[date | None]
    reopened_because: Mapped[str | None]
    reopened_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    follow_ups: Mapped[list["FollowUp"]] = relationship(back_populates="closing", order_by="FollowUp.due_on")

    __mapper_args__ = {"version_id_col": version}


class FollowUp(OfCase):
    """What became of somebody after the case was closed, asked on a day. Silence is no outcome: it stays unanswered."""

    __tablename__ = "follow_up"
    __table_args__ = (
        CheckConstraint("(state = 'answered') = (outcome IS NOT NULL)", name="answered_has_outcome"),
        CheckConstraint("(state = 'answered') = (source IS NOT NULL)", name="answered_has_source"),
        CheckConstraint("(state = 'waiting') = (ended_on IS NULL)", name="ended_has_day"),
        CheckConstraint("note IS NULL OR length(note) <= 2000", name="note_length"),
        sa.UniqueConstraint("closing_id", "moment"),
        sa.Index("ix_follow_up_state_due", "state", "due_on"),
    )

    closing_id: Mapped[int] = mapped_column(ForeignKey("closing.id", ondelete="CASCADE"))
    moment: Mapped[FollowUpMoment]
    due_on: Mapped[date]
    state: Mapped[FollowUpState] = mapped_column(default=FollowUpState.WAITING)
    outcome: Mapped[Outcome | None] = mapped_column(info=tells(Privacy.SENSITIVE))
    source: Mapped[FollowUpSource | None]
    note: Mapped[str | None]
    #: How often somebody tried and reached nobody, and when last.
    tries: Mapped[int] = mapped_column(default=0)
    tried_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    closing: Mapped[Closing] = relationship(back_populates="follow_ups")
    ended_by: Mapped[User | None] = relationship(foreign_keys=[ended_by_id])

    __mapper_args__ = {"version_id_col": version}
