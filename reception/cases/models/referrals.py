"""Sending somebody on to an organisation, and what became of it."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.cases.models.endings import OfCase
from reception.cases.terms import ReferralPurpose, ReferralState, RejectionReason
from reception.db.base import Base, Privacy, Retention
from reception.organisations.models import Organisation
from reception.people.models import Disclosure


class Referral(OfCase):
    """An organisation is asked to do something for somebody: accepted, rejected with a reason, done.

    `disclosure_id`: the line of the disclosure log about what it was told. Never a result of health care.
    """

    __tablename__ = "referral"
    __table_args__ = (
        CheckConstraint("(state = 'rejected') = (rejection IS NOT NULL)", name="rejected_has_reason"),
        CheckConstraint("(state = 'sent') = (answered_on IS NULL)", name="answered_has_day"),
        CheckConstraint("(state = 'done') = (done_on IS NOT NULL)", name="done_has_day"),
        CheckConstraint("length(request) BETWEEN 1 AND 1000", name="request_length"),
        sa.Index("ix_referral_state_expected", "state", "expected_on"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    purpose: Mapped[ReferralPurpose]
    request: Mapped[str]
    sent_on: Mapped[date]
    #: When an answer is awaited.
    expected_on: Mapped[date | None]
    state: Mapped[ReferralState] = mapped_column(default=ReferralState.SENT)
    answered_on: Mapped[date | None]
    rejection: Mapped[RejectionReason | None]
    answer_note: Mapped[str | None]
    done_on: Mapped[date | None]
    disclosure_id: Mapped[int | None] = mapped_column(ForeignKey("disclosure.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    organisation: Mapped[Organisation] = relationship()
    disclosure: Mapped[Disclosure | None] = relationship()
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])
    steps: Mapped[list["ReferralStep"]] = relationship(back_populates="referral", order_by="ReferralStep.id")

    __mapper_args__ = {"version_id_col": version}


class ReferralStep(Base):
    """What became of a referral on one day, in the order in which it was written down; the first is its sending.

    A step that was a slip is taken back and stays readable. The referral says what the steps that stand say.
    """

    __tablename__ = "referral_step"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (
        CheckConstraint("(state = 'rejected') = (rejection IS NOT NULL)", name="rejected_has_reason"),
        CheckConstraint("undone_because IS NULL OR undone_at IS NOT NULL", name="undone_has_moment"),
        CheckConstraint("note IS NULL OR length(note) <= 1000", name="note_length"),
    )

    referral_id: Mapped[int] = mapped_column(ForeignKey("referral.id", ondelete="CASCADE"), index=True)
    state: Mapped[ReferralState]
    on_day: Mapped[date]
    rejection: Mapped[RejectionReason | None]
    note: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    undone_because: Mapped[str | None]
    referral: Mapped[Referral] = relationship(back_populates="steps")
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])
    undone_by: Mapped[User | None] = relationship(foreign_keys=[undone_by_id])

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return self.referral.audited_people
