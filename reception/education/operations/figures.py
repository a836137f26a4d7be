"""Figures that are not published yet: whoever counts them leaves a line in the log."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reception.audit.log import record
from reception.education.queries import figures as queries
from reception.education.queries.guidance.guided import starters
from reception.education.queries.orientation.orientation_outcomes import entitled
from reception.education.rules import guiding, orientation, units
from reception.education.rules.studies import progress, start
from reception.education.terms.studies import SfiCourse, StudyPath
from reception.reckoning.figures import Figure
from reception.reckoning.periods import Period


@dataclass(frozen=True)
class Figures:
    """The figures of a year by their codes, and both units of SFI statistics, which are never added together."""

    of_code: Mapping[str, Figure]
    pupils: int
    participants: Mapping[tuple[StudyPath, SfiCourse], int]


def count_figures(year: int, on: date) -> Figures:
    """I2 to I6, I9 and I27 of a year, as known on that day. Nine statements, and one for the log.

    The log keeps that they were counted.
    """
    period = Period(date(year, 1, 1), date(year, 12, 31))
    everybody = queries.everybody()
    registrants, outcomes = list(queries.registrants(everybody)), list(queries.outcomes(everybody))
    counts = {
        "I2": start.i2(registrants, period, on),
        "I3": start.i3(registrants, period, on),
        "I4": progress.i4(queries.beginners(everybody), period, on),
        "I5": progress.i5(outcomes, period),
        "I6": progress.i6(outcomes, period),
        "I9": guiding.i9(starters(everybody), period, on),
        "I27": orientation.i27(entitled(everybody), period, on),
    }
    pupils, participants = _units(everybody, period, on)
    record("education-figures.counted", year=year)
    return Figures(counts, pupils, participants)


def _units(
    everybody: list[queries.Studies], period: Period, on: date
) -> tuple[int, Counter[tuple[StudyPath, SfiCourse]]]:
    """Pupils, and participants by path and course: of the year so far, since a start may lie ahead."""
    if on < period.first:
        return 0, Counter()
    so_far = Period(period.first, min(period.end, on))
    counted = queries.counted(everybody)
    return len(units.pupils(counted, so_far)), units.participants(counted, so_far)
