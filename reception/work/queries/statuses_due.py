"""Where people stood at a moment, to be asked in a day's work: of those whose open case is one's own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.people.models import KeyDate, Person
from reception.people.terms import KeyDateKind, Protection
from reception.reckoning.periods import months_after
from reception.work import permits
from reception.work.queries.status_facts import OF_FILE, Told, days_told, told_in
from reception.work.queries.statuses import StatusAt, statuses_told

#: Nobody remembers for certain where somebody stood longer ago; it is no task of the day any more.
MONTHS_BACK: Final = 12
_ORIGINS: Final = (KeyDateKind.RECEIVED, KeyDateKind.LEFT_EMPLOYMENT_SERVICE)


@dataclass(frozen=True)
class StatusDue:
    """A moment to ask about. A protected person stands in lists as `person_number`, not by name.

    `moment`: its code; `label`: a msgid; `day`: the day it asks about, which may lie some days ahead.
    """

    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    moment: str
    label: str
    day: date


def statuses_due(actor: Actor, on: date, window: tuple[int, int] | None = None) -> Sequence[StatusDue]:
    """Of the actor's own open cases; see `statuses_due_of`."""
    own = sa.select(Case.person_id).where(Case.worker_id == actor.user_id, Case.state == CaseState.OPEN)
    return statuses_due_of(own, on, window)


def statuses_due_of(people: sa.Select[int], on: date, window: tuple[int, int] | None = None) -> Sequence[StatusDue]:
    """Of these people: moments of the last year, or of the next days, of which neither a note nor a job tells.

    The earliest day first. `window`: (offset, how many). Two statements; whoever shows rows notes the reading.
    """
    told = told_in(OF_FILE.person_id.in_(people))
    found = sorted(_due(people, told, on), key=lambda one: (one.day, one.person_id))
    offset, limit = window or (0, len(found))
    return found[offset : offset + limit]


def _due(people: sa.Select[int], told: dict[int, Told], on: date) -> Iterator[StatusDue]:
    for who, dates in _dated(people).items():
        person_id, number, shown_name, is_protected = who
        for one in statuses_told(told.get(person_id, Told()), days_told(dates), on):
            if _is_to_be_asked(one, on):
                moment = one.asked.moment
                yield StatusDue(
                    person_id, number, shown_name, is_protected, moment.code, moment.label, one.asked.on
                )  # fmt: skip


def _dated(people: sa.Select[int]) -> dict[tuple[int, str, str, bool], list[tuple[KeyDateKind | None, date | None]]]:
    """Each (id, number, name, whether protected) with the key dates that moments are counted from."""
    found = defaultdict(list)
    for person_id, number, shown_name, is_protected, kind, day in db.session.execute(
        permits.PEOPLE.within(_people(people))
    ):
        found[person_id, number, shown_name, is_protected].append((kind, day))
    return found


def _is_to_be_asked(one: StatusAt, on: date) -> bool:
    return one.is_open and one.asked.on >= months_after(on, -MONTHS_BACK)


def _people(people: sa.Select[int]) -> Any:
    dated = sa.and_(KeyDate.person_id == Person.id, KeyDate.kind.in_(_ORIGINS))
    protected = Person.protection != Protection.NONE
    return (
        sa.select(Person.id, Person.number, Person.shown_name, protected.label("is_protected"))
        .add_columns(KeyDate.kind, KeyDate.on_day)
        .outerjoin(KeyDate, dated)
        .where(Person.id.in_(people))
    )
