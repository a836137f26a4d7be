"""Figures of what was done: I20, I21, I22, I39 and I43. Pure. All are proposals of the program, not law.

Somebody is one person, whatever boards noted of her; a placement that two boards noted is one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from reception.people.rules.birth import Birth
from reception.reckoning.figures import Figure, Verdict, figure
from reception.reckoning.periods import Period, months_after
from reception.work.rules.figures import Gone, day_of
from reception.work.rules.kinds import kinds
from reception.work.rules.levels import compared, is_at_level
from reception.work.rules.measures import Ages, is_of
from reception.work.rules.status import Lasting
from reception.work.terms.figures import Uncounted
from reception.work.terms.jobs import PlacementKind, PlacementOutcome

TO_JOB: Final = frozenset({PlacementOutcome.JOB_THERE, PlacementOutcome.JOB_ELSEWHERE})


@dataclass(frozen=True)
class Placed:
    """A placement. `organisation_id`, `kind` and its first day tell whether it is the same as another."""

    organisation_id: int
    kind: PlacementKind
    days: Lasting
    outcome: PlacementOutcome | None = None
    occupation: str | None = None

    @property
    def is_job(self) -> bool:
        """Whether it is an employment with support."""
        return kinds()[self.kind].is_employment


@dataclass(frozen=True)
class Worked:
    """A job. `occupation`: a code of SSYK 2012."""

    days: Lasting
    occupation: str | None = None
    is_own_business: bool = False


@dataclass(frozen=True)
class Working:
    """All that these figures ask of one person. `mapped`: the code of each occupation she was mapped in, None of one
    without a code; `advised`: the days of advice on a business; `began`: those on which one of hers began."""

    gone: Gone = field(default_factory=Gone)
    birth: Birth | None = None
    placements: Sequence[Placed] = ()
    jobs: Sequence[Worked] = ()
    mapped: Sequence[str | None] = ()
    advised: Sequence[date] = ()
    began: Sequence[date] = ()
    wishes_business: bool = False

    @property
    def job_days(self) -> list[date]:
        """The first days of her jobs, with support or without."""
        supported = [one.days.started_on for one in self.placements if one.is_job]
        return [one.days.started_on for one in self.jobs] + supported


def i20(pupils: Collection[int], of_person: Mapping[int, Working], period: Period, today: date) -> Figure:
    """I20: of the pupils of SFI in the period, by id, who had a day of a placement that is no employment in it."""
    day = day_of(period, today)
    if day is None:
        return figure(())
    so_far = Period(period.first, day)
    return figure(
        any(_meets(placed, so_far) for placed in of_person.get(person_id, Working()).placements)
        for person_id in sorted(pupils)
    )


def _meets(placed: Placed, period: Period) -> bool:
    last = placed.days.ended_on or placed.days.planned_end_on or date.max
    return not placed.is_job and placed.days.started_on <= period.end and period.first <= last


def i21(everybody: Iterable[Working], period: Period, today: date, months: int) -> Figure:
    """I21: of the placements that ended in the period, those followed by a job within so many months.

    Placements that are no employment. One that was prolonged has not ended: what it became is asked about instead.
    """
    return figure(
        _led_to_job(one, placed, today, months)
        for one in everybody
        for placed in _once(one.placements)
        if placed.days.ended_on is not None
        and placed.days.ended_on <= today
        and period.covers(placed.days.ended_on)
        and not placed.is_job
        and placed.outcome is not PlacementOutcome.PROLONGED
    )


def _once(placements: Iterable[Placed]) -> Iterable[Placed]:
    """Each placement once: the last of those that are one."""
    return {(one.organisation_id, one.kind, one.days.started_on): one for one in placements}.values()


def _led_to_job(one: Working, placed: Placed, today: date, months: int) -> Verdict:
    ended = placed.days.ended_on or today
    until = months_after(ended, months)
    if today <= until:
        return Uncounted.NOT_YET
    if placed.outcome in TO_JOB or any(placed.days.started_on < day <= until for day in one.job_days):
        return True
    return one.gone.by(until) or False


def i22(everybody: Iterable[Working], period: Period, today: date) -> Figure:
    """I22: of those who work on the day and were mapped in an occupation, who has a job at its level or above."""
    day = day_of(period, today)
    if day is None:
        return figure(())
    found = (one for one in everybody if one.mapped)
    return figure(_at_level(one, codes, day) for one in found if (codes := _occupations(one, day)))


def _occupations(one: Working, day: date) -> list[str | None]:
    """The occupations of the jobs that go on, with support or without."""
    jobs = [job.occupation for job in one.jobs if job.days.covers(day)]
    return jobs + [placed.occupation for placed in one.placements if placed.is_job and placed.days.covers(day)]


def _at_level(one: Working, codes: Iterable[str | None], day: date) -> Verdict:
    gone = one.gone.by(day)
    if gone is not None:
        return gone
    found = {is_at_level(compared(code, one.mapped)) for code in codes}
    if True in found:
        return True
    return Uncounted.LEVEL_UNKNOWN if None in found else False


@dataclass(frozen=True)
class Enrolled:
    """Somebody with an open case who is enrolled as a jobseeker, and the days of contact with Arbetsförmedlingen."""

    enrolled_on: date
    contacts: Sequence[date] = ()


def i39(everybody: Iterable[Enrolled], day: date | None, days: int) -> Figure:
    """I39: of those enrolled on the day, whose cases had contact with Arbetsförmedlingen in the days before it."""
    if day is None:
        return figure(())
    since = day - timedelta(days=days)
    return figure(_in_touch(one, since, day) for one in everybody)


def _in_touch(one: Enrolled, since: date, day: date) -> Verdict:
    if one.enrolled_on > since:
        return Uncounted.NOT_YET
    return any(since <= on <= day for on in one.contacts)


def i43(everybody: Iterable[Working], period: Period, today: date, ages: Ages) -> Figure:
    """I43: of the adults who wish for a business of their own, who got advice on it, or began, by the day."""
    day = day_of(period, today)
    if day is None:
        return figure(())
    wishing = (one for one in everybody if one.wishes_business and is_of(one.birth, ages, day) is not False)
    return figure(_helped(one, day, ages) for one in wishing)


def _helped(one: Working, day: date, ages: Ages) -> Verdict:
    if is_of(one.birth, ages, day) is None:
        return Uncounted.BIRTH_UNKNOWN
    own = [job.days.started_on for job in one.jobs if job.is_own_business]
    if any(on <= day for on in (*one.advised, *one.began, *own)):
        return True
    return one.gone.by(day) or False
