"""Taking registers: one lesson at a time by a teacher, or many from the school's own system.

Writing costs the same number of statements whatever the size of the group, and however many registers: rosters
are shared, registers and marks are written by one upsert each.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from reception.audit.log import record, record_many
from reception.db.session import db
from reception.education.absence_rules import in_force
from reception.education.models import Register, RegisterCorrection
from reception.education.operations.registers import register_rows as rows
from reception.education.operations.registers.signals import look_for_absence
from reception.education.queries.registers import Listed, Sheet, marks_of, places_for, sheet_of, sheets_of
from reception.education.rules import register as rules
from reception.education.rules.absence.watching import kinds_watched
from reception.education.terms.lessons import MarkFault, Saving
from reception.education.terms.studies import OrientationPart
from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, accepted, refusal

_SAVES = frozenset({Saving.FREELY, Saving.WITH_REASON})


class Disputed(Exception):
    """Somebody else saved the register meanwhile, and both changed the same marks. `theirs`: what is saved now.

    `part`: what the other saved as the lesson's part, where that is disputed too; `part_is_disputed` says so.
    """

    def __init__(
        self, merged: rules.Merged, theirs: rules.Register, part: OrientationPart | None, *, part_is_disputed: bool
    ) -> None:
        super().__init__("register-disputed")
        self.merged, self.theirs, self.part, self.part_is_disputed = merged, theirs, part, part_is_disputed


class FaultyMarks(Exception):
    """Marks that cannot be saved, by place."""

    def __init__(self, faults: Mapping[int, MarkFault]) -> None:
        super().__init__("faulty-marks")
        self.faults = faults


@dataclass(frozen=True)
class Entry:
    """What somebody sent: the register as it was `shown`, as she has it (`mine`), and the lesson's part, likewise."""

    shown: rules.Register
    mine: rules.Register
    shown_part: OrientationPart | None = None
    part: OrientationPart | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of it. `learnt`: what somebody else had changed meanwhile, and is kept.

    `signals` were raised by it, and `ended` are those that tell of absence which is not in the registers any more.
    """

    register: rules.Register
    learnt: Mapping[int, rules.Difference]
    signals: int = 0
    ended: int = 0


def take(
    sheet: Sheet,
    entry: Entry,
    *,
    how: Saving = Saving.FREELY,
    reason: str | None = None,
    stands_in: bool = False,
    by_id: int | None,
) -> Outcome:
    """Save the register of a lesson. `how`: what `rules.register.saving` said of the actor and the hour.

    Raises Refused when it cannot be saved at all, FaultyMarks, and Disputed when two have changed the same.
    """
    accepted(remarks_on(how, reason))
    rows.hold(sheet.lesson.id)
    standing = sheet_of(sheet.lesson.id) or sheet
    if not standing.planned.is_held:  # somebody cancelled it meanwhile
        accepted(remarks_on(Saving.CANCELLED, None))
    before = _as_saved(standing)
    listed = places_for(standing)
    _check(entry.mine, listed, standing)
    merged, part = _merged(entry, before, standing)
    change = rows.Change(standing, before, dict(merged.register), part)
    _write(change, listed, stands_in=stands_in, reason=reason if how is Saving.WITH_REASON else None, by_id=by_id)
    looked = look_for_absence(_to_look_at([change]))
    learnt = merged.learnt if before is not None else {}
    return Outcome(change.after, learnt, signals=looked.raised, ended=looked.ended)


def take_many(entries: Sequence[tuple[int, rules.Register]], *, by_id: int | None) -> int:
    """Registers from the school's own system, by lesson: what it sends replaces what was saved. How many changed.

    A fixed number of statements for any number of lessons of one call. Raises FaultyMarks for marks that cannot be.
    """
    wanted = dict(entries)
    sheets = sheets_of(wanted)
    marks = marks_of(wanted)
    changes = []
    for sheet in sheets:
        after = wanted[sheet.lesson.id]
        wrong = rules.faults(after, after.keys(), sheet.planned.sitting.minutes)
        if wrong:
            raise FaultyMarks(wrong)
        before = rules.decoded(sheet.listed, marks.get(sheet.lesson.id, ())) if sheet.is_taken else None
        if before != after:
            changes.append(rows.Change(sheet, before, dict(after), sheet.register.part if sheet.register else None))
    ids = rows.write(changes, by_id=by_id)
    record_many("register.imported", [(Register(id=ids[one.lesson_id]), {"lesson": one.lesson_id}) for one in changes])
    look_for_absence(_to_look_at(changes))
    return len(changes)


def remarks_on(how: Saving, reason: str | None) -> tuple[Remark, ...]:
    """Why a register cannot be saved at all. Its own sentence says it (`Saving`)."""
    if how not in _SAVES:
        return (refusal(how.value, "shown", how.label),)
    if how is Saving.WITH_REASON and not (reason or "").strip():
        return (refusal("reason-missing", "reason", N_("Write why the register changes so long afterwards.")),)
    return ()


def _as_saved(sheet: Sheet) -> dict[int, rules.Mark] | None:
    if not sheet.is_taken:
        return None
    return rules.decoded(sheet.listed, marks_of([sheet.lesson.id]).get(sheet.lesson.id, ()))


def _check(mine: rules.Register, listed: Collection[Listed], sheet: Sheet) -> None:
    """Only who had a place that day, or stood on the register before, can stand on it."""
    wrong = rules.faults(mine, {one.place_id for one in listed}, sheet.planned.sitting.minutes)
    if wrong:
        raise FaultyMarks(wrong)


def _merged(entry: Entry, theirs: rules.Register | None, sheet: Sheet) -> tuple[rules.Merged, OrientationPart | None]:
    """Both registers as one, and the part. Raises Disputed."""
    if theirs is None:
        return rules.Merged(entry.mine, {}, {}), entry.part
    found = rules.merged(entry.shown, entry.mine, theirs)
    saved = sheet.register.part if sheet.register else None
    part_is_disputed = entry.part != entry.shown_part != saved != entry.part
    if part_is_disputed or not found.is_settled:
        raise Disputed(found, theirs, saved, part_is_disputed=part_is_disputed)
    return found, saved if entry.part == entry.shown_part else entry.part


def _write(
    change: rows.Change, listed: Sequence[Listed], *, stands_in: bool, reason: str | None, by_id: int | None
) -> None:
    """The rows and the line in the log. Saving what stands already writes nothing anew, but says that it was saved."""
    people = {one.place_id: one.person_id for one in listed}
    ids = rows.write([change], by_id=by_id)
    if reason is not None:
        db.session.add(_correction(change, reason, by_id))
        db.session.flush()
    record(
        "register.corrected" if reason is not None else "register.taken",
        Register(id=ids[change.lesson_id]),
        people=tuple(sorted({people[place] for place in change.changed if place in people})),
        lesson=change.lesson_id,
        changed=len(change.changed),
        stands_in=stands_in,
    )


def _correction(change: rows.Change, reason: str, by_id: int | None) -> RegisterCorrection:
    return RegisterCorrection(
        lesson_id=change.lesson_id,
        reason=reason.strip(),
        before=rules.to_text(change.before or {}),
        after=rules.to_text(change.after),
        made_at=now(),
        made_by_id=by_id,
    )


def _to_look_at(changes: Sequence[rows.Change]) -> set[int]:
    """The places with an absence that rules count in one of these registers, now or before."""
    kinds = kinds_watched(in_force())
    return {
        place
        for one in changes
        for register in (one.before or {}, one.after)
        for place, mark in register.items()
        if mark.kind in kinds
    }
