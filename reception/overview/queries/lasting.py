"""What is to be asked about the work of those whose cases are one's own: whether it lasts, and where they stand."""

from datetime import date

from reception.access.actor import Actor
from reception.audit.reading import saw
from reception.cases.queries.awaited import NOBODY, Colleagues
from reception.overview.queries.day import Window
from reception.overview.queries.ending import colleagues, people_of, who
from reception.overview.queries.placing import Whose
from reception.overview.queries.rows import DayLasting
from reception.work.queries.due import Due, checks_due
from reception.work.queries.statuses_due import StatusDue, statuses_due_of


def lasting(actor: Actor, today: date, window: Window, standing_in: Colleagues = NOBODY) -> list[DayLasting]:
    """Jobs and placements to ask about, and moments at which it is asked where somebody stands; the first day first."""
    whose, (offset, limit) = Whose(actor.user_id, standing_in), window
    people = people_of(whose)
    due: list[Due | StatusDue] = [*checks_due(actor, today, people), *statuses_due_of(people, today)]
    found = sorted(due, key=lambda one: (one.day, one.person_id))[offset : offset + limit]
    saw(one.person_id for one in found)
    names = colleagues(whose, standing_in, found)
    return [_row(one, who(one, names)) for one in found]


def _row(one: Due | StatusDue, first: tuple[int, str, str, bool, str | None]) -> DayLasting:
    if isinstance(one, Due):
        return DayLasting(*first, one.what.value, one.months, one.title, one.day, *one.place)
    at = {"number": one.person_number, "moment": one.moment}
    return DayLasting(*first, "status", None, one.label, one.day, "work_statuses.note", at)
