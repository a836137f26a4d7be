"""How much teaching a pupil is offered over four weeks, from the timetables of her groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa

from reception.db.session import db
from reception.education import permits
from reception.education.models import AdultCourse, Place, Pupil, StudyPlan
from reception.education.queries.timetable.lessons import lessons_between
from reception.education.rules.studies.hours import COMBINED, SFI, WEEKS, FourWeeks, four_weeks
from reception.education.rules.timetable.sittings import minutes_of_day
from reception.education.terms.lessons import LessonState
from reception.education.terms.pupils import AdultCourseState, Combination, Programme
from reception.i18n.formats import today
from reception.reckoning.periods import Period
from reception.reckoning.provisions import Provision, in_force

_COMBINED: tuple[Combination, ...] = (Combination.VOCATIONAL, Combination.ADULT_COURSE)


@dataclass(frozen=True)
class Offered:
    """Teaching over four weeks, and the rule that it is held against. `asked_for`: hours a week of the study plan."""

    weeks: FourWeeks
    rule: Provision
    is_combined: bool
    asked_for: int | None


def hours_offered(pupil: Pupil, places: Sequence[Place]) -> list[Offered]:
    """The four weeks from this Monday: SFI alone, and with everything else where the studies are combined.

    Nothing without a place in a group of SFI in those weeks.
    """
    days = _days(places)
    if days is None:
        return []
    asked_for, is_planned = _plan(pupil)
    kinds = [False, True] if is_planned or _studies_beside(pupil) else [False]
    lessons = _lessons(places, days)
    found = (_offered(days, lessons, combined=combined, asked_for=asked_for) for combined in kinds)
    return [one for one in found if one is not None]


def _days(places: Sequence[Place]) -> Period | None:
    """The four weeks: from this Monday, or from that of the first place that begins later."""
    own = [one for one in places if one.group.programme is Programme.SFI and (one.last_on or date.max) >= today()]
    if not own:
        return None
    first = max(today(), min(one.first_on for one in own))
    monday = first - timedelta(days=first.weekday())
    return Period(monday, monday + timedelta(weeks=WEEKS, days=-1))


_Lesson = tuple[date, int, bool]


def _lessons(places: Sequence[Place], days: Period) -> list[_Lesson]:
    """The day of each lesson that is held, its minutes, and whether it is one of SFI."""
    there = {one.group_id: Period(one.first_on, one.last_on) for one in places}
    found = lessons_between(list(there), days.first, days.last or date.max)
    return [
        (one.on, minutes_of_day(one.ends) - minutes_of_day(one.starts), one.group.programme is Programme.SFI)
        for one in found
        if one.state is not LessonState.CANCELLED and _from_monday(there[one.group_id]).covers(one.on)
    ]


def _from_monday(days: Period) -> Period:
    """A week in which somebody begins counts whole: it is the teaching that is offered."""
    return Period(days.first - timedelta(days=days.first.weekday()), days.last)


def _offered(days: Period, lessons: Iterable[_Lesson], *, combined: bool, asked_for: int | None) -> Offered | None:
    rule = in_force(COMBINED if combined else SFI, days.first)
    if rule is None:
        return None
    counted = [(on, minutes) for on, minutes, is_sfi in lessons if combined or is_sfi]
    asked = None if asked_for is None else asked_for * 60
    (weeks,) = four_weeks(days, counted, combined=combined, asked_for=asked)
    return Offered(weeks, rule, combined, asked_for)


def _plan(pupil: Pupil) -> tuple[int | None, bool]:
    """The hours a week that the latest study plan asks for, and whether it combines SFI with other education."""
    query = sa.select(StudyPlan.hours, StudyPlan.combination).join(Pupil, Pupil.id == StudyPlan.pupil_id)
    query = query.where(StudyPlan.pupil_id == pupil.id).order_by(StudyPlan.on.desc(), StudyPlan.id.desc()).limit(1)
    row = db.session.execute(permits.PUPILS.within(query)).one_or_none()
    return (None, False) if row is None else (row.hours, row.combination in _COMBINED)


def _studies_beside(pupil: Pupil) -> bool:
    query = (
        sa.select(AdultCourse.id)
        .join(Pupil, Pupil.id == AdultCourse.pupil_id)
        .where(AdultCourse.pupil_id == pupil.id, AdultCourse.state == AdultCourseState.STUDIES)
        .where(AdultCourse.with_sfi.is_(True))
        .limit(1)
    )
    return db.session.scalar(permits.PUPILS.within(query)) is not None
