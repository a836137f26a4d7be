"""Figures of where people stand: I16 and I17. Pure. All are proposals of the program, not law.

Somebody is one person, whatever boards noted of her: all that any of them noted is asked together. Nobody is counted
before the day that is asked about has passed; who died or moved away before it is in neither number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from reception.people.rules.birth import Birth
from reception.reckoning.figures import Figure, Verdict, figure
from reception.reckoning.periods import Period
from reception.work.rules.measures import Ages, Measures, is_of
from reception.work.rules.moments import InProgramme, Moment, left_establishment_on
from reception.work.rules.self_support import Income
from reception.work.rules.status import Facts, status_on
from reception.work.terms.figures import Uncounted
from reception.work.terms.income import WorkStatus

#: The moment of I16.
AFTER_LEAVING: Final = "left-90-days"
#: Figures and the moments after reception that they ask about.
AFTER_RECEPTION: Final = {"I17-24": "received-24-months", "I17-48": "received-48-months"}
#: What is work, and what is work or studies (Kolada N00971–N00973).
AT_WORK: Final = (WorkStatus.WORK, WorkStatus.NEW_START_JOB, WorkStatus.SUBSIDISED)
AT_WORK_OR_STUDIES: Final = (*AT_WORK, WorkStatus.STUDIES)


@dataclass(frozen=True)
class Gone:
    """When somebody moved away or died, if she did."""

    left_on: date | None = None
    died_on: date | None = None

    def by(self, day: date) -> Uncounted | None:
        """Why she is not counted on a day."""
        if self.died_on is not None and self.died_on <= day:
            return Uncounted.DECEASED
        return Uncounted.LEFT if self.left_on is not None and self.left_on <= day else None


@dataclass(frozen=True)
class Status:
    """What a board was told of a moment: of which day, and where she stood."""

    moment: str
    on: date
    status: WorkStatus


@dataclass(frozen=True)
class Life:
    """All that figures of standing ask of one person. `facts`: of every board."""

    birth: Birth | None = None
    received_on: date | None = None
    gone: Gone = field(default_factory=Gone)
    facts: Facts = field(default_factory=Facts)
    programmes: Sequence[InProgramme] = ()
    statuses: Sequence[Status] = ()
    incomes: Sequence[Income] = ()


def standing_at(one: Life, moment: Moment, day: date, today: date) -> WorkStatus | Uncounted:
    """Where she stood at a moment, which fell on `day`; or why that is not counted.

    A status that a board was told of that very day stands over what is reckoned from jobs and studies.
    """
    if today < day:
        return Uncounted.NOT_YET
    gone = one.gone.by(day)
    if gone is not None:
        return gone
    told = (note.status for note in one.statuses if note.moment == moment.code and note.on == day)
    noted = next((status for status in told if status is not WorkStatus.UNKNOWN), None)
    status = status_on(one.facts, day, noted)
    if status is WorkStatus.MOVED:
        return Uncounted.LEFT
    return Uncounted.STATUS_UNKNOWN if status is WorkStatus.UNKNOWN else status


def _verdicts(found: Iterable[WorkStatus | Uncounted], counted: Iterable[WorkStatus]) -> Figure:
    yes = frozenset(counted)
    return figure(one if isinstance(one, Uncounted) else one in yes for one in found)


def i16(everybody: Iterable[Life], moment: Moment, period: Period, today: date) -> dict[str, Figure]:
    """I16: of those who left the establishment programme in the period, who works or studies at the moment after it.

    "I16" counts both; "I16-…" each status by itself, of the same people.
    """
    found = [
        standing_at(one, moment, moment.day(left), today)
        for one in everybody
        if (left := left_establishment_on(one.programmes)) is not None and period.covers(left) and left <= today
    ]
    split = {f"I16-{status.value}": _verdicts(found, [status]) for status in AT_WORK_OR_STUDIES}
    return {"I16": _verdicts(found, AT_WORK_OR_STUDIES), **split}


def i17(everybody: Iterable[Life], moment: Moment, period: Period, today: date, ages: Ages) -> Figure:
    """I17: of the adults whose moment after reception falls in the period and who live here still, who works then."""
    return figure(
        _at_work(one, moment, on, today, ages)
        for one in everybody
        if (on := one.received_on) is not None
        and period.covers(moment.day(on))
        and is_of(one.birth, ages, on) is not False
    )


def _at_work(one: Life, moment: Moment, received_on: date, today: date, ages: Ages) -> Verdict:
    if is_of(one.birth, ages, received_on) is None:
        return Uncounted.BIRTH_UNKNOWN
    found = standing_at(one, moment, moment.day(received_on), today)
    return found if isinstance(found, Uncounted) else found in AT_WORK


def day_of(period: Period, today: date) -> date | None:
    """The day on which people are asked about: the last of the period, or today in one that goes on; None before."""
    return min(period.end, today) if period.first <= today else None


def figures_of(
    everybody: Sequence[Life], moments: Mapping[str, Moment], period: Period, today: date, of: Measures
) -> dict[str, Figure]:
    """I16 with its parts, and I17 after each of its moments."""
    counts = i16(everybody, moments[AFTER_LEAVING], period, today)
    for code, moment in AFTER_RECEPTION.items():
        counts[code] = i17(everybody, moments[moment], period, today, of.received)
    return counts
