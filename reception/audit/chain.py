"""The hash chain over the log. Each seal covers its event and all before it, so a change is found at its row."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from reception.audit.looks import note_after
from reception.audit.models import AuditEvent, AuditSeal
from reception.db.session import db

START = "0" * 64
BATCH = 5000
#: Below every id that an INTEGER column can hold, so that a row forged before the first one is seen too.
BEFORE_ALL = -(2**31)


@dataclass(frozen=True)
class Verdict:
    """What `verify` found: how many events are sealed, how many are not yet, and the first bad row."""

    sealed: int
    unsealed: int
    first_bad: int | None
    head: str


def seal() -> int:
    """Seal every event that is not sealed yet, and note who looked by them; return how many.

    The table is locked: none slips in, and one seals.
    """
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(sa.text("LOCK TABLE audit_event IN SHARE ROW EXCLUSIVE MODE"))
    last, head = _last_seal()
    count = 0
    for event_id, text in _events(after=last):
        head = _next(head, text)
        db.session.add(AuditSeal(event_id=event_id, hash=head))
        count += 1
        if count % BATCH == 0:
            db.session.flush()
            db.session.expunge_all()
    db.session.flush()
    note_after(last)
    return count


def verify() -> Verdict:
    """Walk the chain from its start and compare each seal with its event."""
    seals = _seals()
    head, sealed, unsealed = START, 0, 0
    expected = next(seals, None)
    for event_id, text in _events(after=BEFORE_ALL):
        if expected is None:
            unsealed += 1
            continue
        following = _next(head, text)
        if expected != (event_id, following):
            return Verdict(sealed, 0, min(event_id, expected[0]), head)
        head, sealed, expected = following, sealed + 1, next(seals, None)
    return Verdict(sealed, unsealed, expected[0] if expected else None, head)


def _last_seal() -> tuple[int, str]:
    row = db.session.execute(
        sa.select(AuditSeal.event_id, AuditSeal.hash).order_by(AuditSeal.event_id.desc()).limit(1)
    ).first()
    return (row.event_id, row.hash) if row else (0, START)


def _seals() -> Iterator[tuple[int, str]]:
    rows = db.session.execute(sa.select(AuditSeal.event_id, AuditSeal.hash).order_by(AuditSeal.event_id))
    return ((row.event_id, row.hash) for row in rows)


def _events(*, after: int) -> Iterator[tuple[int, str]]:
    """(id, canonical text) of each event in order, in batches."""
    columns = sorted(column.name for column in AuditEvent.__table__.columns)
    query = sa.select(*(getattr(AuditEvent, name) for name in columns)).order_by(AuditEvent.id)
    while True:
        rows = db.session.execute(query.where(AuditEvent.id > after).limit(BATCH)).all()
        for row in rows:
            yield (
                row.id,
                json.dumps({name: _text(getattr(row, name)) for name in columns}, sort_keys=True, ensure_ascii=False),
            )
        if len(rows) < BATCH:
            return
        after = rows[-1].id


def _text(value: object) -> object:
    return value if isinstance(value, int | dict | None) else str(value)


def _next(head: str, text: str) -> str:
    return hashlib.sha256(f"{head}\n{text}".encode()).hexdigest()
