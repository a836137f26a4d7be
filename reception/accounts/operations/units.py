"""What may happen to boards and units."""

from collections.abc import Callable

from reception.accounts import queries
from reception.accounts.models import Unit
from reception.accounts.terms import UnitKind
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.i18n.markers import N_

UseOfUnit = Callable[[int], bool]


class UnitInUse(Exception):
    """The unit cannot be closed; `message` says why and is translated when it is shown."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


_uses: list[tuple[UseOfUnit, str]] = [
    (queries.has_open_units, N_("The board has units that are open. Close them first.")),
    (queries.has_duties, N_("Somebody has a duty there. End the duties first.")),
]


def kept_open_by(use: UseOfUnit, message: str) -> None:
    """Register what an upper floor keeps in a unit, such as open cases, and why it may not close meanwhile."""
    if (use, message) not in _uses:
        _uses.append((use, message))


def open_unit(*, name: str, kind: UnitKind, parent: Unit | None = None, limits_search: bool = False) -> Unit:
    """Add a board, or a unit below one."""
    unit = Unit(name=name, kind=kind, parent_id=parent.id if parent else None, limits_search=limits_search)
    db.session.add(unit)
    db.session.flush()
    record("unit.opened", unit)
    return unit


def change_unit(unit: Unit, *, name: str, limits_search: bool) -> None:
    """Rename a unit, or change a board's limits of search."""
    unit.name, unit.limits_search = name, limits_search
    db.session.flush()
    record("unit.changed", unit, limits_search=limits_search)


def close_unit(unit: Unit) -> None:
    """Let no new work begin in a unit. Raises UnitInUse."""
    for use, message in _uses:
        if use(unit.id):
            raise UnitInUse(message)
    unit.closed_on = today()
    db.session.flush()
    record("unit.closed", unit)


def reopen_unit(unit: Unit) -> None:
    """Take a closed unit into use again. Raises UnitInUse when its board is closed."""
    if unit.parent is not None and unit.parent.closed_on is not None:
        raise UnitInUse(N_("The board is closed. Open the board first."))
    unit.closed_on = None
    db.session.flush()
    record("unit.reopened", unit)
