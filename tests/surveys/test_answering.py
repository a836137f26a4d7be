"""A survey is answered by its link: one question a page, nothing kept before Send, the link once and never again."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from reception.accounts import throttle
from reception.accounts.models import Throttle
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import today
from reception.surveys.models import SurveyBox, SurveyTicket
from reception.surveys.rules.answers import unpacked
from reception.surveys.terms import SurveyState
from tests.clients import StrictClient
from tests.factories.surveys import answer, close, make_survey, make_tickets, press

NOWHERE = "00000-00000-00000-00000-00000-0"


@pytest.fixture(autouse=True)
def at_once(app, monkeypatch):
    """The door answers slowly; the tests do not wait for it."""
    monkeypatch.setitem(app.config, "SLOW_ANSWER", 0)


@pytest.fixture
def survey(municipality):
    return make_survey(municipality.unit)


@pytest.fixture
def token(survey):
    return make_tickets(survey, 1)[0]


@pytest.fixture
def elsewhere(municipality):
    """A link to another survey, which holds: a form that was open before."""
    return make_tickets(make_survey(municipality.unit), 1)[0]


@pytest.fixture
def browser(app):
    return StrictClient(app)


def inside():
    """What is in the boxes."""
    return [one for box in db.session.scalars(sa.select(SurveyBox)) for one in unpacked(box.answers)]


def tickets():
    return db.session.scalar(sa.select(sa.func.count(SurveyTicket.id)))


def begun(browser, token, language="en"):
    page = browser.get(f"/s/{token}?lang={language}")
    return browser.post(f"/s/{token}", data=press(page, "begin"))


def test_the_first_page_says_who_asks_how_much_and_that_nobody_has_to(browser, token, municipality):
    page = browser.get(f"/s/{token}?lang=en")
    assert page.heading.startswith("We have some questions for you")
    for words in (municipality.unit.name, "There are 3 questions.", "You may say no", "About your life here. (en)"):
        assert words in page.words
    assert "About your life here. (sv)" in page.words
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert len(browser.statements) <= 8


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_preview_of_a_message_uses_nothing(browser, token, method):
    for _look in range(20):
        assert browser.open(f"/s/{token}", method=method).status_code == 200
    assert (tickets(), inside()) == (1, [])


def test_it_comes_in_the_language_she_was_asked_in_until_she_chooses_another(app, survey):
    token = make_tickets(survey, 1, language="ar")[0]
    assert StrictClient(app).get(f"/s/{token}").page.get("dir") == "rtl"
    assert StrictClient(app).get(f"/s/{token}?lang=en").page.get("lang") == "en"
    page = StrictClient(app).get(f"/s/{token}?lang=so")
    assert page.page.get("lang") == "ar"
    assert {one.get("hreflang") for one in page.all("a") if one.get("hreflang")} == {"sv", "en", "ar"}


def test_in_swedish_nothing_is_said_twice(browser, token):
    page = browser.get(f"/s/{token}?lang=sv")
    assert page.words.count("About your life here.") == 1


def test_one_question_a_page_and_what_was_answered_comes_along(browser, token):
    page = begun(browser, token)
    assert page.heading.startswith("Question 1 of 3")
    assert "Question part-of (en)" in page.words
    assert "discriminated" not in page.words
    page = browser.post(f"/s/{token}", data=press(page, "next", answer="4"))
    assert page.heading.startswith("Question 2 of 3")
    page = browser.post(f"/s/{token}", data=press(page, "back"))
    assert [one.get("value") for one in page.all("input", name="answer") if one.get("checked") is not None] == ["4"]
    assert len(browser.statements) <= 8
    assert (tickets(), inside()) == (1, [])


def test_next_without_an_answer_says_what_may_be_done(browser, token):
    page = begun(browser, token)
    page = browser.post(f"/s/{token}", data=press(page, "next"))
    assert page.heading.startswith("Question 1 of 3")
    assert "Choose an answer" in page.words


def test_each_question_may_be_left_out_and_an_answer_taken_back(browser, token):
    page = begun(browser, token)
    page = browser.post(f"/s/{token}", data=press(page, "next", answer="4"))
    page = browser.post(f"/s/{token}", data=press(page, "back"))
    page = browser.post(f"/s/{token}", data=press(page, "leave-out"))
    assert page.heading.startswith("Question 2 of 3")
    assert not [name for name in page.form_values() if name.startswith("a") and name != "answer"]


def test_the_last_page_lists_what_is_sent(app, browser, token):
    page = begun(browser, token)
    for given in ("5", "2"):
        page = browser.post(f"/s/{token}", data=press(page, "next", answer=given))
    page = browser.post(f"/s/{token}", data=press(page, "leave-out"))
    assert page.heading.startswith("Your answers")
    assert "Agree completely (en)" in page.words
    assert "Not answered" in page.words
    assert inside() == []
    page = browser.post(f"/s/{token}", data=press(page, "send"))
    assert page.heading.startswith("Thank you!")
    assert "You helped us. (en)" in page.words
    [one] = inside()
    assert (one.traits.language, one.traits.about, sorted(one.said.values())) == ("en", {}, [2, 5])
    assert tickets() == 0


def test_what_she_tells_of_herself_is_no_answer_of_hers(app, token):
    answer(app, token, (5, 1, 1), language="ar")
    [one] = inside()
    assert (one.traits.language, one.traits.about, list(one.said.values())) == ("ar", {"sex": "1"}, [5, 1])


def test_she_stops_and_nothing_is_sent_and_the_link_begins_anew(browser, token):
    page = begun(browser, token)
    page = browser.post(f"/s/{token}", data=press(page, "next", answer="4"))
    page = browser.post(f"/s/{token}", data=press(page, "stop"))
    assert page.heading.startswith("Do you want to stop?")
    page = browser.post(f"/s/{token}", data=press(page, "drop"))
    assert page.heading.startswith("Nothing was sent")
    assert (tickets(), inside()) == (1, [])
    assert begun(browser, token).heading.startswith("Question 1 of 3")


def test_she_stops_and_sends_what_she_has_answered(browser, token):
    page = begun(browser, token)
    page = browser.post(f"/s/{token}", data=press(page, "next", answer="4"))
    page = browser.post(f"/s/{token}", data=press(page, "stop", answer="2"))
    page = browser.post(f"/s/{token}", data=press(page, "send"))
    assert page.heading.startswith("Thank you!")
    assert [sorted(one.said.values()) for one in inside()] == [[2, 4]]


def test_she_goes_on_where_she_was(browser, token):
    page = begun(browser, token)
    page = browser.post(f"/s/{token}", data=press(page, "next", answer="4"))
    page = browser.post(f"/s/{token}", data=press(page, "stop"))
    assert browser.post(f"/s/{token}", data=press(page, "go-on")).heading.startswith("Question 2 of 3")


def test_where_nothing_is_answered_nothing_can_be_sent(app, browser, token):
    page = answer(app, token, (None, None, 2))
    assert page.heading.startswith("Your answers")
    assert "Nothing can be sent" in page.words
    page = begun(browser, token)
    page = browser.post(f"/s/{token}", data=press(page, "stop"))
    assert "Stop and send what" not in page.words
    assert (tickets(), inside()) == (1, [])


@pytest.mark.parametrize(
    "sent",
    [
        {"press": "nonsense"},
        {"press": "next", "place": "999999999999999999"},
        {"press": "next", "place": "-1", "answer": "٤"},
        {"press": "next", "answer": "99"},
        {"press": "send", "a1": "x" * 5000},
        {"press": "send", "a999": "1"},
        {},
        {"lang": "xx", "press": "begin"},
        {"press": "\x00"},
    ],
)
def test_what_no_page_of_ours_sends_breaks_nothing(browser, token, sent):
    browser.get(f"/s/{token}")
    assert browser.post(f"/s/{token}", data=sent).status_code == 200
    assert (tickets(), inside()) == (1, [])


def said(page, token):
    """All that an answer tells, without its own address and the tokens of forms."""
    headers = sorted(line for line in page.headers if line[0] not in {"Set-Cookie", "Content-Length"})
    body = page.get_data(as_text=True).replace(token, "")
    return page.status_code, headers, re.sub(r'name="csrf_token"[^>]*', "", body)


SHUT = {
    "used": lambda app, _survey, token: answer(app, token, (1, 1, 1)),
    "closed": lambda _app, survey, _token: close(survey),
    "too late": lambda _app, survey, _token: change(survey, closes_on=today() - timedelta(days=1), opens_on=None),
    "too early": lambda _app, survey, _token: change(survey, opens_on=today() + timedelta(days=1)),
    "draft": lambda _app, survey, _token: change(survey, state=SurveyState.DRAFT),
}


def change(survey, **facts):
    for name, value in facts.items():
        setattr(survey, name, value)
    db.session.commit()


@pytest.mark.parametrize("how", SHUT)
def test_a_link_that_opens_nothing_has_one_page_whatever_the_reason(app, survey, token, elsewhere, how):
    SHUT[how](app, survey, token)
    here, there = StrictClient(app), StrictClient(app)
    assert said(here.get(f"/s/{token}"), token) == said(there.get(f"/s/{NOWHERE}"), NOWHERE)
    for one in (here, there):
        assert one.get(f"/s/{elsewhere}").form_values()["csrf_token"]
    sent = {"press": "send", "a1": "1"}
    answers = [said(one.post(f"/s/{key}", data=sent), key) for one, key in ((here, token), (there, NOWHERE))]
    assert answers[0] == answers[1]
    assert "does not open any questions" in StrictClient(app).get(f"/s/{token}?lang=en").words


def test_an_address_that_guesses_waits_and_one_that_answers_is_not_counted(app, survey):
    for token in make_tickets(survey, 3):
        answer(app, token, (1, 1, 1))
    assert not db.session.scalars(sa.select(Throttle)).all()
    for _try in range(100):
        throttle.address_failed("survey", "192.0.2.7")
    [token] = make_tickets(survey, 1, first=3)
    browser = StrictClient(app)
    browser.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    assert browser.get(f"/s/{token}").status_code == 429


def test_a_link_that_opens_nothing_is_counted_when_it_is_opened_and_when_it_is_sent(app, browser, elsewhere):
    browser.get(f"/s/{NOWHERE}")
    first = max(db.session.scalars(sa.select(Throttle.count)))
    assert browser.get(f"/s/{elsewhere}").form_values()["csrf_token"]
    browser.post(f"/s/{NOWHERE}", data={"press": "send"})
    assert db.session.scalars(sa.select(Throttle.count)).all() == [first + 1], "one count, of the address"


def test_the_log_knows_nothing_of_it(app, token, caplog):
    caplog.set_level("DEBUG")
    before = db.session.scalar(sa.select(sa.func.count(AuditEvent.id)))
    answer(app, token, (1, 1, 1))
    assert db.session.scalar(sa.select(sa.func.count(AuditEvent.id))) == before
    lines = [line.getMessage() for line in caplog.records if not line.name.startswith("sqlalchemy")]
    assert not [line for line in lines if token in line]


def test_without_a_cookie_the_houses_message_comes(app, token):
    page = StrictClient(app).post(f"/s/{token}", data={"press": "send", "a1": "1", "csrf_token": None})
    assert page.status_code == 400
    assert (tickets(), inside()) == (1, [])


def test_a_link_may_be_typed_from_paper(app, token):
    typed = token.upper().replace("-", "").replace("0", "O").replace("1", "I")
    assert StrictClient(app).get(f"/s/{typed}?lang=en").heading.startswith("We have some questions")
