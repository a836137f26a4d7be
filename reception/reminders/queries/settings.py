"""Which units remind by themselves."""

from collections.abc import Sequence

import sqlalchemy as sa

from reception.access.actor import staff
from reception.access.permit import OutOfReach
from reception.access.roles import CASEWORK, UNIT_MANAGERS
from reception.accounts.models import Unit
from reception.db.session import db
from reception.reminders import permits
from reception.reminders.models import UnitReminders


def managed_units() -> Sequence[Unit]:
    """The units that the actor manages, by name."""
    return _units(staff().unit_ids(UNIT_MANAGERS))


def own_units() -> Sequence[Unit]:
    """The units where the actor does casework, by name."""
    return _units(staff().unit_ids(CASEWORK))


def _units(ids: Sequence[int]) -> Sequence[Unit]:
    return db.session.scalars(sa.select(Unit).where(Unit.id.in_(ids)).order_by(Unit.name)).all()


def managed_unit(unit_id: int) -> Unit:
    """One of the units that the actor manages. Raises OutOfReach."""
    found = next((one for one in managed_units() if one.id == unit_id), None)
    if found is None:
        raise OutOfReach
    return found


def settings_of(unit_id: int) -> UnitReminders | None:
    """What a unit of the actor's has chosen; None: nobody has chosen anything, and nothing goes."""
    query = sa.select(UnitReminders).where(UnitReminders.unit_id == unit_id)
    return next(iter(permits.SETTINGS.all(query)), None)
