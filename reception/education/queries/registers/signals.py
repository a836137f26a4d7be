"""Absence to act on, for the staff of the school: open ones with the latest day first, and those ended."""

from collections.abc import Sequence

import sqlalchemy as sa

from reception.access.actor import staff
from reception.access.permit import Permit
from reception.db.session import db
from reception.education.models import AbsenceSignal, StudyGroup
from reception.education.permits import SIGNALS
from reception.education.queries.groups import own_group_ids
from reception.education.terms.sharing import ActsOn
from reception.i18n.formats import today


def signals_to_act_on(*, own: bool = True, most: int | None = None) -> Sequence[AbsenceSignal]:
    """The open signals for teachers, the earliest due first. `own`: of the groups that the actor teaches today."""
    statement = _for_teachers().where(AbsenceSignal.ended_at.is_(None))
    if own:
        statement = statement.where(AbsenceSignal.group_id.in_(own_group_ids(staff().user_id, today())))
    return SIGNALS.all(statement.order_by(AbsenceSignal.act_by, AbsenceSignal.id).limit(most))


def open_signals(window: tuple[int, int]) -> tuple[list[tuple[AbsenceSignal, StudyGroup | None]], set[int]]:
    """The open ones with their groups, those of the actor's own groups first; and which groups are her own."""
    own = own_group_ids(staff().user_id, today())
    theirs = sa.case((AbsenceSignal.group_id.in_(own), 0), else_=1)
    statement = _with_groups().where(AbsenceSignal.ended_at.is_(None))
    statement = statement.order_by(theirs, AbsenceSignal.act_by, AbsenceSignal.id)
    return _rows(statement.offset(window[0]).limit(window[1])), set(own)


def ended_signals(window: tuple[int, int]) -> list[tuple[AbsenceSignal, StudyGroup | None]]:
    """Those that somebody acted on, with their groups: the latest first."""
    statement = _with_groups().where(AbsenceSignal.ended_at.is_not(None))
    statement = statement.order_by(AbsenceSignal.ended_at.desc(), AbsenceSignal.id.desc())
    return _rows(statement.offset(window[0]).limit(window[1]))


def signals_of_pupil(pupil_id: int) -> Sequence[AbsenceSignal]:
    """The signals for teachers about one pupil, the latest first."""
    statement = _for_teachers().where(AbsenceSignal.pupil_id == pupil_id)
    return SIGNALS.all(statement.order_by(AbsenceSignal.last_on.desc(), AbsenceSignal.id.desc()))


def signal(signal_id: int, permit: Permit = SIGNALS) -> AbsenceSignal:
    """One signal for teachers. Raises OutOfReach."""
    return permit.one(_for_teachers().where(AbsenceSignal.id == signal_id))


def _for_teachers() -> sa.Select[AbsenceSignal]:
    return sa.select(AbsenceSignal).where(AbsenceSignal.acts == ActsOn.TEACHER)


def _with_groups() -> sa.Select[AbsenceSignal, StudyGroup]:
    statement = sa.select(AbsenceSignal, StudyGroup).where(AbsenceSignal.acts == ActsOn.TEACHER)
    return statement.outerjoin(StudyGroup, StudyGroup.id == AbsenceSignal.group_id)


def _rows(
    statement: sa.Select[AbsenceSignal, StudyGroup],
) -> list[tuple[AbsenceSignal, StudyGroup | None]]:
    return [(row[0], row[1]) for row in db.session.execute(SIGNALS.within(statement))]
