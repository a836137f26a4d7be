"""What newcomers wrote from their own pages and wait to hear about: of those whose cases are one's own."""

from datetime import date

from reception.access.actor import Actor
from reception.cases.queries.awaited import NOBODY, Colleagues
from reception.messages.queries.written import waiting_with
from reception.overview.queries.day import Window
from reception.overview.queries.placing import Whose
from reception.overview.queries.rows import DayWritten


def written(actor: Actor, _today: date, window: Window, standing_in: Colleagues = NOBODY) -> list[DayWritten]:
    """What nobody has handled, the longest wait first."""
    whose = Whose(actor.user_id, standing_in)
    return [
        DayWritten(
            row.person_id, row.person_number, row.shown_name, row.is_protected, whose.for_name(row.worker_id),
            row.message_id, row.wish, row.about, row.day, row.appointment_on,
        )
        for row in waiting_with(actor, whose.ids, window)
    ]  # fmt: skip
