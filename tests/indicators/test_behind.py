"""From a figure to the people behind it: every number equals its list, and nobody is told of whom one may not know."""

from collections import Counter
from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.db.verdicts import verdict
from reception.education.queries.sharing import LOOKED
from reception.education.terms.sharing import SharedGroup
from reception.housing.terms import Uncounted
from reception.i18n.formats import today
from reception.indicators.queries import families
from reception.indicators.rules import catalogue as catalogues
from reception.indicators.rules.behind import Whose, from_school, has_people, year_in, years
from reception.indicators.rules.catalogue import read_indicators
from reception.indicators.views import behind as pages
from reception.people.models import Person
from reception.people.terms import LegalSex, Protection
from tests.factories.education import make_pupil
from tests.factories.people import make_case, make_person
from tests.factories.studies_shared import make_sharing
from tests.factories.work import make_work_file
from tests.page_rules import text_of

PART = """
[[indicator]]
code = "{code}"
version = 1
phase = "{phase}"
counts = "{counts}"
better = "higher"
title = "{title}"
text = "How many are women."
numerator = "Women."
denominator = "Everybody."
source = "A test"
"""
DEFINITIONS = (
    PART.format(code="X1", phase="reception", counts="people", title="Women")
    + PART.format(code="X2", phase="reception", counts="meetings", title="Meetings")
    + PART.format(code="X3", phase="education", counts="people", title="Women at school")
)


def women(_asked):
    """Yes for women, no for men, not countable where the sex is not known."""
    told = verdict(
        (Person.legal_sex == LegalSex.WOMAN, True), (Person.legal_sex == LegalSex.MAN, False),
        otherwise=Uncounted.NO_RECEPTION_DAY,
    )  # fmt: skip
    return sa.select(Person.id.label("person_id"), told.label("verdict"))


@pytest.fixture(autouse=True)
def _defined(monkeypatch):
    monkeypatch.setattr(families, "FACTS", ({"X1": women, "X2": women}, {"X3": women}))
    defined = read_indicators(DEFINITIONS)
    monkeypatch.setattr(catalogues, "of_files", lambda: defined)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


@pytest.fixture
def people(municipality):
    """Two women and a man of the caseworker's, one of a colleague's whose sex nobody knows, and others out of reach."""
    mine, theirs = municipality.caseworker, municipality.caseworker2
    return {
        "Amina": make_person(name="Amina", sex=LegalSex.WOMAN, unit=municipality.unit, worker=mine),
        "Bea": make_person(name="Bea", sex=LegalSex.WOMAN, unit=municipality.unit, worker=mine),
        "Carl": make_person(name="Carl", sex=LegalSex.MAN, unit=municipality.unit, worker=mine),
        "Dana": make_person(name="Dana", unit=municipality.unit, worker=theirs),
        "Elin": make_person(name="Elin", sex=LegalSex.WOMAN, unit=municipality.other_unit),
        "Fia": make_person(name="Fia", sex=LegalSex.WOMAN),
    }


def numbers(answer):
    """{address: number} of every number on the page that leads to people."""
    links = [link for link in answer.all("a") if "/people?" in (link.get("href") or "")]
    return {link.get("href"): int(link.text) for link in links}


def names(answer):
    """Who stands in the list."""
    table = next((one for one in answer.all("table") if one.get("aria-labelledby") == "who"), None)
    return [] if table is None else [text_of(head.find("a")) for head in table.findall(".//tbody/tr/th")]


def test_every_number_equals_its_list(browser, people):
    """Also of those that cannot be counted."""
    found = numbers(browser.get("/indicators/own"))
    assert sorted(found.values()) == [1, 1, 1, 1, 2, 2, 3, 3]
    for address, number in found.items():
        assert len(names(browser.get(address))) == number, address


def test_the_list_holds_whom_it_counts_and_where_to_mend(browser, people):
    assert names(browser.get(f"/indicators/X1/people?year={today().year}&answer=yes")) == ["Amina", "Bea"]
    missing = browser.get(f"/indicators/X1/people?year={today().year}&answer=no-reception-day")
    assert names(missing) == ["Dana"]
    links = [link.get("href") for link in missing.all("a", class_="btn") if "/dates/new" in (link.get("href") or "")]
    assert links
    assert links[0].startswith(f"/people/{people['Dana'].number}/details/dates/new?next=")


def test_my_cases_alone_and_the_manager_sees_each_caseworker(browser, people, municipality, client_of):
    mine = browser.get(f"/indicators/own?worker={municipality.caseworker.id}")
    assert "No day of reception" not in mine.words
    manager = client_of(municipality.manager)
    page = manager.get(f"/indicators/X1/people?year={today().year}&answer=no-reception-day")
    assert "Kent Kollega" in page.words
    whole = manager.get(f"/indicators/X1/people?year={today().year}&answer=all")
    for address, number in numbers(whole).items():
        assert len(names(manager.get(address))) == number
    # A caseworker asks for a colleague's: the whole unit is what she may ask for.
    other = browser.get(f"/indicators/X1/people?year={today().year}&answer=yes&worker={municipality.caseworker2.id}")
    assert names(other) == ["Amina", "Bea"]


def test_somebody_protected_is_counted_for_those_alone_who_may_know_of_her(browser, municipality, client_of):
    named = [municipality.caseworker]
    hidden = make_person(
        name="Daryna", sex=LegalSex.WOMAN, unit=municipality.unit, protection=Protection.MARKING, named=named
    )
    address = f"/indicators/X1/people?year={today().year}&answer=yes"
    assert names(browser.get(address)) == [hidden.number]
    colleague = client_of(municipality.caseworker2)
    assert names(colleague.get(address)) == []
    assert numbers(colleague.get("/indicators/own")) == {}


def test_what_another_board_alone_knows_is_not_told(browser, municipality, people):
    make_case(people["Amina"], unit=municipality.other_board_unit)
    make_work_file(people["Bea"], unit=municipality.other_board_unit)
    address = f"/indicators/X1/people?year={today().year}&answer=all"
    assert names(browser.get(address)) == ["Carl"]


def test_what_a_school_knows_is_told_where_its_board_lets_it_cross(browser, municipality, people, app):
    make_pupil(people["Amina"], unit=municipality.other_board_unit)
    address = f"/indicators/X3/people?year={today().year}&answer=yes"
    assert names(browser.get(address)) == ["Bea"]
    for group in tuple(SharedGroup)[:-1]:
        make_sharing(municipality.other_board, municipality.board, group)
        assert names(browser.get(address)) == ["Bea"]
    make_sharing(municipality.other_board, municipality.board, tuple(SharedGroup)[-1])
    assert names(browser.get(address)) == ["Amina", "Bea"]
    with system("test"):
        actions = set(db.session.scalars(sa.select(AuditEvent.action)))
    assert LOOKED in actions
    assert names(browser.get(address.replace("X3", "X1"))) == ["Amina", "Bea"]


def test_a_closed_case_counts_and_two_cases_are_one_person(browser, municipality, people):
    make_case(people["Carl"], unit=municipality.unit, closed_on=date(2026, 2, 1), opened_on=date(2025, 2, 1))
    address = f"/indicators/X1/people?year={today().year}&answer=no"
    assert names(browser.get(address)) == ["Carl"]


def test_whom_a_list_shows_is_noted(browser, people):
    browser.get(f"/indicators/X1/people?year={today().year}&answer=yes")
    with system("test"):
        query = sa.select(AuditEvent).where(AuditEvent.action == "page.read").order_by(AuditEvent.id.desc()).limit(1)
        event = db.session.scalars(query).one()
    assert event.details["endpoint"] == "indicator_people.people"
    assert set(event.people.split()) == {str(people[name].id) for name in ("Amina", "Bea")}


@pytest.mark.parametrize(
    "address",
    [
        "X1/people", "X1/people?year=1&answer=yes", "X1/people?year=99999999999999999999&answer=yes",
        "X1/people?year={}&answer=perhaps", "X9/people?year={}&answer=yes", "X2/people?year={}&answer=yes",
        "X1/people?year={}&answer=yes&version=7", "%00/people?year={}&answer=yes", "X1/people?year=٢٠٢٦&answer=yes",
    ],
)  # fmt: skip
def test_there_is_no_other_list(browser, address):
    assert browser.get("/indicators/" + address.format(today().year)).status_code == 404


@pytest.mark.parametrize(
    "query", ["year=x", "year=-1", "worker=99999999999999", "worker=%00", "worker=nobody", "year=٢٠٢٦", "page=-3"]
)
def test_nonsense_is_no_choice(browser, people, query):
    assert browser.get(f"/indicators/own?{query}").status_code == 200
    assert browser.get(f"/indicators/X1/people?answer=yes&{query}&year={today().year}").status_code in {200, 404}


def test_those_who_count_open_no_list(municipality, client_of):
    for user in (municipality.statistician, municipality.integration_coordinator, municipality.reader):
        assert client_of(user).get("/indicators/own").status_code == 403


def test_which_indicators_have_people_and_which_facts_of_a_school_must_cross():
    by_code = {one.code: one for one in read_indicators(DEFINITIONS)}
    assert [code for code, one in by_code.items() if has_people(one)] == ["X1", "X3"]
    assert from_school(by_code["X1"]) == ()
    assert len(from_school(by_code["X3"])) == 4
    assert Whose.read({"worker": "-1"}) == Whose()
    assert Counter(years(date(2026, 11, 1))) == Counter([2026, 2025, 2024, 2023, 2022])
    assert year_in("2021", date(2026, 11, 1)) is None
    assert pages.room.name == "indicator_people"
