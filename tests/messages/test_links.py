"""A personal link, as staff make, print and revoke it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.i18n.formats import now
from reception.messages.models import PersonalLink
from reception.messages.operations import links
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import address_of, make_link
from tests.skills.test_pdf import letters, unpacked


def home(person) -> str:
    return f"/people/{person.number}/my-plan"


def every() -> list[PersonalLink]:
    """The links there are, the newest first."""
    query = sa.select(PersonalLink).order_by(PersonalLink.id.desc())
    return list(db.session.scalars(query.execution_options(permit="test")))


def newest() -> PersonalLink:
    return every()[0]


def changed(row, **facts) -> None:
    for name, value in facts.items():
        setattr(row, name, value)
    with system("test"):
        record("test.changed", row)
        db.session.commit()


def make(browser, person, **values):
    return browser.fill(f"{home(person)}/new", **{"language": "ar", "days": "30", **values})


def test_a_link_is_made_and_its_page_shows_address_and_code(browser, person):
    assert make(browser, person).location == home(person)
    page = browser.get(home(person))
    shown = page.page.find(".//bdi[@id='address']").text
    assert shown.endswith(address_of(newest()))
    drawn = page.get_data(as_text=True).split('role="img"')[1].split("</div>")[0]
    assert "aria-label" in drawn
    assert "#000" in drawn
    assert "currentColor" not in drawn


def test_a_second_link_revokes_the_first(app, browser, person):
    make(browser, person)
    first = address_of(newest())
    make(browser, person, days="7")
    second = address_of(newest())
    assert first != second
    assert [link.revoked_at is None for link in every()] == [True, False]


def test_the_first_language_that_is_proposed_is_hers(browser, person):
    changed(person, interpreter_language="ti")
    page = browser.get(f"{home(person)}/new")
    offered = [option.get("value") for option in page.page.find(".//select[@name='language']")]
    assert offered[0] == "ti"
    assert page.form_values()["language"] == "ti"


def test_without_a_year_of_birth_there_is_no_link_and_the_page_says_where_to_write_it(browser, municipality):
    person = make_person(birth=None, unit=municipality.unit, worker=municipality.caseworker)
    page = browser.get(home(person))
    assert f"/people/{person.number}/details/identity" in page.get_data(as_text=True)
    assert browser.get(f"{home(person)}/new").location == home(person)


def test_a_closed_case_makes_no_link(browser, person, case):
    make_link(case)
    changed(case, state=CaseState.CLOSED, closed_on=case.opened_on)
    assert browser.get(f"{home(person)}/new").status_code == 404
    assert browser.get(home(person)).status_code == 200


def test_who_is_protected_gets_her_card_by_hand(client_of, municipality):
    worker = municipality.caseworker
    person = make_person(protection=Protection.MARKING, named=[worker], unit=municipality.unit, worker=worker)
    browser = client_of(worker)
    refused = browser.fill(f"{home(person)}/new", language="ar", days="30")
    assert refused.status_code == 200
    assert every() == []
    assert make(browser, person, by_hand="y").location == home(person)


def test_the_card_is_a_tagged_file_that_names_nobody_and_its_printing_is_noted(browser, person, case):
    link = make_link(case, language="ti")
    answer = browser.get(f"{home(person)}/{link.id}/card.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-plan.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    content = unpacked(answer.get_data())
    for mark in (b"pdfuaid:part>1<", b"/Lang(ti", b"/Alt"):
        assert mark in content, mark
    assert set(links.token_of(link)) - {"-"} <= letters(answer.get_data())
    events = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "link.printed")).all()
    assert [(event.subject_type, event.subject_id) for event in events] == [("PersonalLink", link.id)]


def test_the_token_stands_in_no_event_of_the_log(browser, person):
    make(browser, person)
    token = links.token_of(newest())
    browser.get(f"{home(person)}/{newest().id}/card.pdf")
    told = [str(event.details) for event in db.session.scalars(sa.select(AuditEvent))]
    assert told
    assert not any(token in one for one in told)


@pytest.mark.parametrize("how", ["revoked", "expired", "other key"])
def test_a_card_that_opens_nothing_is_not_printed(browser, person, case, how):
    link = make_link(case)
    facts = {
        "revoked": {"revoked_at": now()},
        "expired": {"expires_at": now() - timedelta(hours=1)},
        "other key": {"token_hash": "0" * 64},
    }
    changed(link, **facts[how])
    answer = browser.get(f"{home(person)}/{link.id}/card.pdf")
    assert (answer.status_code, answer.location) == (303, home(person))
    assert browser.get(home(person)).status_code == 200


def test_a_link_is_revoked_after_a_question(browser: StrictClient, person, case):
    link = make_link(case)
    asked = f"{home(person)}/{link.id}/revoke"
    assert browser.fill(asked).location == home(person)
    assert browser.get(asked).location == home(person)
    assert newest().revoked_at is not None


def test_the_link_of_another_case_is_not_found(browser, person, municipality):
    other = make_person(name="Sara Ali", unit=municipality.unit, worker=municipality.caseworker)
    link = make_link(case_of(other))
    assert browser.get(f"{home(person)}/{link.id}/card.pdf").status_code == 404
    assert browser.get(f"{home(person)}/{link.id}/revoke").status_code == 404
