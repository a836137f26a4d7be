"""Questions to the contacts log and about questions to authorities. Every answer passes a permit."""

from reception.contacts.queries.ahead import appointments_ahead, is_ahead
from reception.contacts.queries.log import contact, last_happening, latest
from reception.contacts.queries.meetings import first_meeting
from reception.contacts.queries.packet import packet_lines
from reception.contacts.queries.participants import OtherPerson, Others, others_of
from reception.contacts.queries.parties import authorities, parties, phrases
from reception.contacts.queries.picking import Pick, matching
from reception.contacts.queries.questions import (
    Waiting,
    question,
    waiting_by_organisation,
    waiting_for,
    waiting_on,
)
from reception.contacts.queries.timeline import Event, timeline
from reception.contacts.queries.timeline_keys import Source, Told, also, happened, keys_of

__all__ = [
    "Event",
    "OtherPerson",
    "Others",
    "Pick",
    "Source",
    "Told",
    "Waiting",
    "also",
    "appointments_ahead",
    "authorities",
    "contact",
    "first_meeting",
    "happened",
    "is_ahead",
    "keys_of",
    "last_happening",
    "latest",
    "matching",
    "others_of",
    "packet_lines",
    "parties",
    "phrases",
    "question",
    "timeline",
    "waiting_by_organisation",
    "waiting_for",
    "waiting_on",
]
