"""Files on work: the one of the reader's board, and the rows in it."""

from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import staff
from reception.access.permit import OutOfReach, Permit
from reception.access.roles import CASEWORK
from reception.audit.reading import saw
from reception.people.models import Person
from reception.people.queries import holding_units
from reception.work import permits
from reception.work.models import OfWorkFile, WorkFile

Row = TypeVar("Row", bound=OfWorkFile)


def person_at_work(number: str) -> Person:
    """The person of that number, whose way to work the reader may note. Raises OutOfReach."""
    person = permits.PEOPLE.one(sa.select(Person).where(Person.number == number))
    saw([person.id])
    return person


def files_of(person: Person) -> list[WorkFile]:
    """The files that the reader may read of a person: one for each board where she does casework, oldest first."""
    query = sa.select(WorkFile).where(WorkFile.person_id == person.id).options(joinedload(WorkFile.board))
    return list(permits.FILES.all(query.order_by(WorkFile.id)))


def file_of(person: Person) -> WorkFile | None:
    """The file that the reader's unit keeps of a person, if anything is noted. Raises OutOfReach.

    One statement, and one more for those who do casework on several boards.
    """
    boards = staff().board_ids(CASEWORK)
    if len(boards) > 1:
        boards = [keeping_unit(person)[1]]
    return next((one for one in files_of(person) if one.board_id in boards), None)


def keeping_unit(person: Person) -> tuple[int, int]:
    """(unit, its board) that keeps what the reader notes of a person: where her case is or was. Raises OutOfReach."""
    boards = {duty.unit_id: duty.board_id for duty in staff().duties if duty.role in CASEWORK}
    held = (unit_id for unit_id, _name in holding_units(person) if unit_id in boards)
    unit_id = next(held, None)
    if unit_id is None:
        raise OutOfReach
    return unit_id, boards[unit_id]


def rows_of(file: WorkFile | None, model: type[Row], permit: Permit, *order: Any) -> list[Row]:
    """What stands in a file, in the given order; nothing where there is no file."""
    if file is None:
        return []
    query = sa.select(model).where(model.work_file_id == file.id)
    return list(permit.all(query.order_by(*order, model.id)))


def row(person: Person, model: type[Row], row_id: int, permit: Permit) -> Row:
    """A row of the person's files. Raises OutOfReach, also for another person's."""
    theirs = sa.select(WorkFile.id).where(WorkFile.person_id == person.id)
    found: Row = permit.one(sa.select(model).where(model.id == row_id, model.work_file_id.in_(theirs)))
    return found
