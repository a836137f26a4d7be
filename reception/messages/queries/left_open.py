"""What newcomers wrote and nobody has handled, in a case that is to be closed. Registered in the registry."""

from collections.abc import Iterable

from reception.cases.models import Case
from reception.cases.queries import LeftOpen
from reception.i18n.formats import local
from reception.i18n.markers import N_
from reception.messages.queries.written import waiting_on


def left_open(case: Case) -> Iterable[LeftOpen]:
    """Each message that waits, by the day it was written. Her words stand on its page."""
    for message in waiting_on(case):
        yield LeftOpen(
            N_("A message from the newcomer that nobody has handled"),
            day=local(message.written_at).date(),
            endpoint="newcomer_messages.answer",
            values={"number": case.person.number, "message_id": message.id},
        )
