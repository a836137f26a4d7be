"""What nobody means to write, in every field that newcomers have: at the door, in a message, about an appointment."""

from datetime import timedelta
from urllib.parse import quote

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.i18n.formats import now
from reception.messages.models import NewcomerMessage
from tests.clients import StrictClient
from tests.factories.inclusion_activities import make_activity, make_offer
from tests.factories.letters import plan
from tests.factories.portal import address_of, make_link, newcomer_in
from tests.factories.surveys import make_survey, make_tickets, press
from tests.web.hostile import MACHINERY, VALUES, fault_of, forms_of, send

#: Besides what is tried on staff's forms: what telephones write, and what turns the reading round.
WORDS = {
    **VALUES,
    "an emoji": "👩🏽‍🍳 kan inte komma 🚌💨",
    "emojis alone": "😀" * 300,
    "isolates left open": "\u2066\u2067\u2068 abc",
    "Persian with its joiners": "می\u200cخواهم بیایم",
    "marks on marks": "a" + "\u0301" * 500,
    "two thousand and one letters": "ß" * 2001,
    "Tigrinya": "ክመጽእ ኣይክእልን",
    "no width": "\u200b\u200b\u200b",
    "a year of five digits": "19900",
    "a year in words": "nittonhundranittio",
    "lines": "ett\r\ntvå\u2028tre\x0b",
}


@pytest.fixture(autouse=True)
def at_once(app, monkeypatch):
    """The door answers slowly; the tests do not wait for it."""
    monkeypatch.setitem(app.config, "SLOW_ANSWER", 0)


def faults_on(browser, address):
    """What is wrong with the answers to every word in every field of a page."""
    page = browser.get(address)
    assert page.status_code == 200, address
    (form,) = (form for form in forms_of(page, address) if "sign-out" not in form.action)
    fields = [name for name in form.kinds if name not in MACHINERY]
    assert fields
    for field in fields:
        for name, value in WORDS.items():
            fault = fault_of(form, field, value, send(browser, form.action, {**form.typed(), field: value}))
            if fault:
                yield f"{address} {field} ({form.kinds[field]}), {name}: {fault}"


def test_the_year_at_the_door(app, case):
    address = address_of(make_link(case))
    assert list(faults_on(StrictClient(app), address)) == []


def test_what_she_writes(app, case):
    assert list(faults_on(newcomer_in(app, case, language="en"), "/my/en/write?wish=question&about=plan")) == []


def test_that_she_cannot_come(app, case):
    appointment = plan(case)
    browser = newcomer_in(app, case, language="en")
    assert list(faults_on(browser, f"/my/en/times/{appointment.id}/cannot-come")) == []


def test_what_she_tells_of_discrimination(app, case):
    assert list(faults_on(newcomer_in(app, case, language="en"), "/my/en/discrimination")) == []


def test_whatever_is_sent_to_a_survey_is_answered_with_a_page_of_it(app, municipality):
    """Each hidden field, the answer and the button, of a page in the middle: one at a time."""
    survey = make_survey(municipality.unit)
    (token,) = make_tickets(survey, 1)
    browser, address = StrictClient(app), f"/s/{token}"
    page = browser.post(address, data=press(browser.get(f"{address}?lang=en"), "begin"))
    page = browser.post(address, data=press(page, "next", answer="2"))
    sent = press(page, "next", answer="1")
    fields = [name for name in sent if name not in MACHINERY]
    assert {"press", "answer", "place"} < set(fields)
    for field in fields:
        for name, value in WORDS.items():
            answer = send(browser, address, {**sent, field: value})
            assert not isinstance(answer, str), f"{field}, {name}: {answer}"
            assert answer.status_code == 200, f"{field}, {name}: {answer.status}"
            assert "<script>alert" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("door", ["s", "stop"])
def test_whatever_stands_in_a_link_is_answered_as_a_link_of_nobodys(app, municipality, door):
    browser = StrictClient(app)
    browser.lenient = True
    for name, value in WORDS.items():
        word = quote(str(value)[:300], safe="", errors="surrogatepass")
        for method in ("GET", "POST"):
            answer = browser.open(f"/{door}/{word}", method=method)
            assert answer.status_code < 500, f"{door}, {name}, {method}: {answer.status}"


def test_no_other_answer_to_an_offer_than_yes_and_no_is_taken(app, case):
    offer = make_offer(case, make_activity())
    browser = newcomer_in(app, case, language="en")
    token = browser.get("/my/en/activities").form_values()["csrf_token"]
    for name, value in WORDS.items():
        answer = send(browser, f"/my/en/activities/{offer.id}", {"csrf_token": token, "answer": value})
        assert not isinstance(answer, str), f"{name}: {answer}"
        assert (answer.status_code, answer.location) == (303, "/my/en/activities"), f"{name}: {answer.status}"


@pytest.mark.parametrize("text", ["👩🏽‍🍳 🚌💨", "می\u200cخواهم بیایم", "ክመጽእ ኣይክእልን", "<b>Hej</b> & 'så'"])
def test_what_can_be_written_is_read_as_it_was_written(app, municipality, client_of, case, text):
    browser = newcomer_in(app, case, language="en")
    page = browser.get("/my/en/write?wish=question&about=plan")
    assert browser.post("/my/en/write", data={**page.form_values(), "text": text}).status_code == 303
    written = db.session.scalars(sa.select(NewcomerMessage).execution_options(permit="test")).one()
    assert written.text == text
    assert text in browser.get("/my/en/messages").words
    assert text in client_of(municipality.caseworker).get(f"/people/{case.person.number}/messages").words


@pytest.mark.parametrize("text", ["\u202eabc", "abc \u2066def", "a\x00b"])
def test_a_sign_that_turns_the_reading_round_or_ends_a_text_is_told_and_not_kept(app, case, text):
    browser = newcomer_in(app, case, language="en")
    page = browser.get("/my/en/write?wish=question&about=plan")
    answer = browser.post("/my/en/write", data={**page.form_values(), "text": text})
    kept = list(db.session.scalars(sa.select(NewcomerMessage.text).execution_options(permit="test")))
    assert answer.status_code in {200, 303}
    assert bool(answer.status_code == 303) == bool(kept)
    assert not [one for one in kept if set(one) & set("\u202e\x00")]
    told = browser.get("/my/en/messages").get_data(as_text=True)
    assert not set(told) & set("\u202e\x00")


@pytest.mark.parametrize(
    "odd", ["?told=x", "?told=99999999999999999999", "?others=%00", "?sent=%ff&page=-1", "?lacking=%3Cb"]
)
def test_what_stands_behind_a_question_mark_is_passed_over(app, case, odd):
    plan(case, days=3)
    browser = newcomer_in(app, case, language="en")
    for page in ("", "times", "rights", "messages", "write", "letters", "data", "data/looks", "path", "goals"):
        assert browser.get(f"/my/en/{page}{odd}").status_code in {200, 400}, page


@pytest.mark.parametrize("number", ["0", "99999999999999999999", str(2**63), "-1", "1e3", "٣"])
def test_a_row_that_cannot_be_is_not_there(app, case, number):
    browser = newcomer_in(app, case, language="en")
    for address in (f"letters/{number}", f"times/{number}.ics", f"times/{number}/cannot-come"):
        assert browser.get(f"/my/en/{address}").status_code == 404, address


@pytest.mark.parametrize("tag", ["xx", "en-US", "AR", "zh-Hant-TW", "sv-XX", "a", "1"])
def test_a_language_we_lack_leads_to_swedish_or_nowhere(app, case, tag):
    browser = newcomer_in(app, case, language="en")
    answer = browser.get(f"/my/{tag}/times")
    assert answer.status_code in {303, 404}
    if answer.status_code == 303:
        assert browser.get(answer.location).status_code == 200


def test_an_appointment_that_was_a_moment_ago_is_told_of_no_more(app, case, time_machine):
    appointment = plan(case, days=1)
    browser = newcomer_in(app, case, language="en")
    address = f"/my/en/times/{appointment.id}/cannot-come"
    form = browser.get(address).form_values()
    time_machine.move_to(appointment.at + timedelta(minutes=1), tick=False)
    assert now() > appointment.at
    assert browser.post(address, data=form).status_code == 303
