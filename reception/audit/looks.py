"""Who has looked, told from the log: for each person and day, which unit in which roles. Filled as the log is sealed.

An installation that has sealed events from before this was noted is caught up once; an event of the log says that it
has been, so that it is not done again.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import sqlalchemy as sa

from reception.audit.log import record
from reception.audit.models import AuditEvent, AuditSeal, Look
from reception.db.bulk import insert_many_once
from reception.db.session import db
from reception.i18n.formats import local

#: How many events are read at once, and while catching up written in one transaction.
BATCH: Final = 5000
#: The event that says that everything sealed before has been noted.
CAUGHT_UP: Final = "looks.caught-up"
#: Whoever was refused has not looked.
_REFUSED: Final = "access.denied"
_COLUMNS: Final = ("person_id", "on_day", "unit_id", "roles")


def note_after(event_id: int) -> None:
    """Note who looked by the events after one, as they are sealed."""
    for events in _batches(event_id, None):
        _note(events)


def catching_up() -> Iterator[None]:
    """Note who looked by all that was sealed before anybody noted it, batch by batch: the caller commits each. Broken
    off, it begins anew."""
    if db.session.scalar(sa.select(AuditEvent.id).where(AuditEvent.action == CAUGHT_UP).limit(1)) is not None:
        return
    last = db.session.scalar(sa.select(sa.func.max(AuditSeal.event_id)))
    if last is not None:
        for events in _batches(None, last):
            _note(events)
            yield
    record(CAUGHT_UP)
    yield


def _batches(after: int | None, until: int | None) -> Iterator[Sequence[Any]]:
    """The events by which staff looked at somebody, or wrote about her, in their order."""
    event = AuditEvent
    query = sa.select(event.id, event.at, event.people, event.unit_id, event.roles).order_by(event.id).limit(BATCH)
    query = query.where(event.people != "", event.user_id.is_not(None), event.roles != "", event.action != _REFUSED)
    if until is not None:
        query = query.where(event.id <= until)
    while True:
        events = db.session.execute(query.where(event.id > after) if after is not None else query).all()
        if events:
            yield events
        if len(events) < BATCH:
            return
        after = events[-1].id


def _note(events: Sequence[Any]) -> None:
    """In order, so that of two who note the same none waits for the other in turn."""
    looks = {
        (int(person), local(event.at).date(), event.unit_id or 0, event.roles)
        for event in events
        for person in event.people.split()
    }
    insert_many_once(Look, [dict(zip(_COLUMNS, look, strict=True)) for look in sorted(looks)])
