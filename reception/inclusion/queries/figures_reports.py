"""What figure I32 is counted from: every report, as days and words of lists. Nobody sees a page of this."""

from datetime import date

import sqlalchemy as sa

from reception.db.session import db
from reception.inclusion.models import DiscriminationReport
from reception.inclusion.permits import FIGURES
from reception.inclusion.rules import discrimination_figures as rules
from reception.inclusion.rules.discrimination_figures import Reported
from reception.inclusion.rules.discrimination_turning import closing_days
from reception.reckoning.figures import Figure


def reported() -> list[Reported]:
    """Every report: when it came and was closed, where it happened and what came of it. One statement."""
    one = DiscriminationReport
    query = sa.select(one.received_on, one.closed_on, one.place_kind, one.outcome).order_by(one.id)
    return [Reported(*row) for row in db.session.execute(FIGURES.within(query))]


def i32(year: int, on: date) -> Figure:
    """I32 of a year, as known on a day: reports closed in time, of those that came so long ago that they should be."""
    return rules.i32(reported(), year, on, closing_days())
