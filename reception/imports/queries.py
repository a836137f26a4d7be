"""Questions to earlier imports, and who a spelling of a caseworker means."""

from collections.abc import Callable, Iterable, Mapping

import sqlalchemy as sa

from reception.access.roles import CASEWORK
from reception.accounts import queries as accounts
from reception.accounts.models import Unit
from reception.db.session import db
from reception.imports.models import ImportedRow
from reception.imports.permits import IMPORT
from reception.imports.rules.folding import fold

CHUNK = 500


def known_rows(fingerprints: Iterable[str]) -> Mapping[str, int | None]:
    """The person behind each fingerprint that was imported before (None for a contact or a closed draft)."""
    found: dict[str, int | None] = {}
    wanted = list(fingerprints)
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        query = sa.select(ImportedRow.fingerprint, ImportedRow.person_id).where(ImportedRow.fingerprint.in_(part))
        found.update((row.fingerprint, row.person_id) for row in db.session.execute(IMPORT.within(query)))
    return found


def workers(unit: Unit) -> Mapping[str, int]:
    """The casework staff of a unit by every plain way to write one: name, e-mail address.

    Initials are not among them: two people may share them, and one question settles them for good.
    """
    staff = accounts.staff_of([unit.id], CASEWORK)
    return {fold(spelling): user.id for user in staff for spelling in (user.name, user.email)}


def known_workers(unit: Unit) -> Callable[[str], int | None]:
    """Who a spelling means, or None."""
    staff = workers(unit)
    return lambda spelling: staff.get(fold(spelling))


def the_only_unit() -> Unit | None:
    """The unit to import into when there is just one."""
    units = accounts.working_units()
    return units[0] if len(units) == 1 else None


def unit_called(name: str) -> Unit | None:
    """A working unit by its name, in any case."""
    return next((unit for unit in accounts.working_units() if unit.name.casefold() == name.strip().casefold()), None)
