"""Two records to be merged, the merges that can still be undone, and the numbers that went up in others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.actor import Actor, current
from reception.access.permit import OutOfReach
from reception.audit.reading import saw
from reception.db import journal
from reception.db.journal import Obstacle
from reception.db.session import db
from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.people import permits
from reception.people.models import FormerNumber, Merge, Person
from reception.people.queries.moves import name_of_rows
from reception.people.rules.merging import UNDO_DAYS


@dataclass(frozen=True)
class MergePair:
    """Two records: `kept` is to stand. Of one that is not `read` the reader may know the identity alone."""

    kept: Person
    former: Person
    reads_kept: bool
    reads_former: bool

    @property
    def reads_both(self) -> bool:
        """Whether everything may be compared."""
        return self.reads_kept and self.reads_former


def pair_to_merge(kept: str, former: str) -> MergePair:
    """The people of two numbers, with what is compared of them. Raises OutOfReach.

    Neither is hidden from the actor, and the actor's units work with at least one.
    """
    parts = (Person.names, Person.identifiers, Person.key_dates)
    query = sa.select(Person).where(Person.number.in_((kept, former))).options(*(selectinload(part) for part in parts))
    found = {person.number: person for person in permits.MERGE.all(query)}
    if len(found) < 2:
        raise OutOfReach
    read = _read(found.values())
    if not read:
        raise OutOfReach
    saw(person.id for person in found.values())
    return MergePair(found[kept], found[former], found[kept].id in read, found[former].id in read)


def _read(people: Iterable[Person]) -> set[int]:
    """The ids of those whose whole record the actor reads."""
    query = sa.select(Person.id).where(Person.id.in_([person.id for person in people]))
    return set(db.session.scalars(permits.READ.within(query)))


def recent_merges() -> Sequence[Merge]:
    """The merges that can be undone yet, the latest first, with the record that stands."""
    since = now() - timedelta(days=UNDO_DAYS)
    query = _merges().where(Merge.made_at >= since, Merge.undone_at.is_(None))
    found = permits.MERGE.all(query.order_by(Merge.made_at.desc(), Merge.id.desc()).limit(100))
    saw(merge.person_id for merge in found)
    return found


def merge_to_undo(merge_id: int) -> Merge:
    """A merge of somebody whom the actor's own units work with. Raises OutOfReach."""
    merge = permits.MERGE.one(_merges().where(Merge.id == merge_id))
    saw([merge.person_id])
    return merge


def _merges() -> sa.Select[Merge]:
    query = sa.select(Merge).join(Person, Person.id == Merge.person_id)
    actor = current()
    if isinstance(actor, Actor):
        query = query.where(permits.in_reach(actor))
    return query.options(joinedload(Merge.person), joinedload(Merge.made_by), joinedload(Merge.change_set))


def with_former_number(number: str) -> sa.ColumnElement[bool]:
    """The person in whom the record of that number went up, or the case of that number.

    Who is found by a person's number is found by this one; a case's is for those whose units work with her.
    """
    led = sa.select(FormerNumber.person_id).where(FormerNumber.number == number)
    of_person = sa.exists().where(Merge.former_number == number)
    actor = current()
    if not isinstance(actor, Actor):
        return Person.id.in_(led)
    return sa.and_(Person.id.in_(led), sa.or_(of_person, permits.related(actor)))


def standing_number(number: str) -> str | None:
    """The number of the person whom a number leads to that went up in another, if the actor may identify her."""
    query = sa.select(Person.number).where(with_former_number(number))
    return db.session.scalars(permits.IDENTIFY.within(query)).one_or_none()


#: Why a row keeps a merge from being undone: msgids.
_WHY: Final = {
    "changed": N_("changed since"),
    "gone": N_("removed since"),
    "refers": N_("something new refers to it"),
    "misses": N_("what it belongs to is gone"),
    "taken": N_("another has taken its place"),
}
_THE_RECORD: Final = N_("The record itself")
_MERGED_AGAIN: Final = N_("merged with another since: undo that merge first")


def in_the_way(merge: Merge) -> list[tuple[str, str]]:
    """What keeps a merge from being undone, as (kind of rows, why) msgids; empty when nothing does.

    It names kinds and no rows: some of them may be in files that the reader does not open.
    """
    return sorted({(_kind(obstacle), _why(obstacle)) for obstacle in journal.obstacles(merge.change_set)})


def _kind(obstacle: Obstacle) -> str:
    return _THE_RECORD if obstacle.table == Person.__tablename__ else name_of_rows(obstacle.table)


def _why(obstacle: Obstacle) -> str:
    is_merged_again = obstacle.table == Person.__tablename__ and obstacle.why == "gone"
    return _MERGED_AGAIN if is_merged_again else _WHY[obstacle.why]
