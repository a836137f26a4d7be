"""What of a newcomer's own messages goes along when a case is handed over: how many wait, and since when."""

from reception.cases.models import Case
from reception.cases.rules.packet import PacketLine, line, words
from reception.i18n.formats import local
from reception.i18n.markers import N_
from reception.messages.queries.written import waiting_on

_WAITING = N_("Messages from the newcomer that nobody has handled: %(count)s")


def packet_lines(case: Case) -> list[PacketLine]:
    """One line, or none where nothing waits. What she wrote stays in the file of the unit that she wrote to."""
    waiting = waiting_on(case)
    if not waiting:
        return []
    return [line(words(_WAITING, count=len(waiting)), day=local(waiting[0].written_at).date())]
