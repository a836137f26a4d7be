"""Vocabularies that came in as files, each release whole. Those the program brings with it stand in `definitions`."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import User
from reception.db.base import Base, Privacy, Retention, tells
from reception.skills.terms import Scheme


class VocabularyRelease(Base):
    """A vocabulary as a file gave it: never changed, so that a code of any release stays readable.

    `entries`: JSON, a list of [code, Swedish, English, code above, other words, authority, website, occupations] in
    the order of the file. The latest release of a scheme is the one that is searched.
    """

    __tablename__ = "vocabulary_release"
    __privacy__ = Privacy.NONE
    __retention__ = Retention.PERMANENT
    __table_args__ = (sa.UniqueConstraint("scheme", "version"), CheckConstraint("count > 0", name="count"))

    scheme: Mapped[Scheme]
    #: What its publisher calls it, such as "SSYK 2012, 2026-11".
    version_name: Mapped[str] = mapped_column("version")
    source: Mapped[str]
    published_on: Mapped[date | None]
    count: Mapped[int]
    entries: Mapped[str]
    imported_at: Mapped[datetime] = mapped_column(info=tells(Privacy.STAFF))
    imported_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("staff_user.id", ondelete="RESTRICT"), info=tells(Privacy.STAFF)
    )
    imported_by: Mapped[User | None] = relationship()
