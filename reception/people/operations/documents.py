"""Documents: added, corrected, given their file, and removed.

The file is written before the row that names it, and removed once its removal stands: what a crash leaves is a file
without a row, never a row without a file.
"""

import logging
from datetime import date
from functools import partial

from reception.access.actor import current
from reception.audit.log import record
from reception.db.locking import hold
from reception.db.outside import once_committed, unless_committed
from reception.db.session import db
from reception.files.checking import CheckedFile
from reception.files.rules.kinds import MOST_FILES_OF_A_CASE
from reception.files.store import store
from reception.i18n.formats import now
from reception.people import queries
from reception.people.models import Document, Person
from reception.people.terms.papers import DocumentKind
from reception.web import short_number

log = logging.getLogger(__name__)


class TooManyFiles(Exception):
    """The board holds as many files of this person as it may."""


class FileIsThere(Exception):
    """The document has its file already."""


def add_document(
    person: Person,
    *,
    unit_id: int,
    kind: DocumentKind,
    title: str | None = None,
    issued_on: date | None = None,
    expires_on: date | None = None,
    note: str | None = None,
    file: CheckedFile | None = None,
) -> Document:
    """Note a paper of a person, held by a unit, with its file or as seen only. Raises TooManyFiles."""
    document = Document(
        number=short_number.unused(queries.is_document_number_used),
        person_id=person.id,
        unit_id=unit_id,
        kind=kind,
        title=title or None,
        issued_on=issued_on,
        expires_on=expires_on,
        note=note or None,
        made_at=now(),
        made_by_id=current().user_id,
    )
    if file is not None:
        _keep(document, person, file)
    db.session.add(document)
    db.session.flush()
    record("document.added", document, kind=kind, file=document.file_kind or "none")
    return document


def put_file(document: Document, file: CheckedFile) -> None:
    """Give a paper that was only seen its file. Raises TooManyFiles, FileIsThere."""
    hold(document)
    if document.stored is not None:
        raise FileIsThere
    _keep(document, document.person, file)
    db.session.flush()
    record("document.file-added", document, kind=document.kind, file=file.kind)


def correct_document(
    document: Document,
    *,
    kind: DocumentKind,
    title: str | None,
    issued_on: date | None,
    expires_on: date | None,
    note: str | None,
) -> None:
    """Correct what a paper is, its dates and the note."""
    values = {"kind": kind, "title": title or None, "issued_on": issued_on, "expires_on": expires_on}
    values["note"] = note or None
    changed = sorted(name for name, value in values.items() if getattr(document, name) != value)
    for name in changed:
        setattr(document, name, values[name])
    db.session.flush()
    if changed:
        record("document.corrected", document, fields=changed)


def remove_document(document: Document, *, reason: str) -> None:
    """Remove a paper: its file goes, with its name; the row stays and says that there was one."""
    had_file = document.stored is not None
    if document.stored is not None:
        once_committed(partial(_forget, document.stored))
    document.stored = document.file_kind = document.size = document.filename = None
    document.removed_at, document.removed_because = now(), reason
    db.session.flush()
    record("document.removed", document, kind=document.kind, had_file=had_file)


def _keep(document: Document, person: Person, file: CheckedFile) -> None:
    """Write the file; of two who fill the last place at once, the second is told. Raises TooManyFiles."""
    hold(person)
    if queries.number_of_files(person, document.unit_id) >= MOST_FILES_OF_A_CASE:
        raise TooManyFiles
    document.stored = store().keep([file.content])
    unless_committed(partial(_forget, document.stored))
    document.file_kind, document.size, document.filename = file.kind, len(file.content), file.name


def _forget(stored: str) -> None:
    """Remove a file of no row. A disk that refuses keeps nobody from working: it is removed by the sweep."""
    try:
        store().remove(stored)
    except OSError as trouble:
        log.warning("a file could not be removed: %s", type(trouble).__name__)
