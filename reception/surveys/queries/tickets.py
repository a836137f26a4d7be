"""Which tickets remain. They name nobody; whoever can derive a token finds its ticket, and nobody else does."""

from collections.abc import Collection

import sqlalchemy as sa

from reception.db.session import db
from reception.surveys.models import SurveyTicket


def remaining(hashes: Collection[str]) -> set[str]:
    """Those of the hashes whose ticket was not used."""
    query = sa.select(SurveyTicket.token_hash).where(SurveyTicket.token_hash.in_(hashes))
    return set(db.session.scalars(query)) if hashes else set()
