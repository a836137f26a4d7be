"""How long somebody is in a programme, why she leaves it, and what follows."""

from datetime import date, timedelta
from random import Random
from typing import Final

from reception.demo.journeys import Journey
from reception.demo.sketches import Sketch
from reception.demo.work.drawing import monday, one_of
from reception.demo.work.life import Course, Job, Life
from reception.people.terms import KeyDateKind
from reception.reckoning.periods import months_after
from reception.work.terms.desk import ProgrammeEnd, ProgrammeKind
from reception.work.terms.jobs import JobContract

#: The establishment programme lasts so many months (förordning 2017:820, 15 §).
LASTS: Final = 24
#: Why somebody leaves it who neither works nor studies.
WITHOUT_WORK: Final = (
    (ProgrammeEnd.TIME, 84), (ProgrammeEnd.PARENTAL, 6), (ProgrammeEnd.SICKNESS, 4), (ProgrammeEnd.RECALLED, 3),
    (ProgrammeEnd.OTHER, 3),
)  # fmt: skip
EXTENTS: Final = (100, 100, 100, 100, 100, 100, 75, 50)
#: Of a hundred: who is in a guarantee after it; with a service or a training beside or after it; and who is enrolled
#: without the establishment programme.
GUARANTEED, SERVED, TRAINED, OTHERWISE, ENROLLED = 66, 24, 9, 3, 34
YOUNG: Final = 25
#: Full-time work mostly ends the programme, unless it is for a season or in somebody's place.
ENDS_WITH_WORK: Final = 0.84
FOR_A_WHILE: Final = frozenset({JobContract.SEASONAL, JobContract.SUBSTITUTE})


def take_part(random: Random, life: Life, sketch: Sketch, journey: Journey, today: date) -> None:
    """Draw the programmes of somebody."""
    started = journey.noted.get("establishment_started")
    if isinstance(started, date) and started >= life.since:
        _establish(random, life, started, today)
    elif life.enrolled_on is None and random.randrange(100) < ENROLLED and journey.days.get(KeyDateKind.REGISTERED):
        life.enrolled_on = _first_workday(random, max(life.since, journey.days[KeyDateKind.REGISTERED]), today)
    if life.enrolled_on is None:
        return
    _afterwards(random, life, sketch, today)
    for kind, share, days in (
        (ProgrammeKind.MATCHING_SERVICE, SERVED, (90, 180)), (ProgrammeKind.TRAINING, TRAINED, (60, 200)),
        (ProgrammeKind.OTHER, OTHERWISE, (30, 120)),
    ):  # fmt: skip
        if random.randrange(100) < share:
            _beside(random, life, kind, days, today)


def live_by_what_was_told(life: Life, journey: Journey) -> None:
    """The programme alone, of somebody whose days are told."""
    started = journey.noted.get("establishment_started")
    if isinstance(started, date):
        course = Course(started, planned_end_on=months_after(started, LASTS))
        ended = journey.noted.get("establishment_ended")
        if isinstance(ended, date):
            course.ended_on, course.because = ended, ProgrammeEnd.TIME
        life.courses.append(course)


def _establish(random: Random, life: Life, started: date, today: date) -> None:
    last = months_after(started, LASTS)
    course = Course(started, planned_end_on=last, extent=random.choice(EXTENTS))
    work = next((one.started_on for one in life.jobs if _ends_it(one) and one.started_on > started), None)
    study = next((one.started_on for one in life.lessons if one.extent == 100 and one.started_on > started), None)
    if work is not None and work <= last and random.random() < ENDS_WITH_WORK:
        course.ended_on, course.because = work - timedelta(days=1), ProgrammeEnd.WORK
    elif study is not None and study <= last:
        course.ended_on, course.because = study - timedelta(days=1), ProgrammeEnd.STUDIES
    else:
        course.because = one_of(random, WITHOUT_WORK)
        early = started + timedelta(days=random.randint(120, 680))
        course.ended_on = last if course.because is ProgrammeEnd.TIME else early
    if course.ended_on > today:
        course.ended_on = course.because = None
    life.courses.append(course)


def _ends_it(job: Job) -> bool:
    return job.is_full_time and job.contract not in FOR_A_WHILE


def _afterwards(random: Random, life: Life, sketch: Sketch, today: date) -> None:
    """A guarantee for most who had no work when their time was over, or who never were in the programme."""
    before = life.establishment
    if before is not None and before.because not in {ProgrammeEnd.TIME, ProgrammeEnd.SICKNESS}:
        return
    since = before.ended_on if before is not None else life.enrolled_on
    if since is None or random.randrange(100) >= GUARANTEED:
        return
    started = since + timedelta(days=random.randint(1, 45))
    if started > today or life.is_busy_on(started):
        return
    is_young = sketch.age_on(started) < YOUNG
    course = Course(started, kind=ProgrammeKind.YOUTH_GUARANTEE if is_young else ProgrammeKind.JOB_GUARANTEE)
    _until_something_else(random, life, course, random.randint(150, 900), today)
    life.courses.append(course)


def _until_something_else(random: Random, life: Life, course: Course, days: int, today: date) -> None:
    """Let a programme end with work or studies, or after so many days."""
    ends: list[tuple[date, ProgrammeEnd]] = [(course.started_on + timedelta(days=days), ProgrammeEnd.TIME)]
    ends += [(one.started_on, ProgrammeEnd.WORK) for one in life.jobs if one.is_full_time]
    ends += [(one.started_on, ProgrammeEnd.STUDIES) for one in life.lessons if one.extent == 100]
    day, because = min((end for end in ends if end[0] > course.started_on), key=lambda end: end[0])
    if day <= today:
        course.ended_on, course.because = day, because
    elif random.random() < 0.5:
        course.planned_end_on = day


def _beside(random: Random, life: Life, kind: ProgrammeKind, days: tuple[int, int], today: date) -> None:
    """A service or a training while somebody is enrolled and has no work."""
    since = life.enrolled_on or life.since
    started = monday(since + timedelta(days=random.randint(60, 900)))
    if started > today or life.is_busy_on(started):
        return
    course = Course(started, kind=kind, extent=random.choice((100, 50, 25)))
    _until_something_else(random, life, course, random.randint(*days), today)
    life.courses.append(course)


def _first_workday(random: Random, since: date, today: date) -> date | None:
    day = since + timedelta(days=random.randint(8, 200))
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
    return day if day <= today else None
