"""Which documents of somebody are held here, for whoever takes over. Their files do not go along."""

from reception.cases.models import Case
from reception.cases.rules.packet import PacketLine, line, words
from reception.i18n.markers import N_
from reception.people import queries as people


def document_lines(case: Case) -> list[PacketLine]:
    """The kind of each document that stands, and its last day."""
    return [
        line(words(one.kind.label), words(N_("valid to")) if one.expires_on else None, day=one.expires_on)
        for one in people.documents_of(case.person)
        if one.removed_at is None
    ]
