"""Who sees what went out by itself: casework of the case's own unit; the manager turns it on and off."""

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.access.roles import CASEWORK, UNIT_MANAGERS
from reception.cases.permits import in_own_units
from reception.contacts.models import Contact
from reception.people.permits import in_reach
from reception.reminders.models import MessageStop, OutgoingMessage, UnitReminders


def sent_on_own_cases(actor: Actor) -> sa.ColumnElement[bool]:
    """The messages of the actor's own cases."""
    return OutgoingMessage.case.has(in_own_units(actor))


MESSAGES = Permit("outgoing-message.read", CASEWORK, sent_on_own_cases, personal=True)
STOPS = Permit("message-stop.keep", CASEWORK, lambda actor: MessageStop.person.has(in_reach(actor)), personal=True)
SETTINGS = Permit(
    "unit-reminders.keep", UNIT_MANAGERS, lambda actor: UnitReminders.unit_id.in_(actor.unit_ids(UNIT_MANAGERS))
)
#: No-shows of one's own units: counts.
NO_SHOWS = Permit("no-shows.read", CASEWORK, lambda actor: Contact.case.has(in_own_units(actor)))
#: That the proof in a link was right is what lets its stop be read and written.
STOP_LINK = Permit("message-stop.by-link", frozenset())
