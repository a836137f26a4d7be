"""Questions about forms that were sent."""

import sqlalchemy as sa

from reception.accounts.models import Submission
from reception.db.session import db


def submission(token: str) -> Submission | None:
    """An earlier copy of a form."""
    return db.session.scalar(sa.select(Submission).where(Submission.token == token))
