"""What a filter of the list of people means to the worklist."""

from datetime import date

from reception.access.actor import Actor
from reception.cases import queries as cases
from reception.cases.rules import new_since
from reception.cases.terms import CaseState
from reception.overview.queries import overdue
from reception.overview.rules.day import silent_since
from reception.overview.rules.people import OWN, UNASSIGNED, PeopleFilter, numbered


def worklist_filter(chosen: PeopleFilter, actor: Actor, today: date) -> cases.WorklistFilter:
    """The filter, with today's limits for what is silent, new and overdue."""
    return cases.WorklistFilter(
        worker_id=actor.user_id if chosen.worker == OWN else numbered(chosen.worker),
        without_worker=chosen.worker == UNASSIGNED,
        unit_id=numbered(chosen.unit),
        state=CaseState(chosen.state),
        opened_from=chosen.opened_from,
        opened_to=chosen.opened_to,
        silent_since=silent_since(today) if chosen.silent else None,
        new_since=new_since(today) if chosen.new else None,
        within=overdue.of_cases(today) if chosen.overdue else None,
        order=chosen.sort,
    )
