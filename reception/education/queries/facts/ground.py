"""What the figures of studies share: each pupil as one person, with the days that every figure asks of.

Somebody with files at several school units is one person. No permit is asked here: whoever executes has one.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from reception.db.civil import Day, day_in, days_between, earliest, latest, months_after, year_of
from reception.education.models import Application, Enrolment, Pupil
from reception.education.rules.studies.right import AGE
from reception.education.terms.pupils import ApplicationEnd, Programme
from reception.education.terms.studies import Interruption
from reception.people.models import KeyDate, Person
from reception.people.terms import KeyDateKind
from reception.reckoning.periods import Period
from reception.reckoning.provisions import Provision

MOVED: Final = (Interruption.MOVED_AWAY, Interruption.LEFT_COUNTRY)
#: Applications that ask for nothing that the municipality owes.
_NOT_OWED: Final = (ApplicationEnd.NO_RIGHT,)
_TAKEN_BACK: Final = (ApplicationEnd.WITHDRAWN, ApplicationEnd.STUDIES_ELSEWHERE)


def within(day: sa.ColumnElement[Any], period: Period) -> sa.ColumnElement[bool]:
    """Whether a day lies in a period that has an end."""
    return day.between(period.first, period.end)


def latest_by(versions: Iterable[Provision], counted_from: Day) -> Day:
    """The last day of a time that is counted in months, by the version in force on its first day; NULL without one."""
    whens = [(_holds_on(one, counted_from), months_after(counted_from, one.amount)) for one in versions]
    return sa.case(*whens, else_=sa.null())


def _holds_on(one: Provision, day: Day) -> sa.ColumnElement[bool]:
    bounds: list[sa.ColumnElement[bool]] = [sa.true()]
    if one.valid_from is not None:
        bounds.append(day >= one.valid_from)
    if one.valid_to is not None:
        bounds.append(day <= one.valid_to)
    return sa.and_(*bounds)


def of_age_from(birth_on: Day) -> Day:
    """The first day of the second half of the year in which she has the age of the right; NULL for a birth unknown."""
    return day_in(year_of(birth_on) + AGE.amount, 7, 1)


@lru_cache(maxsize=1)
def studied() -> sa.CTE:
    """Each pupil with her first day of SFI, and the days she left, died and was registered: NULL where there is none.

    Columns: person_id, birth_on, registered_on, began_on, left_on, died_on.
    """
    files, enrolled, applied = _files(), _enrolled(), _applied()
    gone = latest(files.c.gone_on, enrolled.c.gone_on, applied.c.gone_on)
    later = latest(enrolled.c.last_began_on, applied.c.last_applied_on)
    left = sa.case((sa.or_(later.is_(None), later <= gone), gone), else_=sa.null())
    died = earliest(enrolled.c.died_on, applied.c.died_on)
    registered = sa.and_(KeyDate.person_id == files.c.person_id, KeyDate.kind == KeyDateKind.REGISTERED)
    return (
        sa.select(
            files.c.person_id,
            Person.birth_on,
            KeyDate.on_day.label("registered_on"),
            enrolled.c.began_on,
            left.label("left_on"),
            died.label("died_on"),
        )
        .select_from(files)
        .join(Person, Person.id == files.c.person_id)
        .outerjoin(enrolled, enrolled.c.person_id == files.c.person_id)
        .outerjoin(applied, applied.c.person_id == files.c.person_id)
        .outerjoin(KeyDate, registered)
        .cte("studied")
    )


def _files() -> sa.Subquery:
    query = sa.select(Pupil.person_id, sa.func.max(Pupil.left_on).label("gone_on"))
    return query.group_by(Pupil.person_id).subquery("files")


def _enrolled() -> sa.Subquery:
    """The first and the last day on which each began, the last on which she broke off to move, and when she died."""
    row = Enrolment
    return (
        sa.select(
            Pupil.person_id,
            sa.func.min(row.first_on).label("began_on"),
            sa.func.max(row.first_on).label("last_began_on"),
            sa.func.max(row.last_on).filter(row.reason.in_(MOVED)).label("gone_on"),
            sa.func.min(row.last_on).filter(row.reason == Interruption.DECEASED).label("died_on"),
        )
        .join_from(Pupil, row, row.pupil_id == Pupil.id)
        .group_by(Pupil.person_id)
        .subquery("enrolled")
    )


def _applied() -> sa.Subquery:
    row = Application
    return (
        sa.select(
            Pupil.person_id,
            sa.func.max(row.applied_on).label("last_applied_on"),
            sa.func.max(row.ended_on).filter(row.ended_as == ApplicationEnd.MOVED_AWAY).label("gone_on"),
            sa.func.min(row.ended_on).filter(row.ended_as == ApplicationEnd.DECEASED).label("died_on"),
        )
        .join_from(Pupil, row, row.pupil_id == Pupil.id)
        .group_by(Pupil.person_id)
        .subquery("applied")
    )


@lru_cache(maxsize=1)
def registrants() -> sa.CTE:
    """Those who applied for SFI, each once: by the first application that was not taken back, or refused.

    Columns: person_id, birth_on, applied_on, right_on, in_establishment, is_waiting, began_on, left_on, died_on.
    """
    one, first = studied(), _first_applications()
    arises = sa.case(
        (sa.and_(one.c.birth_on.is_not(None), one.c.registered_on.is_not(None)),
         latest(of_age_from(one.c.birth_on), one.c.registered_on)),
        else_=sa.null(),
    )  # fmt: skip
    return (
        sa.select(
            first.c.person_id,
            one.c.birth_on,
            first.c.applied_on,
            sa.func.coalesce(first.c.right_from, arises, type_=sa.Date()).label("right_on"),
            first.c.in_establishment,
            first.c.ended_on.is_(None).label("is_waiting"),
            one.c.began_on,
            one.c.left_on,
            one.c.died_on,
        )
        .join_from(first, one, one.c.person_id == first.c.person_id)
        .where(first.c.place == 1)
        .cte("registrants")
    )


def _first_applications() -> sa.Subquery:
    row = Application
    taken_back = sa.case((row.ended_as.in_(_TAKEN_BACK), 1), else_=0)
    owed = sa.or_(row.ended_as.is_(None), row.ended_as.not_in(_NOT_OWED))
    order = (taken_back, row.applied_on, row.id)
    columns: tuple[Any, ...] = (row.applied_on, row.right_from, row.in_establishment, row.ended_on)
    place = sa.func.row_number().over(partition_by=Pupil.person_id, order_by=order)
    query = sa.select(Pupil.person_id, *columns, place.label("place")).join_from(Pupil, row, row.pupil_id == Pupil.id)
    return query.where(row.programme == Programme.SFI, owed).subquery("first_applications")


def time_row(person: Any, start: Day, event: Day, censored: Day, on: Any) -> sa.Select[*tuple[Any, ...]]:
    """(person_id, days, happened) from `start` to the event if it came by the day `on`; else to the day `censored`.

    An event before the start counts as no day at all.
    """
    happened = sa.and_(event.is_not(None), event <= on)
    days = days_between(start, sa.case((happened, event), else_=censored))
    return sa.select(
        person.label("person_id"),
        sa.case((days < 0, 0), else_=days).label("days"),
        sa.case((happened, 1), else_=0).label("happened"),
    )
