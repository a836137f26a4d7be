"""The last fence, at the session: no unscoped SELECT of a protected model, and no writing while reading."""

from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, orm

from reception.db.base import Base
from reception.db.session import db, is_reading

SHAPES_KEPT = 5000
_known: dict[Any, frozenset[str]] = {}


class UnscopedQuery(Exception):
    """A protected model was selected outside every permit's scope."""


class WriteWhileReading(Exception):
    """A request that may only read tried to change rows."""


def raise_shield() -> None:
    """Listen to the session. Called once, at start-up; a second call changes nothing."""
    for name, guard in (("do_orm_execute", _refuse_unscoped), ("before_flush", _refuse_writing)):
        if not event.contains(db.session, name, guard):
            event.listen(db.session, name, guard)


def _refuse_unscoped(state: orm.ORMExecuteState) -> None:
    if not state.is_select:
        if is_reading():
            raise WriteWhileReading(str(state.statement)[:80])
        return
    if state.is_column_load or state.is_relationship_load or "permit" in state.execution_options:
        return
    exposed = _protected_tables(state.statement)
    if exposed:
        raise UnscopedQuery(f"{', '.join(sorted(exposed))} selected without a permit")


def _protected_tables(statement: Any) -> frozenset[str]:
    """The protected tables that a statement selects from. Worked out once for each shape: it takes a compilation."""
    if not isinstance(statement, sa.Select | sa.CompoundSelect):
        return frozenset()
    shape = statement._generate_cache_key()
    if shape is None:
        return _selected_from(statement)
    if shape.key not in _known:
        if len(_known) >= SHAPES_KEPT:
            _known.clear()
        _known[shape.key] = _selected_from(statement)
    return _known[shape.key]


def _selected_from(statement: Any) -> frozenset[str]:
    parts = statement.selects if isinstance(statement, sa.CompoundSelect) else [statement]
    tables = {
        table
        for part in parts
        if isinstance(part, sa.Select)
        for source in (*part.get_final_froms(), *part.selected_columns)
        for table in _tables(source)
    }
    return frozenset(tables & protected_table_names())


def _tables(source: Any) -> set[str]:
    """The tables behind one FROM entry or column, through joins and sub-selects."""
    return {element.name for element in sa.sql.visitors.iterate(source) if isinstance(element, sa.Table)}


@cache
def protected_table_names() -> frozenset[str]:
    """The tables of every protected model."""
    return frozenset(str(model.__tablename__) for model in protected_models())


def protected_models() -> list[type[Base]]:
    """Every model whose rows a permit must scope, by name."""
    models = (mapper.class_ for mapper in Base.registry.mappers if mapper.class_.__protected__)
    return sorted(models, key=lambda model: model.__name__)


def _refuse_writing(session: orm.Session, _context: object, _instances: object) -> None:
    if is_reading() and (session.new or session.deleted or any(session.is_modified(row) for row in session.dirty)):
        raise WriteWhileReading(
            ", ".join(sorted({type(row).__name__ for row in (*session.new, *session.dirty, *session.deleted)}))
        )
