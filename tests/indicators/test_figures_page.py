"""The statistician's page of an indicator: the kept years beside each other, one of them split; each look is noted."""

from datetime import date

import pytest

from reception.indicators.rules.reasons import reason_named
from tests.factories.indicators import make_count
from tests.indicators.figures_of_tests import CELLS, KNOWN_ON, SHARE, add_cells, lines, make_split_count, rows_of, use


@pytest.fixture(autouse=True)
def definitions(monkeypatch):
    use(monkeypatch)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.statistician)


def test_the_kept_years_stand_beside_each_other_with_each_reason_that_somebody_cannot_be_counted(browser):
    make_count(2024, KNOWN_ON, {("T1", 1): {"yes": 1, "no": 2}})
    make_split_count(2025, CELLS)
    page = browser.get("/indicators/T1/figures")
    assert page.heading == "Figures: Women"
    assert [cell.text.strip() for cell in page.all("table")[0].find("thead").iter("th")] == [
        "What is counted",
        "2024",
        "2025",
    ]
    assert rows_of(page) == [
        ["Women", "1", "1,234"],
        ["Everybody", "3", "2,036"],
        ["Share", "33.3 %", "60.6 %"],
        [f"Not countable: {reason_named('deceased').label}", "0", "3"],
        [f"Not countable: {reason_named('left').label}", "0", "5"],
    ]


def test_a_year_is_split_by_its_first_breakdown_and_adds_up(browser):
    make_split_count(2025, CELLS)
    assert rows_of(browser.get("/indicators/T1/figures"), 1) == [
        ["Woman", "1,234", "1,234", "100.0 %", "0"],
        ["Man", "0", "800", "0.0 %", "5"],
        ["Not stated", "0", "2", "0.0 %", "3"],
        ["Sum", "1,234", "2,036", "60.6 %", "8"],
    ]


def test_a_year_is_split_by_what_is_chosen_in_the_order_of_the_classes(browser):
    make_split_count(2025, CELLS)
    rows = rows_of(browser.get("/indicators/T1/figures?year=2025&by=age&by=reception-year"), 1)
    assert [row[:2] for row in rows] == [
        ["6–15 years", "2024"],
        ["20–24 years", "2023"],
        ["Not stated", "Not stated"],
        ["Sum", "1,234"],
    ]


def test_an_earlier_year_can_be_chosen_and_nonsense_is_left_out(browser):
    make_split_count(2024, {"man 66- 2020": {"no": 7}})
    make_split_count(2025, CELLS)
    assert rows_of(browser.get("/indicators/T1/figures?year=2024&by=age"), 1)[0][0] == "66 years and older"
    assert "Choose one from the list." in browser.get("/indicators/T1/figures?year=1066&by=shoes").words


def test_each_look_leaves_a_line_with_code_year_day_and_breakdowns(browser):
    make_count(2024, KNOWN_ON, {("T1", 1): {"yes": 1}})
    make_split_count(2025, CELLS)
    browser.get("/indicators/T1/figures?by=age&by=sex")
    assert lines("indicators.looked-at") == [{"code": "T1", "year": "2024 2025", "on": "2026-10-31", "by": "sex age"}]


def test_nothing_is_noted_where_there_is_nothing_to_see(browser):
    page = browser.get("/indicators/T1/figures")
    assert "Not counted yet" in page.words
    assert lines("indicators.looked-at") == []


def test_a_year_about_which_nobody_is_asked_says_so_and_shows_no_zero(browser):
    make_count(2024, KNOWN_ON, {})
    make_split_count(2025, CELLS)
    rows = rows_of(browser.get("/indicators/T1/figures"))
    assert [row[1] for row in rows[:3]] == ["Nobody to ask about", "–", "–"]
    assert "Nobody is asked about in 2024." in browser.get("/indicators/T1/figures?year=2024").words


def test_where_the_definition_changed_within_the_year_both_versions_stand_with_their_days(browser, monkeypatch):
    first = f"{SHARE}valid_to = 2025-06-30\n"
    second = SHARE.replace("version = 1", "version = 2").replace("2000-01-01", "2025-07-01")
    use(monkeypatch, first, second)
    made = make_split_count(2025, CELLS)
    add_cells(made, {"woman 20-24 2023": {"yes": 3}}, edition=2)
    page = browser.get("/indicators/T1/figures")
    assert rows_of(page)[0] == ["Women", "1,234", "3"]
    assert "version 1, in force from 2025-01-01 to 2025-06-30" in page.words
    assert "version 2, in force from 2025-07-01 to 2025-12-31" in page.words
    assert rows_of(page, 2)[0] == ["Woman", "3", "3", "100.0 %", "0"]


def test_swedish_writes_numbers_with_its_own_marks(browser):
    make_split_count(2025, CELLS)
    browser.speak("sv")
    rows = rows_of(browser.get("/indicators/T1/figures"))
    assert [row[1] for row in rows[:3]] == ["1 234", "2 036", "60,6 %"]


@pytest.mark.parametrize("address", ["/indicators/T3/figures", "/indicators/T9/figures", "/indicators/T9/count"])
def test_what_is_counted_outside_or_not_there_is_not_found(browser, address):
    browser.lenient = True
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize("who", ["integration_coordinator", "manager", "caseworker", "reader", "administrator"])
def test_nobody_else_sees_numbers_that_are_not_protected(municipality, client_of, who):
    made = make_split_count(2025, CELLS, made_by_id=municipality.statistician.id, code="T1")
    browser = client_of(getattr(municipality, who))
    for address in ("/indicators/T1/figures", "/indicators/T1/count", f"/indicators/counts/{made.id}"):
        for rest in ("", "/export") if "count" not in address.rpartition("/")[2] else ("",):
            assert browser.get(address + rest).status_code == 403


def test_counts_that_were_asked_for_are_listed(browser, municipality):
    made = make_count(1999, date(2026, 3, 1), {}, breakdowns="sex", made_by_id=municipality.statistician.id, code="T1")
    page = browser.get("/indicators/T1/figures")
    assert rows_of(page) == [["1999", "2026-03-01", "Sex", "2026-03-02 11:00", "Stina Statistik"]]
    assert page.all("a", href=f"/indicators/counts/{made.id}")
