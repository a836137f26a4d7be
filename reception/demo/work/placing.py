"""When somebody is on a placement, of which kind, and what came of it."""

from datetime import date, timedelta
from random import Random
from typing import Final

from reception.demo.journeys import Journey
from reception.demo.work.drawing import monday, one_of
from reception.demo.work.life import Life, Try
from reception.people.terms import KeyDateKind
from reception.work.rules.kinds import kinds
from reception.work.terms.file import EndedBy
from reception.work.terms.jobs import DecidedBy, JobContract, PlacementKind, PlacementOutcome

#: Of a hundred first jobs, and studies, so many followed a placement; of a hundred in the programme so many have one,
#: and another; broken off; with a job with support afterwards.
INTO_WORK, INTO_STUDIES, PLACED, ANOTHER, BROKEN_OFF, SUPPORTED = 36, 30, 50, 30, 14, 16
#: What a placement inside a programme is, and who decides it.
KINDS: Final = (
    ((PlacementKind.PLACEMENT, DecidedBy.AUTHORITY), 36), ((PlacementKind.PLACEMENT, DecidedBy.MUNICIPALITY), 10),
    ((PlacementKind.LANGUAGE, DecidedBy.MUNICIPALITY), 17), ((PlacementKind.SFI, DecidedBy.SCHOOL), 15),
    ((PlacementKind.WORK_TRAINING, DecidedBy.AUTHORITY), 16),
    ((PlacementKind.REINFORCED_TRAINING, DecidedBy.AUTHORITY), 6),
)  # fmt: skip
#: Jobs with support: there are none inside the establishment programme (förordning 2017:820).
WITH_SUPPORT: Final = (
    (PlacementKind.INTRODUCTION_JOB, 60), (PlacementKind.NEW_START_JOB, 32), (PlacementKind.ESTABLISHMENT_JOB, 8),
)  # fmt: skip
#: So many days at most: work training half a year, the reinforced one a year (förordning 2017:820).
LONGEST: Final = {PlacementKind.WORK_TRAINING: 180, PlacementKind.REINFORCED_TRAINING: 360}
ENDED_BY: Final = (
    (EndedBy.PERSON, 45), (EndedBy.EMPLOYER, 25), (EndedBy.AUTHORITY, 12), (EndedBy.MUNICIPALITY, 8),
    (EndedBy.UNKNOWN, 10),
)  # fmt: skip
EXTENTS: Final = (100, 100, 75, 50, 50, 40, 25)
#: What follows within so many days came of it.
SOON: Final = 90


def place(random: Random, life: Life, journey: Journey, today: date) -> None:
    """Draw the placements of somebody."""
    if life.establishment is None and life.enrolled_on is None:
        return
    has_sfi = KeyDateKind.SFI_STARTED in journey.days
    if life.jobs and life.jobs[0].contract is not JobContract.OWN_BUSINESS and random.randrange(100) < INTO_WORK:
        _into_work(random, life)
    if life.lessons and random.randrange(100) < INTO_STUDIES:
        _into_studies(random, life, today)
    if random.randrange(100) < PLACED:
        _in_programme(random, life, today, has_sfi=has_sfi)
    if random.randrange(100) < SUPPORTED:
        _with_support(random, life, today)
    life.tries.sort(key=lambda one: one.started_on)


def _into_work(random: Random, life: Life) -> None:
    """A placement that ended a few days before the first job, at the same place."""
    job = life.jobs[0]
    ended = job.started_on - timedelta(days=random.choice((3, 3, 10)))
    started = monday(ended - timedelta(days=random.randint(30, 150)))
    if started < life.since + timedelta(days=40):
        return
    kind, decided_by = one_of(random, KINDS[:4])
    planned = ended + timedelta(days=random.choice((0, 0, 0, 21)))
    one = Try(started, ended, kind=kind, decided_by=decided_by, planned_end_on=planned)
    one.outcome, one.ended_by = PlacementOutcome.JOB_THERE, EndedBy.AS_PLANNED if planned == ended else EndedBy.EMPLOYER
    job.after_placement = True
    life.tries.append(one)


def _into_studies(random: Random, life: Life, today: date) -> None:
    """A placement that made somebody want to learn for it."""
    days, begin = random.randint(30, 90), life.lessons[0].started_on
    one = Try(monday(begin - timedelta(days=days + 14)), extent=50)
    if one.started_on >= life.since + timedelta(days=40) and _fits(one, days, life, today):
        one.planned_end_on = one.ended_on = min(one.started_on + timedelta(days=days), begin - timedelta(days=3))
        one.ended_by, one.outcome = EndedBy.AS_PLANNED, PlacementOutcome.STUDIES
        life.tries.append(one)


def _in_programme(random: Random, life: Life, today: date, *, has_sfi: bool) -> None:
    since = life.establishment.started_on if life.establishment else life.enrolled_on
    day = (since or life.since) + timedelta(days=random.randint(90, 480))
    for _turn in range(3):
        kind, decided_by = one_of(random, KINDS)
        if kind is PlacementKind.SFI and not has_sfi:
            kind, decided_by = PlacementKind.PLACEMENT, DecidedBy.AUTHORITY
        days = random.randint(28, LONGEST.get(kind, 130))
        one = Try(monday(day), kind=kind, decided_by=decided_by, extent=random.choice(EXTENTS))
        if not _fits(one, days, life, today):
            return
        _let_end(random, life, one, days)
        life.tries.append(one)
        if random.randrange(100) >= ANOTHER or one.ended_on is None:
            return
        day = one.ended_on + timedelta(days=random.randint(3, 60))
        if (monday(day) - one.ended_on).days <= 30 and one.outcome is PlacementOutcome.COMPLETED and day < today:
            one.outcome = PlacementOutcome.PROLONGED


def _with_support(random: Random, life: Life, today: date) -> None:
    """A job with support that is written as one, after the programme."""
    left = life.establishment.ended_on if life.establishment else life.enrolled_on
    if left is None:
        return
    days = random.randint(150, 360)
    one = Try(monday(left + timedelta(days=random.randint(10, 240))), kind=one_of(random, WITH_SUPPORT))
    if not kinds()[one.kind].basis.holds_on(one.started_on):
        one.kind = PlacementKind.INTRODUCTION_JOB  # the kind that was drawn was not given yet
    if _fits(one, days, life, today):
        _let_end(random, life, one, days)
        life.tries.append(one)


def _fits(one: Try, days: int, life: Life, today: date) -> bool:
    """Whether there is time for it: nothing else from its first day on, and two weeks before a job."""
    if one.started_on > today or one.started_on < life.since:
        return False
    last = one.started_on + timedelta(days=days)
    others = (other for other in life.tries if other.started_on <= last and one.started_on <= (other.ended_on or last))
    soon = one.started_on + timedelta(days=14)
    return not any(others) and not any(job.covers(day) for job in life.jobs for day in (one.started_on, soon))


def _let_end(random: Random, life: Life, one: Try, days: int) -> None:
    """Its last day, what came of it and who ended it."""
    one.planned_end_on = one.started_on + timedelta(days=days - (days % 7) + 4)
    one.ended_on, one.ended_by, one.outcome = one.planned_end_on, EndedBy.AS_PLANNED, PlacementOutcome.COMPLETED
    starts = [job.started_on for job in life.jobs if job.started_on > one.started_on]
    work, study = min(starts, default=None), min((other.started_on for other in life.lessons), default=None)
    if work is not None and work <= one.planned_end_on:
        one.ended_on, one.ended_by, one.outcome = (
            work - timedelta(days=3),
            EndedBy.PERSON,
            PlacementOutcome.JOB_ELSEWHERE,
        )
    elif random.randrange(100) < BROKEN_OFF:
        one.ended_on = one.started_on + timedelta(days=random.randint(3, max(4, days - 7)))
        one.ended_by, one.outcome = one_of(random, ENDED_BY), PlacementOutcome.BROKEN_OFF
    elif work is not None and work - one.ended_on <= timedelta(days=SOON):
        one.outcome = PlacementOutcome.JOB_ELSEWHERE
    elif study is not None and timedelta(0) < study - one.ended_on <= timedelta(days=SOON):
        one.outcome = PlacementOutcome.STUDIES
