"""The grid of results: what two teachers wrote, what stands against a cell, what a pasted text may fill. Pure.

A cell is known by the pupil's key and its column. Of two who wrote in one cell, neither is written over: it is asked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from reception.education.rules.pasting import Column
from reception.education.rules.studies import courses
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import Grade, NoGrade, SfiCourse, StudyPath
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remark

Value = Grade | NoGrade
Key = tuple[int, ResultPart]


@dataclass(frozen=True)
class Written:
    """What stands in a cell. `on`: the day of the grade; None in the other columns, which have no day of their own."""

    value: Value
    on: date | None = None


Sheet = Mapping[Key, Written]

#: What sheets call the columns, beside our own words in the reader's language: Swedish and English.
_TITLES: Final[Mapping[ResultPart, tuple[str, ...]]] = {
    ResultPart.LISTENING: ("Listening", "Höra", "Hörförståelse", "Lyssna", "Hör"),
    ResultPart.READING: ("Reading", "Läsa", "Läsförståelse", "Läs"),
    ResultPart.SPEAKING: ("Speaking", "Tala", "Muntlig", "Muntligt", "Muntlig färdighet"),
    ResultPart.WRITING: ("Writing", "Skriva", "Skriftlig", "Skriftligt", "Skriftlig färdighet", "Skriv"),
    ResultPart.TEST: ("National test", "Nationellt prov", "Nationella provet", "NP"),
    ResultPart.GRADE: ("Grade", "Betyg", "Kursbetyg", "Slutbetyg"),
}


def parts_of(course: SfiCourse) -> tuple[ResultPart, ...]:
    """The columns of a course's grid: without the national test where there is none."""
    return tuple(part for part in ResultPart if part is not ResultPart.TEST or course in courses.TESTED)


def columns_of(course: SfiCourse, words: Mapping[ResultPart, str]) -> tuple[Column, ...]:
    """The columns as a pasted text is read against them. `words`: what the reader's language calls each."""
    return tuple(Column(str(part), (words[part], *_TITLES[part])) for part in parts_of(course))


@dataclass(frozen=True)
class Merged:
    """What is to be written, None: emptied. `clashes`: cells that both changed, with what stands there now."""

    changed: Mapping[Key, Written | None]
    clashes: Mapping[Key, Written | None]


def merged(shown: Sheet, mine: Sheet, theirs: Sheet) -> Merged:
    """What somebody changed since the grid was shown, against what stands now. Who agrees changes nothing.

    >>> key = (1, ResultPart.GRADE)
    >>> passed, failed = Written(Grade.PASSED), Written(Grade.NOT_PASSED)
    >>> merged({}, {key: passed}, {key: failed}).clashes == {key: failed}
    True
    """
    keys = [key for key in {**shown, **mine} if shown.get(key) != mine.get(key)]
    asked = [key for key in keys if theirs.get(key) != mine.get(key)]
    return Merged(
        {key: mine.get(key) for key in asked if theirs.get(key) == shown.get(key)},
        {key: theirs.get(key) for key in asked if theirs.get(key) != shown.get(key)},
    )


def told(sheet: Sheet) -> str:
    """A grid as a hidden field carries it."""
    return " ".join(
        f"{pupil}.{part}={written.value}" + (f"@{written.on.isoformat()}" if written.on else "")
        for (pupil, part), written in sorted(sheet.items())
    )


def read(text: str) -> dict[Key, Written]:
    """The grid that `told` wrote. What is none of its words is left out: then what stands is asked about, not lost."""
    found: dict[Key, Written] = {}
    for word in text.split():
        try:
            place, _equals, said = word.partition("=")
            pupil, _dot, part = place.partition(".")
            value, _at, on = said.partition("@")
            found[int(pupil), ResultPart(part)] = Written(_value(value), date.fromisoformat(on) if on else None)
        except ValueError:
            continue
    return found


def _value(text: str) -> Value:
    return Grade(text) if text in {str(grade) for grade in Grade} else NoGrade(text)


def grade_or_reason(value: Value) -> tuple[Grade | None, NoGrade | None]:
    """The grade, or why there is none: one of the two is None."""
    return (value, None) if isinstance(value, Grade) else (None, value)


def name_of(key: Key) -> str:
    """What a cell is called among the fields of a form."""
    pupil, part = key
    return f"{part}-{pupil}"


def remarks_on_cell(
    key: Key, course: SfiCourse, written: Written, studied: Iterable[Period], today: date, *, tested: bool
) -> Iterator[Remark]:
    """What speaks against a cell, beside it. `studied`: her enrolments in the course; `tested`: the test is noted."""
    pupil, part = key
    on = written.on or today
    if part is ResultPart.TEST:
        yield from (replace(one, about=name_of(key)) for one in courses.remarks_on_test(course, on, today))
    if part is not ResultPart.GRADE:
        return
    value = written.value
    grade, no_grade = (value, None) if isinstance(value, Grade) else (None, value)
    asked = courses.Result(course, on, grade, no_grade, tested=tested)
    for one in courses.remarks_on_result(asked, studied, today):
        yield replace(one, about=f"on-{pupil}" if one.about == "on" else name_of(key))


@dataclass(frozen=True)
class Step:
    """A course of somebody's path. `passed_on`: the first grade G; `began_on`: the first day; `now`: studied today.

    `goes_before`: a higher course was begun or passed, so that this one is no more to come.
    """

    course: SfiCourse
    began_on: date | None
    passed_on: date | None
    now: bool
    goes_before: bool = False

    @property
    def days_to_grade(self) -> int | None:
        """From the first day of the course to its grade, both counted; None without them, or by an examination."""
        if self.began_on is None or self.passed_on is None or self.passed_on < self.began_on:
            return None
        return (self.passed_on - self.began_on).days + 1


def steps(
    path: StudyPath | None,
    studied: Mapping[SfiCourse, Sequence[Period]],
    passed: Mapping[SfiCourse, date],
    today: date,
) -> tuple[Step, ...]:
    """The courses of her path and any other that she studied or passed, in order. Without a path: all four."""
    of_path = courses.courses_of(path) if path is not None else tuple(SfiCourse)
    return tuple(
        Step(
            course,
            min((days.first for days in studied.get(course, ())), default=None),
            passed.get(course),
            any(days.covers(today) for days in studied.get(course, ())),
            any(higher > course for higher in (*studied, *passed)),
        )
        for course in SfiCourse
        if course in of_path or course in studied or course in passed
    )
