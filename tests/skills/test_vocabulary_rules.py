"""A vocabulary's file: what its lines become, and everything that is wrong with them."""

import io
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as some

from reception.sheets.cells import Row
from reception.sheets.reading import read_workbook
from reception.skills.rules import vocabulary_files as files
from reception.skills.rules.bundled import bundled
from reception.skills.rules.vocabulary import COLUMNS, Entry, Vocabulary
from reception.skills.rules.vocabulary_files import MOST_LINES, SHOWN, Changes, RefusedRows
from reception.skills.terms import Scheme
from tests.skills.test_vocabulary import vocabularies

LONG_CHAIN = 10_000
DEFINITIONS = Path(__file__).parents[2] / "reception" / "skills" / "definitions"


def rows(*lines: tuple, header: tuple = COLUMNS) -> list[Row]:
    """The rows of a file."""
    numbered = enumerate((header, *lines), 1)
    return [Row(number, tuple(cell if cell != "" else None for cell in cells)) for number, cells in numbered]


def refused(*lines: tuple, header: tuple = COLUMNS, scheme: Scheme = Scheme.PROFESSION) -> list[tuple[int, str]]:
    """What is said of such a file, by line."""
    with pytest.raises(RefusedRows) as refusal:
        files.entries(rows(*lines, header=header), scheme)
    return [(problem.line, problem.said.in_english) for problem in refusal.value.first]


def one(*lines: tuple, **options) -> tuple[int, str]:
    """The only thing that is said."""
    [problem] = refused(*lines, **options)
    return problem


def taken(*lines: tuple, header: tuple = COLUMNS, scheme: Scheme = Scheme.PROFESSION) -> tuple[Entry, ...]:
    """The entries of such a file."""
    return files.entries(rows(*lines, header=header), scheme)


def test_a_line_becomes_an_entry_with_all_that_stands_in_it():
    line = ("nurse", "Sjuksköterska", "Nurse", "", "syster | RN", "socialstyrelsen", "https://x.example", "2221|2222")
    [entry] = taken(line)
    assert entry == Entry(
        "nurse", "Sjuksköterska", "Nurse", words=("syster", "RN"), authority="socialstyrelsen",
        website="https://x.example", occupations=("2221", "2222"),
    )  # fmt: skip


def test_a_line_without_english_is_shown_in_swedish_and_columns_may_have_any_order():
    [entry] = taken(("Läkare", "doc"), header=("SV", " Code "))
    assert (entry.code, entry.called("sv"), entry.called("en")) == ("doc", "Läkare", "Läkare")


def test_columns_that_are_missing_unknown_or_there_twice_are_named():
    told = refused(("1", "2"), header=("en", "svenska", "en"))
    assert [line for line, _said in told] == [1] * len(told)
    assert "The column code is missing" in told[0][1]
    assert "The column sv is missing" in told[1][1]
    assert any("The column svenska is none of those that are read" in said for _line, said in told)
    assert any("The column en stands twice" in said for _line, said in told)


def test_nothing_but_a_header_is_no_vocabulary():
    assert one() == (1, "The file has no codes: nothing stands below the first line.")


def test_more_lines_than_may_be_are_refused():
    line = ("a", "A")
    told = one(*[line] * (MOST_LINES + 1), header=("code", "sv"))
    assert told == (MOST_LINES + 2, "The file has more than 50000 lines.")


def test_what_is_empty_is_told_with_its_line():
    told = refused(("", "Läkare"), ("doc", ""), header=("code", "sv"))
    assert told == [(2, "The code is missing."), (3, "The Swedish name is missing.")]


def test_a_code_stands_once():
    told = one(("a", "A"), ("b", "B"), ("a", "C"), header=("code", "sv"))
    assert told == (4, "The code a stands in line 2 already.")


def test_the_code_above_stands_in_the_file():
    assert one(("a", "A", "b"), header=("code", "sv", "parent")) == (2, "The code above, b, is not in the file.")


@pytest.mark.parametrize("code", ["a b", "(2221)", "å", "a|b", "<b>", "-1", "a" * 41, "1;2", "２２"])
def test_a_code_has_no_strange_characters(code):
    line, said = one((code, "A"), header=("code", "sv"))
    assert line == 2
    assert "cannot be a code" in said
    assert len(said) < 250


@pytest.mark.parametrize("code", [110, 2221.0, date(2026, 10, 11), True])
def test_a_code_that_is_a_number_has_perhaps_lost_its_zeros(code):
    line, said = one((code, "A"), header=("code", "sv"))
    assert line == 2
    assert said.startswith("code: a number or a date stands here")


def test_a_name_that_is_a_number_is_read_as_it_is_written():
    assert taken(("a", 7.0, 8), header=("code", "sv", "en"))[0] == Entry("a", "7", "8")


def test_codes_that_lead_round_in_a_circle_are_told_once():
    header = ("code", "sv", "parent")
    told = one(("a", "A", "c"), ("b", "B", "a"), ("c", "C", "b"), ("d", "D", "a"), header=header)
    assert told == (2, "The codes above one another lead round in a circle: a → c → b → a.")
    assert one(("a", "A", "a"), header=header)[1].endswith("a → a.")


def test_a_chain_of_ten_thousand_codes_is_no_circle():
    header = ("code", "sv", "parent")
    chain = [(f"n{at}", "A", f"n{at - 1}" if at else "") for at in range(LONG_CHAIN)]
    assert len(taken(*chain, header=header)) == LONG_CHAIN
    told = one(("n0", "A", f"n{LONG_CHAIN - 1}"), *chain[1:], header=header)
    assert told[1].endswith("… → n0.")


def test_a_hole_above_codes_of_digits_is_told_where_it_is_first_met():
    header = ("code", "sv")
    told = refused(("2", "A"), ("2221", "B"), ("2222", "C"), header=header, scheme=Scheme.OCCUPATION)
    assert told == [
        (3, "The code 22, which stands above this one, has no line."),
        (3, "The code 222, which stands above this one, has no line."),
    ]
    assert taken(("2221", "B"), header=header)[0].code == "2221", "professions have no such order"
    assert taken(("7wdX_4rv_33z", "B"), header=header, scheme=Scheme.OCCUPATION)[0].sv == "B"


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("sv", "x" * 151, "sv: shorten this to 150 characters."),
        ("en", "x" * 151, "en: shorten this to 150 characters."),
        ("words", "x" * 4001, "words: shorten this to 4000 characters."),
        ("website", "https://" + "x" * 300, "website: shorten this to 300 characters."),
        ("website", "javascript:alert(1)", "website: an address begins with https:// or http://."),
        ("sv", "=SUM(A1)", "sv: a formula or an error of the spreadsheet stands here."),
        ("en", "#REF!", "en: a formula or an error of the spreadsheet stands here."),
        ("sv", "a\x00b", "sv: The text holds a null character"),
        ("words", "a\u202eb", "words: The text holds a hidden mark"),
        ("sv", "a\nb", "sv: The text holds a control character or a line break"),
        ("authority", "the board", "“the board” cannot be a code"),
        ("occupations", "2221|2 2", "“2 2” cannot be a code"),
    ],
)
def test_what_cannot_stand_in_a_cell_is_told_by_its_column(column, text, said):
    line = dict.fromkeys(COLUMNS, "") | {"code": "a", "sv": "A", column: text}
    number, told = one(tuple(line.values()))
    assert number == 2
    assert told.startswith(said)


def test_what_stands_beside_the_columns_is_told():
    assert one(("a", "A", "B"), header=("code", "sv"))[1].startswith("More stands in this line")
    assert one(("a", "x", "A"), header=("code", None, "sv"))[1].startswith("More stands in this line")


def test_everything_is_told_in_the_order_of_the_file_and_after_fifty_only_how_many():
    with pytest.raises(RefusedRows) as refusal:
        files.entries(rows(*[("a b", "") for _ in range(100)], header=("code", "sv")), Scheme.LEVEL)
    first = refusal.value.first
    assert len(first) == SHOWN
    assert [problem.line for problem in first] == sorted(problem.line for problem in first)
    assert refusal.value.more == 200 - SHOWN


@given(vocabularies())
def test_what_was_written_is_read_again_the_same(vocabulary):
    sheet = [Row(number, cells) for number, cells in enumerate((COLUMNS, *map(files.cells_of, vocabulary.entries)), 1)]
    assert files.entries(sheet, Scheme.PROFESSION) == vocabulary.entries


@pytest.mark.parametrize(
    ("scheme", "name"),
    [(Scheme.OCCUPATION, "occupations"), (Scheme.LEVEL, "levels"), (Scheme.PROFESSION, "professions")],
)
def test_what_the_program_brings_would_be_taken_in_and_is_given_out_whole(scheme, name):
    [sheet] = read_workbook((DEFINITIONS / f"{name}.csv").read_bytes(), name=name, separators=";,\t")
    assert files.entries(sheet.rows, scheme) == bundled(scheme).entries
    [given_out] = read_workbook(files.workbook(bundled(scheme)), name="file")
    assert files.entries(given_out.rows, scheme) == bundled(scheme).entries


def test_a_name_that_looks_like_a_formula_is_text_in_the_file_that_is_given_out():
    content = files.workbook(Vocabulary("1", "", (Entry("0110", "+46", "@SUM(A1)"),)))
    assert read_workbook(content, name="file")[0].rows[1].cells[:3] == ("0110", "+46", "@SUM(A1)")


def test_what_another_release_brings_is_counted():
    before = Vocabulary("1", "", (Entry("a", "A", "A"), Entry("b", "B", "B"), Entry("c", "C", "C")))
    after = (Entry("a", "A", "A"), Entry("b", "B", "Bee"), Entry("d", "D", "D"))
    assert files.changes(before, after) == Changes(new=1, changed=1, gone=1)


anything = some.one_of(
    some.none(), some.text(max_size=8), some.integers(), some.floats(), some.dates(), some.booleans()
)


@given(some.lists(some.lists(anything, max_size=9), max_size=6))
def test_no_cell_can_do_harm(lines):
    sheet = [Row(1, COLUMNS), *(Row(number, tuple(cells)) for number, cells in enumerate(lines, 2))]
    told: tuple = ()
    try:
        files.entries(sheet, Scheme.OCCUPATION)
    except RefusedRows as refusal:
        told = refusal.first
    assert all(problem.line and problem.said.in_english for problem in told)


def test_a_workbook_with_codes_as_numbers_is_refused_and_one_with_text_is_taken():
    def workbook(*lines):
        content = io.BytesIO()
        with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
            sheet = book.add_worksheet()
            for number, cells in enumerate((("code", "sv"), *lines)):
                sheet.write_row(number, 0, cells)
        return read_workbook(content.getvalue(), name="x")[0].rows

    with pytest.raises(RefusedRows, match="1 problems"):
        files.entries(workbook((110, "Officerare")), Scheme.PROFESSION)
    assert files.entries(workbook(("0110", "Officerare")), Scheme.PROFESSION)[0].code == "0110"
