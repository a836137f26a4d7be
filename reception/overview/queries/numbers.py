"""How long the lists of somebody's day are: the same lists, read as far as they are counted."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from reception.access.actor import Actor
from reception.cases import queries as cases
from reception.contacts import queries as contacts
from reception.overview.permits import LATE
from reception.overview.queries import day, escalation
from reception.overview.rules import escalation as late_rules
from reception.overview.rules.day import MOST_COUNTED, count_in_words
from reception.overview.rules.digest import COUNTED, DayNumbers
from reception.overview.terms import Rung, Section

_WINDOW = (0, MOST_COUNTED + 1)
_WORK = (Section.OVERDUE, Section.TODAY, Section.WEEK)


def day_numbers(actor: Actor, today: date) -> DayNumbers:
    """The numbers that My day shows the actor, who must be the one who asks: what is hidden from others counts."""
    absent = cases.stood_in_for(actor.user_id, today)
    lists: dict[Section, Sequence[Any]] = {
        **day.works(_WORK, actor, today, MOST_COUNTED + 1, absent),
        Section.STEPS: day.as_soon_as_possible(actor, today, _WINDOW, absent),
        Section.AFTER: day.after_closing(actor, today, _WINDOW, absent),
    }
    counts = {section: count_in_words(rows) for section, rows in lists.items() if rows}
    waiting = sum(one.count for one in contacts.waiting_by_organisation(actor, standing_in=absent))
    counts |= {Section.WAITING: str(waiting)} if waiting else {}
    return DayNumbers({section: counts[section] for section in COUNTED if section in counts}, _late(actor, today))


def _late(actor: Actor, today: date) -> dict[Rung, str]:
    if not LATE.held_by(actor):
        return {}
    whole = late_rules.whole(escalation.late_numbers(actor, today))
    return {rung: str(whole.count(rung)) for rung in Rung if whole.count(rung)}
