"""What work tells the path. Pure.

A day that lies ahead is no fact yet: nobody has begun, or left, what is only planned.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reception.work.rules.jobs import is_full_time
from reception.work.rules.kinds import kinds
from reception.work.rules.moments import InProgramme
from reception.work.rules.self_support import Income, months_of
from reception.work.rules.status import Lasting
from reception.work.rules.support_definitions import Variant, definitions
from reception.work.rules.support_runs import self_supporting_since
from reception.work.terms.desk import ProgrammeKind
from reception.work.terms.jobs import PlacementKind

WorkFact = date | bool


@dataclass(frozen=True)
class Work:
    """A job, or a placement of a kind. `extent`: percent of full time, None where it varies or is not known."""

    days: Lasting
    extent: int | None = None
    kind: PlacementKind | None = None

    @property
    def is_job(self) -> bool:
        """Whether it is an employment, with support or without."""
        return self.kind is None or kinds()[self.kind].is_employment


@dataclass(frozen=True)
class KnownWork:
    """What a board knows of somebody's work."""

    enrolled_on: tuple[date, ...] = ()
    programmes: tuple[InProgramme, ...] = ()
    work: tuple[Work, ...] = ()
    incomes: tuple[Income, ...] = ()


def facts_of(known: KnownWork, today: date) -> dict[str, WorkFact]:
    """The facts of the path by their codes; what there is not, or is not known, is left out.

    "left_employment_service" and "establishment_ended" are said once no programme, or none of that kind, goes on.
    "full_time_work": an employment of full time goes on today; that none does is said of who had one. The days of
    placements are those of placements that are no employment; a placement that is one is a job.
    """
    establishment = [one for one in known.programmes if one.kind is ProgrammeKind.ESTABLISHMENT]
    days = {
        "enrolled_employment_service": _first(known.enrolled_on, today),
        "left_employment_service": _left(known.programmes, today),
        "establishment_started": _first((one.started_on for one in establishment), today),
        "establishment_ended": _left(establishment, today),
        "placement_started": _first((one.days.started_on for one in known.work if not one.is_job), today),
        "job_started": _first((one.days.started_on for one in known.work if one.is_job), today),
        "self_supporting_since": _supporting(known.incomes, today),
    }
    found: dict[str, WorkFact] = {code: day for code, day in days.items() if day is not None}
    full_time = [one.days for one in known.work if one.is_job and is_full_time(one.extent)]
    if any(one.started_on <= today for one in full_time):
        found["full_time_work"] = any(one.covers(today) for one in full_time)
    return found


def _first(days: Iterable[date], today: date) -> date | None:
    return min((day for day in days if day <= today), default=None)


def _left(programmes: Sequence[InProgramme], today: date) -> date | None:
    """The last day of the last of them, if each that has begun has also ended."""
    begun = [one for one in programmes if one.started_on <= today]
    ended = [one.ended_on for one in begun if one.ended_on is not None and one.ended_on <= today]
    return max(ended, default=None) if len(ended) == len(begun) else None


def _supporting(incomes: Sequence[Income], today: date) -> date | None:
    """The month since which she provides for herself by the definition of the product, as far as is known."""
    if not incomes:
        return None
    first = min(one.first_month for one in incomes)
    since = self_supporting_since(months_of(incomes, definitions()[Variant.MAIN], first, today))
    return None if since is None else since.month
