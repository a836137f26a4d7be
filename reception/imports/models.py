"""What was imported, from which file and row, so that the same row is known again; and how a source is read."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from reception.accounts.models import Unit, User
from reception.db.base import Base, Privacy, Retention, tells
from reception.db.encrypted import EncryptedBytes, EncryptedText
from reception.db.journal import ChangeSet
from reception.imports.terms import ImportState, ImportTarget, RowKind


class ImportSource(Base):
    """A list that comes again and again: what its headers mean, and who its spellings of caseworkers are.

    A list of people goes into a unit, a list of homes into none: homes are the whole municipality's.
    """

    __tablename__ = "import_source"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.INSTALLATION
    __journaled__ = False
    __table_args__ = (
        CheckConstraint("(unit_id IS NULL) = (target = 'homes')", name="unit_of_people"),
        sa.UniqueConstraint("unit_id", "name"),
    )

    target: Mapped[ImportTarget] = mapped_column(default=ImportTarget.PEOPLE, server_default="people")
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    name: Mapped[str]
    #: {"people": {header, folded: field or "" for a column to leave out}, "contacts": {…}}, or {"homes": {…}}
    headers: Mapped[dict[str, dict[str, str]]] = mapped_column(sa.JSON)
    #: {spelling, folded: id of a member of staff, 0 for nobody}
    workers: Mapped[dict[str, int]] = mapped_column(sa.JSON)
    unit: Mapped[Unit | None] = relationship()


class ImportRun(Base):
    """One file on its way in. The file is kept, sealed, until it is taken in or given up."""

    __tablename__ = "import_run"
    __privacy__ = Privacy.STAFF
    __retention__ = Retention.CASE_FILE
    __journaled__ = False
    __table_args__ = (
        CheckConstraint("(unit_id IS NULL) = (target = 'homes')", name="unit_of_people"),
        # One file at a time into a unit, or two copies of one list could double everybody.
        sa.Index(
            "uq_import_run_running",
            "unit_id",
            unique=True,
            sqlite_where=sa.text("state = 'running'"),
            postgresql_where=sa.text("state = 'running'"),
        ),
        # The same for homes, which are everybody's.
        sa.Index(
            "uq_import_run_homes_running",
            "target",
            unique=True,
            sqlite_where=sa.text("state = 'running' AND target = 'homes'"),
            postgresql_where=sa.text("state = 'running' AND target = 'homes'"),
        ),
        sa.Index("ix_import_run_unit_made", "unit_id", "made_at"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    target: Mapped[ImportTarget] = mapped_column(default=ImportTarget.PEOPLE, server_default="people")
    state: Mapped[ImportState] = mapped_column(default=ImportState.READING)
    file_name: Mapped[str]
    file_hash: Mapped[str] = mapped_column(info=tells(Privacy.NONE))
    file: Mapped[bytes | None] = mapped_column(
        EncryptedBytes("import_run.file"), deferred=True, info=tells(Privacy.STAFF)
    )
    #: What every row would become, as JSON; see `imports.rules.preview`.
    preview: Mapped[str | None] = mapped_column(EncryptedText("import_run.preview"), deferred=True)
    #: What was answered for this file alone, as JSON {question kind: {key: answer}}.
    answers: Mapped[str | None] = mapped_column(EncryptedText("import_run.answers"), deferred=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("import_source.id", ondelete="SET NULL"))
    #: Which unit gets the cases; homes come into none.
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    default_worker_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_user.id", ondelete="RESTRICT"))
    made_at: Mapped[datetime]
    #: The last sign of life while it runs.
    seen_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    change_set_id: Mapped[int | None] = mapped_column(ForeignKey("change_set.id", ondelete="SET NULL"))
    #: Why it could not be read: a msgid.
    problem: Mapped[str | None]
    created: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    asked: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column()
    unit: Mapped[Unit | None] = relationship()
    source: Mapped[ImportSource | None] = relationship()
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])
    change_set: Mapped[ChangeSet | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def unit_of_people(self) -> Unit:
        """The unit that a list of people comes into. ValueError for a list of homes, which comes into none."""
        if self.unit is None:
            raise ValueError("no-unit")
        return self.unit


class ImportedRow(Base):
    """A row that was taken, known again by keyed digests of what tells it from others.

    `said` is what it said the last time, sealed, so that the next list shows which of its cells changed.
    """

    __tablename__ = "imported_row"
    __privacy__ = Privacy.PERSONAL
    __retention__ = Retention.CASE_FILE
    __protected__ = True
    __table_args__ = (sa.Index("ix_imported_row_unit_kind", "unit_id", "kind"),)

    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    kind: Mapped[RowKind]
    sheet: Mapped[str]
    row: Mapped[int]
    #: Digests of the personal number, of the list's own row number, and of the name.
    by_number: Mapped[str | None]
    by_key: Mapped[str | None]
    by_name: Mapped[str | None]
    #: Digest of all that the row said.
    content: Mapped[str]
    said: Mapped[str] = mapped_column(EncryptedText("imported_row.said"))
    #: What it became; nothing for a closed draft.
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    household_id: Mapped[int | None] = mapped_column(ForeignKey("household.id", ondelete="CASCADE"), index=True)

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The person, for the log."""
        return (self.person_id,) if self.person_id is not None else ()
