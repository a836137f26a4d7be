"""An appointment as a file for the calendar of a telephone: that there is a meeting with the municipality, and no
more. Where and with whom stands behind the link.
"""

from typing import Final

from flask import current_app

from reception.contacts import calendars
from reception.contacts.calendars import Entry
from reception.i18n import locales
from reception.i18n.beside import Twice
from reception.i18n.markers import N_
from reception.portal.queries.times import Time

_MEETING: Final = N_("Meeting")
_WHERE: Final = N_("Open My plan to see where.")


def as_calendar(one: Time) -> bytes:
    """The file, in Swedish and in her language."""
    municipality = str(current_app.config["MUNICIPALITY"])
    summary = f"{_in_both(_MEETING)}, {municipality}"
    entry = Entry(one.id, one.version, one.at, one.minutes, summary, _in_both(_WHERE))
    return calendars.as_calendar(entry, municipality)


def _in_both(message: str) -> str:
    """Swedish, then her language."""
    said = Twice(message)
    swedish, own = said.in_language(locales.DEFAULT), str(said)
    return swedish if swedish == own else f"{swedish} / {own}"
