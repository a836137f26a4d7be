"""Absence to act on: raised after a register is saved, ended by who acted."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy.dialects import postgresql, sqlite

from reception.audit.log import must_record, record, record_many
from reception.db.locking import hold_alone
from reception.db.session import db
from reception.education.absence_rules import in_force
from reception.education.models import AbsenceSignal, Pupil
from reception.education.queries.registers.absences import Watched, signals_about, watched
from reception.education.rules.absence.watching import LOOKS_BACK, Found, Told, Watch, found, is_met_yet
from reception.education.terms.pupils import SignalEnd
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.reckoning.periods import Period
from reception.reckoning.remarks import accepted, refusal

#: Two who save registers of one pupil at the same moment tell of it once.
_INSERT: Final[dict[str, Callable[[Any], Any]]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True)
class Looked:
    """What came of looking: how many signals were `raised`, and how many `ended` since the register says otherwise."""

    raised: int = 0
    ended: int = 0


def look_for_absence(place_ids: Collection[int]) -> Looked:
    """Tell who has to act about these pupils, if a rule is met that nobody was told of; end what a correction undid.

    A fixed number of statements for any number of pupils: the lessons, the signals that stand, the new ones.
    """
    if not place_ids:
        return Looked()
    pupils = watched(place_ids, since=today() - timedelta(days=LOOKS_BACK))
    signals, watches = signals_about([one.pupil_id for one in pupils]), in_force()
    ended = opened = 0
    new: list[tuple[Watched, Found]] = []
    for one in pupils:
        told, review = _reviewed(one, signals.get(one.pupil_id, ()), watches)
        ended, opened = ended + review.ended, opened + review.raised
        new += [(one, it) for it in found(watches, one.lessons, told)]
    _raise(new)
    return Looked(opened + len(new), ended)


def _reviewed(one: Watched, signals: Sequence[AbsenceSignal], watches: Sequence[Watch]) -> tuple[list[Told], Looked]:
    """What a pupil's signals have told that holds yet: those that a correction undid end, or open if it was undone."""
    told: list[Told] = []
    ended = opened = 0
    for each in signals:
        is_met = _is_met_yet(one, each, watches)
        if is_met or each.ended_as not in (None, SignalEnd.MISTAKE):
            told.append(Told(each.rule, each.acts, each.last_on))
        if each.ended_at is None and not is_met:
            _end(each, SignalEnd.MISTAKE, None, by_id=None)
            ended += 1
        elif is_met and each.ended_as is SignalEnd.MISTAKE and each.ended_by_id is None:
            reopen_signal(each)
            opened += 1
    return told, Looked(opened, ended)


def _is_met_yet(one: Watched, signal: AbsenceSignal, watches: Sequence[Watch]) -> bool:
    """Whether the registers say yet what it tells of; what lies too far back to be read is left as it is."""
    days = Period(signal.first_on, signal.last_on)
    is_read = signal.first_on >= today() - timedelta(days=LOOKS_BACK)
    return is_met_yet(watches, signal.rule, days, one.lessons) if is_read else signal.ended_at is None


def _raise(new: Sequence[tuple[Watched, Found]]) -> None:
    if not new:
        return
    must_record(AbsenceSignal)
    insert = _INSERT[db.engine.dialect.name](AbsenceSignal).on_conflict_do_nothing()
    db.session.execute(insert.values([_row(one, it) for one, it in new]))
    record_many("absence.signalled", [(Pupil(id=one.pupil_id, person_id=one.person_id), _of(it)) for one, it in new])


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
    _end(signal, ended_as, note or None, by_id)


def _end(signal: AbsenceSignal, ended_as: SignalEnd, note: str | None, by_id: int | None) -> None:
    """`by_id` None: no person did, the registers were corrected."""
    signal.ended_at, signal.ended_as = now(), ended_as
    signal.ended_by_id, signal.note = by_id, note
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
