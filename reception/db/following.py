"""Two rows turn out to be one thing: every row that refers to the one comes to refer to the other.

The foreign keys are read from the tables themselves, so that a later table comes by itself. Where two rows would then
stand for one thing, because a unique key lets only one stand, these two are joined in their turn. Rows are changed past
their versions and by statements of the session, so that a journal that records sees them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from reception.db.base import Base
from reception.db.journal.rows import journaled_tables
from reception.db.references import UniqueKey, references_to, unique_keys
from reception.db.session import db

#: The mark of these queries: they move rows and show nobody anything.
FOLLOWING: Final = "following"


@dataclass(frozen=True)
class Joined:
    """Two rows of a table that are one thing: `gone` goes up in `stays` (their ids)."""

    table: str
    gone: int
    stays: int


class Following:
    """Rows that follow. `before_join` is called before two rows are joined, to save what must not be lost of either."""

    def __init__(self, before_join: Callable[[Joined], None]) -> None:
        self._before_join = before_join
        self._journaled = journaled_tables()

    def join(self, pair: Joined) -> None:
        """Let all that refers to `gone` refer to `stays`, and remove `gone`. Both must be there."""
        lock(pair.table, pair.gone, pair.stays)
        self._before_join(pair)
        self.follow(pair)
        table = Base.metadata.tables[pair.table]
        db.session.execute(sa.delete(table).where(table.c.id == pair.gone))

    def follow(self, pair: Joined) -> None:
        """Let all that refers to `gone` refer to `stays`; `gone` stays in its place, for the caller to remove.

        What is made from other rows, such as search keys, is left: it goes with its row and is made anew.
        """
        columns = [key.parent for key in references_to(pair.table) if key.parent.table.name in self._journaled]
        for column in _referring(columns, pair.gone):
            for collision in list(_collisions(column.table, column, pair)):
                self.join(collision)
            moved = sa.update(column.table).where(column == pair.gone)
            db.session.execute(moved.values({column: pair.stays}))


def lock(table_name: str, *ids: int) -> list[int]:
    """Hold rows until the transaction ends, always in the same order, so that nobody adds to what goes away.

    Answers the ids of those that are there.
    """
    table = Base.metadata.tables[table_name]
    query = sa.select(table.c.id).where(table.c.id.in_(ids)).order_by(table.c.id).with_for_update()
    return list(db.session.scalars(query.execution_options(permit=FOLLOWING)))


def _referring(columns: Sequence[sa.Column[Any]], row_id: int) -> list[sa.Column[Any]]:
    """Those of the columns by which anything refers to the row: one question for all of them."""
    if not columns:
        return []
    asked = (
        sa.select(sa.literal(place)).where(sa.exists().where(column == row_id)) for place, column in enumerate(columns)
    )
    found = set(db.session.scalars(sa.union_all(*asked).execution_options(permit=FOLLOWING)))
    return [column for place, column in enumerate(columns) if place in found]


def _collisions(table: sa.Table, column: sa.Column[Any], pair: Joined) -> Iterator[Joined]:
    """The rows of `gone` and of `stays` that could not both belong to `stays`, each row that goes away once."""
    met: set[int] = set()
    for key in unique_keys(table, db.engine.dialect.name):
        if column.name in key.columns:
            standing = _by_values(table, key, column, pair.stays)
            for values, row_id in _by_values(table, key, column, pair.gone).items():
                if values in standing and row_id not in met:
                    met.add(row_id)
                    yield Joined(table.name, row_id, standing[values])


def _by_values(table: sa.Table, key: UniqueKey, column: sa.Column[Any], row_id: int) -> dict[tuple[Any, ...], int]:
    """The rows that refer to `row_id`, by what else the key holds; a row with nothing there collides with none."""
    others = [table.c[name] for name in key.columns if name != column.name]
    query = sa.select(table.c.id, *others).where(column == row_id)
    if key.where is not None:
        query = query.where(key.where)
    rows = db.session.execute(query.execution_options(permit=FOLLOWING)).all()
    return {tuple(row[1:]): row[0] for row in rows if None not in row[1:]}
