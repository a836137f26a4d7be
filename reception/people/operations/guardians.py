"""Who decides for a child or a ward: adding, correcting, ending and removing."""

from datetime import date
from typing import Any, Final

from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.i18n.text_safety import clean
from reception.people import queries
from reception.people.models import Guardianship, Person
from reception.people.operations.corrections import note_correction
from reception.people.rules.households import Period
from reception.people.terms import GuardianKind, Source

#: Encrypted where they stand, so what they were is not copied in clear.
_ENCRYPTED: Final = frozenset({"guardian_name", "guardian_phone"})


class AlreadyGuardian(Exception):
    """The same person is noted in the same way for those days already."""


class OwnGuardian(Exception):
    """Nobody decides for herself in this sense."""


def add_guardian(
    person: Person,
    *,
    kind: GuardianKind,
    guardian: Person | None = None,
    name: str | None = None,
    phone: str | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    source: Source = Source.UNKNOWN,
) -> Guardianship:
    """Note who decides for a person: `guardian` of the register, or somebody outside by `name` and perhaps `phone`.

    Raises AlreadyGuardian, OwnGuardian, UnsafeText.
    """
    if guardian is not None:
        _refuse_twice(person, guardian, kind, Period(starts_on, ends_on))
    row = Guardianship(person_id=person.id, kind=kind, starts_on=starts_on, ends_on=ends_on, source=source)
    row.guardian_id = guardian.id if guardian else None
    if guardian is None:
        row.guardian_name, row.guardian_phone = clean(name or ""), clean(phone or "") or None
    db.session.add(row)
    db.session.flush()
    record("guardian.added", row, people=_concerned(row), kind=kind)
    return row


def _refuse_twice(person: Person, guardian: Person, kind: GuardianKind, period: Period) -> None:
    if guardian.id == person.id:
        raise OwnGuardian
    same = [row for row in queries.guardianships_between(person, guardian) if row.kind is kind]
    if any(period.surely_meets(Period(row.starts_on, row.ends_on), today()) for row in same):
        raise AlreadyGuardian


def _concerned(row: Guardianship) -> tuple[int, ...]:
    return (row.person_id,) if row.guardian_id is None else (row.person_id, row.guardian_id)


def change_guardian(row: Guardianship, *, reason: str, **values: Any) -> None:
    """Correct what is noted: kind, starts_on, ends_on, source; guardian_name and guardian_phone of somebody outside.

    Unchanged values leave no trace.
    """
    changed = {field: value for field, value in values.items() if getattr(row, field) != value}
    for field, value in changed.items():
        _note(row, f"guardianship.{field}", _told(field, getattr(row, field)), _told(field, value), reason)
        setattr(row, field, value)
    if changed:
        db.session.flush()
        record("guardian.changed", row, people=_concerned(row), fields=sorted(changed))


def end_guardianship(row: Guardianship, ends_on: date) -> None:
    """Somebody decides up to and including a day, not before the first one."""
    row.ends_on = ends_on
    db.session.flush()
    record("guardian.ended", row, people=_concerned(row))


def remove_guardianship(row: Guardianship, *, reason: str) -> None:
    """Take away what should never have been written; that it was there is kept with the reason."""
    _note(row, "guardianship", row.kind.value, None, reason)
    record("guardian.removed", row, people=_concerned(row), kind=row.kind)
    db.session.delete(row)
    db.session.flush()


def _told(field: str, value: Any) -> str | None:
    if value is None or field in _ENCRYPTED:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)


def _note(row: Guardianship, field: str, before: str | None, after: str | None, reason: str) -> None:
    """Keep the correction where nobody reads of a protected person who may not open her file."""
    if row.guardian is None or not row.guardian.is_protected:
        note_correction(row.person, field, before, after, reason)
    elif not row.person.is_protected:
        note_correction(row.guardian, field, before, after, reason)
