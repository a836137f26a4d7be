"""What she reads when she is asked: the link that opens the survey, in her language; nothing once it is closed."""

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.reminders.models import OutgoingMessage, UnitReminders
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


def test_nothing_is_said_once_the_survey_is_closed(message: OutgoingMessage, coordinator: StrictClient) -> None:
    coordinator.post(at(rows(Survey)[0], "close"))
    db.session.expire_all()
    with system("test"), pytest.raises(NothingToSay):
        text_of(message)
