"""One row of a list of attendance: who, which lesson, and how it was. Pure."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from reception.education.terms.lessons import MarkKind
from reception.imports.rules.attendance import messages
from reception.imports.rules.folding import fold
from reception.imports.rules.records import Remark
from reception.imports.rules.row_reader import RowReader, quote
from reception.imports.rules.school import messages as school
from reception.imports.rules.school import pupils
from reception.imports.rules.school.pupils import LEAVE_OUT, Pupil

CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})(?:[.:]00)?", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:-|–|—|till|to)\s*")
MINUTES = re.compile(r"(\d{1,4})(?:[.,]0+)?\s*(?:min(?:uter|utes|\.)?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One row, understood. `word` is the list's own word for how it was, None where minutes alone tell."""

    sheet: str
    row: int
    group: str
    day: date
    pupil: Pupil
    starts: time | None = None
    ends: time | None = None
    word: str | None = None
    minutes: int | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def lesson(self) -> tuple[str, date, time | None]:
        """What the rows of one lesson have in common."""
        return fold(self.group), self.day, self.starts

    @property
    def says(self) -> "MarkRow":
        """All that it says, wherever it stands."""
        return replace(self, sheet="", row=0, remarks=())


def read(row: RowReader) -> MarkRow | None:
    """The mark of a row, or None when `row.faults` tell why there is none."""
    starts, ends = _times(row)
    group, day, pupil = row.text("group"), row.day("date"), pupils.read(row)
    word, minutes = row.text("mark"), _minutes(row)
    for field, is_missing, text in (
        ("group", not group, messages.NO_GROUP),
        ("date", day is None, messages.NO_DAY),
        ("name", pupil.is_nobody, school.NO_PUPIL),
        ("mark", word is None and minutes is None, messages.NO_MARK),
    ):
        if is_missing and not row.faults:
            row.fault(field, text)
    if row.faults or group is None or day is None:
        return None
    return MarkRow(row.sheet, row.row, group, day, pupil, starts, ends, word, minutes, tuple(row.remarks))


def _times(row: RowReader) -> tuple[time | None, time | None]:
    """From when to when. One column may hold both: "08:30–11:30"."""
    starts, ends = _clock(row, "starts"), _clock(row, "ends")
    whole = row.text("starts")
    if starts is None and whole and len(parts := BETWEEN.split(whole)) == 2:
        starts, ends = clock_of(parts[0]), clock_of(parts[1])
    if starts is None and whole:
        row.fault("starts", messages.NOT_A_TIME, value=quote(whole))
    if starts and ends and ends <= starts:
        row.fault("ends", messages.ENDS_FIRST)
    return starts, ends


def _clock(row: RowReader, field: str) -> time | None:
    cell = row.cell(field)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, float) and 0 < cell < 1:  # the part of a day that a spreadsheet keeps
        minutes = round(cell * 24 * 60)
        return time(minutes // 60 % 24, minutes % 60)
    written = row.text(field)
    found = clock_of(written) if written else None
    if written and found is None and field == "ends":
        row.fault(field, messages.NOT_A_TIME, value=quote(written))
    return found


def clock_of(text: str) -> time | None:
    """A time of day as people write it: "8.30", "08:30:00", "kl 8:30"."""
    match = CLOCK.fullmatch(text.strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return time(int(match[1]), int(match[2]))


def _minutes(row: RowReader) -> int | None:
    written = row.text("minutes")
    match = MINUTES.fullmatch(written) if written else None
    if written and match is None:
        row.fault("minutes", messages.NOT_MINUTES, value=quote(written))
    return int(match[1]) if match else None


def kind_of(meaning: str | None) -> MarkKind | str | None:
    """The kind of mark that a word was found to mean; `LEAVE_OUT` and None as they are."""
    return meaning if meaning is None or meaning == LEAVE_OUT else MarkKind(meaning)
