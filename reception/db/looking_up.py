"""Questions that a database is to ask of each row by itself, through an index."""

from typing import Any

import sqlalchemy as sa


def has_one(found: sa.Select[*tuple[Any, ...]]) -> sa.ColumnElement[bool]:
    """Whether there is a row of `found`, which names the outer row in its conditions.

    The same as EXISTS, but PostgreSQL turns an EXISTS beside an OR, or in a sum, into a list of every row that it
    could be true for: a manager's numbers then read all contacts of the municipality.
    """
    return found.limit(1).scalar_subquery().is_not(None)
