"""An appointment as a file for a calendar (RFC 5545), which never tells who is met, or why.

A telephone may be shared, and shows the words of a calendar to whoever holds it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from reception.i18n.formats import now

#: When the telephone reminds of it.
_REMINDS: Final = timedelta(days=-1)


@dataclass(frozen=True)
class Entry:
    """What stands in the file of an appointment: `key` its row, `version` how often it was changed."""

    key: int
    version: int
    at: datetime
    minutes: int | None
    summary: str
    description: str


def as_calendar(entry: Entry, municipality: str, *, reminds: bool = True) -> bytes:
    """The file. It has the same name each time, so that a new file of a changed appointment takes the place of the
    old one. `reminds`: whether the calendar is to sound a day before."""
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{municipality}/times/{entry.key}")))
    event.add("sequence", entry.version - 1)
    event.add("dtstamp", now())
    event.add("dtstart", entry.at)
    if entry.minutes:
        event.add("duration", timedelta(minutes=entry.minutes))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("class", "PRIVATE")
    if reminds:
        event.add_component(_alarm(entry.summary))
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
