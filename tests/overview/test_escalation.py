"""What is late climbs: after a week to the manager, after four weeks to the weekly list. Every number has its list."""

from datetime import date, timedelta

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.terms import Owner, Phase
from reception.db.session import db
from reception.i18n.formats import today
from reception.overview.rules.escalation import LateFilter, late_lines, rung_of, whole
from reception.overview.terms import Rung
from reception.path import queries as path
from reception.path.models import MilestoneRow
from reception.path.terms import MilestoneState
from reception.people.terms import Protection
from tests.factories.people import make_case, make_person
from tests.overview.making import case_of, day, make_task
from tests.page_rules import text_of


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.manager)


def make_step(person, due_on, *, code=None, state=MilestoneState.OVERDUE, is_from_before=False):
    """A step of the person's path as the projection left it."""
    code = code or min(path.titles())
    with system("test"):
        row = MilestoneRow(
            case_id=case_of(person).id, code=code, phase=Phase.RECEPTION, owner=Owner.TAX_AGENCY, state=state,
            due_on=due_on, position=0, is_from_before=is_from_before,
        )  # fmt: skip
        db.session.add(row)
        record("test.step", people=(person.id,))
        db.session.commit()
    return row


def people_in(answer):
    """Who stands in the lists of the page, in their order; the summary's caseworkers are not people."""
    tables = [table for table in answer.all("table") if table.get("aria-labelledby") != "whose"]
    return [text_of(head.find("a")) for table in tables for head in table.findall(".//tbody/tr/th")]


def numbers_of(answer):
    """{caseworker: (8 to 28 days, more)} as the summary says."""
    rows = next(table for table in answer.all("table") if table.get("aria-labelledby") == "whose").findall(
        ".//tbody/tr"
    )
    return {text_of(row.find("th")): tuple(int(cell.find("a/span").tail) for cell in row.findall("td")) for row in rows}


def headings(answer):
    """The chapters of the page."""
    return [text_of(head) for head in answer.page.findall(".//main//h2")]


@pytest.mark.parametrize(
    ("days", "rung"),
    [(-1, None), (0, None), (7, None), (8, Rung.MANAGER), (28, Rung.MANAGER), (29, Rung.WEEKLY), (400, Rung.WEEKLY)],
)
def test_the_rungs_begin_after_a_week_and_after_four(days, rung):
    now = date(2026, 11, 23)
    assert rung_of(now - timedelta(days=days), now) is rung


def test_an_address_holds_the_choice_and_nonsense_is_no_choice():
    assert LateFilter.read({"list": "weekly", "worker": "7"}) == LateFilter(Rung.WEEKLY, "7")
    assert LateFilter.read({"worker": "nobody"}).address == {"worker": "nobody"}
    assert LateFilter.read({"list": "x", "worker": "-1"}) == LateFilter()
    assert LateFilter.read({"worker": "99999999999"}) == LateFilter()
    lines = late_lines([(None, None, 1, 2), (3, "Åsa", 1, 0), (2, "Bo", 0, 4)])
    assert [line.name for line in lines] == ["Bo", "Åsa", ""]
    assert (whole(lines).manager, whole(lines).weekly) == (2, 6)


def make_lateness(world):
    """Some of everything, also what must not stand there."""
    mine, theirs = world.caseworker, world.caseworker2
    amina = make_person(name="Amina", unit=world.unit, worker=mine)
    make_task(amina, "Ring the school", day(-8))
    make_task(amina, "Not yet", day(-7))
    make_task(amina, "Rests", day(-40), resting_until=day(2))
    make_step(amina, day(-29))
    berhan = make_person(name="Berhan", unit=world.unit, worker=mine)
    make_task(berhan, "A colleague does it", day(-28), owner=theirs)
    make_step(berhan, day(-60), is_from_before=True)
    make_step(berhan, day(-60), code="other", state=MilestoneState.FULFILLED)
    make_step(berhan, day(-60), code="paused", state=MilestoneState.PAUSED)
    make_step(make_person(name="Nobodys", unit=world.unit), day(-100), state=MilestoneState.BLOCKED)
    make_task(make_person(name="Elsewhere", unit=world.other_unit), "Ring", day(-50))
    closed = make_person(name="Closed")
    make_case(closed, unit=world.unit, worker=mine, closed_on=day(-1))
    make_task(closed, "Ring", day(-50))
    hidden = make_person(name="Hidden", protection=Protection.MARKING, named=[mine], unit=world.unit, worker=mine)
    make_task(hidden, "Ring", day(-50))
    named = make_person(
        name="Named", protection=Protection.MARKING, named=[mine, world.manager], unit=world.unit, worker=mine
    )
    make_step(named, day(-30))
    return named


def test_the_list_holds_what_is_late_for_more_than_a_week_the_longest_first(municipality, browser):
    named = make_lateness(municipality)
    answer = browser.get("/unit/overdue")
    assert people_in(answer) == ["Nobodys", named.number, "Amina", "Berhan", "Amina"]
    assert numbers_of(answer) == {"Karin Kase": (1, 2), "Kent Kollega": (1, 0), "Nobody": (0, 1), "All": (2, 3)}
    assert "100 days" in answer.words
    assert "Ring the school" in answer.words
    assert "Skatteverket" in answer.words
    for hidden in ("Hidden", "Named", "Elsewhere", "Closed", "Not yet", "Rests"):
        assert hidden not in answer.words
    assert headings(answer) == ["Whose they are", "Weekly list", "For the manager"]


def test_every_number_opens_exactly_its_list(municipality, browser):
    make_lateness(municipality)
    answer = browser.get("/unit/overdue")
    summary = next(table for table in answer.all("table") if table.get("aria-labelledby") == "whose")
    for cell in summary.findall(".//tbody/tr/td"):
        link = cell.find("a")
        assert len(people_in(browser.get(link.get("href")))) == int(link.find("span").tail)
    unit = browser.get("/unit")
    (number,) = [row for row in unit.all("tr") if "Overdue for more than a week" in text_of(row)]
    assert text_of(number.findall("td")[1]) == "5"


def test_a_filter_says_what_it_shows_and_leads_back(municipality, browser):
    make_lateness(municipality)
    answer = browser.get(f"/unit/overdue?worker={municipality.caseworker2.id}&list=manager")
    assert people_in(answer) == ["Berhan"]
    assert "Only what Kent Kollega has." in answer.words
    assert "Only what nobody has." in browser.get("/unit/overdue?worker=nobody").words
    assert "Nothing overdue fits this choice" in browser.get("/unit/overdue?worker=nobody&list=manager").words
    assert browser.get("/unit/overdue?page=9").status_code == 200
    assert browser.get("/unit/overdue?worker=99999999999999&list=%00").status_code == 200


def test_the_weekly_list_stands_on_paper_by_caseworker_with_its_date(municipality, browser):
    named = make_lateness(municipality)
    answer = browser.get("/unit/overdue/weekly-list")
    assert people_in(answer) == [named.number, "Amina", "Nobodys"]
    assert headings(answer) == ["Karin Kase", "Nobody"]
    assert f"week {today().isocalendar().week}" in answer.words
    assert "Hidden" not in answer.words
    assert "Protected" in answer.words


def test_nothing_late_is_said_in_words(municipality, browser):
    assert "Nothing is overdue for more than a week" in browser.get("/unit/overdue").words
    assert "The weekly list is empty" in browser.get("/unit/overdue/weekly-list").words


@pytest.mark.parametrize("path", ["/unit/overdue", "/unit/overdue/weekly-list"])
def test_only_managers_see_it_each_their_own_units(municipality, client_of, path):
    make_lateness(municipality)
    assert client_of(municipality.caseworker).get(path).status_code == 403
    assert client_of(municipality.administrator).get(path).status_code == 403
    neighbour = client_of(municipality.other_unit_manager).get(path)
    assert people_in(neighbour) == ["Elsewhere"]


def test_the_statements_stay_as_many_when_there_is_more(municipality, browser):
    make_lateness(municipality)
    browser.get("/unit/overdue")
    few = len(browser.statements)
    person = make_person(name="Late", unit=municipality.unit)
    for _time in range(60):
        make_task(person, "Ring", day(-9))
    answer = browser.get("/unit/overdue")
    assert len(browser.statements) == few
    assert len(people_in(answer)) == 50
    assert len(people_in(browser.get(answer.all("a", rel="next")[0].get("href")))) == 15
