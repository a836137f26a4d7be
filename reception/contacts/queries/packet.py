"""What of the contacts log goes along when somebody is handed over."""

from reception.cases.models import Case
from reception.cases.rules.packet import CONTACTS_ALONG, PacketLine, data, line, words
from reception.contacts.models import Contact
from reception.contacts.queries.log import latest
from reception.contacts.terms import ContactState
from reception.i18n.formats import local


def packet_lines(case: Case) -> list[PacketLine]:
    """The latest contacts of a case, newest first: how, with whom, by whom, and what was noted."""
    return [_line(contact) for contact in latest(case, CONTACTS_ALONG)]


def _line(contact: Contact) -> PacketLine:
    return line(
        words(contact.channel.label),
        words(contact.state.label) if contact.state is not ContactState.HELD else None,
        data(contact.organisation.name if contact.organisation else ""),
        data(contact.author.name if contact.author else ""),
        data(contact.summary),
        day=local(contact.at).date(),
    )
