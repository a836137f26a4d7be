"""Holding a row: of two who change it at the same moment, the second waits, and then sees what the first wrote."""

from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm.exc import StaleDataError

from reception.db.session import db


def hold(row: Any, *others: Any) -> None:
    """Wait for whoever changes `row`, and let nobody else change it before this request ends.

    If it was changed since it was read, it and `others`, which stand under its version, are read anew; a row that
    counts no changes (`db.saying.Saying`) is read anew in any case. On SQLite a request that writes has been alone
    since it began. Raises StaleDataError if one of them is gone.

    Others may refer to the row meanwhile (`key_share`): two who change one account both have, by the forms they sent.
    """
    table = row.__table__
    if "version" not in table.c:
        hold_alone(row)
        return
    query = sa.select(table.c.version).where(table.c.id == row.id).with_for_update(key_share=True)
    version = db.session.execute(query.execution_options(permit="hold")).scalar_one_or_none()
    if version == row.version:
        _read_anew(one for one in others if "version" not in one.__table__.c)
    else:
        _read_anew((row, *others))


def hold_alone(row: Any) -> None:
    """The same for a row that has no version of its own: it is read anew in any case. Raises StaleDataError."""
    table = row.__table__
    held = sa.select(table.c.id).where(table.c.id == row.id).with_for_update(key_share=True)
    db.session.execute(held.execution_options(permit="hold"))
    _read_anew((row,))


def _read_anew(rows: Iterable[Any]) -> None:
    try:
        for row in rows:
            db.session.refresh(row)
    except InvalidRequestError as gone:
        raise StaleDataError("the row is gone") from gone


def hold_in_order(model: Any, ids: Collection[int]) -> None:
    """Hold many rows of `model` by one statement, in the order of their ids: two who do so never wait for each other.

    What the session has read of them is not read anew: hold first, read then.
    """
    if not ids:
        return
    table = model.__table__
    held = sa.select(table.c.id).where(table.c.id.in_(set(ids))).order_by(table.c.id)
    db.session.execute(held.with_for_update(key_share=True).execution_options(permit="hold"))
