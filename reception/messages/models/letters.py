"""Letters in two languages: a unit's own texts, the letters made of them, and letters to many at once."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.cases.models import OfCase
from reception.contacts.models import Contact
from reception.db.base import Base, Privacy, Retention
from reception.messages.terms import LeftOut, LetterKind, MailingState, TextState


class LetterTemplate(Base):
    """A letter that a unit writes again and again. Its Swedish text is among its texts, and always there."""

    __tablename__ = "letter_template"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.INSTALLATION
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 120", name="name_length"),
        sa.UniqueConstraint("unit_id", "name"),
    )

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    name: Mapped[str]
    kind: Mapped[LetterKind]
    retired: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    unit: Mapped[Unit] = relationship()
    texts: Mapped[list["LetterText"]] = relationship(back_populates="template", order_by="LetterText.id")

    __mapper_args__ = {"version_id_col": version}


class LetterText(Base):
    """What a letter says in one language, and of which Swedish text it is a translation (`source_digest`)."""

    __tablename__ = "letter_text"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.INSTALLATION
    __table_args__ = (
        CheckConstraint("length(subject) BETWEEN 1 AND 200", name="subject_length"),
        CheckConstraint("length(body) BETWEEN 1 AND 5000", name="body_length"),
        sa.UniqueConstraint("template_id", "language"),
    )

    template_id: Mapped[int] = mapped_column(ForeignKey("letter_template.id", ondelete="CASCADE"))
    language: Mapped[str]
    subject: Mapped[str]
    #: Paragraphs, an empty line between two.
    body: Mapped[str]
    state: Mapped[TextState]
    #: SHA-256 of the Swedish subject and body that it was translated from; None for the Swedish itself.
    source_digest: Mapped[str | None]
    changed_at: Mapped[datetime]
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column()
    template: Mapped[LetterTemplate] = relationship(back_populates="texts")

    __mapper_args__ = {"version_id_col": version}


class Mailing(Base):
    """Letters to many, made at once as one piece of work. `chosen` holds the ids of the cases that were chosen."""

    __tablename__ = "mailing"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __journaled__ = False
    __table_args__ = (sa.Index("ix_mailing_unit_made", "unit_id", "made_at"),)

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    template_id: Mapped[int] = mapped_column(ForeignKey("letter_template.id", ondelete="RESTRICT"), index=True)
    state: Mapped[MailingState] = mapped_column(default=MailingState.DRAFT)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    chosen: Mapped[list[int]] = mapped_column(sa.JSON)
    #: Whether those whose language has no text get the Swedish alone, with a notice.
    swedish_alone: Mapped[bool] = mapped_column(default=False)
    #: What is added to each letter, in Swedish.
    note: Mapped[str | None]
    #: The stored file of all its letters, once they are made.
    file_name: Mapped[str | None]
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()
    unit: Mapped[Unit] = relationship()
    template: Mapped[LetterTemplate] = relationship()
    made_by: Mapped[User] = relationship()
    letters: Mapped[list["Letter"]] = relationship(back_populates="mailing", order_by="Letter.id")
    left_out: Mapped[list["MailingLeftOut"]] = relationship(back_populates="mailing", order_by="MailingLeftOut.id")

    __mapper_args__ = {"version_id_col": version}


class Letter(OfCase):
    """A letter as it was made: `content` holds what it says, so that it can be printed again as it was.

    `content`: {"reference": "…", "swedish": {"subject": "…", "paragraphs": ["…"]}, "translated": {the same} or None,
    "facts": [[label in Swedish, label translated, value], …], "note": "…" or None}.
    """

    __tablename__ = "letter"
    __table_args__ = (sa.Index("ix_letter_case_made", "case_id", "made_at"),)

    kind: Mapped[LetterKind]
    template_id: Mapped[int | None] = mapped_column(ForeignKey("letter_template.id", ondelete="SET NULL"), index=True)
    mailing_id: Mapped[int | None] = mapped_column(ForeignKey("mailing.id", ondelete="RESTRICT"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    #: The second language: BCP 47; None for Swedish alone.
    language: Mapped[str | None]
    content: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    #: Whether it stands in her own pages too, and when she first opened it there.
    is_shown: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()
    template: Mapped[LetterTemplate | None] = relationship()
    mailing: Mapped[Mailing | None] = relationship(back_populates="letters")
    contact: Mapped[Contact | None] = relationship()
    made_by: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class MailingLeftOut(OfCase):
    """Somebody who was chosen and got no letter with the others, and why."""

    __tablename__ = "mailing_left_out"
    __journaled__ = False
    __table_args__ = (sa.UniqueConstraint("mailing_id", "case_id"),)

    mailing_id: Mapped[int] = mapped_column(ForeignKey("mailing.id", ondelete="CASCADE"))
    reason: Mapped[LeftOut]
    mailing: Mapped[Mailing] = relationship(back_populates="left_out")
