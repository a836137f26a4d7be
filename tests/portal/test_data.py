"""What is kept about a newcomer, and who has looked: hers to read, and nothing that is not for a shared telephone."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.access.actor import system
from reception.audit.jobs import seal_events
from reception.audit.log import record
from reception.audit.models import Look
from reception.db.base import Retention
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.people.models import ContactDetail, PersonLanguage
from reception.people.terms import ContactKind, Protection
from reception.portal.queries.kept_rows import SOURCES
from reception.portal.rules.kept import groups, keepings, masked_email, masked_phone
from tests.factories.people import make_person
from tests.factories.plans import case_of, make_plan
from tests.factories.portal import newcomer_in
from tests.factories.rows import make_row
from tests.portal.test_letters import make_letter
from tests.portal.test_times import SECRET, make_time

NUMBER = "199005172385"


@pytest.fixture
def english(app, case):
    """Her browser, in English so that tests read our own words."""
    return newcomer_in(app, case, language="en")


def keep(*rows):
    """Put rows in her record."""
    with system("test"):
        db.session.add_all(rows)
        db.session.flush()
        record("test.kept", rows[0])
        db.session.commit()


def part(page, code):
    """What the page says in a group."""
    [section] = page.all("section", **{"aria-labelledby": f"g-{code}"})
    return " ".join("".join(section.itertext()).split())


def test_every_group_has_rows_and_every_row_a_group_and_a_time(app):
    assert {one.group for one in SOURCES} == {group.code for group in groups()}
    assert {one.model.__retention__.value for one in SOURCES} <= set(keepings())
    assert Retention.LOG.value in keepings()


def test_it_says_how_much_is_kept_since_when_and_why(case, person, english):
    make_plan(case, agreed_on=date(2026, 3, 4), made_at=datetime(2026, 3, 4, 9, tzinfo=UTC))
    make_plan(case, made_at=datetime(2026, 5, 6, 9, tzinfo=UTC))
    make_time(case, days=-3)
    make_letter(case)
    keep(PersonLanguage(person_id=person.id, language="so"))
    page = english.get("/my/en/data")
    assert "2 notes" in part(page, "plan")
    assert "From 2026-03-04 to 2026-05-06." in part(page, "plan")
    assert "1 note" in part(page, "times")
    assert "1 note" in part(page, "letters")
    assert "Somali" in part(page, "language")
    assert "Nothing." in part(page, "home")
    assert "five years" in part(page, "plan")
    assert "The school" in part(page, "studies")
    assert "Amina Yusuf" in part(page, "identity")
    assert "1990" in part(page, "identity")
    assert SECRET not in page.words
    assert len(english.statements) <= 8


def test_numbers_and_ways_to_reach_her_are_not_for_whoever_looks_over_her_shoulder(app, municipality):
    person = make_person(
        name="Amina Yusuf", number=NUMBER, phone="070-174 06 05", unit=municipality.unit, worker=municipality.caseworker
    )
    keep(
        ContactDetail(person_id=person.id, kind=ContactKind.EMAIL, plain="amina.yusuf@post.example"),
        ContactDetail(person_id=person.id, kind=ContactKind.ADDRESS, plain="Storgatan 1"),
    )
    page = newcomer_in(app, case_of(person), language="en").get("/my/en/data")
    text = page.get_data(as_text=True)
    for secret in (NUMBER, NUMBER[2:], "2385", "070-174", "yusuf@", "@post", "Storgatan"):
        assert secret not in text
    assert "••• 05" in part(page, "contact")
    assert "a•••@•••.example" in part(page, "contact")


def test_of_a_protected_person_no_word_is_shown(app, municipality):
    person = make_person(
        name="Daryna Test", phone="0701740605", protection=Protection.MARKING,
        named=[municipality.caseworker], unit=municipality.unit, worker=municipality.caseworker,
    )  # fmt: skip
    page = newcomer_in(app, case_of(person), language="en").get("/my/en/data")
    for secret in ("Daryna", "05", "1990"):
        assert secret not in part(page, "identity") + part(page, "contact")
    assert "It is protected and not shown here." in part(page, "contact")


def test_what_is_wrong_is_a_link_away(english):
    page = english.get("/my/en/data")
    assert page.all("a", href="/my/en/write?wish=something_wrong&about=family")


def test_who_has_looked_stands_by_day_role_and_unit_and_not_by_name(municipality, person, client_of, english):
    client_of(municipality.caseworker).get(f"/people/{person.number}")
    client_of(municipality.manager).get(f"/people/{person.number}")
    seal_events()
    page = english.get("/my/en/data/looks")
    assert today().isoformat() in page.words
    assert "Caseworker" in page.words
    assert "Unit manager" in page.words
    assert "Integrationsenheten" in page.words
    for name in ("Karin", "Eva"):
        assert name not in page.words
    assert len(english.statements) <= 8


def test_her_own_visits_and_others_are_not_among_them(municipality, client_of, english):
    other = make_person(name="Bilan Ali", unit=municipality.unit, worker=municipality.caseworker)
    english.get("/my/en/data")
    client_of(municipality.caseworker).get(f"/people/{other.number}")
    seal_events()
    assert "Nobody has looked." in english.get("/my/en/data/looks").words


def test_who_looked_at_a_record_that_went_up_in_hers_stands_there_too(municipality, person, english):
    with system("test"):
        make_row("merge", person_id=person.id, former_id=90909, undone_at=None)
        make_row("merge", person_id=person.id, former_id=80808, undone_at=now())
        for former, day in ((90909, 5), (80808, 6)):
            look = Look(person_id=former, on_day=date(2025, 4, day), unit_id=municipality.unit.id, roles="guidance")
            db.session.add(look)
        record("test.looks", person)
        db.session.commit()
    said = english.get("/my/en/data/looks").words
    assert "2025-04-05" in said
    assert "2025-04-06" not in said


def test_many_days_are_turned_like_pages(municipality, person, english):
    with system("test"):
        for day in range(1, 29):
            for unit in (municipality.unit, municipality.other_unit):
                look = Look(person_id=person.id, on_day=date(2026, 2, day), unit_id=unit.id, roles="caseworker")
                db.session.add(look)
        db.session.commit()
    page = english.get("/my/en/data/looks")
    assert "2026-02-28" in page.words
    assert "2026-02-01" not in page.words
    [link] = [one for one in page.all("a") if "Earlier days" in "".join(one.itertext())]
    assert "2026-02-01" in english.get(link.get("href")).words


@given(st.text(max_size=30))
def test_a_masked_number_shows_two_digits_at_most(text):
    shown = masked_phone(text)
    assert sum(sign.isdecimal() for sign in shown) <= 2


@given(st.emails())
def test_a_masked_address_shows_neither_its_name_nor_its_host(email):
    name, _at, host = email.partition("@")
    shown = masked_email(email)
    assert len(name) < 2 or name not in shown
    assert host not in shown
