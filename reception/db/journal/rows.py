"""Rows as the journal keeps them: read past the session, written as JSON, read back for their columns."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, Final

import sqlalchemy as sa

from reception.db.base import Base
from reception.db.bulk import chunks
from reception.db.encrypted import EncryptedText
from reception.db.session import db

#: The mark of the journal's own queries: it puts back what was there and shows nobody anything.
JOURNAL: Final = "journal"

Values = Mapping[str, Any]

_PLAIN: Final = (int, str, bool)
_ENCODER: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False)


def journaled_tables(*, but_self_made: bool = False) -> dict[str, sa.Table]:
    """The tables whose rows are journaled, by name: all but logs, sessions and what is made from other rows; perhaps
    without those whose rows come by themselves."""
    models = (mapper.class_ for mapper in Base.registry.mappers)
    return {
        str(model.__tablename__): model.__table__
        for model in models
        if model.__journaled__ and not (but_self_made and model.__comes_by_itself__)
    }


def moves_on(column: sa.Column[Any]) -> bool:
    """Whether a column is moved on by any later work on the row, such as its version: that is no obstacle, and what it
    holds by then stays. Such a column says so in its `info`."""
    return column.name == "version" or bool(column.info.get("moves_on"))


def rows_of(table: sa.Table, ids: Iterable[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """(id, row as JSON values) of the rows of a table that are there."""
    writers = [(column.name, _writer(column)) for column in table.columns]
    for part in chunks(ids):
        query = sa.select(table).where(table.c.id.in_(part)).execution_options(permit=JOURNAL)
        for values in db.session.execute(query):
            row = {
                name: value if value is None or write is None else write(value)
                for (name, write), value in zip(writers, values, strict=True)
            }
            yield row["id"], row


def _writer(column: sa.Column[Any]) -> Callable[[Any], Any] | None:
    """What turns a column's values into JSON; None when they are that already."""
    return None if _python_type(column) in _PLAIN and not isinstance(column.type, sa.Enum) else written


def written(value: Any) -> Any:
    """A column's value as JSON can hold it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def read_back(column: sa.Column[Any], value: Any) -> Any:
    """What `written` wrote, for its column."""
    if value is None:
        return None
    if isinstance(column.type, sa.Enum) and column.type.enum_class is not None:
        return column.type.enum_class(value)
    kind = _python_type(column)
    if kind in (date, datetime, time):
        return kind.fromisoformat(value)
    if kind is Decimal:
        return Decimal(value)
    return base64.b64decode(value) if kind is bytes else value


def _python_type(column: sa.Column[Any]) -> type[Any]:
    """What a column holds in Python; text that is sealed in the database is text here."""
    if isinstance(column.type, EncryptedText):
        return str
    inner = getattr(column.type, "impl_instance", column.type)
    kind: type[Any] = inner.python_type
    return kind


def digest(row: Values) -> str:
    """A row in 16 bytes: equal digests are equal rows."""
    return hashlib.blake2b(_ENCODER.encode(row).encode(), digest_size=16).hexdigest()
