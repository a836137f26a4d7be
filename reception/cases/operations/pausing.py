"""Letting a path rest. Two pauses never share a day: dates would be put off twice."""

from datetime import date

from reception.access.actor import current
from reception.audit.log import record
from reception.cases import queries
from reception.cases.models import Case, Pause
from reception.cases.operations.files import active
from reception.cases.terms import PauseReason
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now, today


class PausedAlready(Exception):
    """The path rests on some of the days already."""

    def __init__(self, other: Pause) -> None:
        super().__init__(other.id)
        self.other = other


def pause_path(
    case: Case, *, reason: PauseReason, starts_on: date, ends_on: date | None, note: str | None = None
) -> Pause:
    """Let the path of a case rest from a day to a day, both counted; without an end, until further notice.

    Raises PausedAlready.
    """
    _check(case, starts_on, ends_on)
    made = Pause(
        case=case,
        reason=reason,
        starts_on=starts_on,
        ends_on=ends_on,
        note=note or None,
        made_at=now(),
        made_by_id=current().user_id,
    )
    db.session.add(made)
    db.session.flush()
    record("pause.begun", made)
    active(case, today())
    return made


def change_pause(
    pause: Pause, *, reason: PauseReason, starts_on: date, ends_on: date | None, note: str | None = None
) -> None:
    """Other days, or another reason. Raises PausedAlready."""
    _check(pause.case, starts_on, ends_on, but=pause.id)
    pause.reason, pause.note = reason, note or None
    pause.starts_on, pause.ends_on = starts_on, ends_on
    db.session.flush()
    record("pause.changed", pause)


def end_pause(pause: Pause, on: date) -> None:
    """Today is the last day of a pause that runs. One that has ended, or has not begun, stays as it is."""
    if pause.starts_on <= on and (pause.ends_on is None or pause.ends_on > on):
        pause.ends_on = on
        db.session.flush()
        record("pause.ended", pause)


def remove_pause(pause: Pause) -> None:
    """The pause was written by mistake: the path never rested."""
    case = pause.case
    db.session.delete(pause)
    db.session.flush()
    record("pause.removed", pause, people=(case.person_id,))


def _check(case: Case, starts_on: date, ends_on: date | None, *, but: int | None = None) -> None:
    """Two who pause at once do it one after the other."""
    hold(case)
    other = queries.pause_between(case, starts_on, ends_on, but=but)
    if other is not None:
        raise PausedAlready(other)
