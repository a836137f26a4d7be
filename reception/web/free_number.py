"""A short number that no row of a table has. For operations alone."""

from typing import Any

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.db.session import db
from reception.web import short_number


def free_number(model: Any, permit: Permit) -> str:
    """A number that no row of `model` has, within reach or not: `permit` shows nobody a page.

    RuntimeError when a dozen drawn are all taken.
    """

    def is_used(number: str) -> bool:
        rows = sa.select(model.id).where(model.number == number)
        return db.session.scalar(permit.within(rows)) is not None

    return short_number.unused(is_used)
