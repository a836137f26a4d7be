"""What a newcomer writes: any language, nothing typed lost, and the same words once."""

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.i18n.formats import now
from reception.messages.models import NewcomerMessage
from reception.messages.rules.written import MOST_A_DAY
from reception.messages.terms import About, Wish
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import newcomer_in

WORDS = "اسم عائلتي مكتوب خطأ 👨‍👩‍👧\nنامه‌ام را درست کنید"


@pytest.fixture
def english(app, case):
    """Her browser, in English so that tests read our own words."""
    return newcomer_in(app, case, language="en")


def written():
    """Every message, oldest first."""
    return db.session.scalars(
        sa.select(NewcomerMessage).order_by(NewcomerMessage.id).execution_options(permit="test")
    ).all()


def send(browser, **values):
    """Fill the form in and send it."""
    given = {"wish": "something_wrong", "about": "name", "text": WORDS, **values}
    return browser.fill("/my/en/write", **given)


def test_what_she_writes_is_kept_as_she_wrote_it(english):
    answer = send(english)
    assert answer.status_code == 303
    [message] = written()
    assert (message.wish, message.about, message.text) == (Wish.SOMETHING_WRONG, About.NAME, WORDS)
    page = english.get(answer.location)
    assert "Thank you. Your caseworker will read it." in page.words
    assert "We have not answered yet." in page.words
    assert "اسم عائلتي" in page.words


def test_the_log_knows_that_she_wrote_and_not_what(english, case):
    send(english)
    query = sa.select(AuditEvent).where(AuditEvent.action == "newcomer-message.written")
    [event] = db.session.scalars(query).all()
    assert event.people == f" {case.person_id} "
    assert event.roles == ""
    assert event.user_id is None
    assert event.details == {"wish": "something_wrong", "about": "name"}


def test_the_same_words_twice_are_one_message(english):
    for _again in range(2):
        assert send(english).status_code == 303
    assert len(written()) == 1
    send(english, text="Something else")
    assert len(written()) == 2


def test_so_much_in_a_day_and_what_was_typed_stays(english, case):
    with system("test"):
        for number in range(MOST_A_DAY):
            db.session.add(
                NewcomerMessage(
                    case=case, wish=Wish.QUESTION, about=About.OTHER, text=f"{number}", language="en", written_at=now()
                )
            )
        record("test.messages", case)
        db.session.commit()
    page = send(english)
    assert page.status_code == 200
    assert f"You have sent {MOST_A_DAY} messages today." in page.words
    assert page.form_values()["text"].strip().replace("\r\n", "\n") == WORDS
    assert len(written()) == MOST_A_DAY


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"text": ""}, "Write a few words"),
        ({"wish": None}, "Choose what you want."),
        ({"about": "nonsense"}, "Choose what it is about."),
        ({"text": "x" * 2001}, "Shorten this to 2000 characters"),
        ({"wish": "cannot_come"}, "Choose what you want."),
    ],
)
def test_what_is_missing_is_said_beside_its_field(english, values, said):
    page = send(english, **values)
    assert page.status_code == 200
    assert said in page.words
    assert page.page.find(".//title").text.startswith("Error")
    assert not written()


def test_a_link_chooses_what_it_is_about(english):
    values = english.get("/my/en/write?wish=something_wrong&about=family").form_values()
    assert (values["wish"], values["about"]) == ("something_wrong", "family")
    assert "about" not in english.get("/my/en/write?about=nonsense").form_values()


def test_an_answer_is_read_and_marked_as_swedish(app, case, municipality):
    browser = newcomer_in(app, case, language="en")
    send(browser)
    with system("test"):
        message = written()[0]
        message.handled_at, message.reply = now(), "Vi har rättat ditt namn."
        record("test.answer", message)
        db.session.commit()
    page = browser.get("/my/en/messages")
    assert "Vi har rättat ditt namn." in page.words
    assert "In Swedish" in page.words
    assert len(browser.statements) <= 8
    [answer] = [one for one in page.all("p", lang="sv") if "rättat" in "".join(one.itertext())]
    assert answer is not None


def test_nobody_else_reads_it(app, english, municipality):
    send(english)
    other = make_person(name="Bilan Ali", unit=municipality.unit, worker=municipality.caseworker)
    assert "اسم" not in newcomer_in(app, case_of(other), language="en").get("/my/en/messages").words
