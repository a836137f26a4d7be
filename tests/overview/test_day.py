"""My day: each list holds what its rule says, each number opens that list, and nobody hidden stands anywhere."""

from datetime import time

import pytest

from reception.contacts.terms import InterpreterState
from reception.overview.rules import day as rules
from reception.people.terms import Protection
from tests.factories.people import make_person
from tests.overview.making import (
    day,
    list_of,
    make_appointment,
    make_organisation,
    make_question,
    make_silent,
    make_task,
)

SECTIONS = ("overdue", "today", "week", "waiting", "silent")


@pytest.fixture
def amina(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker, opened_on=day(0))


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


def on(browser, section):
    return browser.get(list_of(section)).words


@pytest.mark.parametrize(
    ("title", "due", "rest", "section"),
    [
        ("Late", -1, None, "overdue"),
        ("Late and back from rest", -9, 0, "overdue"),
        ("Late but resting", -9, 1, None),
        ("Now", 0, None, "today"),
        ("Now but resting", 0, 2, None),
        ("Undated and back from rest", None, 0, "today"),
        ("Soon", 1, None, "week"),
        ("On the last day", 7, None, "week"),
        ("Undated", None, None, "week"),
        ("Later", 8, None, None),
    ],
)
def test_a_task_stands_on_the_list_of_its_day(municipality, browser, amina, title, due, rest, section):
    resting_until = None if rest is None else day(rest)
    make_task(
        amina, title, None if due is None else day(due), owner=municipality.caseworker, resting_until=resting_until
    )
    for one in ("overdue", "today", "week"):
        assert (title in on(browser, one)) == (one == section)
    assert (title in browser.get("/").words) == (section is not None)


@pytest.mark.parametrize(
    ("days", "clock", "section"),
    [
        (-1, time(23, 59), "overdue"),
        (0, time(0), "today"),
        (0, time(23, 59), "today"),
        (1, time(0), "week"),
        (7, time(23, 59), "week"),
        (8, time(0), None),
    ],
)
def test_an_appointment_stands_on_the_list_of_its_swedish_day(browser, amina, days, clock, section):
    make_appointment(amina, days, "Room 7", clock=clock)
    for one in ("overdue", "today", "week"):
        assert ("Room 7" in on(browser, one)) == (one == section)


def test_tasks_and_appointments_stand_together_by_day_and_clock(browser, amina):
    make_task(amina, "Second day task", day(2))
    make_appointment(amina, 3, "Third day room")
    make_appointment(amina, 2, "Second day room", clock=time(15))
    make_task(amina, "No day", None)
    places = [
        on(browser, "week").index(text) for text in ("Second day room", "Second day task", "Third day room", "No day")
    ]
    assert places == sorted(places)


def test_a_task_nobody_owns_is_the_caseworkers(municipality, browser, client_of, amina):
    make_task(amina, "Anybody's", day(0))
    make_task(amina, "A colleague's", day(0), owner=municipality.caseworker2)
    assert "Anybody's" in on(browser, "today")
    assert "A colleague's" not in on(browser, "today")
    colleague = on(client_of(municipality.caseworker2), "today")
    assert "A colleague's" in colleague
    assert "Anybody's" not in colleague


def test_an_appointment_follows_the_case_and_its_planner(municipality, browser, client_of, amina):
    make_appointment(amina, 0, "Room 7", author=municipality.caseworker2)
    assert "Room 7" in on(browser, "today")
    assert "Room 7" in on(client_of(municipality.caseworker2), "today")


def test_a_booked_interpreter_stands_with_the_appointment(browser, amina):
    make_appointment(amina, 0, "Room 7", interpreter=InterpreterState.PLANNED, interpreter_language="so")
    assert "Interpreter booked: Somali" in on(browser, "today")


def test_what_one_waits_for_stands_by_authority_with_the_longest_wait(municipality, browser, amina):
    agency, region = make_organisation("Migrationsverket"), make_organisation("Region Exempel")
    make_question(amina, agency, 34, text="First question")
    make_question(amina, agency, 3, text="Second question")
    make_question(amina, region, 8, text="Third question")
    words = browser.get("/").words
    assert words.index("Migrationsverket 2") < words.index("34 days") < words.index("Region Exempel 1")
    only = browser.get(f"/questions?organisation={region.id}").words
    assert "Third question" in only
    assert "First question" not in only
    assert "First question" in browser.get("/questions").words


def test_what_one_waits_for_has_one_page_wherever_one_comes_from(browser, amina):
    make_question(amina, make_organisation("Migrationsverket"), 34, text="First question")
    assert browser.get("/my-day/waiting?organisation=7").location == "/questions?organisation=7"


def test_a_case_is_silent_from_the_day_of_the_rule(municipality, browser, amina):
    days = rules.SILENT_AFTER.days
    quiet = make_person(name="Samira Nur", unit=municipality.unit, worker=municipality.caseworker)
    make_silent(quiet, days)
    make_silent(amina, days - 1)
    assert "Samira Nur" in on(browser, "silent")
    assert "Amina Yusuf" not in on(browser, "silent")
    assert "the municipality's own rule" in on(browser, "silent")


def rows_of(answer):
    return len([row for body in answer.all("tbody") for row in body.iter("tr")])


def number_of(answer, section):
    (link,) = [a for a in answer.all("a", href=list_of(section)) if a.get("class") == "count"]
    return (link.text or "").strip()


@pytest.mark.parametrize("many", [1, 7])
def test_every_number_is_the_length_of_the_list_it_opens(municipality, browser, amina, many):
    agency = make_organisation("Migrationsverket")
    for number in range(many):
        person = make_person(name=f"Person {number}", unit=municipality.unit, worker=municipality.caseworker)
        make_silent(person, 40 + number)
        for days in (-3, 0, 4):
            make_task(person, f"Task {number}", day(days))
            make_appointment(person, days, f"Room {number}")
        make_question(person, agency, number)
    start = browser.get("/")
    for section in SECTIONS:
        assert number_of(start, section) == str(rows_of(browser.get(list_of(section))))


def test_counting_stops_at_fifty_and_the_list_goes_on(municipality, browser, amina):
    for number in range(53):
        make_task(amina, f"Task {number}", day(-1))
    assert number_of(browser.get("/"), "overdue") == "50+"
    first, second = browser.get("/my-day/overdue"), browser.get("/my-day/overdue?page=2")
    assert (rows_of(first), rows_of(second)) == (50, 3)


def test_nobody_hidden_stands_on_any_list(municipality, browser):
    hidden = make_person(
        name="Daryna Koval",
        unit=municipality.unit,
        worker=municipality.caseworker,
        protection=Protection.MARKING,
        named=[municipality.manager],
    )
    fill_every_list(hidden)
    for path in ("/", *(list_of(section) for section in SECTIONS)):
        words = browser.get(path).words
        assert "Koval" not in words
        assert hidden.number not in words
        assert "Migrationsverket" not in words
        assert "50+" not in words


def test_a_protected_person_stands_as_number_and_lock(municipality, browser):
    known = make_person(
        name="Daryna Koval",
        unit=municipality.unit,
        worker=municipality.caseworker,
        protection=Protection.MARKING,
        named=[municipality.caseworker],
    )
    fill_every_list(known)
    for path in ("/", *(list_of(section) for section in SECTIONS)):
        answer = browser.get(path)
        assert "Koval" not in answer.get_data(as_text=True)
        assert f"{known.number} Protected" in answer.words


def fill_every_list(person):
    for days in (-3, 0, 4):
        make_task(person, "Ring", day(days))
        make_appointment(person, days, "Room 7")
    make_question(person, make_organisation("Migrationsverket"), 3)
    make_silent(person, 90)


def test_the_queries_do_not_grow_with_the_rows(municipality, browser):
    counts = []
    for _round in range(2):
        person = make_person(unit=municipality.unit, worker=municipality.caseworker)
        for number in range(5 if not counts else 45):
            make_task(person, f"Task {number}", day(-1))
            make_appointment(person, 0, f"Room {number}")
            make_task(person, f"Task {number}", day(3))
        browser.get("/")
        counts.append(len(browser.statements))
    assert counts[0] == counts[1] <= 20
