"""What a job shows beside what is noted of it: whether it lasts, how it compares, and what it overlaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reception.i18n.formats import today
from reception.work.queries.jobs import other_job
from reception.work.rules.checks import Check, JobDays, checks_of
from reception.work.rules.jobs import overlapping
from reception.work.rules.levels import compared
from reception.work.rules.parameters import Code, number, numbers
from reception.work.terms.levels import JobLevel

if TYPE_CHECKING:
    from reception.reckoning.periods import Period
    from reception.work.models import Employment


@dataclass(frozen=True)
class Seen:
    """What follows from a job. `overlaps`: other jobs on full time, with the days in common."""

    checks: "tuple[Check, ...]"
    level: JobLevel
    overlaps: "list[tuple[Employment, Period]]"

    @property
    def due(self) -> "list[Check]":
        """What is to be asked now."""
        return [one for one in self.checks if one.state.value == "due"]


def seen(row: "Employment", jobs: "Sequence[Employment]", mapped: list[str]) -> Seen:
    """What follows from a job; `jobs`: all of the person's, `mapped`: the occupations she was mapped in."""
    overlaps = [
        (one, days) for one in jobs if one.id != row.id for days in overlapping([other_job(row), other_job(one)])
    ]
    return Seen(checks_today(row), compared(row.occupation_code, mapped), overlaps)


def checks_today(row: "Employment") -> "tuple[Check, ...]":
    """The questions of a job as they stand today."""
    day = today()
    days = JobDays(row.started_on, row.ended_on, {one.months: one.answer for one in row.checks})
    return checks_of(days, numbers(Code.CHECKS, day), day, number(Code.ASK_BEFORE_DAYS, day))
