"""What taking a list back would take with it, and what stands in the way: by table, with the people concerned."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from reception.audit.reading import saw
from reception.cases.models import Case
from reception.db import journal
from reception.db.base import Base
from reception.db.journal import JOURNAL, ChangeKind, Obstacle
from reception.db.session import db
from reception.imports.models import ImportRun
from reception.imports.queries.known import chunks
from reception.people import permits as people_permits
from reception.people.models import Person

#: As many people are named for one kind of obstacle.
MOST_NAMED = 20


@dataclass(frozen=True)
class Concerned:
    """Somebody whom the reader may see."""

    number: str
    shown_name: str
    is_protected: bool


@dataclass(frozen=True)
class InTheWay:
    """Rows of one table to which the same has happened: `why` is "changed", "gone" or "refers"."""

    table: str
    why: str
    count: int
    people: Sequence[Concerned]
    has_more: bool


def brought(run: ImportRun) -> Mapping[str, tuple[int, int]]:
    """(rows that were added, rows that were changed) by the run, by table."""
    if run.change_set is None:
        return {}
    added = journal.touched(run.change_set, ChangeKind.INSERTED)
    changed = journal.touched(run.change_set, ChangeKind.UPDATED)
    tables = sorted(added.keys() | changed.keys())
    return {table: (len(added.get(table, ())), len(changed.get(table, ()))) for table in tables}


def in_the_way(obstacles: Iterable[Obstacle]) -> list[InTheWay]:
    """Obstacles put together by table and by what has happened; people out of the reader's reach are not named."""
    grouped: dict[tuple[str, str], list[Obstacle]] = defaultdict(list)
    for obstacle in obstacles:
        grouped[obstacle.table, obstacle.why].append(obstacle)
    owners = {key: _owners(found) for key, found in grouped.items()}
    seen = _visible(set().union(*owners.values()))
    told = []
    for (table, why), found in grouped.items():
        people = [seen[owner] for owner in sorted(owners[table, why]) if owner in seen]
        told.append(InTheWay(table, why, len(found), people[:MOST_NAMED], len(people) > MOST_NAMED))
    return told


def _owners(obstacles: Sequence[Obstacle]) -> set[int]:
    """Whose rows they are, or whose are the rows that they refer to."""
    rows: dict[str, set[int]] = defaultdict(set)
    for obstacle in obstacles:
        rows[obstacle.table].add(obstacle.row_id)
        if obstacle.of_table:
            rows[obstacle.of_table].add(obstacle.of_row_id)
    return {owner for table, ids in rows.items() for owner in _owners_of(table, ids)}


def _owners_of(name: str, ids: Collection[int]) -> set[int]:
    table = Base.metadata.tables[name]
    if name == Person.__tablename__:
        return set(ids)
    found: set[int] = set()
    for part in chunks(ids):
        if "person_id" in table.c:
            query = sa.select(table.c.person_id).where(table.c.id.in_(part))
        elif "case_id" in table.c:
            query = sa.select(Case.person_id).join(table, table.c.case_id == Case.id).where(table.c.id.in_(part))
        else:
            return found
        found |= {owner for owner in db.session.scalars(query.execution_options(permit=JOURNAL)) if owner is not None}
    return found


def _visible(person_ids: Collection[int]) -> dict[int, Concerned]:
    found: dict[int, Concerned] = {}
    for part in chunks(person_ids):
        query = sa.select(Person).where(Person.id.in_(part))
        for person in people_permits.READ.all(query):
            found[person.id] = Concerned(person.number, person.shown_name, person.is_protected)
    saw(found)
    return found
