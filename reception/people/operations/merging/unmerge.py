"""Taking a merge back: both records as they were; what came since to the one that stood stays with it."""

from collections.abc import Sequence

import sqlalchemy as sa

from reception.access.actor import current
from reception.audit.log import record
from reception.db import journal
from reception.db.journal import Obstacle, Obstructed
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.people import permits
from reception.people.models import FormerNumber, Merge, NamedAccess, Person
from reception.people.operations.contacts import write_detail
from reception.people.operations.keys import index
from reception.people.operations.protection import end_access
from reception.people.rules.merging import last_moment


class TooLate(Exception):
    """The days in which a merge can be undone have passed."""


class AlreadyUndone(Exception):
    """The merge has been taken back already."""


def unmerge(merge: Merge) -> None:
    """Put both records back. Raises AlreadyUndone, TooLate, and journal.Obstructed with what stands in the way."""
    if merge.undone_at is not None:
        raise AlreadyUndone
    if now() > last_moment(merge.made_at):
        raise TooLate
    found = _in_the_way(merge)
    if found:
        raise Obstructed(found)
    was_protected = merge.person.is_protected
    with db.session.begin_nested():
        db.session.execute(sa.delete(FormerNumber).where(FormerNumber.merge_id == merge.id))
        journal.undo(merge.change_set, now())
    merge.undone_at, merge.undone_by_id = now(), current().user_id
    if was_protected and not merge.person.is_protected:
        _open_again(merge.person)
    for person in _both(merge):
        index(person)
    db.session.flush()
    record("person.unmerged", merge)


def _open_again(person: Person) -> None:
    """While the protection of the other record held, details were sealed and staff were named: that is over."""
    for detail in person.contact_details:
        if detail.is_sealed:
            write_detail(detail, detail.unmasked, sealed=False)
    for access in permits.MOVE_RECORD.all(_still_named(person)):
        end_access(access)


def _still_named(person: Person) -> sa.Select[NamedAccess]:
    is_running = sa.or_(NamedAccess.ends_on.is_(None), NamedAccess.ends_on >= today())
    return sa.select(NamedAccess).where(NamedAccess.person_id == person.id, is_running)


def _in_the_way(merge: Merge) -> Sequence[Obstacle]:
    return journal.obstacles(merge.change_set)


def _both(merge: Merge) -> Sequence[Person]:
    query = sa.select(Person).where(sa.or_(Person.id == merge.person_id, Person.number == merge.former_number))
    return permits.MOVE_RECORD.all(query)
