"""Documents: what a paper is, until when it is valid, and the file itself, which lies encrypted in `files`."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.db.base import Privacy, tells
from reception.db.encrypted import EncryptedText
from reception.files.terms import FileKind
from reception.people.models.person import OfPerson, Person
from reception.people.terms.papers import DocumentKind


class Document(OfPerson):
    """A paper of a person that a unit holds: a file, or only the note that it was seen.

    `stored` is the file's name in the store, `filename` what it was called; None where there is no file.
    """

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("(stored IS NULL) = (file_kind IS NULL)", name="file_is_whole"),
        CheckConstraint("(stored IS NULL) = (size IS NULL)", name="file_has_size"),
        CheckConstraint("expires_on IS NULL OR issued_on IS NULL OR expires_on >= issued_on", name="expires_after"),
        CheckConstraint("title IS NULL OR length(title) <= 200", name="title_length"),
        sa.Index("ix_document_expires", "expires_on"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    #: The unit that holds it: a document belongs to its board.
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[DocumentKind]
    title: Mapped[str | None]
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    note: Mapped[str | None]
    stored: Mapped[str | None] = mapped_column(unique=True, info=tells(Privacy.NONE))
    file_kind: Mapped[FileKind | None]
    #: In bytes, as it was taken in.
    size: Mapped[int | None]
    filename: Mapped[str | None] = mapped_column(EncryptedText("document.filename"))
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    #: Not shown any more; the file is removed and the row says that there was one.
    removed_at: Mapped[datetime | None]
    removed_because: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    person: Mapped[Person] = relationship()
    unit: Mapped[Unit] = relationship()
    made_by: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
