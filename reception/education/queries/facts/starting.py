"""How soon studies begin: I2 and I3 of those who applied for SFI, I2t of those who were received, I9 of those who
began."""

from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from reception.db.civil import Day, earliest, latest, local_day, year_of
from reception.db.verdicts import verdict
from reception.education.models import AdultCourse, GuidanceMeeting, Pupil
from reception.education.queries.facts.ground import latest_by, of_age_from, registrants, studied, time_row, within
from reception.education.rules.studies.start import WITHIN_A_MONTH, WITHIN_THREE_MONTHS
from reception.education.terms.studies import Uncounted
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind
from reception.reckoning.asked import Asked


def within_a_month(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I2: of the establishment group (or perhaps), whose month ends in the year."""
    one = registrants().c
    until = latest_by(WITHIN_A_MONTH, one.applied_on)
    unknown = (one.in_establishment.is_(None), Uncounted.GROUP_UNKNOWN)
    answer = verdict(unknown, *_in_time(until, asked), otherwise=Uncounted.NO_START)
    asked_of = sa.or_(one.in_establishment.is_(None), one.in_establishment.is_(True))
    return _answers(one.person_id, answer).where(asked_of, within(until, asked.period))


def within_three_months(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I3: whose three months since she had both applied and the right end in the year."""
    one = registrants().c
    counted_from = sa.case((one.right_on.is_not(None), latest(one.applied_on, one.right_on)), else_=one.applied_on)
    until = latest_by(WITHIN_THREE_MONTHS, counted_from)
    unknown = (one.right_on.is_(None), Uncounted.NO_RIGHT_DAY)
    answer = verdict(unknown, *_in_time(until, asked), otherwise=Uncounted.NO_START)
    return _answers(one.person_id, answer).where(within(until, asked.period))


def _in_time(until: Day, asked: Asked) -> tuple[tuple[sa.ColumnElement[bool], Any], ...]:
    one = registrants().c
    return (
        (until >= asked.on, Uncounted.NOT_YET),
        (one.began_on <= until, True),
        (one.began_on > until, False),
        (one.died_on <= until, Uncounted.DECEASED),
        (one.left_on <= until, Uncounted.LEFT),
        (one.is_waiting, False),
    )


def _answers(person: Any, answer: sa.ColumnElement[str]) -> sa.Select[*tuple[Any, ...]]:
    return sa.select(person.label("person_id"), answer.label("verdict"))


def days_to_sfi(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I2t: from the day she was received to her first of SFI, of those of age received in so many years who applied.

    Whoever moves away, dies or has not begun by the day that is asked of is followed so long. A move before she was
    received is another story.
    """
    one, reception = registrants().c, _receptions()
    received = reception.c.on_day
    years = year_of(received).between(asked.last.year - asked.amount("years") + 1, asked.last.year)
    of_age = sa.or_(one.birth_on.is_(None), of_age_from(one.birth_on) <= received)
    left = sa.case((one.left_on >= received, one.left_on), else_=sa.null())
    rows = time_row(one.person_id, received, one.began_on, earliest(left, one.died_on, asked.on), asked.on)
    return (
        rows.select_from(registrants())
        .join(reception, reception.c.person_id == one.person_id)
        .where(years, of_age, received <= asked.on, one.applied_on <= asked.on)
    )


def _receptions() -> sa.Subquery:
    query = sa.select(KeyDate.person_id, KeyDate.on_day)
    return query.where(KeyDate.kind == KeyDateKind.RECEIVED).subquery("receptions")


def met_guidance(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I9: of those who began SFI or another course in the year, who had met guidance by its end (by now)."""
    one, until = _starters().c, asked.day
    answer = verdict((one.met_on <= until, True), (one.died_on <= until, Uncounted.DECEASED), otherwise=False)
    return _answers(one.person_id, answer).where(within(one.started_on, asked.period), one.started_on <= asked.on)


@lru_cache(maxsize=1)
def _starters() -> sa.CTE:
    one, courses, meetings = studied(), _courses(), _meetings()
    return (
        sa.select(
            one.c.person_id,
            earliest(one.c.began_on, courses.c.started_on).label("started_on"),
            meetings.c.met_on,
            one.c.died_on,
        )
        .select_from(one)
        .outerjoin(courses, courses.c.person_id == one.c.person_id)
        .outerjoin(meetings, meetings.c.person_id == one.c.person_id)
        .cte("starters")
    )


def _courses() -> sa.Subquery:
    query = sa.select(Pupil.person_id, sa.func.min(AdultCourse.first_on).label("started_on"))
    query = query.join_from(Pupil, AdultCourse, AdultCourse.pupil_id == Pupil.id)
    return query.group_by(Pupil.person_id).subquery("courses")


def _meetings() -> sa.Subquery:
    """The day of the first meeting that somebody came to."""
    first = local_day(sa.func.min(GuidanceMeeting.at))
    query = sa.select(Pupil.person_id, first.label("met_on"))
    query = query.join_from(Pupil, GuidanceMeeting, GuidanceMeeting.pupil_id == Pupil.id)
    return query.where(GuidanceMeeting.came.is_(True)).group_by(Pupil.person_id).subquery("meetings")
