"""Extracts for partners: previewed, given, opened with link and code, closed."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import operations, queries
from reception.people.models import Consent, Disclosure, Extract
from reception.people.queries.extracts import _sections
from reception.people.terms import HouseholdRole, Protection
from reception.people.terms.papers import InformationGroup
from reception.serving import DiscreetLogger
from tests.factories.households import make_household
from tests.factories.people import make_person
from tests.people.families import rows
from tests.people.sharing import (
    NAME,
    PHONE,
    at,
    choose_extract,
    events,
    give_consent,
    give_extract,
    lines_of,
    make_organisation,
    opened,
    state_of,
    tell,
    wrong,
)


@pytest.fixture
def person(municipality):
    return make_person(name=NAME, unit=municipality.unit, worker=municipality.caseworker, phone=PHONE)


def test_the_partner_sees_what_was_previewed_and_nothing_else(browser, partner, person):
    preview = choose_extract(browser, person)
    assert NAME in preview.words
    assert PHONE not in preview.text
    extract, address, code = give_extract(browser, person)
    page = opened(partner, address, code)
    assert page.status_code == 200
    assert NAME in page.words
    assert "Karin Ek, tennisklubben" in page.words
    assert PHONE not in page.text
    assert extract.disclosure_id == lines_of(person)[0].id


def test_only_parts_that_the_file_says_something_of_are_offered(browser, person):
    page = browser.get(at(person, "/extracts/new"))
    assert {box.get("value") for box in page.all("input", name="scope")} == {"identity", "contact"}
    answer = choose_extract(browser, person, scope=["household"])
    assert "Tick what the extract shows." in answer.words


def test_the_log_and_the_list_name_ground_and_time_and_each_opening_is_shown(browser, partner, person):
    extract, address, code = give_extract(browser, person)
    page = browser.get(at(person)).words
    for words in ("Clear that nobody is harmed", "As an extract with a link and a code", "Not yet", "Can be opened"):
        assert words in page
    opened(partner, address, code)
    opened(partner, address, code)
    assert "2 times" in browser.get(at(person)).words
    assert [event.details["times"] for event in events("extract.opened")] == [1, 2]
    assert {event.people for event in events("extract.opened")} == {f" {person.id} "}
    assert state_of(extract.id).last_opened_at is not None


def test_opening_the_address_alone_shows_and_counts_nothing(browser, partner, person):
    extract, address, _code = give_extract(browser, person)
    for _time in range(3):
        page = partner.get(address)
        assert page.status_code == 200
        assert NAME not in page.text
    partner.head(address)
    assert (state_of(extract.id).times_opened, state_of(extract.id).tries) == (0, 0)


def test_neither_link_nor_code_stands_anywhere_that_is_kept(browser, partner, person):
    extract, address, code = give_extract(browser, person)
    token, digits = address.rpartition("/")[2], code.replace(" ", "")
    opened(partner, address, code)
    opened(partner, address, wrong(code))
    kept = " ".join(
        str(value)
        for table in db.metadata.sorted_tables
        for row in db.session.execute(sa.select(table).execution_options(permit="test"))
        for value in row
    )
    assert extract.token_hash in kept
    assert token not in kept
    assert digits not in kept
    page = browser.get(at(person))
    assert token not in page.text
    assert digits not in page.text.replace(" ", "")


def test_what_an_extract_shows_is_unreadable_in_the_database(browser, person):
    give_extract(browser, person)
    kept = db.session.execute(sa.text("SELECT content FROM file_extract")).scalar_one()
    assert NAME.encode() not in bytes(kept)


def test_a_file_that_was_changed_meanwhile_is_looked_at_again(browser, person):
    preview = choose_extract(browser, person)
    browser.fill(f"/people/{person.number}/details/names/new", kind="other", text="Amina Warsame")
    answer = browser.post(at(person, "/extracts/new"), data={**preview.form_values(), "step": "give"})
    assert "The file was changed meanwhile." in answer.words
    assert "Amina Warsame" in answer.words
    assert rows(Extract) == []


def test_what_was_chosen_can_be_changed_after_the_preview(browser, person):
    preview = choose_extract(browser, person, scope=["identity", "contact"], days=14)
    answer = browser.post(at(person, "/extracts/new"), data={**preview.form_values(), "step": "change"})
    values = answer.form_values()
    assert (values["scope"], values["days"]) == (["identity", "contact"], "14")


def test_a_consent_that_does_not_cover_a_part_gives_no_extract(browser, person):
    agency = make_organisation()
    consent = give_consent(browser, person, agency)
    answer = choose_extract(
        browser, person, recipient_name="", recipient_id=agency.id, ground="consent", consent=consent.number,
        scope=["identity", "contact"],
    )  # fmt: skip
    assert "The consent does not cover: Address, telephone and e-mail." in answer.words


def test_the_partners_page_is_kept_by_nobody_and_tells_nothing_in_title_or_address(browser, partner, person):
    _extract, address, code = give_extract(browser, person)
    for answer in (partner.get(address), opened(partner, address, code), partner.get("/extracts/none")):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert [meta.get("content") for meta in answer.all("meta", name="robots")] == ["noindex, nofollow, noarchive"]
        title = answer.text.split("</title>")[0].split("<title>")[1]
        assert not {"Amina", "Yusuf", "Karin"} & set(title.split())
        assert answer.all("script") == []
    assert not {"amina", "yusuf", person.number.casefold()} & set(address.casefold().split("/"))


def test_the_partner_chooses_between_swedish_and_english(browser, partner, person):
    _extract, address, code = give_extract(browser, person)
    swedish = partner.fill(f"{address}?lang=sv", code=code)
    english = partner.fill(f"{address}?lang=en", code=code)
    assert (swedish.page.get("lang"), english.page.get("lang")) == ("sv", "en")
    assert "Name, date of birth and numbers" in english.words
    assert NAME in swedish.words


def test_the_access_log_does_not_hold_the_link(browser, person):
    _extract, address, _code = give_extract(browser, person)
    request = SimpleNamespace(method="GET", uri=address, path=address, query="", version=(1, 1), headers=[])
    response = SimpleNamespace(status="200 OK", sent=1, response_length=1, headers=[])
    environ = {"REQUEST_METHOD": "GET", "RAW_URI": address, "PATH_INFO": address, "SERVER_PROTOCOL": "HTTP/1.1"}
    logger = DiscreetLogger.__new__(DiscreetLogger)
    told = logger.atoms(response, request, environ, timedelta(seconds=1))
    assert told["U"] == "/extracts/…"


def test_an_upper_floor_adds_a_part_of_its_own(browser, partner, person, monkeypatch):
    monkeypatch.setitem(_sections, InformationGroup.HOUSING, lambda _person: [("Hem", "Storgatan 3")])
    _extract, address, code = give_extract(browser, person, scope=["housing"])
    assert "Storgatan 3" in opened(partner, address, code).words


def test_who_lives_with_her_is_told_without_names_and_nobody_protected(browser, partner, municipality, person):
    child = make_person(name="Hodan Yusuf", birth=today() - timedelta(days=3 * 366))
    hidden = make_person(name="Daryna Koval", protection=Protection.MARKING, named=[municipality.caseworker])
    roles = HouseholdRole
    make_household((person, roles.REFERENCE), (child, roles.CHILD), (hidden, roles.PARTNER))
    _extract, address, code = give_extract(browser, person, scope=["household"])
    page = opened(partner, address, code)
    assert "3 years old" in page.words
    for name in ("Hodan", "Daryna", hidden.number):
        assert name not in page.text
    assert "lives in the household" not in page.words


def test_one_who_reads_another_board_does_not_reach_an_extract(browser, client_of, municipality, person):
    extract, _address, _code = give_extract(browser, person)
    stranger = client_of(municipality.other_board_caseworker)
    assert stranger.post(at(person, f"/extracts/{extract.number}/withdraw")).status_code == 404
    assert state_of(extract.id).withdrawn_at is None


def test_merging_two_records_keeps_consents_lines_and_extracts_of_both(browser, partner, municipality, person):
    other = make_person(name="Aamina Yusuf", unit=municipality.unit)
    agency = make_organisation()
    for one in (person, other):
        give_consent(browser, one, agency)
        tell(browser, one)
    _extract, address, code = give_extract(browser, other)
    with system("test"):
        pair = queries.pair_to_merge(person.number, other.number)
        operations.merge(pair.kept, pair.former, {})
        db.session.commit()
    counts = [len(rows(model, person_id=person.id)) for model in (Consent, Disclosure, Extract)]
    assert counts == [2, 3, 1]
    assert opened(partner, address, code).status_code == 200
