"""What is done is recorded, and what is recorded stays."""

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit import log
from reception.audit.log import UnrecordedChange, between_spaces, record
from reception.audit.models import AuditEvent
from reception.db.session import commit, db
from reception.people.models import Person
from tests.factories.people import make_person


def newest() -> AuditEvent:
    """The last event."""
    event = db.session.scalar(sa.select(AuditEvent).order_by(AuditEvent.id.desc()).limit(1))
    assert event is not None
    return event


def test_an_event_says_who_what_whose_and_in_which_unit(municipality, acting):
    person = make_person(unit=municipality.unit)
    with acting(municipality.caseworker):
        record("person.looked-at", person, reason="test")
        commit()
    event = newest()
    assert (event.action, event.subject_type, event.subject_id) == ("person.looked-at", "Person", person.id)
    assert (event.user_id, event.actor, event.roles) == (municipality.caseworker.id, "Karin Kase", "caseworker")
    assert (event.unit_id, event.people) == (municipality.unit.id, f" {person.id} ")
    assert event.details == {"reason": "test"}


def test_the_program_itself_is_named_with_its_purpose(app):
    with system("nightly work"):
        record("work.done")
        commit()
    assert (newest().actor, newest().user_id) == ("system: nightly work", None)


def test_the_ids_of_several_people_stand_between_spaces():
    assert between_spaces([12, 40]) == " 12 40 "
    assert between_spaces(()) == ""


def test_a_change_that_nobody_recorded_is_refused(municipality):
    person = make_person(unit=municipality.unit)
    with system("test"):
        person.note = "changed behind the log's back"
        with pytest.raises(UnrecordedChange, match="Person"):
            commit()
        db.session.rollback()
    assert db.session.get_one(Person, person.id).note is None


def test_a_new_row_that_nobody_recorded_is_refused(municipality):
    person = make_person(unit=municipality.unit)
    with system("test"):
        db.session.add(type(person.names[0])(person_id=person.id, kind="other", text="Någon"))
        with pytest.raises(UnrecordedChange, match="PersonName"):
            commit()
        db.session.rollback()


def test_a_removed_row_that_nobody_recorded_is_refused(municipality):
    person = make_person(unit=municipality.unit)
    with system("test"):
        db.session.delete(person.names[0])
        with pytest.raises(UnrecordedChange, match="PersonName"):
            commit()
        db.session.rollback()


@pytest.mark.parametrize("table", ["audit_event", "audit_seal"])
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_the_database_refuses_to_change_or_remove_a_row_of_the_log(app, table, verb):
    with system("test"):
        record("work.done")
        commit()
    connection = db.session.connection()
    event_id = connection.exec_driver_sql("SELECT max(id) FROM audit_event").scalar_one()
    connection.exec_driver_sql(f"INSERT INTO audit_seal (event_id, hash) VALUES ({event_id}, 'x')")
    statement = f"UPDATE {table} SET id = id" if verb == "UPDATE" else f"DELETE FROM {table}"
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), connection.begin_nested():
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize("installation", ["postgresql"], indirect=True)  # SQLite has no TRUNCATE
def test_the_log_is_not_emptied_at_a_stroke(app):
    connection = db.session.connection()
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), connection.begin_nested():
        connection.exec_driver_sql("TRUNCATE audit_event CASCADE")


def test_watching_begins_once_however_many_applications_there_are(app):
    from reception.db import session as database  # noqa: PLC0415

    before = len(database._before_commit)
    log.watch()
    assert len(database._before_commit) == before
