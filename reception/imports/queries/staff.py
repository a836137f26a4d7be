"""Which unit a list goes into, and who a spelling of a caseworker means."""

from collections.abc import Callable, Mapping

from reception.access.roles import CASEWORK
from reception.accounts import queries as accounts
from reception.accounts.models import Unit
from reception.imports.models import ImportSource
from reception.imports.rules.folding import fold


def workers(unit: Unit) -> Mapping[str, int]:
    """The casework staff of a unit by every plain way to write one: name, e-mail address.

    Initials are not among them: two people may share them, and one question settles them for good.
    """
    staff = accounts.staff_of([unit.id], CASEWORK)
    return {fold(spelling): user.id for user in staff for spelling in (user.name, user.email)}


def known_workers(unit: Unit, source: ImportSource | None = None) -> Callable[[str], int | None]:
    """Who a spelling means, 0 for nobody here, or None. What was answered for the source stands before names."""
    staff = workers(unit)
    working = set(staff.values())
    answered = source.workers if source is not None else {}

    def known(spelling: str) -> int | None:
        answer = answered.get(fold(spelling))
        return answer if answer in working or answer == 0 else staff.get(fold(spelling))

    return known


def the_only_unit() -> Unit | None:
    """The unit to import into when there is just one."""
    units = accounts.working_units()
    return units[0] if len(units) == 1 else None


def unit_called(name: str) -> Unit | None:
    """A working unit by its name, in any case."""
    return next((unit for unit in accounts.working_units() if unit.name.casefold() == name.strip().casefold()), None)
