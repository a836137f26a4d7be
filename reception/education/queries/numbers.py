"""Whether a short number of education is in use, within reach or not. For operations alone."""

from typing import Any

import sqlalchemy as sa

from reception.db.session import db
from reception.education import permits


def is_number_used(model: Any, number: str) -> bool:
    """Whether a row of `model` has the number."""
    used = sa.select(model.id).where(model.number == number)
    return db.session.scalar(permits.NUMBERS.within(used)) is not None
