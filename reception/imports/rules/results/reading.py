"""One row of a list of results: who, in which group or course, and what each part came to. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from reception.education.rules.pasting.values import is_dash
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import Grade, NoGrade, SfiCourse
from reception.imports.rules import vocabulary
from reception.imports.rules.folding import fold
from reception.imports.rules.records import Remark
from reception.imports.rules.results import messages
from reception.imports.rules.row_reader import RowReader, quote
from reception.imports.rules.school import messages as school
from reception.imports.rules.school import pupils
from reception.imports.rules.school.pupils import Pupil

#: "C", "2C", "SFI C", "Kurs C", "Sfi kurs 2C", folded.
COURSE: Final = re.compile(r"(?:sfi|svenskaforinvandrare)?(?:kurs|course|sfi)?[123]?([abcd])")


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of a part: `word` in the provider's words, `column` as the file heads it."""

    part: ResultPart
    word: str
    column: str | None = None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row, understood. `group` is "" where the course alone is named, `course` None where only the group is."""

    sheet: str
    row: int
    pupil: Pupil
    group: str
    course: SfiCourse | None
    day: date | None
    cells: tuple[Said, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def says(self) -> "ResultRow":
        """All that it says, wherever it stands."""
        return replace(self, sheet="", row=0, remarks=())


def read(row: RowReader) -> ResultRow | None:
    """The results of a row, or None when `row.faults` tell why there are none."""
    group, course, day, pupil = row.text("group") or "", _course(row), row.day("date"), pupils.read(row)
    cells = tuple(_cells(row))
    for field, is_missing, text in (
        ("group", not group and course is None, messages.NO_GROUP),
        ("name", pupil.is_nobody, school.NO_PUPIL),
        ("grade", not cells, messages.NO_RESULT),
        ("date", day is None and any(one.part is ResultPart.GRADE for one in cells), messages.NO_DAY),
    ):
        if is_missing and not row.faults:
            row.fault(field, text)
    if row.faults:
        return None
    return ResultRow(row.sheet, row.row, pupil, group, course, day, cells, tuple(row.remarks))


def _course(row: RowReader) -> SfiCourse | None:
    written = row.text("course")
    found = COURSE.fullmatch(fold(written)) if written else None
    if written and found is None:
        row.fault("course", messages.NO_COURSE, value=quote(written))
    return SfiCourse(found[1].upper()) if found else None


def _cells(row: RowReader) -> Iterator[Said]:
    """What stands in a column for each part; or one part, where a column says which."""
    if not row.has("part"):
        found = [Said(part, word, row.title(part)) for part in ResultPart if (word := _word(row, part))]
        if not found and _word(row, "result"):
            row.fault("result", messages.NO_PART)
        yield from found
        return
    written = row.text("part")
    word = _word(row, "result") or _word(row, "grade")
    part = vocabulary.exactly(written, "part") if written else None
    if word and part:
        yield Said(ResultPart(part), word, row.title("result") or row.title("grade"))
    elif word and written:
        row.fault("part", messages.UNKNOWN_PART, value=quote(written))
    elif word:
        row.fault("part", messages.NO_PART)


def _word(row: RowReader, field: str) -> str | None:
    """The word in a column. The dash of a grade catalogue says something: what, the reader of the list is asked."""
    bare = row.line(field) if field in {"grade", "result"} else None
    return "-" if bare and is_dash(bare) else row.text(field)


def value_of(meaning: str) -> Grade | NoGrade:
    """The grade that a word was found to mean, or why there is none."""
    return Grade(meaning) if meaning in {grade.value for grade in Grade} else NoGrade(meaning)
