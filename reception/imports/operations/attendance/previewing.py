"""The plan of a list of attendance as it is shown: a line for each row, whatever becomes of it."""

from collections.abc import Iterator, Sequence
from itertools import chain

from reception.imports.operations.attendance.planning import LessonPlan
from reception.imports.operations.school import previewing
from reception.imports.rules.attendance import messages
from reception.imports.rules.attendance.plan import AttendancePlan
from reception.imports.rules.attendance.reading import MarkRow
from reception.imports.rules.preview import Preview, PreviewRow, Reason
from reception.imports.rules.records import Question
from reception.imports.terms import RowOutcome

LESSON, MARK = "lesson", "mark"


def preview_of(plan: AttendancePlan, lessons: Sequence[LessonPlan], questions: Sequence[Question]) -> Preview:
    """Every row of a file with what becomes of it, in the file's order, and what is asked."""
    shown = chain.from_iterable(map(_rows_of, lessons))
    return previewing.preview_of(shown, plan.beside, questions, rejected=LESSON, repeated=MARK)


def _rows_of(lesson: LessonPlan) -> Iterator[PreviewRow]:
    first = lesson.rows[0]
    yield _row(lesson, first, LESSON, lesson.reasons)
    for row in lesson.rows[1:]:
        yield _row(lesson, row, MARK, (Reason(None, messages.OF_LESSON, {"row": first.row}),))


def _row(lesson: LessonPlan, row: MarkRow, kind: str, said: tuple[Reason, ...]) -> PreviewRow:
    at = row.sheet, row.row
    own = lesson.told.get(at)
    remarks = tuple(Reason(remark.column, remark.text, remark.params) for remark in row.remarks)
    outcome = lesson.outcome
    if own is not None and outcome is RowOutcome.CREATED and own.text == messages.NOT_ENROLLED:
        # The lesson is taken; this row of it is not. It counts as a rejected row, not as a lesson.
        kind, outcome = (MARK, RowOutcome.REJECTED) if kind == MARK else (kind, outcome)
    reasons = (*((own,) if own else ()), *said, *remarks)
    return PreviewRow(
        row.sheet, row.row, kind, outcome, row.pupil.name or row.pupil.code, reasons, (), lesson.people.get(at)
    )
