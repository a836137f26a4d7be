"""Who has looked at somebody is told by day, unit and roles, from the sealed log."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit import looks
from reception.audit.jobs import seal_events
from reception.audit.models import AuditEvent, AuditSeal, Look
from reception.db.session import commit, db
from reception.i18n.formats import today
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import newcomer_in


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


def told(person):
    query = sa.select(Look.on_day, Look.unit_id, Look.roles).where(Look.person_id == person.id)
    return [
        tuple(row)
        for row in db.session.execute(query.order_by(Look.on_day, Look.roles).execution_options(permit="test"))
    ]


def note_event(person_ids, *, at=None, roles="caseworker", user_id=1, unit_id=7, action="page.read"):
    """An event as it was written on another day."""
    db.session.add(
        AuditEvent(
            at=at or datetime(2026, 3, 1, 12, tzinfo=UTC), action=action, user_id=user_id, actor="", roles=roles,
            unit_id=unit_id, people=f" {' '.join(map(str, person_ids))} ", details={}, address="", session="",
        )
    )  # fmt: skip
    db.session.commit()


def test_whoever_opens_the_page_of_a_person_is_told_once_a_day(municipality, person, client_of):
    browser = client_of(municipality.caseworker)
    for _again in range(3):
        browser.get(f"/people/{person.number}")
    seal_events()
    seal_events()
    assert told(person) == [(today(), municipality.unit.id, "caseworker")]


def test_a_list_tells_everybody_that_it_showed_and_a_refusal_nobody(app):
    note_event([41, 42])
    note_event([43], action="access.denied")
    seal_events()
    assert set(db.session.scalars(sa.select(Look.person_id).execution_options(permit="test"))) == {41, 42}


def test_the_day_is_the_swedish_one(app, person):
    note_event([person.id], at=datetime(2026, 6, 30, 22, 30, tzinfo=UTC))
    seal_events()
    assert [day.isoformat() for day, *_rest in told(person)] == ["2026-07-01"]


def test_two_roles_and_two_units_are_two_lines(app, person):
    for roles, unit in (("caseworker", 7), ("unit_manager", 7), ("caseworker", 8), ("caseworker", None)):
        note_event([person.id], roles=roles, unit_id=unit)
    seal_events()
    assert {(unit, roles) for _day, unit, roles in told(person)} == {
        (7, "caseworker"), (7, "unit_manager"), (8, "caseworker"), (0, "caseworker"),
    }  # fmt: skip


def test_what_the_program_does_is_nobody_who_looks(app, person):
    note_event([person.id], roles="", user_id=None)
    seal_events()
    assert told(person) == []


def test_her_own_pages_leave_no_look(app, municipality, person):
    newcomer_in(app, case_of(person), language="sv").get("/my/sv/")
    seal_events()
    assert told(person) == []


def test_what_was_sealed_before_is_caught_up_once_in_batches(app, person, monkeypatch):
    monkeypatch.setattr(looks, "BATCH", 3)
    for day in range(1, 9):
        note_event([person.id, 900 + day], at=datetime(2025, 5, day, 9, tzinfo=UTC))
    seal_events()
    db.session.execute(sa.delete(Look))
    forget_that_it_was_caught_up()
    seal_events()
    assert len(told(person)) == 8
    assert db.session.scalar(sa.select(sa.func.count()).where(AuditEvent.action == looks.CAUGHT_UP)) == 1


def test_a_log_that_was_caught_up_is_not_read_from_its_beginning_again(app, person):
    note_event([person.id])
    seal_events()
    db.session.execute(sa.delete(Look))
    seal_events()
    assert told(person) == []


def forget_that_it_was_caught_up():
    """As in an installation whose log is older than this."""
    connection = db.session.connection()
    for table in ("audit_event", "audit_seal"):
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        else:
            connection.exec_driver_sql(f"DROP TRIGGER {table}_no_update")
            connection.exec_driver_sql(f"DROP TRIGGER {table}_no_delete")
    marker = sa.select(AuditEvent.id).where(AuditEvent.action == looks.CAUGHT_UP).scalar_subquery()
    db.session.execute(sa.delete(AuditSeal).where(AuditSeal.event_id == marker))
    db.session.execute(sa.delete(AuditEvent).where(AuditEvent.action == looks.CAUGHT_UP))
    with system("test"):
        commit()
