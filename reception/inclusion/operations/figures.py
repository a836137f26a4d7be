"""Figures that are not published yet: whoever counts them leaves a line in the log."""

from dataclasses import dataclass
from datetime import date

from reception.audit.log import record
from reception.inclusion.queries.figures_activities import meetings, people_offered
from reception.inclusion.queries.figures_counts import Told, i44, i45, i46
from reception.inclusion.queries.figures_friends import people_wishing
from reception.inclusion.queries.figures_plans import own_wishes
from reception.inclusion.queries.figures_reports import i32
from reception.reckoning.figures import Figure, figure
from reception.reckoning.periods import Period
from reception.surveys.queries.figures import Share, part_of_society


@dataclass(frozen=True)
class Figures:
    """All of a year. `counted` and `told` by code; `felt`: I30, None where no survey of the year may be shown."""

    counted: dict[str, Figure]
    felt: Share | None
    told: dict[str, Told]


def count_figures(year: int, on: date) -> Figures:
    """I28 to I32, I41 and I44 to I46 of a year, as known on that day. Of a year that has not begun nothing is known."""
    end = min(date(year, 12, 31), on)
    has_begun = date(year, 1, 1) <= on
    period = Period(date(year, 1, 1), max(end, date(year, 1, 1)))
    counted = {
        "I28": figure(one.in_association for one in people_offered(period) if has_begun),
        "I29": figure(one.is_matched for one in people_wishing(period) if has_begun),
        "I31": figure(one.is_mixed for one in meetings(period) if has_begun),
        "I32": i32(year, on),
        "I41": figure(own_wishes(end) if has_begun else ()),
        **i44(year),
        "I46": i46(year, on),
    }
    record("inclusion-figures.counted", year=year)
    return Figures(counted, part_of_society(year, on), i45(year))
