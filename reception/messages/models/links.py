"""The personal link to somebody's own pages, and what she writes from there."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.cases.models import OfCase
from reception.contacts.models import Contact
from reception.db.base import Privacy, tells
from reception.messages.terms import About, Wish


class PersonalLink(OfCase):
    """A link that opens one person's own pages about one case. Its secret is kept as a hash alone.

    It holds until `expires_at`, unless it was revoked or the year of birth was wrong too often (`failed_tries`).
    """

    __tablename__ = "personal_link"
    __journaled__ = False

    token_hash: Mapped[str] = mapped_column(unique=True, info=tells(Privacy.SECRET))
    #: The language that its card is printed in: BCP 47.
    language: Mapped[str]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    #: Wrong years in a row; the right one sets it back.
    failed_tries: Mapped[int] = mapped_column(default=0)
    last_used_at: Mapped[datetime | None]
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])
    revoked_by: Mapped[User | None] = relationship(foreign_keys=[revoked_by_id])


class NewcomerMessage(OfCase):
    """What a newcomer wrote from her own pages, in her own words and language, and what was answered.

    `contact`: the appointment that she cannot come to. It waits until somebody has handled it.
    """

    __tablename__ = "newcomer_message"
    __table_args__ = (
        CheckConstraint("length(text) <= 2000", name="text_length"),
        CheckConstraint("reply IS NULL OR length(reply) <= 2000", name="reply_length"),
        sa.Index("ix_newcomer_message_case_handled", "case_id", "handled_at"),
        sa.Index("ix_newcomer_message_handled", "handled_at", "written_at"),
    )

    wish: Mapped[Wish]
    about: Mapped[About | None]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    text: Mapped[str]
    #: The language of the page that it was written on: BCP 47.
    language: Mapped[str]
    written_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]
    handled_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    #: What she reads as the answer, in Swedish.
    reply: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    contact: Mapped[Contact | None] = relationship()
    handled_by: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
