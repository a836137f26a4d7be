"""Who works when, by the shares of the domain facts (§11): at 24 months a third, at 48 more than half."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any, Final, TypeVar

from reception.demo.journeys import Journey
from reception.demo.sketches import ADULT, Sketch
from reception.demo.work.life import Job, Lessons, Life
from reception.people.terms import Ground, KeyDateKind, LegalSex
from reception.reckoning.periods import months_after
from reception.work.rules.kinds import kinds
from reception.work.terms.file import EndedBy
from reception.work.terms.jobs import JobContract, PlacementKind, StudyEnd, StudyFunding, StudyLevel, Subsidy

OLDEST: Final = 66
#: So large a share has had a first job so many days after reception.
FIRST_JOB: Final = (
    (0, 0.0), (150, 0.02), (365, 0.15), (730, 0.43), (1095, 0.58), (1460, 0.69), (1826, 0.78), (2400, 0.86),
)  # fmt: skip
#: How much earlier or later in that line somebody stands: who takes part in the establishment programme learns first.
UKRAINE, FREE_MOVEMENT, ESTABLISHED, WOMAN, MAN, OLDER, OLDER_FROM = -0.15, -0.3, 0.18, 0.05, -0.06, 0.12, 50
#: A contract: how often it is the first one, and how many of a hundred last.
CONTRACTS: Final = (
    (JobContract.PERMANENT, 17, 82), (JobContract.TRIAL, 18, 68), (JobContract.FIXED_TERM, 25, 45),
    (JobContract.SUBSTITUTE, 10, 35), (JobContract.SEASONAL, 6, 0), (JobContract.HOURLY, 19, 52),
    (JobContract.OWN_BUSINESS, 5, 78),
)  # fmt: skip
SUBSIDIES: Final = (
    (Subsidy.NONE, 58), (Subsidy.NEW_START_JOB, 20), (Subsidy.INTRODUCTION_JOB, 11), (Subsidy.ESTABLISHMENT_JOB, 1),
    (Subsidy.WAGE_SUBSIDY, 4), (Subsidy.OTHER, 2), (Subsidy.UNKNOWN, 4),
)  # fmt: skip
#: Contracts for which nobody is given a subsidy.
WITHOUT_SUBSIDY: Final = frozenset({JobContract.OWN_BUSINESS, JobContract.HOURLY, JobContract.SEASONAL})
EXTENTS: Final = (100, 100, 100, 100, 100, 80, 75, 75, 50, 50, 40, 25)
ENDED_BY: Final = (
    (EndedBy.PERSON, 30), (EndedBy.EMPLOYER, 40), (EndedBy.UNKNOWN, 12), (EndedBy.AS_PLANNED, 18),
)  # fmt: skip
#: Of a hundred: who looks for work again after a job; with a second job beside the first; pupils with a holiday job;
#: who studies; of those, whose studies end before they are done.
AGAIN, BESIDE, HOLIDAY, STUDY, INTERRUPTED = 80, 6, 30, 16, 30
MOST_JOBS: Final = 4
LEVELS: Final = (
    (StudyLevel.BASIC, 34), (StudyLevel.UPPER_SECONDARY, 26), (StudyLevel.FOLK_HIGH_SCHOOL, 12),
    (StudyLevel.VOCATIONAL, 9), (StudyLevel.UNIVERSITY, 12), (StudyLevel.OTHER, 7),
)  # fmt: skip
FUNDING: Final = (
    (StudyFunding.GRANTED, 44), (StudyFunding.START_SUPPORT, 12), (StudyFunding.ENTITLED, 12),
    (StudyFunding.APPLIED, 10), (StudyFunding.NONE, 12), (StudyFunding.UNKNOWN, 10),
)  # fmt: skip
PAID: Final = frozenset({StudyFunding.GRANTED, StudyFunding.START_SUPPORT})
#: When there were such jobs.
_ESTABLISHMENT_JOBS: Final = kinds()[PlacementKind.ESTABLISHMENT_JOB].basis
Drawn = TypeVar("Drawn")


def one_of(random: Random, among: tuple[tuple[Drawn, int], ...]) -> Drawn:
    """One of several, by their shares."""
    return random.choices([one for one, _share in among], [share for _one, share in among])[0]


def monday(day: date) -> date:
    """The Monday of the week, or of the next one from Thursday: work begins on Mondays."""
    return day - timedelta(days=day.weekday()) if day.weekday() <= 3 else day + timedelta(days=7 - day.weekday())


def begun(sketch: Sketch, journey: Journey, today: date) -> Life | None:
    """A life without anything in it; None for children and the old."""
    if not ADULT <= sketch.age_on(today) < OLDEST + 1:
        return None
    since = sketch.received_on
    if sketch.birth is not None:
        since = max(since, months_after(sketch.birth, 12 * ADULT))
    enrolled = journey.days.get(KeyDateKind.ENROLLED_EMPLOYMENT_SERVICE)
    return Life(since, enrolled if enrolled and enrolled >= since else None) if since < today else None


def work(random: Random, life: Life, sketch: Sketch, journey: Journey, today: date) -> None:
    """Draw the jobs of somebody."""
    if _is_pupil(sketch, journey, today):
        if random.randrange(100) < HOLIDAY:
            _holidays(random, life, today)
        return
    days = _first_job(random, sketch, journey)
    if days is not None:
        _work_on(random, life, monday(max(sketch.received_on + timedelta(days=days), life.since)), today)


def study(random: Random, life: Life, journey: Journey, today: date) -> None:
    """Draw the studies of somebody who has begun with Swedish; beside a job, in part of the time."""
    since = journey.days.get(KeyDateKind.SFI_STARTED)
    if since is None or random.randrange(100) >= STUDY:
        return
    started = monday(max(since, life.since) + timedelta(days=random.randint(280, 1000)))
    if started > today:
        return
    level, funding = one_of(random, LEVELS), one_of(random, FUNDING)
    ended = started + timedelta(days=random.randint(110, 520))
    lessons = Lessons(started, ended, level=level, funding=funding)
    lessons.ended_as = StudyEnd.INTERRUPTED if random.randrange(100) < INTERRUPTED else StudyEnd.COMPLETED
    if life.is_busy_on(started):
        lessons.extent = 50
        lessons.funding = random.choice((StudyFunding.NONE, StudyFunding.ENTITLED))
    life.lessons.append(lessons)


def _is_pupil(sketch: Sketch, journey: Journey, today: date) -> bool:
    """Whether somebody goes to school with the young."""
    return sketch.age_on(today) < ADULT + 2 and "establishment_started" not in journey.noted


def _first_job(random: Random, sketch: Sketch, journey: Journey) -> int | None:
    """Days from the reception; None: none for years."""
    place = random.random() + (WOMAN if sketch.sex is LegalSex.WOMAN else MAN)
    place += {Ground.TEMPORARY_PROTECTION: UKRAINE, Ground.EU: FREE_MOVEMENT}.get(sketch.ground, 0.0)
    place += ESTABLISHED if "establishment_started" in journey.noted else 0
    place += OLDER if sketch.age_on(sketch.received_on) >= OLDER_FROM else 0
    if place <= 0:
        return random.randint(25, 200)
    for (first, low), (last, high) in pairwise(FIRST_JOB):
        if place <= high:
            return round(first + (last - first) * (place - low) / (high - low))
    return None


def _work_on(random: Random, life: Life, first: date, today: date) -> None:
    """One job after the other until today, some with another one beside."""
    day = first
    for turn in range(MOST_JOBS):
        if day > today:
            return
        job = _job(random, day, today, has_subsidy=turn == 0)
        life.jobs.append(job)
        if turn and random.randrange(100) < BESIDE:
            extent = random.choice((20, 25, 30, 50, 100))
            life.jobs.append(Job(monday(day + timedelta(days=60)), contract=JobContract.HOURLY, extent=extent))
        if job.ended_on is None or random.randrange(100) >= AGAIN:
            return
        day = monday(job.ended_on + timedelta(days=random.randint(8, 130)))


def _job(random: Random, started: date, today: date, *, has_subsidy: bool) -> Job:
    contract, lasts = one_of(random, tuple(((contract, lasts), share) for contract, share, lasts in CONTRACTS))
    extent = None if contract is JobContract.HOURLY and random.random() < 0.6 else random.choice(EXTENTS)
    job = Job(started, contract=contract, extent=extent)
    if has_subsidy and contract not in WITHOUT_SUBSIDY:
        job.subsidy = one_of(random, SUBSIDIES)
    if job.subsidy is Subsidy.ESTABLISHMENT_JOB and not _ESTABLISHMENT_JOBS.holds_on(started):
        job.subsidy = Subsidy.INTRODUCTION_JOB
    if job.subsidy not in {Subsidy.NONE, Subsidy.UNKNOWN}:
        job.subsidy_until = months_after(started, random.choice((6, 12, 12, 24)))
    if contract in {JobContract.FIXED_TERM, JobContract.SEASONAL, JobContract.SUBSTITUTE}:
        job.planned_end_on = months_after(started, random.choice((3, 6, 6, 12)))
    if random.randrange(100) >= lasts:
        _end(random, job)
    elif job.planned_end_on is not None and job.planned_end_on <= today:
        job.contract, job.planned_end_on = JobContract.PERMANENT, None  # it was prolonged, and for good
    return job


def _end(random: Random, job: Job) -> None:
    """Let a job end: as it was agreed, or as chance has it."""
    if job.planned_end_on is not None:
        job.ended_on, job.ended_by = job.planned_end_on, EndedBy.AS_PLANNED
        if job.contract is JobContract.SEASONAL or random.random() < 0.75:
            return
    longest = (job.planned_end_on or months_after(job.started_on, 20)) - job.started_on
    job.ended_on = job.started_on + timedelta(days=random.randint(20, longest.days))
    job.ended_by = one_of(random, ENDED_BY[:3])


def _holidays(random: Random, life: Life, today: date) -> None:
    """Some weeks in the summer of a pupil."""
    facts: dict[str, Any] = {"contract": JobContract.SEASONAL, "extent": random.choice((50, 75, 100))}
    for year in range(life.since.year, today.year + 1):
        first = monday(date(year, 6, 24))
        if life.since <= first <= today - timedelta(days=40):
            last = first + timedelta(days=random.choice((18, 25)))
            life.jobs.append(Job(first, last, planned_end_on=last, ended_by=EndedBy.AS_PLANNED, **facts))
