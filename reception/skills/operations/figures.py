"""Figures that are not published yet: whoever counts them leaves a line in the log."""

from datetime import date

from reception.audit.log import record
from reception.reckoning.figures import Figure
from reception.reckoning.periods import Period
from reception.skills.queries import figures as queries
from reception.skills.rules.figures import i7, i8
from reception.skills.rules.worth import measures


def count_figures(year: int, on: date) -> dict[str, Figure]:
    """I7 and I8 of a year, as known on that day. Four statements, and one for the log."""
    period = Period(date(year, 1, 1), date(year, 12, 31))
    counts = {
        "I7": i7(queries.received_in(period), period, measures(), on),
        "I8": i8(queries.mapped_in(period, on), period, measures(), on),
    }
    record("skills-figures.counted", year=year)
    return counts
