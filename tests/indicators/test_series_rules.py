"""What a file of national figures says, and what is wrong with one: row and column."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.indicators.rules.series import Point, RefusedSeries, differences
from reception.indicators.rules.series_files import of_json, of_rows
from reception.indicators.terms import Gender
from reception.sheets.cells import Row

KOLADA = {
    "values": [
        {
            "kpi": "N18409",
            "municipality": "1277",
            "period": 2024,
            "values": [
                {"gender": "T", "count": 1, "status": "", "value": 41.25},
                {"gender": "K", "count": 1, "status": "Missing", "value": None},
            ],
        }
    ],
    "count": 1,
}
HEADER = ("Nyckeltal", "Kommun", "År", "Kön", "Värde")


def rows(*lines, header=HEADER, first=1):
    return [Row(first + place, tuple(cells)) for place, cells in enumerate((header, *lines))]


def told(problems):
    return [(one.line, one.column, one.said.in_english) for one in problems.found]


def refused(*lines, header=HEADER):
    with pytest.raises(RefusedSeries) as problems:
        of_rows(rows(*lines, header=header))
    return told(problems.value)


def test_kolada_writes_a_figure_for_each_gender_and_a_missing_one_with_its_status():
    found, is_part = of_json(json.dumps(KOLADA).encode())
    assert found == (
        Point("N18409", "1277", 2024, Gender.ALL, Decimal("41.2500")),
        Point("N18409", "1277", 2024, Gender.WOMEN, None, "Missing"),
    )
    assert is_part is False


def test_version_3_says_that_there_are_more_pages_and_what_was_taken_back():
    entry = {
        **KOLADA["values"][0],
        "values": [{"gender": "T", "value": 1, "isdeleted": True}, {"gender": "M", "value": 0}],
    }
    found, is_part = of_json(json.dumps({"values": [entry], "next_url": "https://…", "previous_url": None}).encode())
    assert found == (Point("N18409", "1277", 2024, Gender.MEN, Decimal(0)),)
    assert is_part is True


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
        (b"\xff\xfe{", "cannot be read as JSON"),
        (b"[1]", "no list called"),
        (b'{"values": 3}', "no list called"),
        (b'{"values": []}', "no figures"),
        (b'{"values": [3]}', "not a figure as Kolada writes it"),
        (b'{"values": [{"values": [3]}]}', "not a figure as Kolada writes it"),
    ],
)
def test_what_is_no_answer_of_kolada_is_refused(content, said):
    with pytest.raises(RefusedSeries) as problems:
        of_json(content)
    assert said in told(problems.value)[0][2]


@pytest.mark.parametrize("value", ["fyra", True, "1e5", [1], "NaN"])
def test_text_in_the_place_of_a_number_is_told_with_its_entry_and_place(value):
    entry = {**KOLADA["values"][0], "values": [{"gender": "T", "value": value}]}
    with pytest.raises(RefusedSeries) as problems:
        of_json(json.dumps({"values": [KOLADA["values"][0], {**entry, "period": 2023}]}).encode())
    ((line, column, said),) = told(problems.value)
    assert (line, column) == (2, "value (1)")
    assert "is not a number" in said


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "Infinity", "1e400", "1e999999999", "99999999999"])
def test_numbers_beyond_every_figure_are_refused(number):
    content = json.dumps(KOLADA).replace("41.25", number)
    with pytest.raises(RefusedSeries):
        of_json(content.encode())


def test_a_long_table_takes_commas_spaces_titles_and_what_excel_makes_of_codes():
    found = of_rows(
        rows(
            ("N00217 Balanstal", 180.0, 2024.0, "Totalt", "1 234,5"),
            ("n00217", "Riket", "2024", "kvinnor", "−3.123456 "),
            ("N00217", "1277", 2023, "M", ""),
            ("N00217", "1277", 2023, "M", None),
        )
    )
    assert found == (
        Point("N00217", "0180", 2024, Gender.ALL, Decimal("1234.5")),
        Point("N00217", "0000", 2024, Gender.WOMEN, Decimal("-3.1235")),
        Point("N00217", "1277", 2023, Gender.MEN, None),
    )


def test_a_table_may_have_a_column_for_each_year_rows_above_and_no_gender():
    table = [
        Row(1, ("Hämtat från Kolada",)),
        *rows(("N00217", "1277", 1.5, None), header=("kpi", "kommun", "2023", 2024), first=3),
    ]
    assert of_rows(table) == (
        Point("N00217", "1277", 2023, Gender.ALL, Decimal("1.5")),
        Point("N00217", "1277", 2024, Gender.ALL, None),
    )


def test_every_problem_is_told_by_row_and_column():
    found = refused(
        ("N1840", "Uppvidinge", "24", "X", "fyra"),
        ("N18409", "1277", None, None, "1.234,5"),
        ("N18409", "1277", 2024, "T", "1"),
        ("N18409", "1277", 2024, "T", "2"),
    )
    assert [one[:2] for one in found] == [
        (2, "Nyckeltal"), (2, "Kommun"), (2, "År"), (2, "Kön"), (2, "Värde"),
        (3, "År"), (3, "Kön"), (3, "Värde"),
        (5, "Värde"),
    ]  # fmt: skip
    assert found[-1][2] == "The same figure stands in row 4 with another value."


def test_a_table_without_its_columns_says_which():
    assert "No row names the columns" in refused(("x",), header=("a", "b"))[0][2]
    assert [one[2] for one in refused(header=("kpi", "kommun", "år"))] == ["The column value is missing."]
    assert refused(header=("kpi", "kpi", "kommun", "2024", "2024")) == [
        (1, "kpi", "The column stands twice."),
        (1, "2024", "The column stands twice."),
    ]
    assert refused()[0][2] == "The file has no figures."


CELLS = st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=12), st.dates())


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS, CELLS), max_size=5))
def test_whatever_stands_in_a_table_is_a_figure_or_a_problem(lines):
    try:
        found = of_rows(rows(*lines))
    except RefusedSeries:
        return
    assert len({one.key for one in found}) == len(found)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("values", "kpi", "gender", "value", "period")), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_whatever_stands_in_an_answer_is_a_figure_or_a_problem(told_by_somebody):
    with pytest.raises(RefusedSeries):
        of_json(json.dumps({"values": [told_by_somebody]}).encode())


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_with_a_comma_is_the_number(value):
    (point,) = of_rows(rows(("N18409", "1277", "2024", "T", str(value).replace(".", ","))))
    assert point.value == value


def test_a_difference_is_known_where_both_are():
    one = {(2023, Gender.ALL): Decimal(90), (2024, Gender.ALL): Decimal(91), (2024, Gender.MEN): Decimal(5)}
    other = {(2023, Gender.ALL): Decimal(70), (2024, Gender.ALL): None, (2022, Gender.ALL): Decimal(1)}
    assert dict(differences(one, other)) == {(2023, Gender.ALL): Decimal(20), (2024, Gender.ALL): None}
