"""What goes out by itself to newcomers, one row a message, so that none is sent twice; and who wants none."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.cases.models import OfCase
from reception.contacts.models import Contact
from reception.db.base import Base, Privacy, Retention
from reception.people.models.person import OfPerson, Person
from reception.people.terms import ContactKind
from reception.reminders.terms import OutgoingKind, OutgoingState, StopWay


class OutgoingMessage(OfCase):
    """One message to one person by one way. Where it went stands in her details, not here.

    `about_at`: the time of the appointment that it reminds of; moved to another time, it gets a new message.
    `occasion`: a code of `definitions/times.toml`. `subject_id`: the invitation of a survey.
    """

    __tablename__ = "outgoing_message"
    #: It follows its case into another record: what went once is known there, and does not go again.
    __comes_by_itself__ = True
    __table_args__ = (
        sa.UniqueConstraint("kind", "contact_id", "occasion", "about_at", "way"),
        sa.UniqueConstraint("kind", "subject_id", "occasion", "way"),
        CheckConstraint("tries >= 0", name="tries"),
        sa.Index("ix_outgoing_message_state_due_at", "state", "due_at"),
    )

    kind: Mapped[OutgoingKind]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    subject_id: Mapped[int | None]
    occasion: Mapped[str]
    about_at: Mapped[datetime | None]
    #: PHONE by text message, EMAIL by e-mail.
    way: Mapped[ContactKind]
    #: BCP 47.
    language: Mapped[str]
    state: Mapped[OutgoingState] = mapped_column(default=OutgoingState.WAITING)
    due_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    #: Why it was not sent: a code of `rules`, never an address or words of a server.
    problem: Mapped[str | None]
    contact: Mapped[Contact | None] = relationship()


class MessageStop(OfPerson):
    """From when somebody wants no messages by a way, and since when she wants them again."""

    __tablename__ = "message_stop"

    way: Mapped[ContactKind]
    stopped_at: Mapped[datetime]
    how: Mapped[StopWay]
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    lifted_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship()
    noted_by: Mapped[User | None] = relationship()


class UnitReminders(Base):
    """Whether a unit's appointments are reminded of by themselves. Off until its manager turns it on."""

    __tablename__ = "unit_reminders"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.INSTALLATION

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="CASCADE"), unique=True)
    by_text: Mapped[bool] = mapped_column(default=False)
    by_email: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    unit: Mapped[Unit] = relationship()

    __mapper_args__ = {"version_id_col": version}
