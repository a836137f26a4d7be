"""Reminders go once, at their time, to whom they may, and what becomes of them is known."""

from datetime import datetime, time, timedelta

import pytest
import sqlalchemy as sa

from reception import sms
from reception.access.actor import system
from reception.audit.log import record
from reception.cases.terms import CaseState
from reception.contacts.models import Contact
from reception.contacts.terms import CallKind, ContactState
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.terms import ContactKind, Protection
from reception.reminders import jobs
from reception.reminders.jobs import foretold, make_round
from reception.reminders.operations import sending
from reception.reminders.operations.stopping import lift, stop
from reception.reminders.queries.reaching import way_to
from reception.reminders.terms import OutgoingState, StopWay
from reception.sms.gateway import GatewayDown, Incoming
from tests.factories.reminders import NUMBER, add_detail, make_reachable, messages, remind, stops
from tests.overview.making import make_appointment

#: Monday 23 November 2026, noon.
NOON = datetime.fromisoformat("2026-11-23T12:00")
FOUR = NOON.replace(hour=16)


@pytest.fixture
def amina(municipality, at):
    """Somebody with a telephone, and a meeting tomorrow at ten."""
    at(NOON)
    remind(municipality.unit)
    person = make_reachable(municipality.unit, municipality.caseworker)
    make_appointment(person, 1, "Room 4, the tax office", summary="About the divorce")
    return person


def change(model, row_id, **values):
    """Change a row past everything."""
    with system("test"):
        db.session.execute(sa.update(model).where(model.id == row_id).values(**values))
        record("test.changed")
        db.session.commit()


def states():
    return [one.state for one in messages()]


def test_a_meeting_is_reminded_of_the_day_before_at_four_and_once(amina, gateway, at):
    assert make_round().queued == 1
    assert not gateway.sent
    at(FOUR)
    assert make_round().sent == 1
    for _again in range(3):
        assert make_round().sent == 0
    ((number, text, _reference),) = gateway.sent
    assert number == NUMBER
    assert "10:00" in text
    assert "STOP" in text
    assert not [word for word in ("Amina", "Warsame", "Room", "tax", "divorce") if word in text]
    (message,) = messages()
    assert (message.state, message.tries) == (OutgoingState.SENT, 1)
    assert message.sent_at == now()


def test_an_email_holds_both_languages_a_calendar_and_a_way_to_stop(municipality, post, at):
    at(NOON)
    remind(municipality.unit)
    person = make_reachable(municipality.unit, municipality.caseworker, phone=None, email="amina@example.se")
    make_appointment(person, 1, "Room 4", summary="About the divorce")
    make_round()
    at(FOUR)
    assert make_round().sent == 1
    (letter,) = post.letters
    assert post.receivers == ["amina@example.se"]
    assert letter["Content-Language"] == "ar"
    html = letter.get_body(("html",)).get_content()
    assert 'dir="rtl"' in html
    assert 'lang="sv"' in html
    (calendar,) = letter.iter_attachments()
    assert calendar.get_content_type() == "text/calendar"
    assert "/stop/" in letter["List-Unsubscribe"]
    assert letter["List-Unsubscribe"].strip("<>") in letter.get_body(("plain",)).get_content()
    assert not [word for word in ("Amina", "Warsame", "Room", "divorce") if word in post.everything]


def test_nobody_is_reminded_where_the_unit_has_not_turned_it_on(municipality, gateway, at):
    at(NOON)
    make_appointment(make_reachable(municipality.unit, municipality.caseworker), 1, "Here")
    assert make_round().counts == dict.fromkeys(make_round().counts, 0)


def test_a_protected_person_gets_nothing_by_itself(municipality, gateway, at):
    at(NOON)
    remind(municipality.unit)
    hidden = make_reachable(municipality.unit, municipality.caseworker, protection=Protection.MARKING)
    make_appointment(hidden, 1, "Here")
    at(FOUR)
    make_round()
    assert not messages()
    with system("test"):
        assert way_to(hidden) is None


def test_whoever_is_protected_meanwhile_gets_nothing(amina, gateway, at):
    make_round()
    change(type(amina), amina.id, protection=Protection.MARKING)
    at(FOUR)
    make_round()
    assert not gateway.sent
    assert [(one.state, one.problem) for one in messages()] == [(OutgoingState.CANCELLED, "protected")]


@pytest.mark.parametrize(
    "facts",
    [{"sms_allowed": None}, {"sms_allowed": False}, {"voice_only": True}, {"whose": "her sister"}],
    ids=["not asked", "no", "voice alone", "another's"],
)
def test_a_telephone_that_takes_no_text_messages_gets_none(municipality, gateway, at, facts):
    at(NOON)
    remind(municipality.unit)
    make_appointment(make_reachable(municipality.unit, municipality.caseworker, **facts), 1, "Here")
    at(FOUR)
    make_round()
    assert not messages()


def test_a_meeting_that_is_moved_is_reminded_of_at_its_new_time_alone(amina, gateway, at):
    make_round()
    contact_id = messages()[0].contact_id
    moved = messages()[0].about_at + timedelta(days=1)
    change(Contact, contact_id, at=moved)
    at(FOUR)
    make_round()
    assert states() == [OutgoingState.CANCELLED, OutgoingState.WAITING]
    at(FOUR + timedelta(days=1))
    make_round()
    assert states() == [OutgoingState.CANCELLED, OutgoingState.SENT]
    assert len(gateway.sent) == 1
    assert "2026-11-25" in gateway.sent[0][1]


def test_a_meeting_that_is_moved_back_has_its_message_again(amina, gateway, at):
    make_round()
    first = messages()[0]
    contact_id, about = first.contact_id, first.about_at
    change(Contact, contact_id, at=about + timedelta(days=1))
    make_round()
    change(Contact, contact_id, at=about)
    make_round()
    assert states() == [OutgoingState.WAITING, OutgoingState.CANCELLED]
    at(FOUR)
    make_round()
    assert len(gateway.sent) == 1


@pytest.mark.parametrize("state", [ContactState.CANCELLED, ContactState.HELD, ContactState.NO_SHOW])
def test_a_meeting_that_is_settled_is_not_reminded_of(amina, gateway, at, state):
    make_round()
    change(Contact, messages()[0].contact_id, state=state)
    at(FOUR)
    assert make_round().dropped == 1
    assert states() == [OutgoingState.CANCELLED]
    assert not gateway.sent


def test_a_closed_case_is_not_reminded_of(amina, gateway, at):
    make_round()
    case = messages()[0].case
    change(type(case), case.id, state=CaseState.CLOSED, closed_on=NOON.date())
    at(FOUR)
    make_round()
    assert [(one.state, one.problem) for one in messages()] == [(OutgoingState.CANCELLED, "closed")]


def test_nothing_goes_in_the_quiet_hours_and_never_once_the_meeting_has_begun(amina, gateway, at):
    make_round()
    at(NOON.replace(hour=23))
    assert make_round().sent == 0
    at(NOON + timedelta(hours=22))
    make_round()
    assert not gateway.sent
    assert states() == [OutgoingState.CANCELLED]


def test_what_was_planned_after_its_hour_is_not_reminded_of(municipality, gateway, at):
    at(FOUR + timedelta(hours=1))
    remind(municipality.unit)
    make_appointment(make_reachable(municipality.unit, municipality.caseworker), 1, "Here")
    make_round()
    assert not messages()


def test_whoever_is_summoned_is_reminded_the_same_day_too(municipality, gateway, at):
    at(NOON)
    remind(municipality.unit)
    person = make_reachable(municipality.unit, municipality.caseworker)
    make_appointment(person, 2, "Here", clock=time(13), call=CallKind.SUMMONED)
    make_round()
    assert sorted(one.occasion for one in messages()) == ["day-before", "same-day"]


def test_a_gateway_that_is_down_is_asked_once_a_round_and_tried_again_later(amina, gateway, at, municipality):
    other = make_reachable(municipality.unit, municipality.caseworker, name="Berhan Tesfay", phone="070-174 06 06")
    make_appointment(other, 1, "Here")
    make_round()
    at(FOUR)
    gateway.trouble = sms.GatewayDown("ConnectionRefusedError")
    assert make_round().not_taken == 1
    assert gateway.asked == 1
    waiting = [one for one in messages() if one.tries]
    assert [(one.state, one.problem, one.next_try_at - now()) for one in waiting] == [
        (OutgoingState.WAITING, "not-taken", timedelta(minutes=1))
    ]
    at(FOUR + timedelta(minutes=10))
    gateway.trouble = None
    assert make_round().sent == 2
    assert states() == [OutgoingState.SENT, OutgoingState.SENT]


def test_what_could_not_be_sent_before_the_meeting_has_failed(amina, gateway, at):
    make_round()
    gateway.trouble = sms.GatewayDown("ConnectionRefusedError")
    at(FOUR)
    make_round()
    at(NOON + timedelta(days=1))
    gateway.trouble = None
    make_round()
    assert [(one.state, one.problem) for one in messages()] == [(OutgoingState.FAILED, "too-late")]
    assert not gateway.sent


def test_a_number_that_does_not_exist_is_tried_once(amina, gateway, at):
    make_round()
    at(FOUR)
    gateway.trouble = sms.Refused("no-such-number")
    assert make_round().refused == 1
    gateway.trouble = None
    assert make_round().sent == 0
    assert [(one.state, one.problem) for one in messages()] == [(OutgoingState.FAILED, "no-such-number")]


@pytest.mark.parametrize("trouble", [sms.LostAnswer("timeout"), RuntimeError("quoting 070-174 06 05")])
def test_a_lost_answer_is_never_sent_again(amina, gateway, at, trouble, caplog):
    make_round()
    at(FOUR)
    gateway.trouble = trouble
    assert make_round().unsure == 1
    gateway.trouble = None
    for hours in range(1, 4):
        at(FOUR + timedelta(hours=hours))
        make_round()
    assert states() == [OutgoingState.UNSURE]
    assert not gateway.sent
    assert "070" not in caplog.text


def test_whoever_is_cut_off_while_sending_leaves_it_unsure(amina, gateway, at):
    make_round()
    at(FOUR)
    with system("test"):
        assert sending.take(messages()[0].id, now()) is not None
        db.session.commit()
    assert make_round().counts["sent"] == 0
    assert states() == [OutgoingState.SENDING]
    at(FOUR + timedelta(minutes=10))
    assert make_round().unsure == 1
    assert [(one.state, one.problem) for one in messages()] == [(OutgoingState.UNSURE, "cut-off")]
    assert not gateway.sent


def test_whoever_wants_none_gets_none_and_has_them_again_when_she_says_so(amina, gateway, at):
    make_round()
    with system("test"):
        stop(amina.id, ContactKind.PHONE, StopWay.STAFF)
        stop(amina.id, ContactKind.PHONE, StopWay.OWN_PAGE)
        db.session.commit()
    at(FOUR)
    make_round()
    assert not gateway.sent
    assert len(stops()) == 1
    with system("test"):
        lift(amina.id, ContactKind.PHONE)
        db.session.commit()
    make_round()
    assert len(gateway.sent) == 1


def test_whoever_wants_no_text_messages_is_reminded_by_her_email(amina, gateway, post, at):
    add_detail(amina, ContactKind.EMAIL, "amina@example.se")
    make_round()
    with system("test"):
        stop(amina.id, ContactKind.PHONE, StopWay.WORD)
        db.session.commit()
    at(FOUR)
    make_round()
    make_round()
    assert not gateway.sent
    assert post.receivers == ["amina@example.se"]


def test_what_would_go_is_told_without_sending(amina, gateway, at):
    assert foretold() == {"queued": 1, "dropped": 0, "due": 0}
    make_round()
    at(FOUR)
    assert foretold() == {"queued": 0, "dropped": 0, "due": 1}
    assert not gateway.sent
    assert states() == [OutgoingState.WAITING]


def test_a_gateway_that_cannot_read_keeps_no_reminder_waiting(amina, gateway, at, monkeypatch, caplog):
    def breaks() -> list[Incoming]:
        raise RuntimeError(f"bad answer about {NUMBER}")

    make_round()
    at(FOUR)
    monkeypatch.setattr(gateway, "received", breaks)
    assert make_round().sent == 1
    assert NUMBER not in caplog.text


def test_a_text_that_cannot_be_removed_hides_no_stop_word_behind_it(amina, gateway, at, monkeypatch):
    gateway.incoming = [Incoming("+46701740699", "Hello?", "1"), Incoming(NUMBER, "STOP", "2")]

    def breaks(_incoming: Incoming) -> None:
        raise GatewayDown("PermissionError")

    monkeypatch.setattr(gateway, "forget", breaks)
    assert make_round().stopped == 1
    at(FOUR)
    assert make_round().sent == 0


def test_a_round_that_lasts_into_the_quiet_hours_ends_there(amina, gateway, at, monkeypatch):
    make_round()
    at(FOUR)
    answers = iter((False, True))
    monkeypatch.setattr(jobs, "_is_quiet", lambda: next(answers))
    assert make_round().sent == 0
    assert states() == [OutgoingState.WAITING]
