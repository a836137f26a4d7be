"""The file on work that the first row makes, and what is common to all its rows."""

from typing import Any, TypeVar

from sqlalchemy.exc import IntegrityError

from reception.access.actor import current
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.models import Person
from reception.work.models import OfWorkFile, WorkFile
from reception.work.queries.files import file_of, keeping_unit

Row = TypeVar("Row", bound=OfWorkFile)


def file_for(person: Person) -> WorkFile:
    """The file that the reader's unit keeps of a person; it is made when there is none. Raises OutOfReach."""
    found = file_of(person)
    if found is not None:
        return found
    try:
        with db.session.begin_nested():
            made = _made(person)
    except IntegrityError:  # a colleague noted the first row at this very moment
        theirs = file_of(person)
        if theirs is None:
            raise
        return theirs
    record("work.file-made", made)
    return made


def _made(person: Person) -> WorkFile:
    unit_id, board_id = keeping_unit(person)
    made = WorkFile(
        person_id=person.id, unit_id=unit_id, board_id=board_id, made_at=now(), made_by_id=current().user_id
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made


def noted(person: Person, model: type[Row], event: str, **values: Any) -> Row:
    """Add a row to the person's file, and record it with the names of what was written. Raises OutOfReach."""
    made: Row = model(work_file=file_for(person), made_at=now(), made_by_id=current().user_id, **values)
    db.session.add(made)
    db.session.flush()
    record(event, made, fields=" ".join(sorted(name for name, value in values.items() if value is not None)))
    return made
