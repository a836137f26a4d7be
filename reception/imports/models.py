"""What was imported, from which file and row, so that the same row is known again."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit
from reception.db.base import Base, Privacy, Retention, tells
from reception.db.encrypted import EncryptedText


class ImportRun(Base):
    """One file that was read in."""

    __tablename__ = "import_run"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.CASE_FILE

    file_name: Mapped[str]
    file_hash: Mapped[str] = mapped_column(info=tells(Privacy.NONE))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    made_at: Mapped[datetime]
    created: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    unit: Mapped[Unit] = relationship()


class ImportedRow(Base):
    """A row that was taken, known again by its keyed fingerprint; the row itself is not kept."""

    __tablename__ = "imported_row"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True

    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"), index=True)
    sheet: Mapped[str]
    row: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(index=True)
    #: One of the two is set for a row that became something here; neither for a closed draft.
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    #: What the row says that has no place here yet (household, SFI course, an unknown worker), as JSON.
    beside: Mapped[str | None] = mapped_column(EncryptedText("imported_row.beside"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person, for the log."""
        return (self.person_id,) if self.person_id is not None else ()
