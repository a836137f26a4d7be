"""Somebody wants no messages by a way, or wants them again."""

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.people.models import ContactDetail, Merge, Person, SearchKey
from reception.people.permits import READ as READ_PEOPLE
from reception.people.terms import ContactKind, KeyKind
from reception.reminders import permits
from reception.reminders.models import MessageStop
from reception.reminders.queries.stops import active_stop
from reception.reminders.terms import StopWay
from reception.sms.numbers import e164


def stop(
    person_id: int, way: ContactKind, how: StopWay, *, noted_by_id: int | None = None, permit: Permit = permits.STOPS
) -> None:
    """She wants no messages by a way from now on. Said again, nothing changes."""
    if active_stop(person_id, way, permit) is not None:
        return
    made = MessageStop(person_id=person_id, way=way, how=how, stopped_at=now(), noted_by_id=noted_by_id)
    db.session.add(made)
    db.session.flush()
    record("message-stop.noted", made, way=way, how=how)


def lift(person_id: int, way: ContactKind, *, permit: Permit = permits.STOPS) -> None:
    """She wants messages by a way again, and has said so."""
    found = active_stop(person_id, way, permit)
    if found is not None:
        found.lifted_at = now()
        db.session.flush()
        record("message-stop.lifted", found, way=way)


def stop_by_link(person_id: int, way: ContactKind) -> None:
    """The link in a message was opened and answered: its proof is what lets this be written. Nobody is signed in."""
    standing = _standing(person_id)
    if standing is not None:
        stop(standing, way, StopWay.LINK, permit=permits.STOP_LINK)


def _standing(person_id: int) -> int | None:
    """The record that stands for a person: its own, or that in which it went up; None where there is none any more."""
    met: set[int] = set()
    found: int | None = person_id
    while found is not None and found not in met:
        met.add(found)
        query = sa.select(Person.id).where(Person.id == found)
        if db.session.scalar(query.execution_options(permit=permits.STOP_LINK.name)) is not None:
            return found
        merged = sa.select(Merge.person_id).where(Merge.former_id == found, Merge.undone_at.is_(None))
        merged = merged.order_by(Merge.id.desc()).limit(1)
        found = db.session.scalar(merged.execution_options(permit=permits.STOP_LINK.name))
    return None


def stop_number(number: str) -> int:
    """Everybody whose own number in clear this is wants no text messages. For the program itself; how many they are."""
    wanted = e164(number)
    if wanted is None:
        return 0
    owners = sa.select(SearchKey.person_id).where(
        SearchKey.kind == KeyKind.PHONE, SearchKey.key == wanted.removeprefix("+")
    )
    query = sa.select(ContactDetail).where(
        ContactDetail.kind == ContactKind.PHONE, ContactDetail.sealed.is_(None), ContactDetail.person_id.in_(owners)
    )
    details = [one for one in READ_PEOPLE.all(query) if not (one.whose or "").strip()]
    people = {one.person_id for one in details if e164(one.plain or "") == wanted and _holds(one)}
    for person_id in sorted(people):
        stop(person_id, ContactKind.PHONE, StopWay.WORD)
    return len(people)


def _holds(detail: ContactDetail) -> bool:
    return detail.ends_on is None or detail.ends_on >= today()


def hear_stop(number: str) -> int:
    """A stop word came from a number: how many people get no more text messages there."""
    people = stop_number(number)
    record("text-message.stop-heard", people_stopped=people)
    return people


def leave_unread() -> None:
    """A text message came that is no stop word: that it came is noted, and nothing of it."""
    record("text-message.unread")
