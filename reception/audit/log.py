"""Recording what was done. Every operation that writes calls `record`; a change that nobody recorded is refused."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, runtime_checkable
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from flask import g, has_request_context, request
from sqlalchemy import event, orm

from reception.access import actor as actors
from reception.access.actor import Actor
from reception.audit.models import AuditEvent
from reception.db.bulk import insert_many
from reception.db.session import before_commit, db
from reception.i18n.formats import now

UNRECORDED, AT_SAVEPOINTS, CONCERNED = "unrecorded", "unrecorded at savepoints", "concerned"
#: Models whose rows concern people, each with the actions that count; none: all of them.
_followed: dict[str, frozenset[str]] = {}
_NEW_EVENT = sa.insert(AuditEvent)


class UnrecordedChange(Exception):
    """A protected row was changed and no audit event was recorded for it."""


@runtime_checkable
class ConcernsPeople(Protocol):
    """A row that can say which newcomers it concerns."""

    @property
    def audited_people(self) -> tuple[int, ...]:
        """The ids of the newcomers it concerns."""
        ...


def record(action: str, subject: Any = None, *, people: tuple[int, ...] = (), **details: Any) -> None:
    """Note that the actor did `action` to `subject`. `details` are codes and field names, never content."""
    db.session.add(AuditEvent(**_event(action, subject, people, details), **_circumstances()))
    db.session.info.pop(UNRECORDED, None)


def leave_no_line() -> None:
    """Write what this transaction has changed so far, and leave no line about it on purpose.

    For what somebody hands in without being known by it, such as a report of discrimination from one's own pages. A
    line without a name would still stand between two that have a time, and so tell when it was, and who was there then.
    """
    db.session.flush()
    db.session.info.pop(UNRECORDED, None)


def record_reading(action: str, *, people: tuple[int, ...], **details: Any) -> None:
    """Note what a page showed or refused. No row of the session: nothing was changed, and every page pays for this."""
    event = {**_event(action, None, people, details), **_circumstances()}
    db.session.connection().execute(_NEW_EVENT, event)


def record_looks(looks: Iterable[tuple[str, str, int, int | None]]) -> None:
    """Note rows that a page showed, each in a line of its own: (action, name of the model, id, id of the person).

    None for the person of a row that points at nobody's record.
    """
    circumstances = _circumstances()
    events = [
        {
            **_event(action, None, () if person is None else (person,), {}),
            **circumstances,
            "subject_type": model,
            "subject_id": row_id,
        }
        for action, model, row_id, person in looks
    ]
    if events:
        db.session.connection().execute(_NEW_EVENT, events)


def record_many(action: str, subjects: Iterable[tuple[Any, Mapping[str, Any]]]) -> None:
    """Note that the actor did `action` to each subject, with its details: an event for each, one statement for all.

    Writes what waits first, so that every subject has its id.
    """
    db.session.flush()
    circumstances = _circumstances()
    events = [{**_event(action, subject, (), details), **circumstances} for subject, details in subjects]
    if events:
        insert_many(AuditEvent, events)
        db.session.info.pop(UNRECORDED, None)


def follow(model: type[Any], *actions: str) -> None:
    """Keep note of whom it concerns when one of these actions (any, if none is named) is recorded about a row of this
    model; see `concerned`."""
    _followed[model.__name__] = frozenset(actions)


def concern(model: type[Any], people: Iterable[int]) -> None:
    """Keep note that a change of this model concerns these people as well. Nothing is written in the log: they are
    concerned by what follows from the change, such as those who lived with somebody who was taken out."""
    _note_whom(model.__name__, "", tuple(people))


def concerned() -> dict[str, set[int]]:
    """Whom this transaction concerns: ids of people by the model that something was recorded about. Told once."""
    told: dict[str, set[int]] = db.session.info.pop(CONCERNED, {})
    return told


def must_record(model: type[Any]) -> None:
    """Note that rows of `model` are written by a statement, past the session's eyes: somebody must record it."""
    db.session.info.setdefault(UNRECORDED, set()).add(model.__name__)


def _event(action: str, subject: Any, people: tuple[int, ...], details: Mapping[str, Any]) -> dict[str, Any]:
    """What was done, to whom."""
    whom = people or (subject.audited_people if isinstance(subject, ConcernsPeople) else ())
    _note_whom(type(subject).__name__, action, whom)
    return {
        "action": action,
        "subject_type": None if subject is None else type(subject).__name__,
        "subject_id": getattr(subject, "id", None),
        "people": between_spaces(whom),
        "details": {key: _plain(value) for key, value in details.items()},
    }


def _note_whom(model: str, action: str, people: tuple[int, ...]) -> None:
    actions = _followed.get(model)
    if actions is not None and (not actions or not action or action in actions):
        db.session.info.setdefault(CONCERNED, {}).setdefault(model, set()).update(people)


def between_spaces(people: tuple[int, ...] | list[int]) -> str:
    """Ids as the log keeps them: " 12 40 "."""
    return f" {' '.join(str(person) for person in people)} " if people else ""


def _circumstances() -> dict[str, Any]:
    """Who, when, from where."""
    actor = actors.current_or_none()
    duties = actor.duties if isinstance(actor, Actor) else ()
    return {
        "at": now(),
        "user_id": actor.user_id if actor else None,
        "actor": actor.name if isinstance(actor, Actor) else f"system: {actor.purpose}" if actor else "",
        "roles": " ".join(sorted(actor.roles)) if isinstance(actor, Actor) else "",
        "unit_id": duties[0].unit_id if duties else None,
        "address": (request.remote_addr or "") if has_request_context() else "",
        "session": g.get("session_mark", "") if has_request_context() else "",
    }


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | float | bool | list | None) else str(value)


def watch() -> None:
    """Refuse to commit a change of a protected row that nobody recorded. Called once, at start-up."""
    if not event.contains(db.session, "before_flush", _remember_changes):
        event.listen(db.session, "before_flush", _remember_changes)
        event.listen(db.session, "after_transaction_create", _at_savepoint)
        event.listen(db.session, "after_soft_rollback", _back_to_savepoint)
        before_commit(_refuse_unrecorded)


def _remember_changes(session: orm.Session, _context: object, _instances: object) -> None:
    rows = (*session.new, *session.deleted, *(row for row in session.dirty if session.is_modified(row)))
    changed = {type(row).__name__ for row in rows if getattr(row, "__protected__", False)}
    recorded = any(isinstance(row, AuditEvent) for row in session.new)
    if changed and not recorded:
        db.session.info.setdefault(UNRECORDED, set()).update(changed)


def _at_savepoint(session: orm.Session, transaction: orm.SessionTransaction) -> None:
    """Know what was unrecorded when a part began that may be undone by itself."""
    if transaction.nested:
        kept = session.info.setdefault(AT_SAVEPOINTS, WeakKeyDictionary())
        kept[transaction] = frozenset(session.info.get(UNRECORDED, ()))


def _back_to_savepoint(session: orm.Session, undone: orm.SessionTransaction) -> None:
    """What was changed and recorded in the part that is undone, was neither.

    When writing itself fails, `undone` is a step inside that part.
    """
    part: orm.SessionTransaction | None = undone
    while part is not None and not part.nested:
        part = part.parent
    if part is not None:
        session.info[UNRECORDED] = set(session.info[AT_SAVEPOINTS][part])


def _refuse_unrecorded() -> None:
    db.session.flush()
    changed = db.session.info.pop(UNRECORDED, None)
    if changed:
        raise UnrecordedChange(", ".join(sorted(changed)))
