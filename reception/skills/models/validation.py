"""How a qualification is recognised: step by step, with who was asked, when, and what came of it."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention
from reception.organisations.models import Organisation
from reception.people.models import Document
from reception.skills.models.profile import Qualification
from reception.skills.terms import Body, Outcome, Recognition, Step, ValidationEnd, WaitsOn


class Validation(Base):
    """One qualification on its way from self-rating to recognition. It has ended, or somebody has to act next."""

    __tablename__ = "validation"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (
        CheckConstraint("(ended_on IS NULL) = (ended_as IS NULL)", name="ended_has_way"),
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="ended_after_start"),
        sa.Index(
            "uq_validation_open", "qualification_id", unique=True,
            sqlite_where=sa.text("ended_on IS NULL"), postgresql_where=sa.text("ended_on IS NULL"),
        ),
    )  # fmt: skip

    number: Mapped[str] = mapped_column(unique=True)
    qualification_id: Mapped[int] = mapped_column(ForeignKey("qualification.id", ondelete="CASCADE"), index=True)
    #: What it is to lead to.
    aims_at: Mapped[Recognition]
    started_on: Mapped[date]
    next_step: Mapped[str | None]
    next_on: Mapped[date | None]
    next_by: Mapped[WaitsOn | None]
    ended_on: Mapped[date | None]
    ended_as: Mapped[ValidationEnd | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    made_by: Mapped[User | None] = relationship()
    qualification: Mapped[Qualification] = relationship()
    steps: Mapped[list["ValidationStep"]] = relationship(back_populates="validation", order_by="ValidationStep.id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person, for the log."""
        return self.qualification.audited_people


class OfValidation(Base):
    """What belongs to one validation."""

    __abstract__ = True
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True


class ValidationStep(OfValidation):
    """A step that was taken or left out. `asked_on`: a body was asked, or the unit began; None where it is left out.

    `more_asked_on`, `more_sent_on`: the body asked for more papers, and got them.
    """

    __tablename__ = "validation_step"
    __table_args__ = (
        sa.UniqueConstraint("validation_id", "step"),
        CheckConstraint("(asked_on IS NULL) <> (left_out_because IS NULL)", name="taken_or_left_out"),
        CheckConstraint("answered_on IS NULL OR (asked_on IS NOT NULL AND answered_on >= asked_on)", name="answered"),
        CheckConstraint("(answered_on IS NULL) = (outcome IS NULL)", name="answered_has_outcome"),
        CheckConstraint("more_sent_on IS NULL OR more_sent_on >= more_asked_on", name="more_sent_after_asked"),
    )

    validation_id: Mapped[int] = mapped_column(ForeignKey("validation.id", ondelete="CASCADE"), index=True)
    step: Mapped[Step]
    body: Mapped[Body | None]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    #: The body's own number of the matter.
    reference: Mapped[str | None]
    asked_on: Mapped[date | None]
    more_asked_on: Mapped[date | None]
    more_sent_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    outcome: Mapped[Outcome | None]
    recognition: Mapped[Recognition | None]
    #: What the answer says: a level, a subject, conditions that remain.
    result: Mapped[str | None]
    left_out_because: Mapped[str | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    made_by: Mapped[User | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    validation: Mapped[Validation] = relationship(back_populates="steps")
    papers: Mapped[list["ValidationPaper"]] = relationship(back_populates="step", order_by="ValidationPaper.id")

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person, for the log."""
        return self.validation.audited_people


class ValidationPaper(OfValidation):
    """A document of the person that was sent with a step, or came back with its answer."""

    __tablename__ = "validation_paper"
    __table_args__ = (sa.UniqueConstraint("step_id", "document_id"),)

    step_id: Mapped[int] = mapped_column(ForeignKey("validation_step.id", ondelete="CASCADE"))
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), index=True)
    document: Mapped[Document] = relationship()
    step: Mapped[ValidationStep] = relationship(back_populates="papers")

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person, for the log."""
        return self.step.audited_people
