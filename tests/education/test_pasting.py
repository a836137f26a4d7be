"""What is pasted into the grid of results: clear cells are taken, and nothing that is unclear is ever guessed."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reception.education.rules.pasting import Cell, Column, Pupil, grade, pasted, points
from reception.education.rules.pasting.lines import MOST_LINES, MOST_SIGNS
from reception.education.terms.lessons import PastedBy, Takes, Unclear
from reception.education.terms.studies import Grade

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
G, IG = Grade.PASSED, Grade.NOT_PASSED
LISTENING = Column("listening", ("Lyssna", "Hörförståelse", "Listening"), Takes.POINTS, Decimal(20))
TEST = Column("test", ("NP", "Nationellt prov"))
GRADE = Column("grade", ("Betyg", "Grade"))
COLUMNS = (LISTENING, TEST, GRADE)
PUPILS = (
    Pupil(1, ("Abdi Warsame",)),
    Pupil(2, ("Amina Yusuf", "أمينة يوسف")),
    Pupil(3, ("Åsa al-Ahmad",)),
    Pupil(4, ("Tala Haddad",)),
)
TWINS = (*PUPILS, Pupil(5, ("Yusuf Amina",)))


def read(text, **named):
    """The text pasted at the column of the grade."""
    named.setdefault("first_column", 2)
    return pasted(text, named.pop("pupils", PUPILS), COLUMNS, **named)


def taken(result):
    """What was taken, by pupil and column."""
    return {(cell.pupil, cell.column): cell.value for cell in result.cells}


def asked(result):
    """Why something is asked, and of which line."""
    return [(one.why, one.line) for one in result.questions]


@pytest.mark.parametrize(
    "text", ["G", "g", " G ", "g.", "Godkänt", "GODKÄNT", "godkänd", "Godka\u0308nt", "godkant", "Godk.", "\u200fG"]
)
def test_passed_is_read_in_its_spellings(text):
    assert grade(text) is G


@pytest.mark.parametrize(
    "text",
    [
        "IG",
        "ig",
        "I.G.",
        "i g",
        "Icke godkänt",
        "ICKE GODKÄND",
        "icke-godkänt",
        "ej godkänt",
        "Inte godkänd",
        "Icke\u00a0godkänt",
    ],
)
def test_not_passed_is_read_in_its_spellings(text):
    assert grade(text) is IG


@pytest.mark.parametrize(
    "text",
    [
        "",
        "VG",
        "A",
        "E",
        "F",
        "lG",
        "1G",
        "G?",
        "G-",
        "G+",
        "-G",
        "G*",
        "G/IG",
        "Godkönt",
        "IGG",
        "icke",
        "–",
        "x",
        "Г",
        "Ğ",
        "12",
        "Underkänd",
        "G (prövning)",
    ],
)
def test_what_may_mean_something_else_is_no_grade(text):
    assert grade(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", "12"), ("12,5", "12.5"), ("12.5", "12.5"), ("0", "0"), ("0,25", "0.25"), (" 7 ", "7"), ("١٢", "12")],
)
def test_points_are_read_with_a_comma_or_a_point(text, value):
    assert points(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ",5",
        "5,",
        "1,234",
        "1 234",
        "1.234,5",
        "-3",
        "+3",
        "12-maj",
        "17/20",
        "85 %",
        "½",
        "1e3",
        "007",
        "G",
        "NaN",
        "12,5,5",
    ],
)
def test_what_may_be_another_number_is_no_points(text):
    assert points(text) is None


@patient
@given(some.text(max_size=20))
def test_no_text_is_both_a_grade_and_points_and_none_breaks(text):
    assert grade(text) is None or points(text) is None


# --- by order --------------------------------------------------------------------------------------------------------


def test_a_column_is_pasted_in_the_order_of_the_pupils():
    result = read("G\nig\r\nGodkänt\n\n")
    assert asked(result) == [(Unclear.FEWER_LINES, 0)]
    assert taken(read("G\nig\nGodkänt\nIcke godkänt\n")) == {
        (n + 1, "grade"): it for n, it in enumerate((G, IG, G, IG))
    }


def test_blank_cells_between_change_nothing_and_move_nobody():
    result = read("G\n \n\u00a0\nIG\n")
    assert taken(result) == {(1, "grade"): G, (4, "grade"): IG}
    assert (result.blanks, result.questions) == (2, ())


def test_a_column_with_another_number_of_lines_is_asked_about_and_not_taken():
    assert (read("G\nG").cells, asked(read("G\nG"))) == ((), [(Unclear.FEWER_LINES, 0)])
    assert (read("G\n" * 5).cells, asked(read("G\n" * 5))) == ((), [(Unclear.MORE_LINES, 0)])
    confirmed = read("G\nIG", in_order=True)
    assert (taken(confirmed), confirmed.questions) == ({(1, "grade"): G, (2, "grade"): IG}, ())
    assert asked(read("G\n" * 5, in_order=True)) == [(Unclear.MORE_LINES, 5)]


def test_a_column_is_pasted_from_the_row_where_one_stands():
    assert taken(read("G\nIG", first_row=2)) == {(3, "grade"): G, (4, "grade"): IG}


def test_a_block_fills_columns_and_what_is_beyond_the_grid_is_asked_about():
    result = read("12,5\tG\tG\tbra\n" * 4, first_column=0)
    assert taken(result)[2, "listening"] == Decimal("12.5")
    assert len(result.cells) == 12
    assert asked(result) == [(Unclear.NO_COLUMN, 1)]


def test_an_unclear_cell_stops_no_other():
    result = read("G\nVG\n–\nIG")
    assert taken(result) == {(1, "grade"): G, (4, "grade"): IG}
    assert asked(result) == [(Unclear.NOT_A_GRADE, 2), (Unclear.DASH, 3)]


def test_points_above_the_highest_are_asked_about():
    result = read("20\n20,5\n3\nG", first_column=0)
    assert taken(result) == {(1, "listening"): Decimal(20), (3, "listening"): Decimal(3)}
    assert asked(result) == [(Unclear.TOO_MANY_POINTS, 2), (Unclear.NOT_POINTS, 4)]


# --- by name ---------------------------------------------------------------------------------------------------------


def test_lines_with_names_find_their_pupils_in_any_order():
    result = read("Yusuf, Amina\tG\nåsa Al-Ahmad\tIG\nAbdi  Warsame\tG")
    assert result.by is PastedBy.NAME
    assert taken(result) == {(2, "grade"): G, (3, "grade"): IG, (1, "grade"): G}
    assert result.questions == ()


def test_a_name_in_its_own_script_is_a_name():
    assert taken(read("أمينة يوسف\tG")) == {(2, "grade"): G}


def test_unknown_and_nearly_known_names_are_asked_about_with_whom_they_may_mean():
    result = read("Amina Yussuf\tG\nXerxes\tG\nAmina\tIG\nAbdi Warsame\tG")
    assert taken(result) == {(1, "grade"): G}
    assert asked(result) == [(Unclear.ALIKE_NAME, 1), (Unclear.UNKNOWN_NAME, 2), (Unclear.ALIKE_NAME, 3)]
    assert [one.candidates for one in result.questions] == [(2,), (), (2,)]


def test_a_chosen_pupil_answers_the_question():
    result = read("Amina Yussuf\tG\nAbdi Warsame\tIG", chosen={1: 2})
    assert (taken(result), result.questions) == ({(2, "grade"): G, (1, "grade"): IG}, ())
    assert asked(read("Amina Yussuf\tG\nAbdi Warsame\tIG", chosen={1: 99})) == [(Unclear.ALIKE_NAME, 1)]


def test_two_pupils_of_one_name_are_asked_about():
    result = read("Amina Yusuf\tG\nAbdi Warsame\tG", pupils=TWINS)
    assert asked(result) == [(Unclear.SEVERAL_PUPILS, 1)]
    assert result.questions[0].candidates == (2, 5)


def test_a_line_that_says_the_same_again_is_counted_and_one_that_differs_is_asked_about():
    same = read("Amina Yusuf\tG\nYusuf Amina\tgodkänt\nAbdi Warsame\tIG")
    assert (taken(same), same.repeated) == ({(2, "grade"): G, (1, "grade"): IG}, 1)
    apart = read("Amina Yusuf\tG\nAmina Yusuf\tIG\nAbdi Warsame\tIG")
    assert taken(apart) == {(1, "grade"): IG}
    assert asked(apart) == [(Unclear.TWICE, 1), (Unclear.TWICE, 2)]


def test_two_lines_given_to_one_pupil_by_choice_are_asked_about_too():
    result = read("Amina Yusuf\tG\nXerxes\tIG", chosen={2: 2})
    assert (result.cells, asked(result)) == ((), [(Unclear.TWICE, 1), (Unclear.TWICE, 2)])


def test_results_without_a_name_are_asked_about():
    assert asked(read("Amina Yusuf\tG\n\tIG\n\t\nAbdi Warsame\tG")) == [(Unclear.NO_NAME, 2)]


def test_headings_say_which_column_is_which():
    result = read("Namn\tBetyg\tLyssna\nAmina Yusuf\tG\t12,5\nAbdi Warsame\t\t7", first_column=0)
    assert taken(result) == {(2, "grade"): G, (2, "listening"): Decimal("12.5"), (1, "listening"): Decimal(7)}
    assert (result.blanks, result.questions) == (1, ())


def test_headings_that_are_unknown_or_stand_twice_are_asked_about_and_their_columns_left_out():
    result = read("Namn\tBetyg\tAnteckning\tBetyg\nAmina Yusuf\tG\tbra\tIG")
    assert result.cells == ()
    assert [one.why for one in result.questions] == [Unclear.COLUMN_TWICE, Unclear.UNKNOWN_COLUMN, Unclear.COLUMN_TWICE]


def test_a_single_column_with_its_heading_goes_to_that_column():
    result = read("Nationellt prov\nG\nG\nIG\nG", first_column=0)
    assert taken(result)[3, "test"] is IG
    assert result.questions == ()


def test_a_pupil_called_like_a_column_is_no_heading():
    pupils = (Pupil(1, ("Betyg",)), Pupil(2, ("Amina Yusuf",)))
    assert taken(read("Betyg\tG\nAmina Yusuf\tIG", pupils=pupils)) == {(1, "grade"): G, (2, "grade"): IG}


def test_semicolons_part_cells_where_there_are_no_tabs():
    assert taken(read("Amina Yusuf;G\nAbdi Warsame;IG")) == {(2, "grade"): G, (1, "grade"): IG}


def test_a_quotation_mark_swallows_no_line():
    result = read('"Amina Yusuf\tG\nAbdi Warsame\tIG')
    assert taken(result) == {(2, "grade"): G, (1, "grade"): IG}
    assert read('"Amina\nYusuf"\tG\nAbdi Warsame\tIG').questions == ()


def test_a_signed_result_is_never_changed_and_the_same_again_is_no_question():
    locked = {(1, "grade"): G, (2, "grade"): G}
    result = read("Abdi Warsame\tG\nAmina Yusuf\tIG", locked=locked)
    assert (result.cells, asked(result)) == ((), [(Unclear.LOCKED, 2)])


@pytest.mark.parametrize("text", ["G\n" * (MOST_LINES + 1), "G" * (MOST_SIGNS + 1)])
def test_a_text_longer_than_a_group_is_refused_whole(text):
    assert asked(read(text)) == [(Unclear.TOO_LONG, 0)]


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n", "\u200b"])
def test_nothing_pasted_is_nothing_asked(text):
    result = read(text)
    assert (result.cells, result.questions) == ((), ())


# --- whatever is pasted ----------------------------------------------------------------------------------------------

PIECES = ["G", "IG", "VG", "12,5", "21", "", "–", "Amina Yusuf", "Abdi", "Namn", "Betyg", "NP", "\t", "\n", ";", '"']


@patient
@given(some.one_of(some.text(max_size=80), some.lists(some.sampled_from(PIECES), max_size=30).map("".join)))
def test_whatever_is_pasted_each_cell_is_taken_once_and_only_if_it_stands_there(text):
    for in_order in (False, True):
        result = read(text, in_order=in_order, first_column=0)
        assert len(taken(result)) == len(result.cells)
        for cell in result.cells:
            assert isinstance(cell.value, Decimal) is (cell.column == "listening")
            assert cell.value in (G, IG) or cell.value <= 20


@patient
@given(some.permutations(PUPILS), some.lists(some.sampled_from(["G", "IG", "", "VG"]), min_size=4, max_size=4))
def test_the_order_of_named_lines_makes_no_difference(order, written):
    said = dict(zip((1, 2, 3, 4), written, strict=True))
    text = "\n".join(f"{one.names[0]}\t{said[one.pupil]}" for one in order)
    result = read(f"Namn\tBetyg\n{text}")
    assert taken(result) == {(n, "grade"): Grade(it) for n, it in said.items() if it in {"G", "IG"}}
    assert {one.candidates for one in result.questions} == {(n,) for n, it in said.items() if it == "VG"}


@patient
@given(some.lists(some.sampled_from(["G", "IG", ""]), min_size=4, max_size=4))
def test_a_column_copied_out_is_the_same_when_it_is_pasted_in(written):
    result = read("\n".join(written), in_order=True)
    assert result.cells == tuple(Cell(n + 1, "grade", Grade(it), n + 1) for n, it in enumerate(written) if it)
