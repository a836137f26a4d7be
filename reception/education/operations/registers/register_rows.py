"""The rows of registers: written by statements for many at once, past the session, on both databases."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm.exc import StaleDataError

from reception.audit.log import must_record
from reception.db.bulk import insert_many
from reception.db.session import db
from reception.education.models import AttendanceMark, Lesson, Register, Roster, RosterPlace
from reception.education.permits import ROSTERS
from reception.education.queries.registers import Sheet
from reception.education.rules import register as rules
from reception.education.terms.lessons import MarkKind
from reception.education.terms.studies import OrientationPart
from reception.i18n.formats import now

_INSERT: Final[dict[str, Callable[[Any], Any]]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
#: Rows of one statement: both databases take some 32 000 values, and a row has at most 15.
_AT_ONCE: Final = 2000
_NOTHING: Final[rules.Register] = {}


@dataclass(frozen=True)
class Change:
    """A register as it was (None: not taken yet) and as it is to be."""

    sheet: Sheet
    before: rules.Register | None
    after: dict[int, rules.Mark]
    part: OrientationPart | None

    @property
    def lesson_id(self) -> int:
        """Whose register it is."""
        return self.sheet.lesson.id

    @cached_property
    def stored(self) -> rules.Coded:
        """As it is stored."""
        return rules.coded(self.after, self.sheet.planned.sitting.minutes)

    @property
    def listed(self) -> str:
        """Who stands on it, as a roster's text."""
        return rules.to_text(dict.fromkeys(self.stored.listed, rules.PRESENT))

    @cached_property
    def changed(self) -> list[int]:
        """The places whose mark is another than before; of a first register, those with an exception."""
        if self.before is None:
            return [row.pupil for row in self.stored.rows]
        both = sorted({*self.before, *self.after})
        return [one for one in both if self.before.get(one) != self.after.get(one)]

    @property
    def gone(self) -> list[int]:
        """The places whose exception goes away."""
        kept = {row.pupil for row in self.stored.rows}
        return [one for one, mark in (self.before or _NOTHING).items() if mark != rules.PRESENT and one not in kept]


def hold(lesson_id: int) -> None:
    """Wait for whoever saves the register of this lesson, or moves it; SQLite has one writer anyhow.

    Raises StaleDataError when the lesson is gone: the timetable was made anew meanwhile.
    """
    held = sa.select(Lesson.id).where(Lesson.id == lesson_id).with_for_update(key_share=True)
    if db.session.scalar(held) is None:
        raise StaleDataError("the lesson is gone")


def write(changes: Sequence[Change], *, by_id: int | None) -> dict[int, int]:
    """Store the registers. Their ids by lesson."""
    if not changes:
        return {}
    must_record(Register)
    rosters = _rosters(changes)
    ids = _registers(changes, rosters, by_id)
    _marks(changes)
    _remove(changes)
    return ids


def _rosters(changes: Sequence[Change]) -> dict[tuple[int, str], int]:
    """The roster of each: one that is there, or a new one."""
    wanted = {(one.sheet.lesson.group_id, one.listed): one for one in changes}
    found = _rosters_there(wanted)
    new = {key: one for key, one in wanted.items() if key not in found}
    if not new:
        return found
    insert = _INSERT[db.engine.dialect.name](Roster).values([{"group_id": key[0], "listed": key[1]} for key in new])
    statement = insert.on_conflict_do_nothing().returning(Roster.group_id, Roster.listed, Roster.id)
    made = {(group, listed): roster_id for group, listed, roster_id in db.session.execute(statement)}
    places = [
        {"roster_id": made[key], "place_id": place}
        for key, one in new.items()
        if key in made
        for place in one.stored.listed
    ]
    insert_many(RosterPlace, places)
    # Somebody who saved another lesson of the group at the same moment made the others, with their places.
    others = _rosters_there({key: one for key, one in new.items() if key not in made}) if len(made) < len(new) else {}
    return {**found, **made, **others}


def _rosters_there(wanted: Mapping[tuple[int, str], Change]) -> dict[tuple[int, str], int]:
    statement = sa.select(Roster.group_id, Roster.listed, Roster.id).where(
        Roster.group_id.in_({group for group, _listed in wanted}), Roster.listed.in_({text for _group, text in wanted})
    )
    rows = db.session.execute(ROSTERS.within(statement))
    return {(group, listed): roster_id for group, listed, roster_id in rows if (group, listed) in wanted}


def _registers(changes: Sequence[Change], rosters: Mapping[tuple[int, str], int], by_id: int | None) -> dict[int, int]:
    values = [_register(one, rosters[one.sheet.lesson.group_id, one.listed], by_id) for one in changes]
    kept = {"lesson_id", "version", "taken_at", "taken_by_id"}
    statement = _INSERT[db.engine.dialect.name](Register)
    anew: dict[str, Any] = {name: statement.excluded[name] for name in values[0] if name not in kept}
    anew["version"] = Register.version + 1
    ids: dict[int, int] = {}
    for start in range(0, len(values), _AT_ONCE):
        upsert = statement.values(values[start : start + _AT_ONCE]).on_conflict_do_update(
            index_elements=["lesson_id"], set_=anew
        )
        rows = db.session.execute(upsert.returning(Register.lesson_id, Register.id))
        ids.update(rows.all())
    return ids


def _register(change: Change, roster_id: int, by_id: int | None) -> dict[str, Any]:
    count = rules.counts(change.after)
    return {
        "lesson_id": change.lesson_id,
        "roster_id": roster_id,
        "on": change.sheet.lesson.on,
        "minutes": change.stored.minutes,
        "listed": len(change.stored.listed),
        "late": count[MarkKind.LATE],
        "left_early": count[MarkKind.LEFT_EARLY],
        "excused": count[MarkKind.EXCUSED],
        "unexcused": count[MarkKind.UNEXCUSED],
        "attended": change.stored.attended,
        "part": change.part,
        "taken_at": now(),
        "taken_by_id": by_id,
        "version": 1,
    }


def _marks(changes: Sequence[Change]) -> None:
    """Every exception that is new or another than before, in one upsert."""
    values = [_mark(one, row) for one in changes for row in one.stored.rows if row.pupil in set(one.changed)]
    statement = _INSERT[db.engine.dialect.name](AttendanceMark)
    for start in range(0, len(values), _AT_ONCE):
        anew = {name: statement.excluded[name] for name in ("kind", "late", "early", "missed", "announced")}
        rows = statement.values(values[start : start + _AT_ONCE])
        db.session.execute(rows.on_conflict_do_update(index_elements=["lesson_id", "place_id"], set_=anew))


def _mark(change: Change, row: rules.Row) -> dict[str, Any]:
    return {
        "lesson_id": change.lesson_id,
        "place_id": row.pupil,
        "on": change.sheet.lesson.on,
        "kind": row.kind,
        "late": row.late,
        "early": row.early,
        "missed": row.missed,
        "announced": row.announced,
    }


def _remove(changes: Sequence[Change]) -> None:
    """The exceptions that go away, in one statement."""
    gone = [
        sa.and_(AttendanceMark.lesson_id == one.lesson_id, AttendanceMark.place_id.in_(one.gone))
        for one in changes
        if one.gone
    ]
    if gone:
        db.session.execute(sa.delete(AttendanceMark).where(sa.or_(*gone)))
