"""What staff and newcomers see of messages that go out by themselves, and what they decide."""

from datetime import datetime, timedelta

import pytest

from reception import sms
from reception.access.actor import system
from reception.contacts.models import Contact
from reception.contacts.terms import CallKind, ContactState
from reception.people.terms import ContactKind, Protection
from reception.reminders.jobs import make_round
from reception.reminders.rules.stopping import token_of
from reception.reminders.terms import OutgoingState, StopWay
from tests.clients import StrictClient
from tests.factories.plans import case_of
from tests.factories.portal import newcomer_in
from tests.factories.reminders import make_reachable, messages, remind, stops
from tests.overview.making import make_appointment, make_contact
from tests.reminders.test_sending import FOUR, NOON, change


@pytest.fixture
def amina(municipality, at):
    """Somebody with a telephone, and a meeting tomorrow at ten."""
    at(NOON)
    remind(municipality.unit)
    person = make_reachable(municipality.unit, municipality.caseworker)
    make_appointment(person, 1, "Room 4")
    make_round()
    return person


def test_what_needs_somebody_stands_first(amina, municipality, gateway, at, client_of):
    at(FOUR)
    gateway.trouble = sms.Refused("no-such-number")
    make_round()
    page = client_of(municipality.caseworker).get("/reminders")
    assert "Amina Warsame" in page.words
    assert "Ask for the right one." in page.words
    assert "Needs somebody (1)" in page.words
    assert "070" not in page.words


def test_a_gateway_that_is_down_is_shown(amina, municipality, gateway, at, client_of):
    at(FOUR)
    gateway.trouble = sms.GatewayDown("ConnectionRefusedError")
    make_round()
    page = client_of(municipality.caseworker).get("/reminders?show=waiting&way=phone")
    assert "The gateway for text messages did not take 1 message." in page.words
    assert "Amina Warsame" in page.words


def test_messages_of_other_units_are_not_shown(amina, municipality, client_of):
    for user in (municipality.other_unit_caseworker, municipality.other_board_caseworker):
        assert "Amina" not in client_of(user).get("/reminders?show=all").words
    assert client_of(municipality.sfi_staff).get("/reminders").status_code == 403


def test_messages_that_nobody_reads_are_counted_and_not_kept(amina, municipality, gateway, client_of):
    gateway.incoming = [sms.Incoming("+46701740605", "My son is ill, I cannot come", "1")]
    assert make_round().unread == 1
    assert not gateway.incoming
    page = client_of(municipality.caseworker).get("/reminders")
    assert "1 text message came that nobody reads" in page.words
    assert not stops()


@pytest.mark.parametrize("text", ["STOP", " Stopp! ", "стоп", "توقف", "stop, thanks"])
def test_a_stop_word_in_any_script_stops_text_messages(amina, municipality, gateway, at, text):
    other = make_reachable(municipality.unit, municipality.caseworker, name="Somebody Else", phone="070-174 06 06")
    gateway.incoming = [sms.Incoming("0046701740605", text, "1")]
    assert make_round().stopped == 1
    ((person_id, way, how),) = [(one.person_id, one.way, one.how) for one in stops()]
    assert (person_id, way, how) == (amina.id, ContactKind.PHONE, StopWay.WORD)
    assert other.id != person_id
    at(FOUR)
    make_round()
    assert not gateway.sent


def test_a_manager_turns_reminders_on_for_her_own_unit_alone(municipality, gateway, client_of):
    browser = client_of(municipality.manager)
    address = f"/reminders/settings/{municipality.unit.id}"
    browser.fill(address, by_text="y")
    page = browser.get("/reminders/settings")
    assert "Reply STOP" in page.words
    assert browser.get(f"/reminders/settings/{municipality.other_unit.id}").status_code == 404
    assert client_of(municipality.caseworker).get("/reminders/settings").status_code == 403
    make_appointment(make_reachable(municipality.unit, municipality.caseworker), 3, "Here")
    assert make_round().queued == 1


def test_two_managers_who_turn_it_on_and_off_at_once_are_told(municipality, gateway, client_of):
    browser, address = client_of(municipality.manager), f"/reminders/settings/{municipality.unit.id}"
    browser.fill(address, by_text="y")
    opened = browser.get(address).form_values()
    browser.fill(address, by_text=None)
    assert browser.post(address, data=opened).status_code == 409
    assert "by_text" not in browser.get(address).form_values()


def test_a_way_that_is_not_set_up_cannot_be_turned_on(municipality, client_of):
    page = client_of(municipality.manager).fill(f"/reminders/settings/{municipality.unit.id}", by_email="y")
    assert "No mail server is set up here." in page.words


def test_staff_note_that_she_wants_none_and_that_she_wants_them_again(amina, municipality, client_of):
    browser = client_of(municipality.caseworker)
    address = f"/people/{amina.number}/reminders"
    assert "Reminders go by text message now." in browser.get(address).words
    browser.fill(address, form=f"{address}/phone/stop")
    assert [(one.how, one.noted_by_id) for one in stops()] == [(StopWay.STAFF, municipality.caseworker.id)]
    assert "She wants none" in browser.get(address).words
    browser.fill(address, form=f"{address}/phone/start")
    assert stops()[0].lifted_at is not None


def test_others_units_reach_nobodys_messages(amina, municipality, client_of):
    address = f"/people/{amina.number}/reminders"
    assert client_of(municipality.other_unit_caseworker).get(address).status_code == 404


def test_a_link_asks_before_it_stops_and_says_the_same_of_any_link(app, amina):
    token = token_of(amina.id, ContactKind.EMAIL, app.config["SECRET_KEY"].encode())
    browser = StrictClient(app)
    asked = browser.get(f"/stop/{token}?lang=ar")
    assert not stops()
    wrong = browser.get(f"/stop/{token[:-1]}x?lang=ar")
    assert asked.words == wrong.words
    said = browser.post(f"/stop/{token}", data=asked.form_values())
    assert [(one.person_id, one.way, one.how) for one in stops()] == [(amina.id, ContactKind.EMAIL, StopWay.LINK)]
    same = browser.post(f"/stop/{token[:-1]}x", data=wrong.form_values())
    assert said.words == same.words
    assert len(stops()) == 1


def test_she_stops_and_starts_in_her_own_pages(app, amina):
    hers = newcomer_in(app, case_of(amina))
    address = "/my/ar/messages-to-me"
    hers.get(address)
    hers.fill(address, form=f"{address}/phone/stop")
    assert [(one.person_id, one.way, one.how) for one in stops()] == [(amina.id, ContactKind.PHONE, StopWay.OWN_PAGE)]
    hers.fill(address, form=f"{address}/phone/start")
    assert stops()[0].lifted_at is not None
    assert len(hers.get(address).get_data()) < 20_000


def test_a_protected_persons_own_page_says_that_nothing_goes(app, municipality):
    remind(municipality.unit)
    hidden = make_reachable(
        municipality.unit,
        municipality.caseworker,
        protection=Protection.MARKING,
        named=[municipality.caseworker],
        language="sv",
    )
    page = newcomer_in(app, case_of(hidden), language="sv").get("/my/sv/messages-to-me")
    assert not page.page.findall(".//main//form")


def test_no_shows_are_counted_by_how_people_were_called_and_whether_they_were_reminded(
    amina, municipality, gateway, at, client_of
):
    at(FOUR)
    make_round()
    at(NOON + timedelta(days=2))
    (reminded,) = messages()
    assert reminded.state is OutgoingState.SENT
    change(Contact, reminded.contact_id, state=ContactState.NO_SHOW, call=CallKind.INVITED)
    past = datetime.fromisoformat("2026-11-20T10:00+01:00")
    for state in (ContactState.HELD, ContactState.HELD, ContactState.NO_SHOW, ContactState.CANCELLED):
        make_contact(amina, past, state=state, call=CallKind.SUMMONED)
    browser = client_of(municipality.caseworker)
    told = browser.get("/no-shows/file?year=2026").get_data(as_text=True).splitlines()
    rows = [line.strip().split(";") for line in told[1:]]
    assert rows == [
        ["Invited", "Reminded", "0", "1", "0", "100"],
        ["Invited", "Not reminded", "0", "0", "0", ""],
        ["Invited", "All", "0", "1", "0", "100"],
        ["Summoned", "Reminded", "0", "0", "0", ""],
        ["Summoned", "Not reminded", "2", "1", "1", "33"],
        ["Summoned", "All", "2", "1", "1", "33"],
    ]
    assert "33 %" in browser.get("/no-shows?year=2026").words
    assert "33" not in client_of(municipality.other_unit_caseworker).get("/no-shows?year=2026").words


def test_an_appointment_goes_into_a_calendar_without_names_or_reasons(amina, municipality, client_of):
    contact = messages()[0].contact
    with system("test"):
        number = contact.case.number
    answer = client_of(municipality.caseworker).get(f"/cases/{number}/appointments/{contact.id}.ics")
    told = answer.get_data(as_text=True)
    assert "SUMMARY:Meeting" in told
    assert number in told
    assert not [word for word in ("Amina", "Warsame", "Room") if word in told]
    other = client_of(municipality.other_unit_caseworker)
    assert other.get(f"/cases/{number}/appointments/{contact.id}.ics").status_code == 404
