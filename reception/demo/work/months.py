"""What somebody lives by, month by month, as her life has it; and when she began to provide for herself."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Final

from reception.demo.sketches import Sketch
from reception.demo.work.drawing import PAID, one_of
from reception.demo.work.life import Job, Life
from reception.people.terms import Ground
from reception.reckoning.periods import months_after
from reception.work.rules.self_support import month_of, months_between
from reception.work.rules.support_definitions import Variant, definitions, in_force
from reception.work.terms.desk import ProgrammeEnd, ProgrammeKind
from reception.work.terms.income import IncomeSource
from reception.work.terms.jobs import JobContract

Months = dict[date, frozenset[IncomeSource]]
#: Who has neither work nor a benefit lives by this; who came to somebody of the family more often by that.
OTHERWISE: Final = (
    (IncomeSource.SOCIAL_ASSISTANCE, 66), (IncomeSource.FAMILY, 20), (IncomeSource.SAVINGS, 6),
    (IncomeSource.PARENTAL, 6), (IncomeSource.OTHER, 2),
)  # fmt: skip
TO_FAMILY: Final = ((IncomeSource.FAMILY, 62), (IncomeSource.SOCIAL_ASSISTANCE, 30), (IncomeSource.PARENTAL, 8))
#: Daily allowance of asylum law, until somebody is in the population register.
BEFORE_REGISTERED: Final = IncomeSource.OTHER
#: Of a hundred: whose first wage is not enough for a month or two; whose part-time wage never is.
ADDS_AT_FIRST, ADDS_IN_PART = 45, 55
#: Who has worked so many days is insured against unemployment; the first months of sickness or with a small child.
INSURED_AFTER, RESTS_FOR = 365, timedelta(days=300)
INSURED_FOR: Final = timedelta(days=270)
#: Of a hundred from this age on: with a pension, many of them from where they lived before.
PENSIONED_FROM, PENSIONED = 60, 40
LONGEST_MONTH: Final = 31
RESTS: Final = {ProgrammeEnd.PARENTAL: IncomeSource.PARENTAL, ProgrammeEnd.SICKNESS: IncomeSource.SICKNESS}
#: Programmes with a benefit of the state.
PAYS: Final = {
    ProgrammeKind.ESTABLISHMENT: IncomeSource.ESTABLISHMENT_BENEFIT,
    ProgrammeKind.JOB_GUARANTEE: IncomeSource.ACTIVITY_BENEFIT,
    ProgrammeKind.YOUTH_GUARANTEE: IncomeSource.ACTIVITY_BENEFIT,
    ProgrammeKind.TRAINING: IncomeSource.ACTIVITY_BENEFIT,
}  # fmt: skip


class Living:
    """Draws what one person lives by when nothing better is there, and tells her months."""

    def __init__(self, random: Random, life: Life, sketch: Sketch) -> None:
        self.life, self.sketch = life, sketch
        self.otherwise = one_of(random, TO_FAMILY if sketch.ground is Ground.FAMILY else OTHERWISE)
        self.adds_at_first = random.choice((1, 2)) if random.randrange(100) < ADDS_AT_FIRST else 0
        self.adds_in_part = random.randrange(100) < ADDS_IN_PART
        self.has_pension = random.randrange(100) < PENSIONED
        #: Each job with the months of its first and last wage.
        self._paid = [(job, _first_month(job), month_of(job.ended_on or date.max)) for job in life.jobs]

    def months(self, today: date) -> Months:
        """Every month since she was here and grown up."""
        return {month: frozenset(self._sources(month)) for month in months_between(self.life.since, today)}

    def _sources(self, month: date) -> Iterator[IncomeSource]:
        wages = [job for job, first, last in self._paid if first <= month <= last]
        for job in wages:
            yield IncomeSource.BUSINESS if job.contract is JobContract.OWN_BUSINESS else IncomeSource.WAGE
        benefits = list(self._benefits(month, is_full=any(one.is_full_time for one in wages)))
        yield from benefits
        if not wages and not benefits:
            yield self._otherwise(month)
        elif wages and not benefits and self._adds(month, wages):
            yield IncomeSource.SOCIAL_ASSISTANCE

    def _benefits(self, month: date, *, is_full: bool) -> Iterator[IncomeSource]:
        middle = month + timedelta(days=14)
        if any(one.covers(middle) and one.funding in PAID for one in self.life.lessons):
            yield IncomeSource.STUDENT_FINANCE
            return
        if is_full:
            return
        kinds = {one.kind for one in self.life.courses if one.covers(middle)}
        yield from dict.fromkeys(source for kind, source in PAYS.items() if kind in kinds)

    def _adds(self, month: date, wages: list[Job]) -> bool:
        is_first = month < months_after(self._paid[0][1], self.adds_at_first)
        return is_first or (self.adds_in_part and not any(one.is_full_time for one in wages))

    def _otherwise(self, month: date) -> IncomeSource:
        if self.has_pension and self.sketch.age_on(month) >= PENSIONED_FROM:
            return IncomeSource.PENSION
        for course in self.life.courses:
            if course.because in RESTS and course.ended_on and _within(month, course.ended_on, RESTS_FOR):
                return RESTS[course.because]
        for job in self.life.jobs:
            is_insured = job.ended_on is not None and (job.ended_on - job.started_on).days >= INSURED_AFTER
            if is_insured and job.ended_on and _within(month, job.ended_on, INSURED_FOR):
                return IncomeSource.UNEMPLOYMENT
        is_before = self.life.enrolled_on is None or month < self.life.enrolled_on
        if self.sketch.ground is Ground.TEMPORARY_PROTECTION and is_before:
            return BEFORE_REGISTERED
        return self.otherwise


def _first_month(job: Job) -> date:
    """Of the first wage: who begins late in a month is paid the next one."""
    first = month_of(job.started_on)
    return first if job.started_on.day <= 10 else months_after(first, 1)


def _within(month: date, since: date, days: timedelta) -> bool:
    return month_of(since) <= month <= since + days


def supports_herself_since(months: Mapping[date, frozenset[IncomeSource]]) -> date | None:
    """The first month of the first stretch of own support that lasts, if there has been one."""
    run: list[date] = []
    for month, sources in months.items():
        by = in_force(definitions()[Variant.MAIN], month)
        if by is None or not sources & by.counts or sources & by.excludes:
            run = []
            continue
        run.append(month)
        if len(run) == by.lasting_months:
            return run[0]
    return None


def runs(months: Mapping[date, frozenset[IncomeSource]]) -> Iterator[tuple[IncomeSource, date, date | None]]:
    """Each source from its first month to its last without a hole; no last month: it is there in the last of all."""
    going: dict[IncomeSource, date] = {}
    before = date.min
    for month, sources in months.items():
        follows = (month - before).days <= LONGEST_MONTH
        if not follows or sources != going.keys():
            for source in [one for one in going if not follows or one not in sources]:
                yield source, going.pop(source), before
            going |= {source: month for source in IncomeSource if source in sources and source not in going}
        before = month
    for source, first in going.items():
        yield source, first, None
