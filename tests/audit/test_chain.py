"""Whoever changes the log behind the program's back is found at the row."""

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit import chain
from reception.audit.log import record
from reception.audit.models import AuditEvent, AuditSeal
from reception.db.session import commit, db

COUNT = 12
INSERT = (
    "INSERT INTO audit_event (id, at, action, actor, roles, people, details, address, session) "
    "VALUES (%s, '2026-01-01 00:00:00', 'forged', '', '', '', '{}', '', '')"
)


@pytest.fixture
def ids(app):
    """The ids of a sealed log whose triggers are off, as for somebody who holds the database file."""
    with system("test"):
        for number in range(COUNT):
            record("work.done", people=(number, number + 1), number=number)
            db.session.flush()
        commit()
    disarm()
    db.session.connection().exec_driver_sql(
        f"DELETE FROM audit_event WHERE id = {all_ids()[5]}"
    )  # a hole, before sealing
    chain.seal()
    commit()
    return all_ids()


def disarm():
    """Take the triggers away."""
    connection = db.session.connection()
    for table in ("audit_event", "audit_seal"):
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        else:
            for verb in ("update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{verb}")


def all_ids():
    """The ids of the events, in order."""
    return list(db.session.scalars(sa.select(AuditEvent.id).order_by(AuditEvent.id)))


def tamper(statement):
    """Change the database below the program."""
    db.session.connection().exec_driver_sql(statement)
    db.session.expire_all()


def test_an_untouched_log_is_sound(ids):
    verdict = chain.verify()
    assert (verdict.sealed, verdict.unsealed, verdict.first_bad) == (len(ids), 0, None)


def test_what_was_recorded_after_the_last_seal_is_named_as_unsealed(ids):
    with system("test"):
        record("work.done")
        record("work.done")
        commit()
    assert (chain.verify().unsealed, chain.verify().first_bad) == (2, None)
    assert chain.seal() == 2
    assert chain.verify().unsealed == 0


def test_sealing_twice_seals_nothing_twice(ids):
    assert chain.seal() == 0
    assert db.session.scalar(sa.select(sa.func.count(AuditSeal.id))) == len(ids)


CHANGES = {
    "at": "'2025-01-01 00:00:00'",
    "action": "'work.undone'",
    "user_id": "4711",
    "actor": "'somebody'",
    "roles": "'administrator'",
    "unit_id": "4711",
    "subject_type": "'Person'",
    "subject_id": "4711",
    "people": "''",
    "details": "'{}'",
    "address": "'192.0.2.1'",
    "session": "'4711'",
}


def test_every_column_can_be_tampered_with_in_these_tests():
    assert set(CHANGES) == {column.name for column in AuditEvent.__table__.columns} - {"id"}


@pytest.mark.parametrize("column", CHANGES)
def test_a_changed_value_is_found_at_its_row(ids, column):
    for victim in (ids[0], ids[4], ids[-1]):
        with db.session.connection().begin_nested() as undo:
            tamper(f"UPDATE audit_event SET {column} = {CHANGES[column]} WHERE id = {victim}")
            assert chain.verify().first_bad == victim
            undo.rollback()
    assert chain.verify().first_bad is None


@pytest.mark.parametrize("place", [0, 4, -2])
def test_a_removed_row_is_found(ids, place):
    tamper(f"DELETE FROM audit_seal WHERE event_id = {ids[place]}")
    tamper(f"DELETE FROM audit_event WHERE id = {ids[place]}")
    assert chain.verify().first_bad == (ids[place + 1] if place != -2 else ids[-1])


def test_a_removed_tail_is_seen_against_the_head_that_was_written_down(ids):
    head = chain.verify().head
    tamper(f"DELETE FROM audit_seal WHERE event_id = {ids[-1]}")
    tamper(f"DELETE FROM audit_event WHERE id = {ids[-1]}")
    assert chain.verify().first_bad is None
    assert chain.verify().head != head


@pytest.mark.parametrize("where", ["in a hole", "before all"])
def test_an_inserted_row_is_found(ids, where):
    forged = next(number for number in range(ids[0], ids[-1]) if number not in ids) if where == "in a hole" else -1
    tamper(INSERT % forged)
    assert chain.verify().first_bad == forged


def test_two_rows_that_changed_places_are_found(ids):
    one, other, free = ids[2], ids[7], ids[-1] + 1000
    tamper(f"DELETE FROM audit_seal WHERE event_id IN ({one}, {other})")
    for old, new in ((one, free), (other, one), (free, other)):
        tamper(f"UPDATE audit_event SET id = {new} WHERE id = {old}")
    assert chain.verify().first_bad == one


def test_a_changed_seal_is_found(ids):
    tamper(f"UPDATE audit_seal SET hash = '{'f' * 64}' WHERE event_id = {ids[3]}")
    assert chain.verify().first_bad == ids[3]


def test_a_seal_without_its_event_is_found(ids):
    tamper(f"DELETE FROM audit_seal WHERE event_id = {ids[3]}")
    assert chain.verify().first_bad == ids[3]
