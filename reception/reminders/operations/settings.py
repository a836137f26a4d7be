"""A manager turns reminders on and off."""

from reception.audit.log import record
from reception.db.once import insert_once
from reception.db.session import db
from reception.reminders.models import UnitReminders
from reception.reminders.queries.settings import settings_of


def choose(unit_id: int, *, by_text: bool, by_email: bool) -> None:
    """Let a unit's appointments be reminded of by these ways. Raises StaleDataError if the row changed meanwhile."""
    insert_once(UnitReminders, unit_id=unit_id, by_text=False, by_email=False, version=1)
    row = settings_of(unit_id)
    if row is None:
        return
    row.by_text, row.by_email = by_text, by_email
    db.session.flush()
    record("unit-reminders.chosen", row, by_text=by_text, by_email=by_email)
