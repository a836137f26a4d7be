"""What somebody hands in without being known by it leaves a line, and nothing of by whom."""

import sqlalchemy as sa

from reception.audit.log import record_unattended
from reception.audit.models import AuditEvent
from reception.db.session import commit, db
from reception.i18n.formats import local
from tests.factories.people import make_person


def test_an_unattended_event_names_no_account_visit_or_moment(app, municipality, acting):
    with (
        app.test_request_context("/", method="POST", environ_base={"REMOTE_ADDR": "192.0.2.7"}),
        acting(municipality.caseworker),
    ):
        record_unattended("something.told", None, kind="test")
        commit()
    event = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "something.told")).one()
    assert (event.user_id, event.actor, event.roles, event.unit_id) == (None, "", "", None)
    assert (event.people, event.address, event.session, event.details) == ("", "", "", {"kind": "test"})
    assert local(event.at).strftime("%H:%M:%S.%f") == "00:00:00.000000"


def test_a_change_that_is_noted_so_is_recorded(municipality, acting):
    person = make_person(unit=municipality.unit)
    with acting(municipality.caseworker):
        person.note = "changed"
        record_unattended("something.changed")
        commit()
