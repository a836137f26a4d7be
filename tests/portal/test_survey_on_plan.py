"""My plan says that a survey waits for her, as long as it does."""

import pytest

from reception.access.actor import system
from reception.access.secret import secret_key
from reception.audit.log import record
from reception.db.session import db
from reception.surveys.models import SurveyAsking, SurveyInvitation, SurveyTicket
from reception.surveys.rules.tickets import invitation_token, new_id, token_hash
from reception.surveys.terms import AskingKind
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import newcomer_in
from tests.factories.surveys import answer, close, make_survey

WORDS = "We have some questions for you"


@pytest.fixture
def survey(municipality):
    return make_survey(municipality.unit)


@pytest.fixture
def token(survey, case):
    """She was asked."""
    with system("test"):
        asking = SurveyAsking(survey_id=survey.id, kind=AskingKind.PEOPLE, asked_on=survey.opens_on)
        db.session.add(asking)
        db.session.flush()
        invitation = SurveyInvitation(survey_id=survey.id, asking_id=asking.id, case_id=case.id, language="en")
        db.session.add(invitation)
        db.session.flush()
        found = invitation_token(survey.id, invitation.id, secret_key())
        ticket = SurveyTicket(id=new_id(), survey_id=survey.id, token_hash=token_hash(found), language="en")
        db.session.add(ticket)
        record("test.asked")
        db.session.commit()
    return found


def links(page):
    return [one.get("href") for one in page.all("a") if (one.get("href") or "").startswith("/s/")]


def test_a_link_leads_to_the_questions_and_there_she_is_nobody(app, case, token):
    browser = newcomer_in(app, case, language="en")
    page = browser.get("/my/en/")
    assert WORDS in page.words
    assert sum("survey" in one for one in browser.statements) <= 2
    assert links(page) == [f"/s/{token}?lang=en"]
    first = browser.get(links(page)[0])
    assert first.heading.startswith(WORDS)
    assert case.person.shown_name not in first.words
    assert "Sign out" not in first.words
    assert browser.get("/my/en/").status_code == 200


def test_when_she_has_answered_the_line_is_gone(app, case, token):
    browser = newcomer_in(app, case, language="en")
    answer(app, token, (4, 1, 1))
    assert WORDS not in browser.get("/my/en/").words


def test_when_the_survey_is_closed_the_line_is_gone(app, case, survey, token):
    browser = newcomer_in(app, case, language="en")
    close(survey)
    assert WORDS not in browser.get("/my/en/").words


def test_nobody_else_is_led_there(app, municipality, token):
    other = case_of(make_person(name="Bilan Ali", unit=municipality.unit, worker=municipality.caseworker))
    assert links(newcomer_in(app, other, language="en").get("/my/en/")) == []
