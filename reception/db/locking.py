"""Holding a row: of two who change it at the same moment, the second waits, and then sees what the first wrote."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm.exc import StaleDataError

from reception.db.session import db


def hold(row: Any, *others: Any) -> None:
    """Wait for whoever changes `row`, and let nobody else change it before this request ends.

    If it was changed since it was read, it and `others`, which stand under its version, are read anew. On SQLite a
    request that writes has been alone since it began. Raises StaleDataError if one of them is gone.

    Others may refer to the row meanwhile (`key_share`): two who change one account both have, by the forms they sent.
    """
    table = row.__table__
    query = sa.select(table.c.version).where(table.c.id == row.id).with_for_update(key_share=True)
    version = db.session.execute(query.execution_options(permit="hold")).scalar_one_or_none()
    if version == row.version:
        return
    try:
        for changed in (row, *others):
            db.session.refresh(changed)
    except InvalidRequestError as gone:
        raise StaleDataError("the row is gone") from gone
