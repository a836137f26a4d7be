"""Charts: drawn on the server, read out, and told by a table as well."""

import pytest
from flask import render_template_string

from tests import page_rules

MACROS = '{% from "components/charts.html" import bars, line, spark, stacked, steps %}'


@pytest.fixture
def drawn(app):
    def draw(call):
        with app.test_request_context("/"):
            return page_rules.parsed(f"<main>{render_template_string(MACROS + call)}</main>")

    return draw


def texts(page, tag="text"):
    return ["".join(one.itertext()) for one in page.iter(tag)]


ROWS = '[("2024", 61, "61 %"), ("2025", none, "Protected"), ("2026", 74, "74 %")]'
CHARTS = {
    "bars": f'{{{{ bars("c", "How it went", {ROWS}, ("Year", "Share"), goal=(80, "Target")) }}}}',
    "line": f'{{{{ line("c", "How it went", {ROWS}, ("Year", "Share"), goal=(80, "Target"), '
    "band=[(55, 67), none, (70, 78)]) }}",
    "steps": '{{ steps("c", "How it went", {"steps": "M0 100H20V40H100", "band": ""}, [("0", 0), ("12", 50)], '
    f'{ROWS}, ("After", "It has happened")) }}}}',
    "stacked": '{{ stacked("c", "How it went", ["Work", "Studies"], [("2024", [61, 39]), ("2025", none)], "Year", '
    '"%(percent)s %%", "Protected") }}',
}


@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_is_an_image_with_a_title_and_every_number_in_words(drawn, kind):
    page = drawn(CHARTS[kind])
    image = next(one for one in page.iter("svg") if one.get("role") == "img")
    assert image.get("aria-labelledby") == "c-title c-desc"
    assert texts(page, "title") == ["How it went"]
    said = texts(page, "desc")[0]
    for word in ("2024", "61 %", "Protected"):
        assert word in said


@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_has_a_table_that_says_the_same(drawn, kind):
    page = drawn(CHARTS[kind])
    details, table = next(page.iter("details")), next(page.iter("table"))
    assert "open" in details.attrib
    assert table.get("aria-labelledby") == "c-name"
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in table.find("tbody").iter("tr")]
    assert rows[0][:2] == ["2024", "61 %"]
    assert rows[1][1] == "Protected"


@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_has_no_style_and_no_script(drawn, kind):
    for element in drawn(CHARTS[kind]).iter():
        assert "style" not in element.attrib
        assert element.tag not in {"style", "script", "img"}
        assert not any(name.startswith("on") for name in element.attrib)


def test_a_number_that_is_not_told_has_neither_bar_nor_point(drawn):
    bars = [one.get("width") for one in drawn(CHARTS["bars"]).iter("rect") if one.get("class") == "bar"]
    assert bars == ["61.0%", "74.0%"]
    page = drawn(CHARTS["line"])
    assert len(list(page.iter("circle"))) == 2
    assert not [one for one in page.iter("line") if one.get("class") == "curve"]  # the line breaks at what is not told
    assert not [one for one in page.iter("path") if one.get("class") == "band"]


def test_a_line_and_its_band_run_where_two_years_are_told(drawn):
    page = drawn('{{ line("c", "T", [("1", 0, "0"), ("2", 100, "100")], ("a", "b"), band=[(0, 10), (90, 100)]) }}')
    curve = next(one for one in page.iter("line") if one.get("class") == "curve")
    assert [curve.get(key) for key in ("x1", "y1", "x2", "y2")] == ["25.0%", "184.0", "75.0%", "24.0"]
    assert (
        next(one for one in page.iter("path") if one.get("class") == "band").get("d")
        == "M25.0 100.0L75.0 10.0V0.0L25.0 90.0Z"
    )


def test_parts_fill_the_whole_and_each_has_its_own_pattern(drawn):
    page = drawn(CHARTS["stacked"])
    parts = [
        (one.get("class"), one.get("x"), one.get("width"), one.get("fill"))
        for one in page.iter("rect")
        if "part" in one.get("class", "")
    ]
    assert parts[:2] == [("part part-1", "0%", "61.0%", None), ("part part-2", "61.0%", "39.0%", "url(#c-2)")]


def test_a_small_line_is_an_image_and_of_one_number_nothing_is_drawn(drawn):
    page = drawn('{{ spark("2024: 61 %; 2026: 74 %", [61, none, 74, 80], goal=80) }}')
    image = next(page.iter("svg"))
    assert (image.get("role"), image.get("aria-label")) == ("img", "2024: 61 %; 2026: 74 %")
    assert len(list(page.iter("polyline"))) == 1  # the single year before the gap is a point alone
    assert len(list(page.iter("circle"))) == 2
    assert not list(drawn('{{ spark("x", [none, 74]) }}').iter("svg"))
    assert next(drawn('{{ spark("x", [74, 74]) }}').iter("polyline")).get("points") == "4.0,12 92.0,12"


def test_the_page_may_give_a_table_of_its_own(drawn):
    page = drawn('{% call line("c", "T", [("1", 0, "0")], ("a", "b")) %}<p>mine</p>{% endcall %}')
    assert "mine" in texts(page, "p")
    assert not list(page.iter("table"))


@pytest.mark.parametrize("language", ["en", "ar-XB"])
def test_the_gallery_shows_them_all(municipality, client_of, language):
    browser = client_of(municipality.caseworker)
    browser.speak(language)
    page = browser.get("/development/components")
    assert len([one for one in page.all("figure") if "chart" in one.get("class", "")]) == 4
