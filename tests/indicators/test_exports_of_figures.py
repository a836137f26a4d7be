"""Numbers as a file: once it is said what for, with all that at its head, and never a formula."""

import json
from datetime import date

import pytest

from reception.sheets.reading import read_workbook
from tests.factories.indicators import make_count, make_durations
from tests.indicators.figures_of_tests import CELLS, lines, make_split_count, use

PAGE = "/indicators/T1/figures/export?year=2025&by=sex"
PURPOSE = "=HYPERLINK(A1)"


@pytest.fixture(autouse=True)
def definitions(monkeypatch):
    use(monkeypatch)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.statistician)


@pytest.fixture
def counted():
    make_split_count(2024, {"man 20-24 2023": {"no": 7}})
    return make_split_count(2025, CELLS)


def taken(browser, address=PAGE, purpose=PURPOSE, kind="csv"):
    return browser.fill(address, purpose=purpose, kind=kind)


def rows(answer):
    return [line.split(";") for line in answer.get_data().decode("utf-8-sig").splitlines()]


def test_a_file_with_separators_tells_at_its_head_what_it_is_and_is_no_formula(browser, counted):
    found = rows(taken(browser))
    head = {line[0]: line[1] for line in found[:9]}
    assert head["Indicator"] == "T1 Women"
    assert head["Definition"] == "version 1"
    assert head["Split by"] == "Sex"
    assert head["As known on"] == "2026-10-31"
    assert head["By"] == "Stina Statistik"
    assert head["Purpose"] == f"'{PURPOSE}"
    assert head["Protection"] == "Not protected: not to be published"
    assert found[10][:6] == ["Year", "Version", "Sex", "Numerator", "Denominator", "Share, %"]
    assert [line[:6] for line in found[11:]] == [
        ["2024", "1", "All", "0", "7", "0.0"],
        ["2025", "1", "All", "1234", "2036", "60.6"],
        ["2025", "1", "Woman", "1234", "1234", "100.0"],
        ["2025", "1", "Man", "0", "800", "0.0"],
        ["2025", "1", "Not stated", "0", "2", "0.0"],
    ]


def test_swedish_excel_finds_its_own_comma(browser, counted):
    browser.speak("sv")
    assert [line[5] for line in rows(taken(browser))[11:13]] == ["0,0", "60,6"]


def test_a_workbook_holds_numbers_as_numbers_and_the_purpose_as_text(browser, counted):
    answer = taken(browser, kind="xlsx")
    [sheet] = read_workbook(answer.get_data(), name="a")
    cells = [row.cells for row in sheet.rows]
    assert ["Purpose", PURPOSE] in [list(row[:2]) for row in cells]
    assert (2025, 1, "Woman", 1234, 1234, 100) in [row[:6] for row in cells]


def test_a_program_reads_codes_and_numbers(browser, counted):
    document = json.loads(taken(browser, kind="json").get_data())
    assert document["protected"] is False
    assert document["head"]["Purpose"] == PURPOSE
    assert document["rows"][2] == {
        "year": 2025, "version": 1, "sex": "woman", "numerator": 1234, "denominator": 1234, "percent": 100.0,
        "deceased": 0, "left": 0,
    }  # fmt: skip


def test_what_was_taken_is_recorded_with_filter_format_rows_and_purpose(browser, counted):
    taken(browser, purpose="The board's meeting in May")
    assert lines("indicators.taken-away") == [
        {
            "code": "T1", "year": "2024 2025", "on": "2026-10-31", "by": "sex",
            "purpose": "The board's meeting in May", "file": "csv", "rows": 5,
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"purpose": " "}, "Write what the file is for."),
        ({"purpose": "x" * 121}, "Shorten this to 120 characters"),
        ({"kind": "exe"}, "Choose the kind of file."),
    ],
)
def test_without_a_purpose_nothing_leaves(browser, counted, values, reason):
    answer = taken(browser, **values)
    assert reason in answer.words
    assert lines("indicators.taken-away") == []


def test_a_curve_is_taken_with_every_point_its_band_and_its_median(browser):
    made = make_count(2025, date(2026, 10, 31), {})
    make_durations(made, "T2", 1, [(30, True, 1), (200, True, 2), (300, False, 1)])
    document = json.loads(taken(browser, "/indicators/T2/figures/export", kind="json").get_data())
    assert [(row["days"], row["percent"], row["at_risk"]) for row in document["rows"]] == [
        (30, 25.0, 4), (200, 75.0, 3), (300, 75.0, 1),
    ]  # fmt: skip
    assert document["medians"][0]["days"] == 200
    assert taken(browser, "/indicators/T2/figures/export", kind="xlsx").status_code == 200
    assert len(rows(taken(browser, "/indicators/T2/figures/export"))) == 9 + 1 + 1 + 3


def test_a_count_is_taken_as_it_stands(browser, municipality):
    made = make_split_count(2025, CELLS, made_by_id=municipality.statistician.id, code="T1", breakdowns="sex age route")
    found = rows(taken(browser, f"/indicators/counts/{made.id}/export"))
    assert found[10][2:5] == ["Sex", "Age group", "Way to the municipality"]
    assert found[12][2:6] == ["Woman", "6–15 years", "2024", "30"]


def test_where_nothing_is_counted_there_is_no_file(browser):
    assert browser.get("/indicators/T1/figures/export").status_code == 303
