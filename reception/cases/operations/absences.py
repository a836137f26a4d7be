"""Planning who stands in for whom. Nobody stands in while away, and nobody stands in for a substitute."""

from datetime import date, timedelta

from reception.access.actor import current
from reception.audit.log import record
from reception.cases import queries
from reception.cases.models import Absence
from reception.db.session import db
from reception.i18n.formats import now


class InTheWay(Exception):
    """Another absence stands against this one."""

    def __init__(self, other: Absence) -> None:
        super().__init__(other.id)
        self.other = other


class AlreadyAway(InTheWay):
    """The member of staff is away on some of the days already."""


class StandsIn(InTheWay):
    """The member of staff stands in for somebody on some of the days."""


class SubstituteAway(InTheWay):
    """The substitute is away on some of the days."""


def plan_absence(*, user_id: int, substitute_id: int, unit_id: int, starts_on: date, ends_on: date) -> Absence:
    """Let somebody stand in for another. Raises AlreadyAway, StandsIn, SubstituteAway."""
    _check(unit_id, user_id, substitute_id, (starts_on, ends_on))
    absence = Absence(
        user_id=user_id,
        substitute_id=substitute_id,
        unit_id=unit_id,
        starts_on=starts_on,
        ends_on=ends_on,
        made_at=now(),
        made_by_id=current().user_id,
    )
    db.session.add(absence)
    db.session.flush()
    record("absence.planned", absence, user=user_id, substitute=substitute_id)
    return absence


def change_absence(absence: Absence, *, substitute_id: int, unit_id: int, starts_on: date, ends_on: date) -> None:
    """Another substitute, or other days. Raises AlreadyAway, StandsIn, SubstituteAway."""
    _check(unit_id, absence.user_id, substitute_id, (starts_on, ends_on), but=absence.id)
    absence.substitute_id, absence.unit_id = substitute_id, unit_id
    absence.starts_on, absence.ends_on = starts_on, ends_on
    db.session.flush()
    record("absence.changed", absence, user=absence.user_id, substitute=substitute_id)


def end_absence(absence: Absence, today: date) -> bool:
    """Whoever was away is back today. An absence that has not lasted a day is removed, which is answered; one that has
    ended stays."""
    if absence.ends_on < today:
        return False
    is_removed = absence.starts_on >= today
    if is_removed:
        db.session.delete(absence)
    else:
        absence.ends_on = today - timedelta(days=1)
    db.session.flush()
    record("absence.ended", absence, user=absence.user_id, substitute=absence.substitute_id)
    return is_removed


def _check(unit_id: int, user_id: int, substitute_id: int, days: tuple[date, date], *, but: int | None = None) -> None:
    """Two managers who plan at once do it one after the other."""
    queries.hold_unit(unit_id)
    for other in queries.absences_between(*days, user_id, substitute_id, but=but):
        if other.user_id == user_id:
            raise AlreadyAway(other)
        if other.substitute_id == user_id:
            raise StandsIn(other)
        if other.user_id == substitute_id:
            raise SubstituteAway(other)
