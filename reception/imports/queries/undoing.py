"""What stands in the way of taking a list back: by table, with the people concerned whom the reader may see."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from reception.audit.reading import saw
from reception.cases.models import Case
from reception.db.base import Base
from reception.db.bulk import chunks
from reception.db.journal import JOURNAL, Obstacle
from reception.db.session import db
from reception.imports.queries.homes import TABLES_OF_HOMES, home_addresses
from reception.imports.terms import OF_SCHOOL, ImportTarget
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
    """Rows of one table to which the same has happened: `why` is "changed", "gone" or "refers".

    What concerns somebody out of the reader's reach, or nobody in particular, is one last line without table and count:
    how many they are would tell of people who are hidden.
    """

    table: str
    why: str
    count: int | None
    people: Sequence[Concerned] = ()
    has_more: bool = False
    #: The addresses of homes, where a list of homes is taken back.
    homes: Sequence[str] = ()


def in_the_way(obstacles: Sequence[Obstacle], target: ImportTarget = ImportTarget.PEOPLE) -> list[InTheWay]:
    """Obstacles put together by table and by what has happened, with the people whom the reader may see, or homes."""
    if target is ImportTarget.HOMES:
        return _homes_in_the_way(obstacles)
    if target in OF_SCHOOL:
        return _of_school_in_the_way(obstacles)
    owners = _owners(obstacles)
    seen = _visible(set(owners.values()))
    grouped: dict[tuple[str, str], list[int]] = defaultdict(list)
    untold = False
    for obstacle in obstacles:
        concerned = [owner for place in _places(obstacle) if (owner := owners.get(place)) is not None]
        if concerned and all(owner in seen for owner in concerned):
            grouped[obstacle.table, obstacle.why].append(concerned[0])
        else:
            untold = True
    told = [_told(table, why, concerned, seen) for (table, why), concerned in grouped.items()]
    return [*told, InTheWay("", "changed", None)] if untold else told


def _homes_in_the_way(obstacles: Sequence[Obstacle]) -> list[InTheWay]:
    """The same for a list of homes. Of contracts nothing is told but where: who lives there may be hidden."""
    grouped: dict[tuple[str, str], list[Obstacle]] = defaultdict(list)
    for obstacle in obstacles:
        grouped[obstacle.table, obstacle.why].append(obstacle)
    addresses = home_addresses([place for obstacle in obstacles for place in _places(obstacle)])
    return [_told_of_homes(*key, found, addresses) for key, found in grouped.items()]


def _of_school_in_the_way(obstacles: Sequence[Obstacle]) -> list[InTheWay]:
    """The same for a list of a school, by table alone: whom a register or a result is about is not told here."""
    grouped: dict[tuple[str, str], set[int]] = defaultdict(set)
    for obstacle in obstacles:
        grouped[obstacle.table, obstacle.why].add(obstacle.row_id)
    return [InTheWay(table, why, len(ids)) for (table, why), ids in grouped.items()]


def _told_of_homes(
    table: str, why: str, found: Sequence[Obstacle], addresses: Mapping[tuple[str, int], str]
) -> InTheWay:
    homes = sorted({addresses[place] for one in found for place in _places(one) if place in addresses})
    is_counted = table in TABLES_OF_HOMES
    count = len({one.row_id for one in found}) if is_counted else None
    return InTheWay(table, why, count, (), len(homes) > MOST_NAMED, homes[:MOST_NAMED])


def _told(table: str, why: str, concerned: Sequence[int], seen: Mapping[int, Concerned]) -> InTheWay:
    people = [seen[owner] for owner in sorted(set(concerned))]
    return InTheWay(table, why, len(concerned), people[:MOST_NAMED], len(people) > MOST_NAMED)


def _places(obstacle: Obstacle) -> list[tuple[str, int]]:
    """The row itself, and the row that it refers to."""
    return [(obstacle.table, obstacle.row_id), (obstacle.of_table, obstacle.of_row_id)]


def _owners(obstacles: Iterable[Obstacle]) -> dict[tuple[str, int], int]:
    """Whose the rows are, by table and id."""
    rows: dict[str, set[int]] = defaultdict(set)
    for obstacle in obstacles:
        for table, row_id in _places(obstacle):
            if table:
                rows[table].add(row_id)
    return {(table, row_id): owner for table, ids in rows.items() for row_id, owner in _owners_of(table, ids)}


def _owners_of(name: str, ids: Collection[int]) -> Iterator[tuple[int, int]]:
    """(id of a row, id of the person whose it is)."""
    table = Base.metadata.tables[name]
    if name == Person.__tablename__:
        yield from ((row_id, row_id) for row_id in ids)
        return
    for part in chunks(ids):
        if "person_id" in table.c:
            query = sa.select(table.c.id, table.c.person_id).where(table.c.id.in_(part))
        elif "case_id" in table.c:
            cases = table.join(Base.metadata.tables[Case.__tablename__], table.c.case_id == Case.id)
            query = sa.select(table.c.id, Case.person_id).select_from(cases).where(table.c.id.in_(part))
        else:
            return
        rows = db.session.execute(query.execution_options(permit=JOURNAL))
        yield from ((row_id, owner) for row_id, owner in rows if owner is not None)


def _visible(person_ids: Collection[int]) -> dict[int, Concerned]:
    found: dict[int, Concerned] = {}
    for part in chunks(person_ids):
        query = sa.select(Person).where(Person.id.in_(part))
        for person in people_permits.READ.all(query):
            found[person.id] = Concerned(person.number, person.shown_name, person.is_protected)
    saw(found)
    return found
