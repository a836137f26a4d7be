"""Letters to many, where somebody among them is out of reach: to whoever looks, she is not there."""

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.messages.models import Mailing
from reception.people.terms import Protection
from tests.factories.letters import IN_ARABIC, lives_at, make_template
from tests.factories.message_files import make_messages, message_words
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.house.test_row_access import MISSING

MARK = "Gomdalid"


@pytest.fixture
def hidden(municipality):
    """Somebody whom a colleague of the same unit works with, and nobody else may see."""
    worker = municipality.caseworker2
    protection = {"protection": Protection.MARKING, "named": [worker]}
    person = make_person(name=f"Kanarie {MARK}", unit=municipality.unit, worker=worker, **protection)
    return case_of(lives_at(person, f"Gatan{MARK} 4", "ar"))


@pytest.fixture
def rows(municipality, hidden):
    return make_messages(MARK, hidden, municipality.caseworker2)


def made():
    return list(db.session.scalars(sa.select(Mailing).execution_options(permit="test")))


def told(answer, hidden):
    words = (MARK, hidden.number, hidden.person.number, *message_words(MARK))
    return [word for word in words if word in answer.get_data(as_text=True)]


@pytest.mark.parametrize("who", ["caseworker", "manager"])
def test_neither_the_draft_nor_the_list_of_the_letters_names_her(municipality, client_of, hidden, rows, who):
    browser = client_of(getattr(municipality, who))
    for row in ("mailing", "mailing_made"):
        page = browser.get(f"/mailings/{rows[row].id}")
        assert page.status_code == 200
        assert told(page, hidden) == []
    assert told(browser.get("/mailings"), hidden) == []
    assert told(browser.get("/messages"), hidden) == []


@pytest.mark.parametrize("of_what", ["person", "case"])
def test_her_number_is_answered_as_one_that_nobody_has(municipality, browser, hidden, of_what):
    letter = str(make_template(municipality.unit, ar=IN_ARABIC).id)
    number = hidden.person.number if of_what == "person" else hidden.number
    answers = [browser.fill("/mailings/new", letter=letter, numbers=one) for one in (number, MISSING)]
    assert [answer.status_code for answer in answers] == [200, 200]
    said = [answer.words.replace(one, "…") for answer, one in zip(answers, (number, MISSING), strict=True)]
    assert said[0] == said[1]


def test_a_letter_or_a_unit_of_others_is_not_taken(municipality, browser, person):
    theirs = make_template(municipality.other_unit, ar=IN_ARABIC)
    ours = make_template(municipality.unit, ar=IN_ARABIC)
    for letter, unit in ((theirs, municipality.unit), (ours, municipality.other_unit)):
        answer = browser.fill("/mailings/new", letter=str(letter.id), unit=str(unit.id), numbers=person.number)
        assert answer.status_code == 200
        assert made() == []
    for address in ("", "/edit", "/texts/ar"):
        assert browser.get(f"/letter-templates/{theirs.id}{address}").status_code == 404
    assert (
        browser.post("/letter-templates/take-over", data={"letter": "info", "unit": theirs.unit_id}).status_code == 404
    )
