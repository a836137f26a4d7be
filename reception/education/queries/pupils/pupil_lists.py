"""The school's pupils as a list: narrowed, in the order of what they are called, a page at a time."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.audit.reading import saw
from reception.db.session import db
from reception.education import permits
from reception.education.models import AdultCourse, Application, Enrolment, Place, Pupil, StudyGroup, StudyPlan
from reception.education.queries.pupils.finding import found_by_number, found_by_text
from reception.education.queries.pupils.names import PupilName, called, in_order_of_names
from reception.education.queries.studies.histories import Studying, enrolments_now
from reception.education.queries.studies.plans import is_latest_plan, reviews_of
from reception.education.queries.studies.rights import Right, pupils_with_right, rights_of
from reception.education.rules.studies.plans import is_review_due
from reception.education.terms.pupil_lists import Shown
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import RightState, SfiCourse
from reception.i18n.formats import today
from reception.people.models import Person


@dataclass(frozen=True)
class PupilFilter:
    """What the list is narrowed by. `text`: a name, an alias or a pupil's number; `number`: an identity number."""

    shown: Shown = Shown.NOW
    course: SfiCourse | None = None
    group: str | None = None
    text: str = ""
    number: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was chosen."""
        return self != PupilFilter()


@dataclass(frozen=True)
class PupilRow:
    """A pupil in the list."""

    number: str
    name: PupilName
    studies: tuple[Studying, ...]
    groups: tuple[tuple[str, str], ...]
    right: Right
    has_plan: bool
    review_on: date | None
    waits_for: tuple[Programme, ...]
    left_on: date | None

    @property
    def review_is_due(self) -> bool:
        """Whether the plan is to be looked at again: of whoever studies or waits."""
        return bool(self.studies or self.waits_for) and is_review_due(self.review_on, today())


def pupils(chosen: PupilFilter, window: tuple[int, int]) -> list[PupilRow]:
    """(offset, limit) of the pupils within reach, by what they are called. So many statements whatever the rows."""
    offset, limit = window
    query = (
        sa.select(Pupil.id, Pupil.number, Pupil.left_on)
        .join(Person, Person.id == Pupil.person_id)
        .where(*_conditions(chosen))
        .order_by(*in_order_of_names())
    )
    found = db.session.execute(permits.PUPILS.within(query.offset(offset).limit(limit))).all()
    return _rows(found)


def _rows(found: Sequence[Any]) -> list[PupilRow]:
    ids = [row.id for row in found]
    names, studies, rights, reviews = called(ids), enrolments_now(ids), rights_of(ids), reviews_of(ids)
    groups, waiting = groups_now(ids), _waiting(ids)
    saw(name.person_id for name in names.values())
    return [
        PupilRow(
            row.number, names[row.id], studies[row.id], groups.get(row.id, ()), rights[row.id], row.id in reviews,
            reviews.get(row.id), waiting.get(row.id, ()), row.left_on,
        )
        for row in found
    ]  # fmt: skip


def groups_now(pupil_ids: Collection[int]) -> dict[int, tuple[tuple[str, str], ...]]:
    """(number, name) of the groups in which each pupil has a place today or later, by name. One statement."""
    day = today()
    query = (
        sa.select(Place.pupil_id, StudyGroup.number, StudyGroup.name)
        .join(Pupil, Pupil.id == Place.pupil_id)
        .join(StudyGroup, StudyGroup.id == Place.group_id)
        .where(Place.pupil_id.in_(pupil_ids), sa.or_(Place.last_on.is_(None), Place.last_on >= day))
        .where(StudyGroup.last_on >= day, sa.or_(StudyGroup.closed_on.is_(None), StudyGroup.closed_on >= day))
        .order_by(StudyGroup.name, StudyGroup.id)
    )
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for pupil_id, number, name in db.session.execute(permits.PUPILS.within(query)):
        found[pupil_id].append((number, name))
    return {pupil_id: tuple(groups) for pupil_id, groups in found.items()}


def _waiting(pupil_ids: Collection[int]) -> dict[int, tuple[Programme, ...]]:
    query = (
        sa.select(Application.pupil_id, Application.programme)
        .join(Pupil, Pupil.id == Application.pupil_id)
        .where(Application.pupil_id.in_(pupil_ids), Application.ended_on.is_(None))
        .order_by(Application.applied_on)
    )
    found: dict[int, list[Programme]] = defaultdict(list)
    for pupil_id, programme in db.session.execute(permits.PUPILS.within(query)):
        found[pupil_id].append(programme)
    return {pupil_id: tuple(programmes) for pupil_id, programmes in found.items()}


def _conditions(chosen: PupilFilter) -> list[sa.ColumnElement[bool]]:
    found = [] if _is_sought(chosen) else _SHOWN[chosen.shown]()
    if chosen.shown is not Shown.LEFT and not (chosen.text or chosen.number):
        found.append(Pupil.left_on.is_(None))
    if chosen.course is not None:
        found.append(_studies(Enrolment.course == chosen.course))
    if chosen.group:
        found.append(_in_group(chosen.group))
    if chosen.text:
        found.append(found_by_text(chosen.text))
    if chosen.number:
        found.append(found_by_number(chosen.number))
    return found


def _is_sought(chosen: PupilFilter) -> bool:
    """Whoever looks for somebody, or for those of a group, finds her although her studies have ended."""
    return chosen.shown is Shown.NOW and bool(chosen.text or chosen.number or chosen.group)


def _studies(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    day = today()
    running = sa.and_(Enrolment.first_on <= day, sa.or_(Enrolment.last_on.is_(None), Enrolment.last_on >= day))
    return sa.exists().where(Enrolment.pupil_id == Pupil.id, running, *conditions)


def _in_group(number: str) -> sa.ColumnElement[bool]:
    day = today()
    group = sa.select(StudyGroup.id).where(StudyGroup.number == number).scalar_subquery()
    on = sa.or_(Place.last_on.is_(None), Place.last_on >= day)
    return sa.exists().where(Place.pupil_id == Pupil.id, Place.group_id == group, on)


def _is_paused() -> sa.ColumnElement[bool]:
    return sa.and_(Enrolment.paused_since.is_not(None), Enrolment.paused_since <= today())


def _waits() -> sa.ColumnElement[bool]:
    return sa.exists().where(Application.pupil_id == Pupil.id, Application.ended_on.is_(None))


def _ended() -> list[sa.ColumnElement[bool]]:
    ever = sa.exists().where(Enrolment.pupil_id == Pupil.id)
    goes_on = sa.or_(Enrolment.last_on.is_(None), Enrolment.last_on >= today())
    return [ever, sa.not_(sa.exists().where(Enrolment.pupil_id == Pupil.id, goes_on))]


def _now() -> list[sa.ColumnElement[bool]]:
    """Something goes on, is to come or is waited for; or nothing has begun yet, so that nobody new is forgotten."""
    begun = [sa.exists().where(model.pupil_id == Pupil.id) for model in (Enrolment, Place, AdultCourse)]
    return [sa.or_(_goes_on(Enrolment), _goes_on(AdultCourse), _has_place(), _waits(), sa.not_(sa.or_(*begun)))]


def _goes_on(model: type[Enrolment] | type[AdultCourse]) -> sa.ColumnElement[bool]:
    return sa.exists().where(model.pupil_id == Pupil.id, sa.or_(model.last_on.is_(None), model.last_on >= today()))


def _has_place() -> sa.ColumnElement[bool]:
    day = today()
    stays = sa.or_(Place.last_on.is_(None), Place.last_on >= day)
    runs = sa.func.coalesce(StudyGroup.closed_on, StudyGroup.last_on) >= day
    return sa.exists().where(Place.pupil_id == Pupil.id, StudyGroup.id == Place.group_id, stays, runs)


def _without_plan() -> list[sa.ColumnElement[bool]]:
    return [_studies(), sa.not_(sa.exists().where(StudyPlan.pupil_id == Pupil.id))]


def _to_review() -> list[sa.ColumnElement[bool]]:
    due = sa.exists().where(StudyPlan.pupil_id == Pupil.id, StudyPlan.review_on <= today(), is_latest_plan())
    goes_on = sa.or_(Enrolment.last_on.is_(None), Enrolment.last_on >= today())
    return [due, sa.or_(sa.exists().where(Enrolment.pupil_id == Pupil.id, goes_on), _waits())]


_SHOWN: Final[Mapping[Shown, Callable[[], list[sa.ColumnElement[bool]]]]] = {
    Shown.NOW: _now,
    Shown.ALL: list[sa.ColumnElement[bool]],
    Shown.WAITING: lambda: [_waits()],
    Shown.STUDIES: lambda: [_studies(sa.not_(sa.func.coalesce(_is_paused(), sa.false())))],
    Shown.PAUSED: lambda: [_studies(_is_paused())],
    Shown.ENDED: _ended,
    Shown.RIGHT_ENDS: lambda: [Pupil.id.in_(pupils_with_right({RightState.ENDING}))],
    Shown.WITHOUT_PLAN: _without_plan,
    Shown.TO_REVIEW: _to_review,
    Shown.LEFT: lambda: [Pupil.left_on.is_not(None)],
}
