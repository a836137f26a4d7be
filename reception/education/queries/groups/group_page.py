"""What the page of a group shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reception.audit.reading import saw
from reception.education.models import Lesson, Place, StudyGroup, Teaching
from reception.education.queries.groups import taken_on, teaches_on
from reception.education.queries.groups.places import places_between
from reception.education.queries.pupils.names import PupilName, called
from reception.education.queries.registers.attendance import attendance_of_group
from reception.education.queries.timetable.teaching_day import LessonRow, lesson_rows, not_reported
from reception.education.rules.register.shares import Attendance
from reception.reckoning.periods import Period

#: How many days ahead the page of a group looks for lessons, and how many it shows (our choice: a week's overview).
AHEAD, SHOWN = 21, 6


@dataclass(frozen=True)
class PlaceRow:
    """A place with what the pupil is called, and what she attended in this group."""

    place: Place
    name: PupilName
    attendance: Attendance | None

    @property
    def percent(self) -> int | None:
        """Her share of the lessons, in whole percent; None when none was reported."""
        share = self.attendance.share_of_lessons if self.attendance else None
        return None if share is None else round(share * 100)


@dataclass(frozen=True)
class GroupPage:
    """A group on a day: `now`, `coming`, `earlier` places by name, teachers, next lessons and those not reported."""

    group: StudyGroup
    now: Sequence[PlaceRow]
    coming: Sequence[PlaceRow]
    earlier: Sequence[PlaceRow]
    teachers: Sequence[Teaching]
    earlier_teachers: Sequence[Teaching]
    lessons: Sequence[LessonRow]
    unreported: Sequence[Lesson]
    taken: int

    @property
    def free(self) -> int | None:
        """How many can begin; below 0 when the group is too full, None when nothing limits it."""
        return None if self.group.capacity is None else self.group.capacity - self.taken


def group_page(group: StudyGroup, day: date) -> GroupPage:
    """The group as it stands on a day. The number of statements does not depend on its size."""
    rows = place_rows(group)
    last = _ended_on(group)
    shown_on = min(max(day, group.first_on), last)
    return GroupPage(
        group=group,
        now=[row for row in rows if _holds(row.place, shown_on)],
        coming=[row for row in rows if row.place.first_on > shown_on],
        earlier=[row for row in rows if row.place.last_on is not None and row.place.last_on < shown_on],
        teachers=[one for one in _in_order(group.teachers) if teaches_on(one, shown_on) or one.first_on > shown_on],
        earlier_teachers=[one for one in _in_order(group.teachers) if one.last_on and one.last_on < shown_on],
        lessons=lesson_rows([group.id], day, day + timedelta(days=AHEAD))[:SHOWN],
        unreported=[one for one in not_reported([group.id]) if one.on < day],
        taken=taken_on(group.id, shown_on),
    )  # fmt: skip


def _ended_on(group: StudyGroup) -> date:
    return group.last_on if group.closed_on is None else max(min(group.last_on, group.closed_on), group.first_on)


def _holds(place: Place, day: date) -> bool:
    return place.first_on <= day and (place.last_on is None or place.last_on >= day)


def _in_order(teachers: Sequence[Teaching]) -> list[Teaching]:
    return sorted(teachers, key=lambda one: (not one.is_responsible, one.user.name, one.first_on))


def place_rows(group: StudyGroup) -> list[PlaceRow]:
    """Every place of a group, by what the pupils are called; the page shows them."""
    places = places_between(group.id, date.min, None)
    names = called([one.pupil_id for one in places])
    attended: Mapping[int, Attendance] = attendance_of_group(group.id, Period(group.first_on, group.last_on))
    saw(name.person_id for name in names.values())
    rows = [PlaceRow(one, names[one.pupil_id], attended.get(one.pupil_id)) for one in places if one.pupil_id in names]
    return sorted(rows, key=lambda row: (row.name.sort_key, row.place.first_on))
