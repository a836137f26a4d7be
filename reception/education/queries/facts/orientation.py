"""I27: a hundred hours of civic orientation within a year, of those whom the municipality owes it."""

from typing import Any

import sqlalchemy as sa

from reception.db.civil import months_after
from reception.db.verdicts import verdict
from reception.education.models import (
    Application,
    AttendanceMark,
    OrientationNote,
    Place,
    Pupil,
    Register,
    Roster,
    RosterPlace,
    StudyGroup,
)
from reception.education.queries.facts.ground import studied, within
from reception.education.rules.orientation import MINUTES
from reception.education.terms.pupils import OrientationNoteKind, Programme
from reception.education.terms.studies import Uncounted
from reception.reckoning.asked import Asked


def hundred_hours(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I27, of a person: the hours within so many months of the day since when it is owed.

    Of those whose months end in the year. Without any hours noted it is not known, and no no.
    """
    one = _asked_of(asked)
    reached = _minutes(one)
    answer = verdict(
        (one.c.until >= asked.on, Uncounted.NOT_YET),
        (one.c.finished_on <= one.c.until, True),
        (reached.c.minutes >= MINUTES, True),
        (one.c.died_on <= one.c.until, Uncounted.DECEASED),
        (one.c.left_on <= one.c.until, Uncounted.LEFT),
        (sa.or_(one.c.attended.is_not(None), one.c.took_no_part > 0, one.c.elsewhere > 0), False),
        otherwise=Uncounted.NO_HOURS,
    )
    query = sa.select(one.c.person_id.label("person_id"), answer.label("verdict"))
    return query.select_from(one).outerjoin(reached, reached.c.person_id == one.c.person_id)


def _asked_of(asked: Asked) -> sa.CTE:
    """Those whose months end in the year. Owed since she was registered; else since she applied or was offered it."""
    one, applied, noted, attended = studied(), _applied(), _noted(), _attended()
    owed = sa.func.coalesce(
        applied.c.right_from, one.c.registered_on, applied.c.right_of_sfi, applied.c.applied_on, noted.c.offered_on
    )
    until = months_after(owed, asked.amount("months"))
    said = sa.or_(applied.c.person_id.is_not(None), noted.c.person_id.is_not(None), attended.c.person_id.is_not(None))
    columns: tuple[Any, ...] = (one.c.died_on, one.c.left_on, noted.c.finished_on, noted.c.took_no_part)
    more: tuple[Any, ...] = (noted.c.elsewhere, attended.c.person_id.label("attended"))
    return (
        sa.select(one.c.person_id, until.label("until"), *columns, *more)
        .select_from(one)
        .outerjoin(applied, applied.c.person_id == one.c.person_id)
        .outerjoin(noted, noted.c.person_id == one.c.person_id)
        .outerjoin(attended, attended.c.person_id == one.c.person_id)
        .where(said, within(until, asked.period))
        .cte("owed_orientation")
    )


def _applied() -> sa.Subquery:
    """Who applied for it, and who is of the establishment group by what she said of SFI."""
    row = Application
    of_it = row.programme == Programme.ORIENTATION
    of_sfi = sa.and_(row.programme == Programme.SFI, row.in_establishment.is_(True))
    return (
        sa.select(
            Pupil.person_id,
            sa.func.min(row.right_from).filter(of_it).label("right_from"),
            sa.func.min(row.right_from).filter(of_sfi).label("right_of_sfi"),
            sa.func.min(row.applied_on).filter(of_it).label("applied_on"),
        )
        .join_from(Pupil, row, row.pupil_id == Pupil.id)
        .where(sa.or_(of_it, of_sfi))
        .group_by(Pupil.person_id)
        .subquery("applied_for_orientation")
    )


def _noted() -> sa.Subquery:
    """What is noted beside the lessons, and stands."""
    row, kind = OrientationNote, OrientationNoteKind
    of_hours = sa.and_(row.kind == kind.HOURS_ELSEWHERE, row.minutes > 0)
    return (
        sa.select(
            Pupil.person_id,
            sa.func.min(row.on).filter(row.kind == kind.OFFERED).label("offered_on"),
            sa.func.min(row.on).filter(row.kind == kind.FINISHED_ELSEWHERE).label("finished_on"),
            sa.func.count().filter(row.kind == kind.DID_NOT_ATTEND).label("took_no_part"),
            sa.func.count().filter(of_hours).label("elsewhere"),
        )
        .join_from(Pupil, row, row.pupil_id == Pupil.id)
        .where(row.struck_at.is_(None))
        .group_by(Pupil.person_id)
        .subquery("noted_of_orientation")
    )


def _attended() -> sa.Subquery:
    """Whoever stood on a register: asked of rosters, which lessons in a row share."""
    taken = sa.exists().where(Register.roster_id == Roster.id)
    query = sa.select(Pupil.person_id).distinct().select_from(_listed())
    return query.where(taken).subquery("attended_orientation")


def _listed() -> sa.FromClause:
    """Pupils, as they stand on rosters of groups for civic orientation."""
    return (
        sa.join(Pupil, Place, Place.pupil_id == Pupil.id)
        .join(RosterPlace, RosterPlace.place_id == Place.id)
        .join(Roster, Roster.id == RosterPlace.roster_id)
        .join(StudyGroup, sa.and_(StudyGroup.id == Roster.group_id, StudyGroup.programme == Programme.ORIENTATION))
    )


def _minutes(owed: sa.CTE) -> sa.Subquery:
    """The minutes of each until her months ended, here and with other organisers."""
    both = sa.union_all(_at_lessons(owed), _elsewhere(owed)).subquery("hours")
    query = sa.select(both.c.person_id, sa.func.sum(both.c.minutes).label("minutes"))
    return query.group_by(both.c.person_id).subquery("reached")


def _at_lessons(owed: sa.CTE) -> sa.Select[*tuple[Any, ...]]:
    """Each lesson once for each file, also where two files that were merged stood on it."""
    row, mark = Register, AttendanceMark
    missed = sa.func.min(sa.func.coalesce(mark.missed, 0))
    attended = sa.case((missed < row.minutes, row.minutes - missed), else_=0)
    return (
        sa.select(owed.c.person_id, attended.label("minutes"))
        .select_from(_listed())
        .join(owed, owed.c.person_id == Pupil.person_id)
        .join(row, sa.and_(row.roster_id == Roster.id, row.on <= owed.c.until))
        .outerjoin(mark, sa.and_(mark.lesson_id == row.lesson_id, mark.place_id == RosterPlace.place_id))
        .group_by(owed.c.person_id, Pupil.id, row.id, row.minutes)
    )


def _elsewhere(owed: sa.CTE) -> sa.Select[*tuple[Any, ...]]:
    row = OrientationNote
    return (
        sa.select(owed.c.person_id, row.minutes)
        .join_from(owed, Pupil, Pupil.person_id == owed.c.person_id)
        .join(row, row.pupil_id == Pupil.id)
        .where(row.struck_at.is_(None), row.kind == OrientationNoteKind.HOURS_ELSEWHERE, row.on <= owed.c.until)
    )
