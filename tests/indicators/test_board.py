"""The coordinator's pages: what is followed, year beside year, protected; and each indicator with its definition."""

import re
from datetime import date

import pytest

from tests.factories.indicators import make_count, make_durations
from tests.indicators.board_of_tests import FIRST, PART, SECOND, cells_of, use
from tests.indicators.figures_of_tests import KNOWN_ON, SHARE

#: Numbers that stand nowhere else on a page.
ODD = {"yes": 7_113, "no": 6_219, "left": 1_327}


@pytest.fixture(autouse=True)
def definitions(monkeypatch):
    use(monkeypatch)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.integration_coordinator)


def make_years(code="T1", **years):
    """Counts of years, as make_years(y2025=(yes, no)) or with a third number that cannot be counted."""
    for year, (yes, no, *missing) in years.items():
        verdicts = {"yes": yes, "no": no, "left": sum(missing)}
        make_count(int(year[1:]), KNOWN_ON, {(code, 1): {word: number for word, number in verdicts.items() if number}})


def test_a_row_tells_the_years_the_trend_how_many_and_how_sure_that_is(browser):
    make_years(y2024=(61, 39), y2025=(68, 32), y2026=(155, 55, 12))
    page = browser.get("/indicators")
    assert cells_of(page, "Women") == {
        "Indicator": "Women",
        "2024": "61 %",
        "2025": "68 %",
        "2026 so far": "74 %",
        "Target": "–",
        "Trend": "Up 6 percentage points since 2025In the right direction",
        "How many": "about 210",
        "Data quality": "About 10 cannot be counted",
    }
    assert "Figures as known on 2026-10-31. 2026 is not over" in page.words


def test_the_three_latest_years_stand_beside_each_other_and_the_small_line_knows_them_all(browser):
    make_years(y2022=(50, 50), y2023=(52, 48), y2024=(54, 46), y2025=(56, 44), y2026=(58, 42))
    page = browser.get("/indicators")
    assert [key for key in cells_of(page, "Women") if key[0] == "2"] == ["2024", "2025", "2026 so far"]
    line = page.all("svg", role="img")[0]
    assert line.get("aria-label").startswith("2022: 50 %; 2023: 52 %")


def test_too_few_are_protected_and_the_trend_is_told_of_the_years_that_are_shown(browser):
    make_years(y2024=(50, 50), y2025=(20, 80), y2026=(3, 80, 2))
    row = cells_of(browser.get("/indicators"), "Women")
    assert row["2026 so far"] == row["How many"] == "Protected"
    assert row["Trend"] == "Down 30 percentage points from 2024 to 2025In the wrong direction"
    assert row["Data quality"] == "Fewer than 5 cannot be counted"


def test_a_year_about_which_nobody_is_asked_says_so_and_shows_no_zero(browser):
    make_count(2025, KNOWN_ON, {})
    make_years(y2026=(40, 60))
    row = cells_of(browser.get("/indicators"), "Women")
    assert (row["2025"], row["Trend"]) == ("Nobody is asked about yet", "Nothing to compare yet")


@pytest.mark.parametrize("path", ["/indicators", "/indicators/T1", "/indicators/T1-part", "/indicators/all"])
def test_no_number_that_was_counted_stands_in_a_page(browser, path):
    make_count(2026, KNOWN_ON, {("T1", 1): ODD, ("T1-part", 1): {"yes": 3, "no": 7_117}})
    source = browser.get(path).get_data(as_text=True).replace(",", "").replace("\N{NO-BREAK SPACE}", "")
    counted = {*ODD.values(), 7_117, 7_120, sum(ODD.values()), ODD["yes"] + ODD["no"]}
    assert not {number for number in counted if re.search(rf"(?<!\d){number}(?!\d)", source)}


def test_a_median_is_told_where_it_happened_to_ten(browser):
    earlier, made = make_count(2025, KNOWN_ON, {}), make_count(2026, KNOWN_ON, {})
    make_durations(earlier, "T2", 1, [(700, True, 12), (701, False, 3)])
    make_durations(made, "T2", 1, [(400, True, 12), (900, False, 4)])
    row = cells_of(browser.get("/indicators"), "Time to a job")
    assert (row["2025"], row["2026 so far"], row["How many"]) == ("23 months", "13 months", "about 15")
    assert row["Trend"] == "Shorter than 2025In the right direction"


def test_a_median_of_nine_is_protected(browser):
    make_durations(make_count(2026, KNOWN_ON, {}), "T2", 1, [(400, True, 9), (900, False, 40)])
    assert cells_of(browser.get("/indicators"), "Time to a job")["2026 so far"] == "Protected"
    assert "13 months" not in browser.get("/indicators/T2").words


def test_before_anything_is_counted_the_page_says_so(browser):
    assert "Nothing is counted yet" in browser.get("/indicators").words
    assert "Nothing is counted yet" in browser.get("/indicators/T1").words


def test_one_phase_is_shown_and_an_unknown_one_is_all(browser):
    make_years(y2026=(40, 60))
    assert "Time to a job" not in browser.get("/indicators?phase=reception").words
    assert "Nothing of this phase is followed" in browser.get("/indicators?phase=inclusion").words
    assert "Time to a job" in browser.get("/indicators?phase=moon").words


def test_what_protected_means_is_told_with_its_numbers(browser):
    make_years(y2026=(40, 60))
    words = browser.get("/indicators").words
    assert "fewer than 5 people reached what is counted" in words
    assert "rounded to the nearest 5" in words
    assert "The program proposes this threshold; the municipality decides." in words


def test_a_definition_is_told_in_words_with_its_source_and_days(browser):
    words = browser.get("/indicators/T1").words
    for told in ("How many of everybody are women.", "A test", "Read in the source.", "from 2000-01-01", "Young women"):
        assert told in words
    assert "The program proposes this definition" in browser.get("/indicators/T1-part").words
    assert "A part or a variant of: Women" in browser.get("/indicators/T1-part").words


def test_the_years_stand_in_a_chart_and_in_its_table(browser):
    make_years(y2024=(2, 70), y2025=(68, 32), y2026=(74, 26))
    page = browser.get("/indicators/T1")
    chart = next(one for one in page.all("svg", role="img") if one.get("aria-labelledby"))
    assert "".join(chart.find("desc").itertext()) == "2024: Protected; 2025: 68 %; 2026: 74 %"
    rows = [" ".join("".join(row.itertext()).split()) for row in page.all("tbody")[0].iter("tr")]
    assert len(rows) == 3
    assert rows[0] == "2024 Protected Protected Good"


def test_of_a_definition_that_changed_within_a_year_both_versions_stand_with_their_days(browser, monkeypatch):
    use(monkeypatch, FIRST, SECOND)
    make_count(2024, KNOWN_ON, {("T4", 1): {"yes": 20, "no": 20}})
    make_count(2025, KNOWN_ON, {("T4", 1): {"yes": 30, "no": 30}, ("T4", 2): {"yes": 40, "no": 20}})
    make_count(2026, KNOWN_ON, {("T4", 2): {"yes": 45, "no": 15}})
    words = browser.get("/indicators/T4").words
    for told in ("version 2, from 2025-07-01", "version 1, from 2000-01-01 to 2025-06-30", "67 %", "50 %"):
        assert told in words
    assert "Up 8 percentage points since 2025" in words


def test_every_indicator_stands_in_the_list_with_its_footing_and_versions(browser):
    words = browser.get("/indicators/all").words
    assert "Plans Share · T4 · 2 versions" in words
    assert "To be confirmed" in words


def test_an_unknown_code_is_not_found(browser):
    assert browser.get("/indicators/I999").status_code == 404


def test_the_statistician_gets_a_way_to_the_figures_and_the_coordinator_none(municipality, client_of, browser):
    make_years(y2026=(40, 60))
    assert "/indicators/T1/figures" in client_of(municipality.statistician).get("/indicators/T1").get_data(as_text=True)
    assert "/indicators/T1/figures" not in browser.get("/indicators/T1").get_data(as_text=True)
    assert browser.get("/indicators/T1/figures").status_code == 403


@pytest.mark.parametrize("who", ["caseworker", "manager", "reader", "administrator"])
@pytest.mark.parametrize("path", ["/indicators", "/indicators/all", "/indicators/T1", "/indicators/choose"])
def test_nobody_else_sees_them(municipality, client_of, who, path):
    assert client_of(getattr(municipality, who)).get(path).status_code == 403


def test_counts_that_somebody_asked_for_are_not_shown(browser, municipality):
    make_count(2026, date(2026, 3, 3), {("T1", 1): {"yes": 40, "no": 60}}, made_by_id=municipality.statistician.id)
    assert "Nothing is counted yet" in browser.get("/indicators").words


def test_parts_are_protected_with_each_other(browser, monkeypatch):
    use(monkeypatch, SHARE, PART)
    make_count(2026, KNOWN_ON, {("T1", 1): {"yes": 40, "no": 60}, ("T1-part", 1): {"yes": 38, "no": 62}})
    assert "38 %" not in browser.get("/indicators/T1-part").words
    assert "40 %" in browser.get("/indicators/T1").words
