"""What she reads when she is asked: the link that opens the survey, in her language; nothing once it is closed."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.reminders import jobs
from reception.reminders.models import OutgoingMessage, UnitReminders
from reception.reminders.terms import OutgoingState
from reception.reminders.wording.letters import NothingToSay, letter_of, text_of
from reception.surveys.models import Survey
from reception.surveys.queries.askings import token_of
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.surveys.builder import asked, at, invitations, newcomer, opened, rows


@pytest.fixture
def message(
    app, coordinator: StrictClient, municipality: Municipality, monkeypatch: pytest.MonkeyPatch
) -> OutgoingMessage:
    monkeypatch.setitem(app.config, "PUBLIC_URL", "https://reception.example.se")
    person = newcomer(municipality, "Amina Warsame", "ar", phone="0701740605")
    with system("test"):
        db.session.add(UnitReminders(unit_id=municipality.unit.id, by_text=True))
        person.contact_details[0].sms_allowed = True
        record("test.reachable", people=(person.id,))
        db.session.commit()
    asked(coordinator, opened(coordinator, municipality, "ar"))
    (found,) = rows(OutgoingMessage)
    return found


def test_the_invitation_holds_the_link_and_no_name(message: OutgoingMessage, client: StrictClient) -> None:
    with system("test"):
        token = token_of(invitations(rows(Survey)[0])[0])
        text, letter = text_of(message), letter_of(message, "amina@example.org")
    address = f"https://reception.example.se/s/{token}"
    assert address in text
    assert "STOP" in text
    assert address in letter.text
    assert not [said for said in (text, letter.text, letter.subject) if "Amina" in said]
    assert client.get(f"/s/{token}").status_code == 200


def test_nothing_is_said_once_the_last_day_has_passed(message: OutgoingMessage) -> None:
    with system("test"):
        survey = rows(Survey)[0]
        survey.opens_on, survey.closes_on = today() - timedelta(days=9), today() - timedelta(days=1)
        record("test.closes")
        db.session.commit()
    with system("test"), pytest.raises(NothingToSay):
        text_of(message)


def test_a_survey_that_is_closed_leaves_no_message_and_the_next_one_asks_all(
    message: OutgoingMessage, coordinator: StrictClient, municipality: Municipality
) -> None:
    coordinator.post(at(rows(Survey)[0], "close"))
    db.session.expire_all()
    assert not rows(OutgoingMessage)
    asked(coordinator, opened(coordinator, municipality, "ar"))
    assert len(rows(OutgoingMessage)) == 1, "also where an invitation has the number of one that is gone"


def test_an_invitation_waits_while_nobody_said_where_the_program_is_reached(
    app, message: OutgoingMessage, coordinator: StrictClient, monkeypatch: pytest.MonkeyPatch, tmp_path, caplog
) -> None:
    monkeypatch.setitem(app.config, "PUBLIC_URL", None)
    monkeypatch.setitem(app.config, "SMS", f"file:{tmp_path}")
    noon = datetime.combine(message.due_at.date() + timedelta(days=1), time(11), tzinfo=UTC)
    with time_machine.travel(noon, tick=False):
        jobs.send_due(jobs.Round())
    db.session.expire_all()
    assert "RECEPTION_PUBLIC_URL is not set" in caplog.text
    assert rows(OutgoingMessage)[0].state is OutgoingState.WAITING
    survey = rows(Survey)[0]
    assert "RECEPTION_PUBLIC_URL" in coordinator.get(at(survey, "askings", "new")).text
