"""Short numbers of what this domain has: homes, faults, contracts, needs, offers."""

from typing import Any

import sqlalchemy as sa

from reception.db.session import db
from reception.housing import permits
from reception.web import short_number


def free_number(model: Any) -> str:
    """A number that no row of `model` has, within reach or not. RuntimeError when a dozen drawn are all taken."""

    def is_used(number: str) -> bool:
        used = sa.select(model.id).where(model.number == number)
        return db.session.scalar(permits.OCCUPIED.within(used)) is not None

    return short_number.unused(is_used)
