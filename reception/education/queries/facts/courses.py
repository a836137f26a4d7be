"""How far pupils come: two courses within 24 months (I4), courses passed (I5) and interrupted (I6), days to course D
(I4t)."""

from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from reception.db.civil import earliest, months_after, year_of
from reception.db.verdicts import verdict
from reception.education.models import Enrolment, Pupil, Result
from reception.education.queries.facts.ground import studied, time_row, within
from reception.education.queries.results import is_signed_grade
from reception.education.rules.studies.courses import LAST_COURSE
from reception.education.terms.studies import EnrolmentEvent, Grade, Interruption, Uncounted
from reception.reckoning.asked import Asked


@lru_cache(maxsize=1)
def _grades() -> sa.CTE:
    """Every grade, or why there is none, that is signed and stands. `row_id` puts those of one day in their order."""
    row = Result
    columns: tuple[Any, ...] = (row.course, row.on.label("set_on"), row.grade, row.id.label("row_id"))
    query = sa.select(Pupil.person_id, *columns).join_from(Pupil, row, row.pupil_id == Pupil.id)
    return query.where(is_signed_grade()).cte("grades")


@lru_cache(maxsize=1)
def _passed() -> sa.CTE:
    """The first day on which each passed a course, by an examination too."""
    one = _grades().c
    query = sa.select(one.person_id, one.course, sa.func.min(one.set_on).label("passed_on"))
    return query.where(one.grade == Grade.PASSED).group_by(one.person_id, one.course).cte("passed")


def two_courses(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I4: so many courses passed within so many months of the first day, of those whose months end in the year."""
    one, passed = studied().c, _passed().c
    until = months_after(one.began_on, asked.amount("months"))
    courses = sa.func.count(sa.case((passed.passed_on <= until, 1)))
    answer = verdict(
        (until >= asked.on, Uncounted.NOT_YET),
        (courses >= asked.amount("courses"), True),
        (one.died_on <= until, Uncounted.DECEASED),
        (one.left_on <= until, Uncounted.LEFT),
        otherwise=False,
    )
    return (
        sa.select(one.person_id.label("person_id"), answer.label("verdict"))
        .select_from(studied())
        .outerjoin(_passed(), passed.person_id == one.person_id)
        .where(within(until, asked.period))
        .group_by(one.person_id, one.began_on, one.died_on, one.left_on)
    )


def days_to_course_d(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I4t: from her first day of SFI to a passed grade in the last course, of those who began in so many years."""
    one, passed = studied().c, _passed().c
    years = year_of(one.began_on).between(asked.last.year - asked.amount("years") + 1, asked.last.year)
    last = earliest(one.left_on, one.died_on, asked.on)
    rows = time_row(one.person_id, one.began_on, passed.passed_on, last, asked.on)
    last_course = sa.and_(passed.person_id == one.person_id, passed.course == LAST_COURSE)
    return rows.select_from(studied()).outerjoin(_passed(), last_course).where(years, one.began_on <= asked.on)


def courses_passed(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I5: courses passed, of those that ended or were interrupted in the year. A dash in the catalogue is a no."""
    one = _outcomes().c
    answer = verdict(
        (one.reason == Interruption.DECEASED, Uncounted.DECEASED),
        (one.grade == Grade.PASSED, True),
        (one.row_id.is_not(None), False),
        (one.ending == EnrolmentEvent.INTERRUPT, False),
        otherwise=Uncounted.NO_GRADE,
    )
    return _of_outcomes(answer, asked)


def courses_interrupted(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I6: interrupted, of the same courses. One that was graded before the studies broke off is not."""
    one = _outcomes().c
    broken_off = sa.and_(one.ending == EnrolmentEvent.INTERRUPT, one.grade.is_(None))
    answer = verdict((one.reason == Interruption.DECEASED, Uncounted.DECEASED), otherwise=broken_off)
    return _of_outcomes(answer, asked)


def _of_outcomes(answer: sa.ColumnElement[str], asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    one = _outcomes().c
    query = sa.select(one.person_id.label("person_id"), answer.label("verdict"))
    return query.where(one.place == 1, within(one.last_on, asked.period))


@lru_cache(maxsize=1)
def _outcomes() -> sa.CTE:
    """Each course that ended, with what was decided from its first day until she began the course anew.

    Several rows of one have a `place`: a passed grade before others, else the latest. `row_id`: NULL without any.
    """
    one, grade = _courses(), _grades()
    theirs = sa.and_(
        grade.c.person_id == one.c.person_id,
        grade.c.course == one.c.course,
        grade.c.set_on >= one.c.first_on,
        sa.or_(one.c.begun_anew_on.is_(None), grade.c.set_on < one.c.begun_anew_on),
    )
    best = (sa.case((grade.c.grade == Grade.PASSED, 0), else_=1), grade.c.set_on.desc(), grade.c.row_id.desc())
    place = sa.func.row_number().over(partition_by=one.c.enrolment_id, order_by=best)
    columns: tuple[Any, ...] = (one.c.person_id, one.c.last_on, one.c.ending, one.c.reason)
    found: tuple[Any, ...] = (grade.c.grade, grade.c.row_id, place.label("place"))
    query = sa.select(*columns, *found).select_from(one).outerjoin(grade, theirs)
    return query.where(one.c.last_on.is_not(None)).cte("outcomes")


def _courses() -> sa.Subquery:
    """Every course that somebody began, with the day she began it anew, wherever that was."""
    row = Enrolment
    order = (row.first_on, row.pupil_id)
    anew: sa.ColumnElement[Any] = sa.func.lead(row.first_on).over(
        partition_by=(Pupil.person_id, row.course), order_by=order
    )
    columns: tuple[Any, ...] = (row.course, row.first_on, row.last_on, row.ending, row.reason)
    query = sa.select(Pupil.person_id, row.id.label("enrolment_id"), *columns, anew.label("begun_anew_on"))
    return query.join_from(Pupil, row, row.pupil_id == Pupil.id).subquery("courses_begun")
