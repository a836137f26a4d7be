"""An appointment as a file for the calendar of a telephone (RFC 5545).

A telephone may be shared, and shows the words of a calendar to whoever holds it: so the file says that there is a
meeting with the municipality, and no more. Where and with whom stands behind the link.
"""

from datetime import timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from flask import current_app
from icalendar import Alarm, Calendar, Event

from reception.i18n import locales
from reception.i18n.beside import Twice
from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.portal.queries.times import Time

#: When the telephone reminds of it.
_REMINDS: Final = timedelta(days=-1)
_MEETING: Final = N_("Meeting")
_WHERE: Final = N_("Open My plan to see where.")


def as_calendar(one: Time) -> bytes:
    """The file. It has the same name each time, so that a new file of a changed appointment takes the place of the
    old one."""
    municipality = str(current_app.config["MUNICIPALITY"])
    summary = f"{_in_both(_MEETING)}, {municipality}"
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{municipality}/times/{one.id}")))
    event.add("sequence", one.version - 1)
    event.add("dtstamp", now())
    event.add("dtstart", one.at)
    if one.minutes:
        event.add("duration", timedelta(minutes=one.minutes))
    event.add("summary", summary)
    event.add("description", _in_both(_WHERE))
    event.add("class", "PRIVATE")
    event.add_component(_alarm(summary))
    calendar = Calendar()
    calendar.add("prodid", "-//Reception//My plan//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _alarm(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _REMINDS)
    alarm.add("description", summary)
    return alarm


def _in_both(message: str) -> str:
    """Swedish, then her language."""
    said = Twice(message)
    swedish, own = said.in_language(locales.DEFAULT), str(said)
    return swedish if swedish == own else f"{swedish} / {own}"
