"""Groups of the school: one, a list of them, those to choose from, and who teaches them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.db.session import db
from reception.education import permits
from reception.education.models import Place, StudyGroup, Teaching
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import SfiCourse
from reception.i18n.formats import today
from reception.i18n.text import _, ngettext


def group(number: str, permit: Permit = permits.GROUPS) -> StudyGroup:
    """The group of that number, with its teachers. Raises OutOfReach."""
    query = sa.select(StudyGroup).where(StudyGroup.number == number)
    query = query.options(joinedload(StudyGroup.unit), _own_teachers())
    return permit.one(query)


def _own_teachers() -> Any:
    """The teachers of one group come in its own statement."""
    return joinedload(StudyGroup.teachers).joinedload(Teaching.user)


def _teachers() -> Any:
    return selectinload(StudyGroup.teachers).joinedload(Teaching.user)


@dataclass(frozen=True)
class Wanted:
    """What a list of groups is narrowed to. `first_ids`: groups that stand first, such as those of the reader.

    `day`: groups of that day and later; with `is_past`, groups that ended before it, the latest first.
    """

    day: date
    programme: Programme | None = None
    course: SfiCourse | None = None
    text: str = ""
    is_past: bool = False
    first_ids: tuple[int, ...] = ()
    unit_id: int | None = None


@dataclass(frozen=True)
class GroupRow:
    """A group in a list. `taken`: places on the day or later; `teachers`: of the day, the responsible first."""

    group: StudyGroup
    taken: int
    teachers: tuple[Teaching, ...]

    @property
    def free(self) -> int | None:
        """How many can begin; below 0 when the group is too full, None when nothing limits it."""
        return None if self.group.capacity is None else self.group.capacity - self.taken


def groups(wanted: Wanted, window: tuple[int, int] | None = None) -> list[GroupRow]:
    """The groups of the actor's units, those of `first_ids` first, then by name. `window`: as `web.paging` makes it."""
    query = sa.select(StudyGroup, _taken(wanted.day)).options(_teachers()).where(*_conditions(wanted))
    order: list[Any] = [sa.case((StudyGroup.id.in_(wanted.first_ids), 0), else_=1)] if wanted.first_ids else []
    order += [StudyGroup.last_on.desc()] if wanted.is_past else []
    query = query.order_by(*order, StudyGroup.name, StudyGroup.id)
    if window is not None:
        query = query.offset(window[0]).limit(window[1])
    rows = db.session.execute(permits.GROUPS.within(query)).unique()
    return [GroupRow(found, taken, teachers_on(found, wanted.day)) for found, taken in rows]


def _conditions(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    ended = sa.or_(StudyGroup.last_on < wanted.day, StudyGroup.closed_on < wanted.day)
    found: list[sa.ColumnElement[bool]] = [sa.func.coalesce(ended, sa.false()) == sa.literal(wanted.is_past)]
    if wanted.programme is not None:
        found.append(StudyGroup.programme == wanted.programme)
    if wanted.course is not None:
        found.append(StudyGroup.course == wanted.course)
    if wanted.unit_id is not None:
        found.append(StudyGroup.unit_id == wanted.unit_id)
    if wanted.text:
        pattern = f"%{_escaped(wanted.text.casefold())}%"
        columns = (StudyGroup.name, StudyGroup.room, StudyGroup.subject)
        found.append(sa.or_(*(sa.func.lower(column).like(pattern, escape="\\") for column in columns)))
    return found


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _taken(day: date) -> sa.ScalarSelect[int]:
    """How many pupils a group has on a day and later; one that has ended, how many it had on its last day."""
    counted_on = sa.case((StudyGroup.last_on < day, StudyGroup.last_on), else_=day)
    goes_on = sa.or_(Place.last_on.is_(None), Place.last_on >= counted_on)
    counted = sa.select(sa.func.count()).where(Place.group_id == StudyGroup.id, goes_on)
    return counted.correlate(StudyGroup).scalar_subquery()


def taken_on(group_id: int, day: date) -> int:
    """How many pupils have a place in a group on a day or later: also a place that begins next week is taken."""
    goes_on = sa.or_(Place.last_on.is_(None), Place.last_on >= day)
    query = sa.select(sa.func.count(Place.id)).where(Place.group_id == group_id, goes_on)
    return db.session.scalar(permits.PLACES.within(query)) or 0


def group_choices(
    programme: Programme | None = None,
    course: SfiCourse | None = None,
    on: date | None = None,
    *,
    unit_id: int | None = None,
) -> list[tuple[int, str]]:
    """(id, name with its free places) of the groups that go on after `on` (today): for the choice of a group.

    `unit_id`: those of one school, such as the pupil's own.
    """
    wanted = Wanted(on or today(), programme=programme, course=course, unit_id=unit_id)
    return [(row.group.id, in_words(row)) for row in groups(wanted)]


def in_words(row: GroupRow) -> str:
    """A group as a choice: its name, and how many can begin."""
    if row.free is None:
        return row.group.name
    if row.free <= 0:
        return _("%(group)s (full)", group=row.group.name)
    return ngettext("%(group)s (%(num)s free place)", "%(group)s (%(num)s free places)", row.free, group=row.group.name)


def group_by_id(group_id: int, permit: Permit = permits.GROUPS) -> StudyGroup:
    """The group of that id, such as one chosen in a list. Raises OutOfReach."""
    return permit.one(sa.select(StudyGroup).where(StudyGroup.id == group_id).options(_own_teachers()))


def groups_with(group_ids: Collection[int]) -> Sequence[StudyGroup]:
    """The groups with these ids, within reach."""
    return permits.GROUPS.all(sa.select(StudyGroup).where(StudyGroup.id.in_(set(group_ids))).options(_teachers()))


def own_group_ids(user_id: int, day: date) -> list[int]:
    """The groups that somebody teaches on a day."""
    query = sa.select(Teaching.group_id).join(StudyGroup).where(Teaching.user_id == user_id, *_teaches_on(day))
    return list(db.session.scalars(permits.GROUPS.within(query.order_by(Teaching.group_id))).unique())


def _teaches_on(day: date) -> tuple[sa.ColumnElement[bool], ...]:
    return Teaching.first_on <= day, sa.or_(Teaching.last_on.is_(None), Teaching.last_on >= day)


def teachers_on(group: StudyGroup, day: date) -> tuple[Teaching, ...]:
    """Who teaches a group on a day, the responsible first."""
    found = (one for one in group.teachers if teaches_on(one, day))
    return tuple(sorted(found, key=lambda one: (not one.is_responsible, one.user.name)))


def teaches_on(teaching: Teaching, day: date) -> bool:
    """Whether the day is one of those."""
    return teaching.first_on <= day and (teaching.last_on is None or teaching.last_on >= day)


def teaches_on_any(teaching: Teaching, first: date, last: date) -> bool:
    """Whether any of these days is one of those."""
    return teaching.first_on <= last and (teaching.last_on is None or teaching.last_on >= first)


def teaches(group: StudyGroup, user_id: int, on: date) -> Teaching | None:
    """How somebody teaches the group on a day, as its responsible teacher where she is; None when she does not."""
    return next((one for one in teachers_on(group, on) if one.user_id == user_id), None)


def leads(group: StudyGroup, actor: Actor, on: date) -> bool:
    """Whether the actor signs results and corrects old registers: the responsible teacher, or the unit's manager."""
    if group.unit_id in actor.unit_ids(permits.LEADERS):
        return True
    teaching = teaches(group, actor.user_id, on)
    return teaching is not None and teaching.is_responsible
