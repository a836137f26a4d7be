"""The list of one's units, whose address is its filter, and the search, whose numbers never stand in an address."""

from datetime import date

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.people import operations as people
from reception.people.terms import Protection
from tests.factories.people import make_case, make_person
from tests.overview.making import day, make_silent, make_task

NUMBER = "199005170015"


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


def findable(person):
    with system("test"):
        people.index(person)
        record("test.indexed", person)
        db.session.commit()
    return person


def names_in(answer):
    return [" ".join(heading.itertext()).split("  ")[0].strip() for heading in answer.all("th", scope="row")]


def test_the_list_holds_the_open_cases_of_ones_units_by_name(municipality, browser):
    for name, unit in (("Cyrus", "unit"), ("Amina", "unit"), ("Layla", "other_unit"), ("Ivan", "other_board_unit")):
        make_person(name=name, unit=getattr(municipality, unit))
    closed = make_person(name="Bilal")
    make_case(closed, unit=municipality.unit, closed_on=date(2026, 6, 1))
    assert names_in(browser.get("/people")) == ["Amina", "Cyrus"]
    assert names_in(browser.get("/people?state=closed")) == ["Bilal"]


def test_the_list_narrows_by_worker(municipality, browser):
    make_person(name="Mine", unit=municipality.unit, worker=municipality.caseworker)
    make_person(name="Theirs", unit=municipality.unit, worker=municipality.caseworker2)
    make_person(name="Nobodys", unit=municipality.unit)
    found = {
        who: names_in(browser.get(f"/people?worker={who}"))
        for who in ("me", "unit", "nobody", municipality.caseworker2.id)
    }
    assert list(found.values()) == [["Mine"], ["Mine", "Nobodys", "Theirs"], ["Nobodys"], ["Theirs"]]


def test_the_list_narrows_to_silent_cases_and_sorts_by_last_activity(municipality, browser):
    for name, days in (("Amina", 40), ("Bilal", 90), ("Cyrus", 3)):
        make_silent(make_person(name=name, unit=municipality.unit), days)
    assert names_in(browser.get("/people?silent=y&sort=active")) == ["Bilal", "Amina"]
    assert (
        browser.get("/people?sort=active").all("th", **{"aria-sort": "ascending"})[0].find("a").text == "Last activity"
    )


@pytest.mark.parametrize(
    "query", ["worker=4711", "worker=%27", "state=x", "sort=country", "country=SO", "page=0", "page=x"]
)
def test_what_nobody_could_choose_is_no_filter(municipality, browser, query):
    make_person(name="Amina", unit=municipality.unit)
    assert names_in(browser.get(f"/people?{query}")) == ["Amina"]


def test_the_list_has_fifty_a_page_and_keeps_its_filter(municipality, browser):
    for number in range(52):
        make_person(name=f"Person {number:02}", unit=municipality.unit, worker=municipality.caseworker)
    first = browser.get("/people?worker=me")
    (following,) = first.all("a", rel="next")
    assert len(names_in(first)) == 50
    assert "worker=me" in following.get("href")
    second = browser.get(following.get("href"))
    assert names_in(second) == ["Person 50", "Person 51"]
    assert not second.all("a", rel="next")


def test_a_row_says_year_of_birth_caseworker_and_next_step(municipality, browser):
    amina = make_person(unit=municipality.unit, worker=municipality.caseworker2)
    make_task(amina, "Ring the preschool", day(-2))
    words = browser.get("/people").words
    for text in ("1990", amina.number, municipality.caseworker2.name, "Ring the preschool", "2 days late"):
        assert text in words


def test_a_protected_person_stands_as_a_number_or_not_at_all(municipality, browser, client_of):
    known = make_person(
        name="Daryna Koval", unit=municipality.unit, protection=Protection.MARKING, named=[municipality.caseworker]
    )
    findable(known)
    listed = browser.get("/people")
    assert names_in(listed)[0].startswith(known.number)
    assert "Koval" not in listed.words
    found = browser.get("/people/search?q=Daryna")
    assert known.number in found.words
    assert "Koval" not in found.words.replace("Daryna", "")
    stranger = client_of(municipality.caseworker2)
    for path in ("/people", "/people/search?q=Daryna"):
        answer = stranger.get(path)
        assert known.number not in answer.words
        assert "Koval" not in answer.words
    assert stranger.post("/people/search", data={"q": known.number}).status_code == 303


def test_an_empty_list_says_why_and_what_to_do(browser):
    assert "Your unit has no open case yet" in browser.get("/people").words
    assert "No case fits this filter" in browser.get("/people?worker=me").words
    assert "no such page" in browser.get("/people?page=7").words


def test_the_list_takes_the_same_queries_for_few_and_many(municipality, browser):
    counts = []
    for many in (5, 45):
        for number in range(many):
            make_task(make_person(unit=municipality.unit, worker=municipality.caseworker), f"Task {number}", day(1))
        browser.get("/people")
        counts.append(len(browser.statements))
    assert counts[0] == counts[1] <= 7


@pytest.mark.parametrize("text", ["Amina", "Warsame, Amina", "Аміна", "Amina 1990"])
def test_a_name_gets_an_address(browser, text):
    answer = browser.post("/people/search", data={"q": text})
    assert answer.status_code == 303
    assert answer.location.startswith("/people/search?q=")


@pytest.mark.parametrize("path", ["/people/search", "/people"])
@pytest.mark.parametrize("text", ["123456", "12 34 56", "070-174 06", "a1b2c3d4e5f6", "١٢٣٤٥٦"])
def test_six_digits_have_no_place_in_an_address(browser, path, text):
    browser.lenient = True
    answer = browser.get(path, query_string={"q": text})
    assert answer.status_code == 400
    assert "six digits" in answer.words
    assert text not in answer.words


def test_a_number_never_becomes_an_address(municipality, browser):
    answer = browser.post("/people/search", data={"q": "19121212-1212"})
    assert answer.status_code == 200
    assert "Nobody was found" in answer.words


def test_one_exact_hit_opens(municipality, browser):
    amina = findable(make_person(number=NUMBER, unit=municipality.unit))
    for text in (NUMBER, f"{NUMBER[2:8]}-{NUMBER[8:]}", amina.number, "Amina Warsame"):
        assert browser.post("/people/search", data={"q": text}).location == f"/people/{amina.number}"


def test_hits_stand_exact_first_with_whose_case_it_is(municipality, browser):
    findable(
        make_person(name="Amina Yusuf", own_script="أمينة يوسف", unit=municipality.unit, worker=municipality.caseworker)
    )
    findable(make_person(name="Amina Yusuf", unit=municipality.other_unit))
    findable(make_person(name="Aminat Yousufi", unit=municipality.other_board_unit))
    answer = browser.get("/people/search?q=Amina Yusuf")
    words = answer.words
    assert words.index("Exact") < words.index("Sounds or begins alike") < words.index("Aminat Yousufi")
    assert "أمينة يوسف" in words
    assert f"{municipality.caseworker.name}, Integrationsenheten" in words
    assert "Etableringsenheten" in words
    assert "Mottagningen" not in words
    assert "no case in your board" in words


def test_the_search_takes_the_same_queries_for_few_and_many(municipality, browser):
    counts = []
    for many in (2, 30):
        for number in range(many):
            findable(
                make_person(name=f"Amina Yusuf {'abcdefghijklmnopqrstuvwxyzåäöü'[number]}", unit=municipality.unit)
            )
        browser.get("/people/search?q=Amina Yusuf")
        counts.append(len(browser.statements))
    assert counts[0] == counts[1] <= 7


def test_nothing_found_offers_to_register_with_the_name_in_a_form(browser):
    answer = browser.get("/people/search?q=Zahra Mohammadi")
    form = answer.form_values("/people/new")
    assert form["name"] == "Zahra Mohammadi"


def test_a_search_shown_is_a_search_logged(municipality, browser):
    amina = findable(make_person(unit=municipality.unit))
    browser.get("/people/search?q=Amina")
    last = db.session.query(AuditEvent).order_by(AuditEvent.id.desc()).first()
    assert f" {amina.id} " in last.people
    assert "Amina" not in str(last.details)
