"""Correcting a record: what was, what became, and why are kept; two who correct at once do not overwrite each other."""

from datetime import date
from enum import Enum
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.orm.exc import StaleDataError

from reception.access.actor import current
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.models import Correction, OfPerson, Person, PersonName
from reception.people.operations.keys import index
from reception.people.rules.names import sort_key
from reception.people.terms import NameKind

#: What search keys are made from.
_FOUND_BY: Final = frozenset({"person_name", "identifier", "contact_detail"})
#: The fact that a row is named by when it is removed.
_TOLD_BY: Final = ("text", "written", "unmasked", "language", "ground", "kind")


def correct(
    person: Person, *, of: OfPerson | None = None, reason: str | None = None, version: int | None = None, **values: Any
) -> None:
    """Set facts of a person, or of a row of hers, keeping what they were. Unchanged values leave no trace.

    `version` is the version of the record that was read; raises StaleDataError if somebody changed it since.
    """
    row = of or person
    changed = {field: value for field, value in values.items() if getattr(row, field) != value}
    for field, value in changed.items():
        note_correction(person, _field(row, field), text_of(getattr(row, field)), text_of(value), reason)
        setattr(row, field, value)
    if changed:
        settle(person, row, version)
        record("person.corrected", person, fields=sorted(_field(row, field) for field in changed))


def remove(person: Person, row: OfPerson, *, reason: str, version: int | None = None) -> None:
    """Remove a row that should not have been. Raises StaleDataError."""
    note_correction(person, row.__tablename__, _told(row), None, reason)
    rows_like(person, row).remove(row)
    db.session.delete(row)
    settle(person, row, version)
    record("person.corrected", person, fields=[row.__tablename__], removed=True)


def note_correction(person: Person, field: str, before: str | None, after: str | None, reason: str | None) -> None:
    """Keep what a fact was and what it became; the caller records."""
    made = {"reason": reason, "made_by_id": current().user_id, "made_at": now()}
    db.session.add(Correction(person_id=person.id, field=field, before=before, after=after, **made))


def settle(person: Person, row: OfPerson | Person, version: int | None = None) -> None:
    """Write what changed, move the record's version on, and keep its name and search keys in step.

    Raises StaleDataError if `version` is not the record's any more.
    """
    if version is not None and person.version != version:
        raise StaleDataError("the record was changed in the meantime")
    if isinstance(row, PersonName):
        show_name(person)
    orm.attributes.flag_modified(person, "shown_name")
    is_found_otherwise = row.__tablename__ in _FOUND_BY or _is_birth_changed(person)
    db.session.flush()
    if is_found_otherwise:
        index(person)


def _is_birth_changed(person: Person) -> bool:
    """Whether a date of birth waits to be written: what two records about one person share is made from it."""
    attributes = sa.inspect(person).attrs
    return attributes.birth_on.history.has_changes() or attributes.birth_precision.history.has_changes()


def show_name(person: Person) -> None:
    """Let lists show the name that the person's documents carry."""
    name = person.name_as(NameKind.PASSPORT) or (person.names[0] if person.names else None)
    if name is not None:
        person.shown_name, person.sort_key = name.text, sort_key(name.text)


def rows_like(person: Person, row: OfPerson) -> list[OfPerson]:
    """The list of a person that `row` stands in or belongs to."""
    found = sa.inspect(Person).relationships
    name = next(name for name, relation in found.items() if relation.mapper.class_ is type(row))
    rows: list[OfPerson] = getattr(person, name)
    return rows


def _field(row: OfPerson | Person, field: str) -> str:
    return f"{row.__tablename__}.{field}"


def _told(row: OfPerson) -> str | None:
    return next((text_of(getattr(row, name)) for name in _TOLD_BY if getattr(row, name, None) is not None), None)


def text_of(value: Any) -> str | None:
    """A fact as a correction keeps it."""
    if value is None or (isinstance(value, str) and not isinstance(value, Enum)):
        return value or None
    return value.isoformat() if isinstance(value, date) else str(value)
