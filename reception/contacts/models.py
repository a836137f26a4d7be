"""A contact is one dated encounter on a case. It is corrected, never rewritten; an appointment is a planned contact."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.cases.models import Case, Task
from reception.contacts.terms import CallKind, Channel, ContactState, InterpreterState, QuestionKind, QuestionState
from reception.db.base import Base, Privacy, Retention
from reception.organisations.models import ContactPerson, Organisation
from reception.people.models import Person


class OfCase(Base):
    """What belongs to one case."""

    __abstract__ = True
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True

    @sa.orm.declared_attr
    def case_id(self) -> Mapped[int]:
        """Whose file it is in."""
        return mapped_column(ForeignKey("casefile.id", ondelete="RESTRICT"))

    @sa.orm.declared_attr
    def case(self) -> Mapped[Case]:
        """The file it is in."""
        return relationship(Case)

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return (self.case.person_id,)


class Contact(OfCase):
    """One encounter. `at` is when it took place, or is to take place. A withdrawn one was a slip, undone at once."""

    __tablename__ = "contact"
    __table_args__ = (
        CheckConstraint("length(summary) <= 10000", name="summary_length"),
        CheckConstraint("minutes IS NULL OR minutes BETWEEN 0 AND 1440", name="minutes_of_a_day"),
        CheckConstraint(
            "interpreter_minutes IS NULL OR interpreter_minutes BETWEEN 0 AND 1440", name="interpreter_minutes_of_a_day"
        ),
        sa.Index("ix_contact_case_at", "case_id", "at"),
        sa.Index("ix_contact_case_state_at", "case_id", "state", "at"),
        sa.Index("ix_contact_author_state_at", "author_id", "state", "at"),
    )

    at: Mapped[datetime]
    channel: Mapped[Channel]
    state: Mapped[ContactState]
    call: Mapped[CallKind | None]
    place: Mapped[str | None]
    minutes: Mapped[int | None]
    summary: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    contact_person_id: Mapped[int | None] = mapped_column(ForeignKey("contact_person.id", ondelete="SET NULL"))
    interpreter: Mapped[InterpreterState] = mapped_column(default=InterpreterState.NONE)
    interpreter_language: Mapped[str | None]
    interpreter_minutes: Mapped[int | None]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    logged_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    #: The next step that was set with it, so that undoing takes both back.
    next_task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id", ondelete="SET NULL"))
    version: Mapped[int] = mapped_column()
    author: Mapped[User | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    contact_person: Mapped[ContactPerson | None] = relationship()
    next_task: Mapped[Task | None] = relationship()
    others: Mapped[list["ContactParticipant"]] = relationship(back_populates="contact")
    revisions: Mapped[list["ContactRevision"]] = relationship(back_populates="contact", order_by="ContactRevision.id")

    __mapper_args__ = {"version_id_col": version}


class ContactParticipant(Base):
    """Somebody else who took part: a partner, a child, another in the group."""

    __tablename__ = "contact_participant"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (sa.UniqueConstraint("contact_id", "person_id"),)

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    contact: Mapped[Contact] = relationship(back_populates="others")
    person: Mapped[Person] = relationship()

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The participant, for the log."""
        return (self.person_id,)


class ContactRevision(Base):
    """What a contact said before it was corrected, and why it was."""

    __tablename__ = "contact_revision"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    channel: Mapped[Channel]
    state: Mapped[ContactState]
    summary: Mapped[str]
    reason: Mapped[str]
    corrected_at: Mapped[datetime]
    corrected_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    contact: Mapped[Contact] = relationship(back_populates="revisions")
    corrected_by: Mapped[User | None] = relationship()

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person of the case, for the log."""
        return self.contact.audited_people


class Question(OfCase):
    """A question put to an authority, and how long the answer has been awaited."""

    __tablename__ = "question"
    __table_args__ = (
        CheckConstraint("answered_on IS NULL OR answered_on >= asked_on", name="answered_after_asked"),
        CheckConstraint("length(text) BETWEEN 1 AND 2000", name="text_length"),
        sa.Index("ix_question_case_state", "case_id", "state"),
        sa.Index("ix_question_author_state", "author_id", "state", "asked_on"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[QuestionKind]
    text: Mapped[str]
    asked_on: Mapped[date]
    expected_on: Mapped[date | None]
    state: Mapped[QuestionState] = mapped_column(default=QuestionState.WAITING)
    answered_on: Mapped[date | None]
    answer: Mapped[str | None]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    made_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()
    organisation: Mapped[Organisation] = relationship()
    author: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class Phrase(Base):
    """A ready-made sentence for a channel, kept by the administrator. An empty channel is for all."""

    __tablename__ = "phrase"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.INSTALLATION
    __table_args__ = (CheckConstraint("length(text) BETWEEN 1 AND 500", name="text_length"),)

    channel: Mapped[Channel | None]
    text: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    retired: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
