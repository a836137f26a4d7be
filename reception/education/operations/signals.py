"""Absence to act on: raised after a register is saved, ended by who acted."""

from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any, Final

from sqlalchemy.dialects import postgresql, sqlite

from reception.audit.log import must_record, record, record_many
from reception.db.locking import hold_alone
from reception.db.session import db
from reception.education.absence_rules import in_force
from reception.education.models import AbsenceSignal, Pupil
from reception.education.queries.absences import Watched, signals_about, watched
from reception.education.rules.watching import LOOKS_BACK, Found, Told, found
from reception.education.terms.pupils import SignalEnd
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.reckoning.remarks import accepted, refusal

#: Two who save registers of one pupil at the same moment tell of it once.
_INSERT: Final[dict[str, Callable[[Any], Any]]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def look_for_absence(place_ids: Collection[int]) -> int:
    """Tell who has to act about these pupils, if a rule is met that nobody was told of. How many were told.

    A fixed number of statements for any number of pupils: the lessons, the signals that stand, the new ones.
    """
    if not place_ids:
        return 0
    pupils = watched(place_ids, since=today() - timedelta(days=LOOKS_BACK))
    told = signals_about([one.pupil_id for one in pupils])
    watches = in_force()
    new = [(one, it) for one in pupils for it in found(watches, one.lessons, _told(told, one.pupil_id))]
    if new:
        must_record(AbsenceSignal)
        insert = _INSERT[db.engine.dialect.name](AbsenceSignal).on_conflict_do_nothing()
        db.session.execute(insert.values([_row(one, it) for one, it in new]))
        record_many(
            "absence.signalled", [(Pupil(id=one.pupil_id, person_id=one.person_id), _of(it)) for one, it in new]
        )
    return len(new)


def _told(told: dict[int, list[AbsenceSignal]], pupil_id: int) -> list[Told]:
    return [Told(one.rule, one.acts, one.last_on) for one in told.get(pupil_id, ())]


def _of(it: Found) -> dict[str, str]:
    return {"rule": it.code, "acts": it.acts.value}


def _row(one: Watched, it: Found) -> dict[str, object]:
    return {
        "pupil_id": one.pupil_id,
        "rule": it.code,
        "acts": it.acts,
        "first_on": it.first,
        "last_on": it.last,
        "absences": it.absences,
        "act_by": it.act_by,
        "group_id": one.group_id,
        "made_at": now(),
    }


def end_signal(signal: AbsenceSignal, *, ended_as: SignalEnd, note: str | None, by_id: int) -> None:
    """Somebody acted on it. Raises Refused when it was ended before."""
    hold_alone(signal)
    if signal.ended_at is not None:
        accepted([refusal("signal-ended", "ended_as", N_("Somebody has ended this already."))])
    signal.ended_at, signal.ended_as = now(), ended_as
    signal.ended_by_id, signal.note = by_id, note or None
    db.session.flush()
    record("absence-signal.ended", signal, ended_as=ended_as)


def reopen_signal(signal: AbsenceSignal) -> None:
    """It was ended by mistake. Raises Refused when it is open."""
    hold_alone(signal)
    if signal.ended_at is None:
        accepted([refusal("signal-open", "ended_as", N_("This is open already."))])
    signal.ended_at = signal.ended_as = signal.ended_by_id = signal.note = None
    db.session.flush()
    record("absence-signal.reopened", signal)
