"""Reports of discrimination as facts: whether each was closed in time, of nobody."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from reception.db.civil import days_after
from reception.db.verdicts import yes_if
from reception.inclusion.models import DiscriminationReport
from reception.inclusion.queries.facts_meetings import nobody
from reception.inclusion.rules.discrimination_turning import closing_days
from reception.reckoning.asked import Asked


def i32(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """The reports of the year whose time to be closed has passed, however soon they were: whether they were closed."""
    row, within = DiscriminationReport, closing_days()
    in_time = row.closed_on <= days_after(row.__table__.c.received_on, within)
    return sa.select(nobody().label("person_id"), yes_if(in_time).label("verdict")).where(
        row.received_on.between(asked.period.first, asked.last), row.received_on <= asked.on - timedelta(days=within)
    )
