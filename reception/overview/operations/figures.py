"""Figures that are not published yet: whoever counts them leaves a line in the log."""

from collections.abc import Mapping
from datetime import date

from reception.audit.log import record
from reception.overview.queries.outcomes import figures_of
from reception.reckoning.figures import Figure


def count_figures(year: int, on: date) -> Mapping[str, Figure]:
    """{indicator: its count} of a year, as known on that day. The log keeps that they were counted."""
    counts = figures_of(year, on)
    record("housing-figures.counted", year=year)
    return counts
