"""Registering a person and opening the case, in one transaction; and deciding a registration that waited."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

from sqlalchemy.exc import IntegrityError

from reception.cases.models import Case
from reception.cases.operations.assigning import NotNamed, OutsideUnit
from reception.cases.operations.files import open_case
from reception.i18n.formats import today
from reception.people import operations as people
from reception.people import queries as people_queries
from reception.people.models import Person, RegistrationDraft
from reception.people.terms import DraftState


def register_with_case(*, unit_id: int, worker_id: int | None, opened_on: date | None = None, **facts: Any) -> str:
    """Register a person with what `people.operations.register_person` takes, and open the unit's case.

    Answers the number of the page that shows it, whether that is a person or a registration that waits.
    Raises InvalidNumber, NumberTaken, UnsafeText.
    """
    opened_on = opened_on or today()
    made = people.register_person(unit_id=unit_id, worker_id=worker_id, opened_on=opened_on, **facts)
    if isinstance(made, Person):
        open_case(made, unit_id=unit_id, worker_id=worker_id, opened_on=opened_on)
    return made.number


#: Does what somebody was registered for in place of a case (`Facts.instead`). Answers whether that was it.
Settle = Callable[[RegistrationDraft, Person, people.Facts], bool]
_instead: list[Settle] = []


def settled_by(work: Settle) -> None:
    """Register what an upper floor does when a registration of its own is decided, such as a school's."""
    if work not in _instead:
        _instead.append(work)


def settle_draft(draft: RegistrationDraft, state: DraftState) -> None:
    """Close a registration that waited, and open its case: for the person it met, or for the other one it made.

    One that was not for a case does what it was for.
    """
    facts = people.facts_of(draft)
    person = people.decide_draft(draft, state) or people_queries.met_person(draft)
    if any(work(draft, person, facts) for work in _instead):
        return
    opened_on = date.fromisoformat(facts.opened_on) if facts.opened_on else today()
    with suppress(IntegrityError):  # the unit has an open case already
        _open(person, draft.unit_id, facts.worker_id, opened_on)


def _open(person: Person, unit_id: int, worker_id: int | None, opened_on: date) -> Case:
    """Open the case with the caseworker who was meant, unless that may not be any more."""
    try:
        return open_case(person, unit_id=unit_id, worker_id=worker_id, opened_on=opened_on)
    except (OutsideUnit, NotNamed):
        return open_case(person, unit_id=unit_id, opened_on=opened_on)
