"""What the page of a register shows: its rows, the way to other lessons, and what the reader may do with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from flask import url_for

from reception.access.actor import staff
from reception.access.permit import OutOfReach
from reception.audit.reading import saw
from reception.education import permits
from reception.education.forms.registers import OFF, RegisterForm, Typed, written_minutes
from reception.education.queries import registers as queries
from reception.education.queries.groups import leads, own_group_ids, teaches
from reception.education.queries.groups.places import places_between
from reception.education.queries.pupils.names import PupilName, called
from reception.education.queries.registers import Correction, Listed, Sheet
from reception.education.queries.timetable.teaching_day import not_reported
from reception.education.rules import register as rules
from reception.education.rules.register.marks import LETTERS
from reception.education.rules.timetable.sittings import Sitting
from reception.education.terms.lessons import MarkKind, Saving
from reception.education.views.registers.mark_words import word_of
from reception.i18n.formats import clock, local, now, short_moment, today

if TYPE_CHECKING:
    from reception.education.models import AbsenceAnnouncement, Lesson, StudyGroup

#: By the letter that is sent: whoever was not simply present.
_AWAY = {letter: kind for kind, letter in LETTERS.items() if kind is not MarkKind.PRESENT}
_SAVES = frozenset({Saving.FREELY, Saving.WITH_REASON})


@dataclass(frozen=True)
class RegisterRow:
    """One row: what is chosen and written in it. `may_be_off`: her place and the saved register do not agree."""

    place_id: int
    pupil_number: str
    name: PupilName
    letter: str
    minutes: str
    told: tuple[str, ...]
    last: rules.Mark | None
    has_place: bool
    may_be_off: bool
    error: str | None


@dataclass(frozen=True)
class Way:
    """A link to another lesson. `at`: its time, where the day has several."""

    url: str
    on: date
    at: time | None
    is_taken: bool


@dataclass(frozen=True)
class OpenRegister:
    """A register that is looked at. `shown`: as it is saved or, before that, preset."""

    group: "StudyGroup"
    sheet: Sheet
    around: Sequence[Sheet]
    how: Saving
    is_colleague: bool

    @property
    def may_save(self) -> bool:
        """Whether the page has a button."""
        return self.how in _SAVES

    @property
    def index(self) -> int:
        """Where the lesson stands among those around."""
        return next(at for at, one in enumerate(self.around) if one.lesson.id == self.sheet.lesson.id)

    @property
    def before(self) -> Sheet | None:
        """The lesson before."""
        return self.around[self.index - 1] if self.index else None

    @property
    def after(self) -> Sheet | None:
        """The lesson after."""
        return self.around[self.index + 1] if self.index + 1 < len(self.around) else None

    @property
    def last_taken(self) -> Sheet | None:
        """The latest lesson before this one whose register was taken."""
        return next((one for one in reversed(self.around[: self.index]) if one.is_taken), None)

    def way(self, sheet: Sheet | None) -> Way | None:
        """The link to a lesson around."""
        if sheet is None:
            return None
        of_day = [one for one in self.around if one.lesson.on == sheet.lesson.on]
        several = len(of_day) > 1
        url = address(self.group.number, sheet, several=several)
        return Way(url, sheet.lesson.on, sheet.lesson.starts if several else None, sheet.is_taken)

    @property
    def address(self) -> str:
        """Its own address."""
        way = self.way(self.sheet)
        return way.url if way else ""

    @property
    def of_day(self) -> list[Sheet]:
        """The lessons of the same day."""
        return [one for one in self.around if one.lesson.on == self.sheet.lesson.on]


def address(number: str, sheet: Sheet, *, several: bool) -> str:
    """Where a register is."""
    lesson = sheet.lesson
    which = lesson.id if several else None
    return url_for("registers.register", number=number, day=lesson.on.isoformat(), lesson=which)


def open_register(group: "StudyGroup", day: date, lesson_id: int | None) -> OpenRegister:
    """The register of a lesson, and how the actor stands to it. Raises OutOfReach."""
    around = queries.sheets_around(group.id, day)
    of_day = [one for one in around if one.lesson.on == day and lesson_id in {None, one.lesson.id}]
    if not of_day:
        raise OutOfReach
    sheet = next((one for one in of_day if one.planned.is_held), of_day[0])
    teacher, leader = teaches(group, staff().user_id, day) is not None, leads(group, staff(), today())
    may_save = group.unit_id in staff().unit_ids(permits.TEACHERS)
    colleague = may_save and not (teacher or leader)
    how = rules.saving(
        sheet.planned, now(), is_teacher=may_save and (teacher or colleague), may_correct=may_save and leader
    )
    return OpenRegister(group, sheet, around, how, is_colleague=colleague)


def left_to_report(page: OpenRegister) -> Sequence["Lesson"]:
    """The other lessons of one's own groups that are over and have no register, once this one is seen to."""
    if not (page.sheet.is_taken and page.may_save):
        return ()
    found = not_reported(own_group_ids(staff().user_id, today()))
    return [one for one in found if one.id != page.sheet.lesson.id]


@dataclass(frozen=True)
class Drawn:
    """What is drawn of a register: who stands on it, what is saved or preset, and what happened to it."""

    listed: Sequence[Listed]
    names: Mapping[int, PupilName]
    shown: rules.Register
    told: Mapping[int, Sequence["AbsenceAnnouncement"]]
    last: Mapping[int, rules.Mark]
    corrections: Sequence[Correction]

    @property
    def by_place(self) -> dict[int, PupilName]:
        """What the pupil of each place is called."""
        return {one.place_id: self.names[one.pupil_id] for one in self.listed}


def drawn(page: OpenRegister) -> Drawn:
    """Load it: a fixed number of statements whatever the size of the group."""
    sheet, last = page.sheet, page.last_taken
    lesson_id = sheet.lesson.id
    corrections = queries.corrections_of(lesson_id) if sheet.is_taken else []
    listed = queries.places_for(sheet, {place for one in corrections for place in one.changed})
    told = queries.announced({one.pupil_id for one in listed}, sheet.planned.sitting)
    marks = queries.marks_of([lesson_id] + ([last.lesson.id] if last else []))
    names = called({one.pupil_id for one in listed})
    saw(name.person_id for name in names.values())
    return Drawn(
        listed=listed,
        names=names,
        shown=rules.decoded(sheet.listed, marks.get(lesson_id, ())) if sheet.is_taken else _preset(sheet, listed, told),
        told=told,
        last=rules.decoded(last.listed, marks.get(last.lesson.id, ())) if last else {},
        corrections=corrections,
    )


def _preset(
    sheet: Sheet, listed: Sequence[Listed], told: Mapping[int, Sequence["AbsenceAnnouncement"]]
) -> rules.Register:
    """By place: the announcements are the pupil's."""
    there = [one for one in listed if one.has_place]
    by_place = {one.place_id: queries.as_rules(told.get(one.pupil_id, ())) for one in there}
    return rules.preset(by_place, sheet.planned.sitting, by_place)


def rows_of(page: OpenRegister, it: Drawn, form: RegisterForm) -> list[RegisterRow]:
    """The rows by name: as they were sent, or else as they are saved or preset."""
    listed = [one for one in it.listed if one.has_place or one.place_id in it.shown]
    rows = [_row(page, it, form, one) for one in listed]
    return sorted(rows, key=lambda row: (row.name.sort_key, row.place_id))


def _row(page: OpenRegister, it: Drawn, form: RegisterForm, one: Listed) -> RegisterRow:
    mark = it.shown.get(one.place_id)
    typed = (form.rows.typed or {}).get(one.place_id)
    is_on = one.place_id in it.shown
    return RegisterRow(
        place_id=one.place_id,
        pupil_number=one.pupil_number,
        name=it.names[one.pupil_id],
        letter=typed.letter if typed else LETTERS[mark.kind] if mark else OFF,
        minutes=typed.minutes if typed else written_minutes(mark) if mark else "",
        told=tuple(_told(each, page.sheet.planned.sitting) for each in it.told.get(one.pupil_id, ())),
        last=it.last.get(one.place_id),
        has_place=one.has_place,
        may_be_off=page.sheet.is_taken and is_on is not one.has_place,
        error=form.row_errors.get(one.place_id),
    )


def _told(one: "AbsenceAnnouncement", sitting: Sitting) -> str:
    """When it was told and, where it is not the whole lesson, for which hours."""
    when = clock(one.made_at) if local(one.made_at).date() == sitting.day else short_moment(one.made_at)
    if one.since <= sitting.begins_at and one.until >= sitting.finishes_at:
        return when
    first, last = max(one.since, sitting.begins_at), min(one.until, sitting.finishes_at)
    return f"{when} ({clock(first)}–{clock(last)})"


def marked(group: "StudyGroup", day: date, form: RegisterForm) -> list[str]:
    """Who was marked as what in a register that cannot be saved: each who was not simply present, in words."""
    typed = {place: sent for place, sent in (form.rows.typed or {}).items() if sent.letter in _AWAY or sent.minutes}
    of_group = [one for one in places_between(group.id, day, day) if one.id in typed]
    names = called({one.pupil_id for one in of_group})
    saw(name.person_id for name in names.values())
    return [f"{names[one.pupil_id].shown}: {_sent_words(typed[one.id])}" for one in of_group]


def _sent_words(sent: Typed) -> str:
    kind = _AWAY.get(sent.letter)
    return " ".join(filter(None, (word_of(kind) if kind else "", sent.minutes)))
