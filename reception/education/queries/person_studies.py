"""What another board sees of somebody's studies: as far as its sharing lets each group of facts cross (decision 1).

Each group is asked under its own permit, so that nothing is read here that does not cross.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.accounts.models import Unit
from reception.audit.reading import looked, saw
from reception.db.session import db
from reception.education import permits
from reception.education.models import (
    AbsenceSignal,
    AdultCourse,
    Application,
    Lesson,
    OrientationNote,
    Place,
    Pupil,
    Result,
    StudyGroup,
    StudyPlan,
)
from reception.education.queries.attendance import attendance_of, orientation_meetings
from reception.education.queries.histories import histories
from reception.education.queries.plans import is_latest_plan
from reception.education.queries.results import is_signed_grade
from reception.education.queries.rights import Right, rights_of
from reception.education.queries.sharing import LOOKED, reasons_not_shared, shared_with_actor
from reception.education.rules.course_bar import Step, bar
from reception.education.rules.orientation import Progress, progress
from reception.education.rules.orienting import Note, attended
from reception.education.rules.register.shares import Attendance
from reception.education.terms.lessons import LessonState
from reception.education.terms.pupils import OrientationNoteKind, Programme
from reception.education.terms.sharing import NotShared, SharedGroup
from reception.i18n.formats import now, today
from reception.people.models import Person
from reception.reckoning.periods import Period

#: The page shows the share of so many weeks up to today, beside that of the half-year (our own choice).
LAST_WEEKS: Final = 4
_WEEKS_OF_EXTENT: Final = 4
#: What was done about absence stands on the page for so long (our own choice).
DEALT_WITH_DAYS: Final = 90


@dataclass(frozen=True)
class Waiting:
    """What somebody waits for, and since when."""

    programme: Programme
    applied_on: date


@dataclass(frozen=True)
class Status:
    """What somebody studies with one school unit. `minutes`: of lessons a week in her groups, or None."""

    school: str
    bar: tuple[Step, ...]
    is_known: bool
    right: Right
    waiting: Sequence[Waiting] = ()
    minutes: int | None = None
    courses: Sequence[AdultCourse] = ()
    is_in_orientation: bool = False


@dataclass(frozen=True)
class Attended:
    """Shares of the last weeks and of the half-year, what there is to act on, and hours of civic orientation."""

    weeks: Attendance
    term: Attendance
    signals: Sequence[AbsenceSignal]
    orientation: Progress


@dataclass(frozen=True)
class SharedStudies:
    """What crosses of one person. `not_shared`: the groups of which nothing does, and why."""

    not_shared: Mapping[SharedGroup, NotShared]
    term: Period
    status: Sequence[Status] = ()
    attendance: Attended | None = None
    results: Sequence[Result] = ()
    certificates: Sequence[date] = ()
    plans: Sequence[StudyPlan] = ()
    #: The pupil files of which anything is shown, for the log.
    files: Collection[int] = field(default_factory=tuple)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is shown of anything."""
        return not self.files


def term_of(day: date) -> Period:
    """The half-year of a day: to June, or from July (our own choice: schools' terms differ)."""
    if day.month <= 6:
        return Period(date(day.year, 1, 1), date(day.year, 6, 30))
    return Period(date(day.year, 7, 1), date(day.year, 12, 31))


def studies_of(person: Person) -> SharedStudies:
    """What the actor's boards may see of the person's studies today."""
    files = _seen(person)
    missing = {facts for facts, ids in files.items() if not ids}
    why = reasons_not_shared() if missing else {}
    attendance = files[SharedGroup.ATTENDANCE]
    results = files[SharedGroup.RESULTS]
    notes = _notes(attendance, results)
    return SharedStudies(
        not_shared={facts: why[facts] for facts in SharedGroup if facts in missing},
        term=term_of(today()),
        status=_status(files[SharedGroup.STATUS]),
        attendance=_attended(attendance, notes) if attendance else None,
        results=_grades(results),
        certificates=[one.on for one in notes if one.kind is OrientationNoteKind.CERTIFICATE],
        plans=_plans(files[SharedGroup.PLAN]),
        files=frozenset(one for ids in files.values() for one in ids),
    )


@dataclass(frozen=True)
class Outline:
    """What of somebody's studies goes along with a case: courses, signed grades and plans, as far as they cross."""

    bars: Sequence[tuple[Step, ...]]
    results: Sequence[Result]
    plans: Sequence[StudyPlan]


def outline_of(person: Person) -> Outline:
    """The same in short. One statement where nothing crosses, four where all does."""
    files = _seen(person)
    told = histories(files[SharedGroup.STATUS], permits.SHARED_STATUS)
    return Outline(
        [bar(history, today()) for history in told.values()],
        _grades(files[SharedGroup.RESULTS]),
        _plans(files[SharedGroup.PLAN]),
    )


def _seen(person: Person) -> dict[SharedGroup, Collection[int]]:
    """Of which of the person's files which facts cross. That they are shown is logged of each."""
    saw([person.id])
    files = shared_with_actor(person.id)
    for file_id in frozenset(one for ids in files.values() for one in ids):
        looked(LOOKED, Pupil, file_id, person.id)
    return files


def _status(pupil_ids: Collection[int]) -> list[Status]:
    if not pupil_ids:
        return []
    permit = permits.SHARED_STATUS
    told, rights = histories(pupil_ids, permit), rights_of(pupil_ids, permit)
    schools, courses, extents = _schools(pupil_ids), _courses(pupil_ids), _extents(pupil_ids)
    return [
        Status(
            school=name, bar=bar(told[pupil_id], today()), is_known=bool(told[pupil_id].enrolments),
            right=rights[pupil_id], waiting=waiting, courses=courses[pupil_id],
            minutes=extents.get((pupil_id, False)), is_in_orientation=(pupil_id, True) in extents,
        )
        for pupil_id, (name, waiting) in schools.items()
    ]  # fmt: skip


def _schools(pupil_ids: Collection[int]) -> dict[int, tuple[str, list[Waiting]]]:
    """The school unit of each file, and what is waited for there, the longest first."""
    waits = sa.and_(Application.pupil_id == Pupil.id, Application.ended_on.is_(None))
    query = (
        sa.select(Pupil.id, Unit.name, Application.programme, Application.applied_on)
        .join(Unit, Unit.id == Pupil.unit_id)
        .outerjoin(Application, waits)
        .where(Pupil.id.in_(pupil_ids))
        .order_by(Pupil.id, Application.applied_on, Application.id)
    )
    found: dict[int, tuple[str, list[Waiting]]] = {}
    for pupil_id, name, programme, applied_on in db.session.execute(permits.SHARED_STATUS.within(query)):
        waiting = found.setdefault(pupil_id, (name, []))[1]
        if programme is not None:
            waiting.append(Waiting(programme, applied_on))
    return found


def _courses(pupil_ids: Collection[int]) -> defaultdict[int, list[AdultCourse]]:
    query = sa.select(AdultCourse).join(Pupil, Pupil.id == AdultCourse.pupil_id)
    query = query.where(AdultCourse.pupil_id.in_(pupil_ids)).order_by(AdultCourse.first_on, AdultCourse.id)
    found: defaultdict[int, list[AdultCourse]] = defaultdict(list)
    for one in permits.SHARED_STATUS.all(query):
        found[one.pupil_id].append(one)
    return found


def _extents(pupil_ids: Collection[int]) -> dict[tuple[int, bool], int]:
    """Minutes a week of each pupil's groups, by pupil and whether it is civic orientation: on average over the weeks
    with lessons of the four that begin with this one."""
    monday = today() - timedelta(days=today().weekday())
    query = (
        sa.select(Place.pupil_id, Lesson.on, Lesson.starts, Lesson.ends, Lesson.group_id)
        .join(Lesson, Lesson.group_id == Place.group_id)
        .join(Pupil, Pupil.id == Place.pupil_id)
        .where(Place.pupil_id.in_(pupil_ids), Place.first_on <= Lesson.on)
        .where(sa.or_(Place.last_on.is_(None), Place.last_on >= Lesson.on))
        .where(Lesson.on >= monday, Lesson.on < monday + timedelta(weeks=_WEEKS_OF_EXTENT))
        .where(Lesson.state != LessonState.CANCELLED)
        .add_columns(_is_orientation())
    )
    minutes: defaultdict[tuple[int, bool], int] = defaultdict(int)
    weeks: defaultdict[tuple[int, bool], set[int]] = defaultdict(set)
    for pupil_id, on, starts, ends, _group, orients in db.session.execute(permits.SHARED_STATUS.within(query)):
        whose = (pupil_id, bool(orients))
        length = datetime.combine(on, ends) - datetime.combine(on, starts)
        minutes[whose] += int(length.total_seconds()) // 60
        weeks[whose].add((on - monday).days // 7)
    return {whose: round(total / len(weeks[whose])) for whose, total in minutes.items()}


def _is_orientation() -> sa.ColumnElement[bool]:
    return sa.exists().where(StudyGroup.id == Lesson.group_id, StudyGroup.programme == Programme.ORIENTATION)


def _attended(pupil_ids: Collection[int], elsewhere: Sequence[Note]) -> Attended:
    permit, day = permits.SHARED_ATTENDANCE, today()
    weeks = attendance_of(pupil_ids, Period(day - timedelta(weeks=LAST_WEEKS) + timedelta(days=1), day), permit=permit)
    term = attendance_of(pupil_ids, Period(term_of(day).first, day), permit=permit)
    there = [one for meetings in orientation_meetings(pupil_ids, permit=permit).values() for one in meetings]
    return Attended(
        weeks=sum(weeks.values(), Attendance()),
        term=sum(term.values(), Attendance()),
        signals=_signals(pupil_ids),
        orientation=progress(attended(there, elsewhere), day),
    )


def _notes(attendance: Collection[int], results: Collection[int]) -> list[Note]:
    """What is noted of civic orientation: hours elsewhere are attendance, certificates are results."""
    if not (attendance or results):
        return []
    one, kind = OrientationNote, OrientationNoteKind
    crosses = sa.or_(
        sa.and_(one.pupil_id.in_(attendance), one.kind == kind.HOURS_ELSEWHERE),
        sa.and_(one.pupil_id.in_(results), one.kind == kind.CERTIFICATE),
    )
    query = sa.select(one.kind, one.on, one.minutes, one.part).where(crosses, one.struck_at.is_(None)).order_by(one.on)
    return [Note(*row) for row in db.session.execute(permits.SHARED.within(query))]


def _signals(pupil_ids: Collection[int]) -> Sequence[AbsenceSignal]:
    """What a caseworker is to act on about these pupils, the first due first; then what was done of late."""
    since = now() - timedelta(days=DEALT_WITH_DAYS)
    query = sa.select(AbsenceSignal).where(AbsenceSignal.pupil_id.in_(pupil_ids))
    query = query.where(sa.or_(AbsenceSignal.ended_at.is_(None), AbsenceSignal.ended_at >= since))
    return permits.SHARED_SIGNALS.all(
        query.order_by(AbsenceSignal.ended_at.is_not(None), AbsenceSignal.act_by, AbsenceSignal.id)
    )


def _grades(pupil_ids: Collection[int]) -> Sequence[Result]:
    """The grades that are signed, and signed reasons for none, the latest first."""
    if not pupil_ids:
        return []
    query = sa.select(Result).join(Pupil, Pupil.id == Result.pupil_id)
    query = query.where(Result.pupil_id.in_(pupil_ids), is_signed_grade())
    return permits.SHARED_RESULTS.all(query.order_by(Result.on.desc(), Result.id.desc()))


def _plans(pupil_ids: Collection[int]) -> Sequence[StudyPlan]:
    """The plan that holds, of each school."""
    if not pupil_ids:
        return []
    query = sa.select(StudyPlan).join(Pupil, Pupil.id == StudyPlan.pupil_id)
    return permits.SHARED_PLAN.all(query.where(StudyPlan.pupil_id.in_(pupil_ids), is_latest_plan()))


def signal_of(person: Person, signal_id: int) -> AbsenceSignal:
    """Absence of the person that is to be acted on. Raises OutOfReach."""
    query = sa.select(AbsenceSignal).join(Pupil, Pupil.id == AbsenceSignal.pupil_id)
    query = query.where(Pupil.person_id == person.id, AbsenceSignal.id == signal_id, AbsenceSignal.ended_at.is_(None))
    return permits.SHARED_SIGNALS.one(query.options(joinedload(AbsenceSignal.pupil)))
