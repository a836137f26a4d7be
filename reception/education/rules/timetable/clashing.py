"""Two lessons at once: of one group, of one teacher, or in one room. Pure. Clashes warn; the school decides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reception.education.rules.timetable import Lesson
from reception.education.rules.timetable.sittings import Sitting
from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, warning


@dataclass(frozen=True)
class Elsewhere:
    """A lesson of another group, taught by somebody who teaches this one too, or in a room of the same name."""

    group: str
    sitting: Sitting
    same_teacher: bool


def clash_remarks(lessons: Iterable[Lesson], elsewhere: Iterable[Elsewhere]) -> tuple[Remark, ...]:
    """Warnings about the lessons that are held: one for the group itself, one for each other group and reason."""
    held = sorted((one.sitting for one in lessons if one.is_held), key=lambda one: (one.day, one.starts))
    return (*_within(held), *_with_others(held, elsewhere))


def _within(held: list[Sitting]) -> Iterator[Remark]:
    met = [other for one, other in pairwise(held) if one.meets(other)]
    if met:
        says = N_("The group has two lessons at once. Days: %(count)s, the first on %(day)s.")
        yield warning("group-clash", "starts", says, count=len({one.day for one in met}), day=met[0].day)


def _with_others(held: list[Sitting], elsewhere: Iterable[Elsewhere]) -> Iterator[Remark]:
    by_day: dict[date, list[Sitting]] = defaultdict(list)
    for one in held:
        by_day[one.day].append(one)
    found: dict[tuple[str, str], list[Sitting]] = defaultdict(list)
    for other in elsewhere:
        for one in (mine for mine in by_day.get(other.sitting.day, ()) if mine.meets(other.sitting)):
            if other.same_teacher:
                found["teacher", other.group].append(one)
            if one.place and one.place.casefold() == other.sitting.place.casefold():
                found["room", other.group].append(one)
    for (kind, group), met in sorted(found.items()):
        yield _remark(kind, group, met)


def _remark(kind: str, group: str, met: list[Sitting]) -> Remark:
    days = {one.day for one in met}
    if kind == "room":
        says = N_("The group %(group)s is in the same room. Days: %(count)s, the first on %(day)s.")
        return warning("room-clash", "room", says, group=group, count=len(days), day=min(days))
    says = N_("A teacher of the group teaches %(group)s at the same time. Days: %(count)s, the first on %(day)s.")
    return warning("teacher-clash", "starts", says, group=group, count=len(days), day=min(days))
