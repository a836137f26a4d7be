"""Rows of any table, made from what the table says of itself; and all rows of all tables, to compare them.

A later table needs nothing here: its columns, references and checks say what a row of it must hold.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from itertools import chain, combinations, count
from typing import Any, Final

import sqlalchemy as sa

from reception.db.base import Base
from reception.db.encrypted import EncryptedText
from reception.db.session import db
from reception.people.terms.papers import DisclosureGround
from tests.factories.people import make_person

DAY: Final = date(2026, 2, 3)
NOON: Final = datetime(2026, 2, 3, 11, tzinfo=UTC)
HOUR: Final = timedelta(hours=1)
#: Written by each merge and each page, and no part of what a merge moves.
NOT_COMPARED: Final = frozenset({"audit_event", "audit_seal", "change_set", "change", "search_key"})
#: Where the first word of a closed list asks for a row of another table, another word; where a text has a form.
_WORDS: Final = {("disclosure", "ground"): DisclosureGround.NO_HARM, ("national_figure", "municipality"): "0001"}
#: May be empty, and a check asks for them where the rest of the row is what it is by itself.
_ASKED: Final = frozenset({("import_run", "unit_id"), ("import_source", "unit_id")})
#: Where a check asks for more than one.
_NUMBERS: Final = {"year": DAY.year, "options": 5}
_marks = count(1)


def make_row(table_name: str, **given: Any) -> int:
    """A row of a table with what is `given`, and with what the table cannot do without. Answers its id.

    Where a check asks for more, one or two of the columns that may be empty are filled.
    """
    table = Base.metadata.tables[table_name]
    needed = {column.name: _value(column) for column in table.columns if _is_needed(column, given)}
    free = [column for column in table.columns if column.nullable and not column.foreign_keys]
    for more in chain([()], ((column,) for column in free), combinations(free, 2)):
        try:
            with db.session.begin_nested():
                filled = {column.name: _value(column) for column in more}
                query = sa.insert(table).values({**filled, **needed, **given}).returning(table.c.id)
                return int(db.session.execute(query).scalar_one())
        except sa.exc.IntegrityError as clash:
            refused = clash
    raise refused


def _is_needed(column: sa.Column[Any], given: Mapping[str, Any]) -> bool:
    """What the database keeps by itself, `casefile.sort_key`, is left to it."""
    is_kept = column.info.get("moves_on") and column.server_default is not None
    is_free = column.nullable and (column.table.name, column.name) not in _ASKED
    return not (is_free or column.primary_key or column.name in given or is_kept)


def _value(column: sa.Column[Any]) -> Any:
    """Something that the column can hold; a text is another one each time."""
    for key in column.foreign_keys:
        return _target(key.column.table.name, column)
    if word := _WORDS.get((column.table.name, column.name)):
        return word
    kind = column.type
    if isinstance(kind, sa.Enum) and kind.enum_class is not None:
        return next(iter(kind.enum_class))
    if isinstance(kind, EncryptedText | sa.Text):
        return f"text {next(_marks)}"
    if column.name in _NUMBERS:
        return _NUMBERS[column.name]
    inner = getattr(kind, "impl_instance", kind)
    return (_LATER if column.name in _ENDS else _PLAIN)[inner.python_type]


_PLAIN: Final[dict[type, Any]] = {
    bool: False,
    int: 1,
    float: 1.0,
    Decimal: Decimal(1),
    date: DAY,
    datetime: NOON,
    time: NOON.time(),
    dict: {},
    object: {},  # JSON, as SQLAlchemy tells of it
    bytes: b"bytes",
    str: "text",
}
#: What ends is later than what begins.
_ENDS: Final = frozenset({"ends", "until"})
_LATER: Final[dict[type, Any]] = {**_PLAIN, datetime: NOON + HOUR, time: (NOON + HOUR).time()}


def _target(table_name: str, column: sa.Column[Any]) -> int:
    """A row to refer to: a new person or row, or what there is of staff and units.

    Several columns about staff are about different members of staff: nobody stands in for oneself.
    """
    if table_name == "person":
        return make_person(name=f"Annan {next(_marks)}").id
    table = Base.metadata.tables[table_name]
    if table_name == "staff_user":
        ids = db.session.scalars(sa.select(table.c.id).order_by(table.c.id)).all()
        alike = [each.name for each in column.table.columns if each.references(table.c.id)]
        return int(ids[alike.index(column.name) % len(ids)])
    if table_name == "unit":
        return int(db.session.execute(sa.select(sa.func.min(table.c.id))).scalar_one())
    return make_row(table_name)


def all_rows() -> dict[str, dict[int, dict[str, Any]]]:
    """{table: {id: row}} of every table that is compared."""
    db.session.flush()
    return {table.name: dict(_rows(table)) for table in _compared()}


@cache
def _compared() -> tuple[sa.Table, ...]:
    return tuple(table for table in Base.metadata.sorted_tables if table.name not in NOT_COMPARED)


def _rows(table: sa.Table) -> Iterator[tuple[int, dict[str, Any]]]:
    query = sa.select(table).order_by(table.c.id).execution_options(permit="test")
    for row in db.session.execute(query).mappings():
        yield row["id"], {column.name: row[column.name] for column in table.columns}


def row_of(table_name: str, row_id: int) -> dict[str, Any] | None:
    """One row as it stands in the database."""
    table = Base.metadata.tables[table_name]
    query = sa.select(table).where(table.c.id == row_id).execution_options(permit="test")
    found = db.session.execute(query).mappings().one_or_none()
    return dict(found) if found is not None else None


def search_keys() -> set[tuple[int, str, str]]:
    """Every search key, without its id: they are made anew."""
    table = Base.metadata.tables["search_key"]
    query = sa.select(table.c.person_id, table.c.kind, table.c.key).execution_options(permit="test")
    return {(row[0], str(row[1]), row[2]) for row in db.session.execute(query)}
