"""What becomes of every lesson of a list of attendance, beside the school's own: for preview and import alike.

A lesson is taken as a whole or not at all: with a row that waits or cannot be read, somebody who was away would stand
as present. A register that is taken here is never written over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from reception.accounts.models import Unit
from reception.education.models import StudyGroup
from reception.education.queries.timetable.timetables import closed_of, term_of
from reception.education.rules.register import PRESENT, Mark
from reception.education.rules.timetable import day_off
from reception.education.rules.timetable.sittings import EARLIEST, Sitting
from reception.education.terms.lessons import MarkKind
from reception.i18n.formats import now
from reception.imports.operations.school.asking import Asking, Texts, Within, group_of
from reception.imports.queries import attendance as queries
from reception.imports.queries import school as school_queries
from reception.imports.rules.attendance import marking, messages
from reception.imports.rules.attendance.marking import KnownLesson
from reception.imports.rules.attendance.plan import AttendancePlan
from reception.imports.rules.attendance.reading import MarkRow, kind_of
from reception.imports.rules.folding import fold
from reception.imports.rules.preview import Reason
from reception.imports.rules.records import Answers, Option, Question
from reception.imports.rules.school import messages as school
from reception.imports.rules.school.pupils import LEAVE_OUT, KnownPlace
from reception.imports.terms import RowOutcome
from reception.reckoning.periods import Period


@dataclass(frozen=True)
class LessonPlan:
    """What becomes of the rows of one lesson. `lesson_id` None and `sitting` set: the lesson is added first.

    `told` gives what is said of single rows, by row; `people` whom the rows are about, of those within reach.
    """

    rows: tuple[MarkRow, ...]
    outcome: RowOutcome
    group_id: int | None = None
    lesson_id: int | None = None
    sitting: Sitting | None = None
    register: Mapping[int, Mark] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    told: Mapping[tuple[str, int], Reason] = field(default_factory=dict)
    people: Mapping[tuple[str, int], int] = field(default_factory=dict)


TEXTS = Texts(pupil=messages.UNKNOWN_PUPIL, word=messages.UNKNOWN_WORD)


@dataclass
class Standing:
    """What is here beside a list: a few statements, however long the list is."""

    groups: list[StudyGroup]
    lessons: Mapping[tuple[int, date], Sequence[KnownLesson]]
    places: Mapping[int, Sequence[KnownPlace]]
    registers: Mapping[int, Mapping[int, Mark]]
    closed: Sequence[Period]
    now: datetime
    unread: Mapping[tuple[str, date], int]


def planned(plan: AttendancePlan, unit: Unit, answers: Answers) -> tuple[list[LessonPlan], tuple[Question, ...]]:
    """What becomes of every lesson of a plan, in its order, and what is asked."""
    standing = _standing(plan, unit)
    asking = Asking(answers, TEXTS)
    lessons = [_lesson(rows, standing, asking) for rows in plan.lessons]
    return lessons, asking.questions()


def _standing(plan: AttendancePlan, unit: Unit) -> Standing:
    groups = school_queries.groups_of_unit(unit)
    ids = [group.id for group in groups]
    days = [rows[0].day for rows in plan.lessons]
    first, last = min(days, default=date.max), max(days, default=date.min)
    lessons = queries.lessons_here(ids, first, last) if days else {}
    wanted = {(fold(group), day): row for group, day, row in plan.unread}
    return Standing(
        groups=groups,
        lessons=lessons,
        places=school_queries.places_here(ids),
        registers=queries.registers_here([one.id for found in lessons.values() for one in found]),
        closed=closed_of([unit.id]).get(unit.id, []),
        now=now(),
        unread=wanted,
    )


def _lesson(rows: tuple[MarkRow, ...], standing: Standing, asking: Asking) -> LessonPlan:
    group, is_left_out = group_of(rows, standing.groups, asking)
    if group is None:
        outcome = RowOutcome.UNCHANGED if is_left_out else RowOutcome.ASKED
        return LessonPlan(rows, outcome, reasons=(Reason(None, school.LEFT_OUT if is_left_out else messages.WAITS),))
    if (unread := standing.unread.get((fold(rows[0].group), rows[0].day))) is not None:
        return _rejected(rows, messages.ROW_UNREAD, row=unread)
    known, times, why = marking.lesson_of(rows, standing.lessons.get((group.id, rows[0].day), ()))
    if why is not None:
        return _rejected(rows, why)
    sitting, reason = _sitting(rows[0].day, known, times, group, standing)
    if sitting is None or reason is not None:
        return _rejected(rows, reason.text, **reason.params) if reason else _rejected(rows, messages.NO_LESSON)
    return _marked(rows, _Meant(group, known, sitting, standing.places.get(group.id, ())), standing, asking)


def _rejected(rows: tuple[MarkRow, ...], text: str, **params: object) -> LessonPlan:
    return LessonPlan(rows, RowOutcome.REJECTED, reasons=(Reason(None, text, params),))


def _sitting(
    day: date, known: KnownLesson | None, times: tuple[time, time] | None, group: StudyGroup, standing: Standing
) -> tuple[Sitting | None, Reason | None]:
    """When the lesson is held, or why no register of it can be taken."""
    starts, ends = (known.starts, known.ends) if known else times or (EARLIEST, EARLIEST)
    if known is None and (starts < EARLIEST or ends <= starts):
        return None, Reason(None, messages.NO_LESSON)
    sitting = Sitting(day, starts, ends)
    if known is not None and known.is_cancelled:
        return None, Reason(None, messages.CANCELLED)
    if sitting.begins_at > standing.now:
        return None, Reason(None, messages.NOT_HELD_YET)
    return sitting, _day_is_off(day, group, standing) if known is None else None


def _day_is_off(day: date, group: StudyGroup, standing: Standing) -> Reason | None:
    term = term_of(group)
    if not term.covers(day):
        days = {"group": group.name, "first": term.first.isoformat(), "last": term.end.isoformat()}
        return Reason(None, messages.GROUP_NOT_ON, days)
    return Reason(None, messages.DAY_OFF) if day_off(day, standing.closed) is not None else None


@dataclass(frozen=True)
class _Meant:
    """The lesson that rows are about: `known` None for one that is not in the timetable here."""

    group: StudyGroup
    known: KnownLesson | None
    sitting: Sitting
    places: Sequence[KnownPlace]

    @property
    def listed(self) -> dict[int, KnownPlace]:
        """Who has a place on the day, by pupil."""
        return {one.pupil_id: one for one in self.places if one.days.covers(self.sitting.day)}


@dataclass
class _Marks:
    """What the rows of a lesson have come to so far."""

    register: dict[int, Mark] = field(default_factory=dict)
    by_row: dict[int, MarkRow] = field(default_factory=dict)
    told: dict[tuple[str, int], Reason] = field(default_factory=dict)
    people: dict[tuple[str, int], int] = field(default_factory=dict)
    waits: bool = False
    fault: Reason | None = None


def _marked(rows: tuple[MarkRow, ...], meant: _Meant, standing: Standing, asking: Asking) -> LessonPlan:
    marks = _Marks()
    for row in rows:
        _mark(row, meant, asking, marks)
    if marks.fault is None and not marks.waits:
        return _settled(rows, meant, standing, marks)
    outcome = RowOutcome.REJECTED if marks.fault else RowOutcome.ASKED
    reason = marks.fault or Reason(None, messages.WAITS)
    return LessonPlan(rows, outcome, reasons=(reason,), told=marks.told, people=marks.people)


def _mark(row: MarkRow, meant: _Meant, asking: Asking, marks: _Marks) -> None:
    """What a row is about and says, into `marks`."""
    at = row.sheet, row.row
    within = Within(meant.group.number, meant.group.name, meant.places)
    pupil, kind = asking.pupil(row, within), _kind(row, asking)
    if isinstance(pupil, KnownPlace):
        marks.people[at] = pupil.person_id
    if LEAVE_OUT in {pupil, kind}:
        marks.told[at] = Reason(None, school.LEFT_OUT)
    elif not isinstance(pupil, KnownPlace) or (row.word is not None and kind is None):
        marks.waits = True
    elif (place := meant.listed.get(pupil.pupil_id)) is None:
        marks.told[at] = Reason(None, messages.NOT_ENROLLED)
    else:
        _write_down(row, place, kind if isinstance(kind, MarkKind) else None, meant.sitting.minutes, marks)


def _kind(row: MarkRow, asking: Asking) -> MarkKind | str | None:
    """What the word of a row means, `LEAVE_OUT`, or None: it has none, or nobody knows."""
    if row.word is None:
        return None
    options = [Option(kind.value, school.MEANS, {"value": kind.value, "field": "mark"}) for kind in MarkKind]
    return kind_of(asking.word(row, row.word, "mark", options))


def _write_down(row: MarkRow, place: KnownPlace, kind: MarkKind | None, length: int, marks: _Marks) -> None:
    at = row.sheet, row.row
    mark, why = marking.mark_of(kind, row.minutes, length)
    if mark is None:
        marks.told[at] = Reason(None, why or messages.NO_MARK)
    elif marks.register.setdefault(place.id, mark) != mark:
        marks.told[at] = Reason(None, messages.TWICE, {"row": marks.by_row[place.id].row})
    else:
        marks.by_row.setdefault(place.id, row)
        return
    marks.fault = marks.fault or Reason(None, messages.ROW_UNREAD, {"row": row.row})


def _settled(rows: tuple[MarkRow, ...], meant: _Meant, standing: Standing, marks: _Marks) -> LessonPlan:
    """The register of the lesson: who is not in the list is present, and that is said."""
    if not marks.register:
        return LessonPlan(rows, _nobody(marks), told=marks.told, people=marks.people)
    register = {one.id: PRESENT for one in meant.listed.values()} | marks.register
    outcome, reasons = _beside(register, len(register) - len(marks.register), meant, standing)
    return LessonPlan(
        rows,
        outcome,
        meant.group.id,
        meant.known.id if meant.known else None,
        meant.sitting,
        register,
        reasons,
        marks.told,
        marks.people,
    )


def _beside(
    register: Mapping[int, Mark], unsaid: int, meant: _Meant, standing: Standing
) -> tuple[RowOutcome, tuple[Reason, ...]]:
    """What becomes of a register beside the one that may be taken here; `unsaid` are not in the list."""
    taken = standing.registers.get(meant.known.id) if meant.known else None
    if taken is not None:
        same = dict(taken) == dict(register)
        return (RowOutcome.UNCHANGED, ()) if same else (RowOutcome.REJECTED, (Reason(None, messages.TAKEN_OTHERWISE),))
    added = (Reason(None, messages.NEW_LESSON),) if meant.known is None else ()
    others = (Reason(None, messages.OTHERS_PRESENT, {"count": unsaid}),) if unsaid else ()
    return RowOutcome.CREATED, (*added, *others)


def _nobody(marks: _Marks) -> RowOutcome:
    """Of a lesson of which no row is left: rejected, unless somebody said that all are to be left out."""
    is_left_out = all(reason.text == school.LEFT_OUT for reason in marks.told.values())
    return RowOutcome.UNCHANGED if is_left_out else RowOutcome.REJECTED
