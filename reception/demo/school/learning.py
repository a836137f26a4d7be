"""How somebody learns Swedish, course after course, by the shares and outcomes that SCB tells of a year (2021)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from reception.education.rules.studies.courses import PATHS
from reception.education.terms.studies import (
    EnrolmentEvent,
    Grade,
    Interruption,
    PauseReason,
    SfiCourse,
    StudyPath,
)
from reception.people.terms import LegalSex

#: Course participants by path, of a hundred (SCB 2021, national).
PATH_SHARES: Final = ((StudyPath.ONE, 21), (StudyPath.TWO, 44), (StudyPath.THREE, 36))
#: Of a hundred participants in a year: who completed and who interrupted, women and men (SCB 2021). What SCB's table
#: does not tell, of course D on paths 1 and 3, is taken from the nearest course.
OUTCOMES: Final = {
    ("1", "A"): ((31, 29), (19, 24)), ("1", "B"): ((25, 23), (21, 28)), ("1", "C"): ((22, 21), (22, 30)),
    ("1", "D"): ((22, 21), (22, 30)), ("2", "B"): ((36, 26), (25, 36)), ("2", "C"): ((36, 31), (23, 31)),
    ("2", "D"): ((40, 35), (20, 29)), ("3", "C"): ((35, 23), (29, 40)), ("3", "D"): ((51, 45), (20, 29)),
}  # fmt: skip
#: A participant of a calendar year was there for about so many months of it (our reckoning).
MONTHS_IN_A_YEAR: Final = 6.5
MONTH: Final = 30
#: Of a hundred: courses ended with Icke godkänt, interrupted ones begun anew, and terms with a pause.
NOT_PASSED, BEGUN_ANEW, PAUSED = 5, 45, 4
REASONS: Final = (
    (Interruption.WORK, 30), (Interruption.OTHER_STUDIES, 10), (Interruption.OWN_WISH, 12),
    (Interruption.PARENTAL_LEAVE, 14), (Interruption.ILLNESS, 8), (Interruption.STAYED_AWAY, 10),
    (Interruption.NO_CHILDCARE, 4), (Interruption.OTHER_PROVIDER, 5), (Interruption.UNKNOWN, 7),
)  # fmt: skip


@dataclass(frozen=True)
class Studied:
    """Studies in one course without a break; `ending` None: they go on. `pause`: its first and last day."""

    course: SfiCourse
    path: StudyPath
    first_on: date
    last_on: date | None = None
    ending: EnrolmentEvent | None = None
    reason: Interruption | None = None
    grade: Grade | None = None
    pause: tuple[date, date | None, PauseReason] | None = None

    @property
    def is_passed(self) -> bool:
        """Whether the grade is Godkänt."""
        return self.grade is Grade.PASSED


def path_of(random: Random) -> StudyPath:
    """A path by its share."""
    return random.choices([path for path, _share in PATH_SHARES], [share for _path, share in PATH_SHARES])[0]


def learn(random: Random, started: date, path: StudyPath, sex: LegalSex | None, until: date) -> list[Studied]:
    """Every course that somebody began from `started` to `until`."""
    return list(_courses(random, started, path, 0 if sex is LegalSex.WOMAN else 1, until))


def _courses(random: Random, started: date, path: StudyPath, sex: int, until: date) -> Iterator[Studied]:
    courses = list(PATHS[path])
    place = min(random.choices((0, 1), (80, 20))[0], len(courses) - 1)
    first = started
    while first <= until and place < len(courses):
        one = _study(random, Studied(courses[place], path, first), sex, until)
        yield one
        if one.last_on is None:
            return
        if one.ending is EnrolmentEvent.INTERRUPT:
            if random.randrange(100) >= BEGUN_ANEW:
                return
            first = school_day(one.last_on + timedelta(days=random.randint(60, 300)))
        else:
            place += one.is_passed
            first = school_day(one.last_on + timedelta(days=random.randint(3, 24)))


def _study(random: Random, one: Studied, sex: int, until: date) -> Studied:
    done, broken = (shares[sex] for shares in OUTCOMES[one.path.value, one.course.value])
    a_month = 1 - (1 - (done + broken) / 100) ** (1 / MONTHS_IN_A_YEAR)
    day = one.first_on + timedelta(days=MONTH)
    while random.random() >= a_month:
        day += timedelta(days=MONTH)
        if day > until:
            return _pausing(random, one, until)
    last = school_day(day + timedelta(days=random.randint(0, MONTH - 1)))
    if last > until:
        return one
    if random.randrange(done + broken) >= done:
        reason = random.choices([why for why, _share in REASONS], [share for _why, share in REASONS])[0]
        return replace(one, last_on=last, ending=EnrolmentEvent.INTERRUPT, reason=reason)
    grade = Grade.NOT_PASSED if random.randrange(100) < NOT_PASSED else Grade.PASSED
    return replace(one, last_on=last, ending=EnrolmentEvent.COMPLETE, grade=grade)


def _pausing(random: Random, one: Studied, until: date) -> Studied:
    days = (until - one.first_on).days
    if days < 2 * MONTH or random.randrange(100) >= PAUSED:
        return one
    first = school_day(until - timedelta(days=random.randint(5, 50)))
    return replace(one, pause=(first, None, random.choice(list(PauseReason))))


def school_day(day: date) -> date:
    """Monday when it falls on a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day
