"""What somebody hands in without being known by it leaves no line."""

import pytest
import sqlalchemy as sa

from reception.audit.log import UnrecordedChange, leave_no_line
from reception.audit.models import AuditEvent
from reception.db.session import commit, db
from tests.factories.people import make_person


def test_a_change_that_leaves_no_line_on_purpose_is_kept(municipality, acting):
    person = make_person(unit=municipality.unit)
    newest = db.session.scalar(sa.select(sa.func.max(AuditEvent.id)))
    with acting(municipality.caseworker):
        person.note = "changed"
        leave_no_line()
        commit()
    assert db.session.scalar(sa.select(sa.func.max(AuditEvent.id))) == newest


def test_what_is_changed_after_it_must_be_recorded(municipality, acting):
    person = make_person(unit=municipality.unit)
    with acting(municipality.caseworker):
        leave_no_line()
        person.note = "changed"
        with pytest.raises(UnrecordedChange):
            commit()
        db.session.rollback()
