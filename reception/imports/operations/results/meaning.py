"""What a row of a list of results is about: which group, which pupil, and what its words mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from reception.education.models import StudyGroup
from reception.education.rules.results import Written
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import Grade, NoGrade
from reception.imports.operations.school.asking import Asking, Texts, Within, group_of
from reception.imports.rules.preview import Reason
from reception.imports.rules.records import Option
from reception.imports.rules.results import messages
from reception.imports.rules.results.reading import ResultRow, Said, value_of
from reception.imports.rules.school import messages as school
from reception.imports.rules.school.pupils import LEAVE_OUT, KnownPlace, matching
from reception.imports.terms import RowOutcome

TEXTS = Texts(pupil=messages.UNKNOWN_PUPIL, word=messages.UNKNOWN_WORD)
VALUES = [*Grade, *NoGrade]


@dataclass(frozen=True)
class Register:
    """The groups of a school that have a course, and who has, had or is to have a place in them and in the others."""

    groups: Sequence[StudyGroup]
    places: Mapping[int, Sequence[KnownPlace]]

    def of_course(self, course: str) -> list[StudyGroup]:
        """The groups of a course."""
        return [group for group in self.groups if group.course == course]

    def among(self, groups: Sequence[StudyGroup]) -> list[KnownPlace]:
        """Who is or was in these groups."""
        return list(chain.from_iterable(self.places.get(group.id, ()) for group in groups))

    def elsewhere(self, row: ResultRow) -> set[int]:
        """Whom of the whole school a row may be about."""
        return matching(row.pupil, list(chain.from_iterable(self.places.values())))


@dataclass(frozen=True)
class Meant:
    """A row with what it means. `outcome` None: that is for the rules to say; otherwise `reasons` tell why."""

    row: ResultRow
    group: StudyGroup | None = None
    place: KnownPlace | None = None
    cells: Mapping[ResultPart, Written] = field(default_factory=dict)
    outcome: RowOutcome | None = None
    reasons: tuple[Reason, ...] = ()

    def column_of(self, part: ResultPart) -> str | None:
        """The header of the column in which a part stands."""
        return next((one.column for one in self.row.cells if one.part is part), None)


def _left_out(row: ResultRow) -> Meant:
    return Meant(row, outcome=RowOutcome.UNCHANGED, reasons=(Reason(None, school.LEFT_OUT),))


def _waits(row: ResultRow, place: KnownPlace | None = None) -> Meant:
    return Meant(row, None, place, outcome=RowOutcome.ASKED, reasons=(Reason(None, messages.WAITS),))


def rejected(row: ResultRow, place: KnownPlace | None, *reasons: Reason) -> Meant:
    """A row that is not taken."""
    return Meant(row, None, place, outcome=RowOutcome.REJECTED, reasons=reasons)


def meaning_of(row: ResultRow, register: Register, asking: Asking) -> Meant:
    """What a row is about, or that it waits, is left out, or cannot be."""
    if not row.group:
        return _of_course(row, register, asking)
    group, is_left_out = group_of([row], register.groups, asking)
    if group is None:
        return _left_out(row) if is_left_out else _waits(row)
    told = {"group": group.name}
    if row.course is not None and group.course is not row.course:
        return rejected(row, None, Reason(None, messages.OTHER_COURSE, told))
    within = Within(group.number, group.name, register.among([group]))
    found = _pupil(row, within, register, asking, Reason(None, messages.NOT_OF_GROUP, told))
    return found if isinstance(found, Meant) else _with_words(row, group, found, asking)


def _of_course(row: ResultRow, register: Register, asking: Asking) -> Meant:
    """A row that names the course alone: the group is the one of that course in which the pupil is or was."""
    course = str(row.course)
    groups = register.of_course(course)
    within = Within(f"course {course}", course, register.among(groups))
    found = _pupil(row, within, register, asking, Reason(None, messages.NOT_OF_COURSE, {"course": course}))
    if isinstance(found, Meant):
        return found
    own = [group for group in groups if any(one.pupil_id == found.pupil_id for one in register.among([group]))]
    on = [group for group in own if _covers(register.among([group]), found.pupil_id, row)]
    if len(on) != 1 and len(own) != 1:
        return rejected(row, found, Reason(None, messages.SEVERAL_GROUPS))
    return _with_words(row, (on if len(on) == 1 else own)[0], found, asking)


def _covers(places: Sequence[KnownPlace], pupil_id: int, row: ResultRow) -> bool:
    """Whether she was there on the day of the row."""
    return row.day is not None and any(one.pupil_id == pupil_id and one.days.covers(row.day) for one in places)


def _pupil(row: ResultRow, within: Within, register: Register, asking: Asking, stranger: Reason) -> KnownPlace | Meant:
    """Whom a row is about; `stranger` is why it is not taken when she is a pupil of the school elsewhere."""
    if not matching(row.pupil, within.places) and len(register.elsewhere(row)) == 1:
        return rejected(row, None, stranger)
    found = asking.pupil(row, within)
    if isinstance(found, KnownPlace):
        return found
    return _waits(row) if found is None else _left_out(row)


def _with_words(row: ResultRow, group: StudyGroup, place: KnownPlace, asking: Asking) -> Meant:
    """The words of the row as results. With one word that nobody knows the row waits."""
    meanings = {one.part: _meaning(row, one, asking) for one in row.cells}
    if None in meanings.values():
        return _waits(row, place)
    cells = dict(_cells(row, meanings))
    return Meant(row, group, place, cells) if cells else _left_out(row)


def _meaning(row: ResultRow, one: Said, asking: Asking) -> str | None:
    options = [Option(value.value, school.MEANS, {"value": value.value, "field": "result"}) for value in VALUES]
    return asking.word(row, one.word, "result", options)


def _cells(row: ResultRow, meanings: Mapping[ResultPart, str | None]) -> Iterator[tuple[ResultPart, Written]]:
    for part, meaning in meanings.items():
        if meaning is not None and meaning != LEAVE_OUT:
            yield part, Written(value_of(meaning), row.day)
