"""Lists never seen before: any order of columns, any wording of headers, one header row or two."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.i18n.dates import UnreadableDate
from reception.imports.rules import cells, columns, header_words, headers, messages
from reception.imports.rules.plan import plan
from reception.imports.rules.records import ImportPlan, PersonRow
from reception.sheets.cells import Cell, Row, Sheet, Span

TODAY = date(2026, 11, 22)

# Valid test numbers; their serial numbers are of the range kept for tests.
NUMBERS = ("880119-9814", "160912-9810", "090576-9808", "19880119-9814", "20160912-9810")
NAMES = ("Melnyk, Andrii", "Al Ahmad, Amina", "Nuur, Abdi", "Hosseini, Reza", "Kidane, Yonas")
DAYS = ("2024-01-02", "240203", "04/03 2024", "2024-04-05", "2024.05.06")


def table(header: Sequence[Cell], *rows: Sequence[Cell], name: str = "Blad1", spans: tuple[Span, ...] = ()) -> Sheet:
    return Sheet(name, [Row(at, tuple(each)) for at, each in enumerate([header, *rows], start=1)], spans)


def of_columns(contents: Mapping[str, Sequence[Cell]], name: str = "Blad1") -> Sheet:
    return table(list(contents), *zip(*contents.values(), strict=True), name=name)


def fields(sheet: Sheet, mapping: headers.Kept | None = None) -> dict[str, str]:
    """The field of every column that is used, by its header."""
    layout = headers.find(sheet, mapping)
    assert layout
    return {column.title: column.field for column in layout.understood if column.field}


def how(sheet: Sheet, title: str, mapping: headers.Kept | None = None) -> tuple[str, str | None, str | None]:
    [found] = columns.columns_of([sheet], mapping)
    [column] = [column for column in found.columns if column.title == title]
    return column.how, column.field, column.suggested


def planned(*sheets: Sheet, **options: headers.Kept) -> ImportPlan:
    return plan(sheets, today=TODAY, known_workers={}, **options)


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Medborgarksap", "citizenship"), ("Persnonummer", "number"), ("Handlägare", "worker"),
        ("Mottagningsdat", "received_on"),
    ],
)  # fmt: skip
def test_a_misspelt_or_shortened_header_is_understood(header, field):
    assert how(of_columns({"Namn": NAMES, header: (None,) * 5}), header) == ("near", field, None)


@pytest.mark.parametrize(
    "header",
    [
        "Namnsdag",
        "Persienner",
        "Tidigare adress",
        "God mans telefon",
        "Ut",
        "Övrig tid",
        "Datum",
        "Status",
        "Kontakt",
        "AF-handläggare",
    ],
)
def test_a_header_that_is_only_somewhat_like_another_is_not_taken_for_it(header):
    assert how(of_columns({"Namn": NAMES, "Kön": ("k",) * 5, header: ("ja",) * 5}), header)[1] is None


def test_a_header_that_is_nearly_a_date_is_not_believed_above_something_else():
    sheet = of_columns({"Namn": NAMES, "Kön": ("k",) * 5, "Motagen": ("Eva", "Åke", "Eva", "Eva", "Åke")})
    assert how(sheet, "Motagen") == ("unknown", None, "received_on")


# --- contents --------------------------------------------------------------------------------------------------------

CONTENTS = {
    "name": NAMES,
    "number": NUMBERS,
    "dossier": ("29-394984", "35-124502", "16-209211/2", "43-474158", "20-904077"),
    "email": tuple(f"a{number}@mail.example" for number in range(5)),
    "phone": ("070-1740693", "+46701740693", "0046 70 174 06 59", "0701740605", "08-123 45 67"),
    "citizenship": ("Syrien", "Ukraina", "Somalia/Etiopien", "Statslös", "Palestina"),
    "languages": ("arabiska", "ukrainska, ryska", "somaliska", "dari", "tigrinja"),
    "ground": ("Flykting", "Alt.skydd", "flykting", "Verkställighetshinder", "Flykting"),
    "relation": ("sökande", "maka/make", "barn", "dotter", "mormor"),
    "address": ("Storgatan 1 lgh 1101", "Skolvägen 28", "Norra Parkgatan 4 B", "Ringvägen 9", "Torpstigen 3"),
    "sex": ("k", "m", "K", "M", "k"),
}


@pytest.mark.parametrize("field", CONTENTS)
def test_what_cannot_be_anything_else_is_understood_below_a_header_that_tells_nothing(field):
    sheet = of_columns({"Löpnr": (1, 2, 3, 4, 5), "Tolk": ("ja",) * 5, "Namn": NAMES, "Uppgift A": CONTENTS[field]})
    if field == "name":
        sheet = of_columns({"Löpnr": (1, 2, 3, 4, 5), "Tolk": ("ja",) * 5, "Uppgift A": NAMES})
    assert how(sheet, "Uppgift A") == ("contents", field, None)


def test_a_list_is_found_though_not_one_word_of_its_header_is_known():
    sheet = of_columns({f"Kolumn {at}": values for at, values in enumerate(CONTENTS.values())})
    assert list(fields(sheet).values()) == list(CONTENTS)


def test_a_list_whose_columns_have_no_headers_at_all_is_no_list_since_people_would_pass_for_its_header():
    rows = list(zip(*CONTENTS.values(), strict=True))
    assert headers.find(table(rows[0], *rows[1:])) is None


def test_a_column_without_header_is_understood_by_its_contents_and_called_by_its_letter():
    sheet = table(["Namn", None, "Kön"], *([name, number, "k"] for name, number in zip(NAMES, NUMBERS, strict=True)))
    assert fields(sheet) == {"Namn": "name", "(B)": "number", "Kön": "sex"}


@pytest.mark.parametrize(
    "values",
    [
        ("ja", "nej", "x", "ja", "ja"), ("A", "B", "A", "E", "A"), ("3", "4", "5", "6", "9"), DAYS,
        (*NUMBERS[:3], None, None),
    ],
)  # fmt: skip
def test_what_may_be_several_things_or_is_seldom_there_is_not_used_by_its_contents_alone(values):
    assert how(of_columns({"Namn": NAMES, "Kön": ("k",) * 5, "Uppgift": values}), "Uppgift")[1] is None


def test_a_column_of_dates_is_what_its_header_hints_at():
    contents = {"Namn": NAMES, "Tillståndet gäller från": DAYS, "Tillståndet gäller till": DAYS, "Ett datum": DAYS}
    assert fields(of_columns(contents)) == {
        "Namn": "name",
        "Tillståndet gäller från": "permit_from",
        "Tillståndet gäller till": "permit_to",
    }


@pytest.mark.parametrize(
    ("header", "values", "field"),
    [
        ("Gode mannens nummer", NUMBERS, "number"), ("Makens tel", CONTENTS["phone"], "phone"),
        ("Tidigare bostad", CONTENTS["address"], "address"),
    ],
)  # fmt: skip
def test_what_is_about_somebody_else_or_the_past_is_only_suggested(header, values, field):
    assert how(of_columns({"Namn": NAMES, "Kön": ("k",) * 5, header: values}), header) == ("unknown", None, field)


def test_the_country_of_birth_is_not_a_citizenship():
    sheet = of_columns({"Namn": NAMES, "Kön": ("k",) * 5, "Födelseland": CONTENTS["citizenship"]})
    assert how(sheet, "Födelseland") == ("unknown", None, None)


def test_two_columns_that_look_alike_are_not_used_and_the_question_is_left_to_a_person():
    sheet = of_columns({"Namn": NAMES, "Kön": ("k",) * 5, "A": NUMBERS, "B": NUMBERS})
    assert [how(sheet, title) for title in "AB"] == [("unknown", None, "number")] * 2


def test_personal_numbers_below_nr_are_personal_numbers():
    assert how(of_columns({"Nr": NUMBERS, "Namn": NAMES}), "Nr") == ("contents", "number", None)


def test_a_column_that_counts_up_is_suggested_as_the_number_in_the_list():
    sheet = of_columns(
        {"A": (1.0, 2.0, 3.0, 4.0, 6.0), "Namn": NAMES, "Kön": ("k",) * 5, "B": (4.0, 1.0, 7.0, 2.0, 3.0)}
    )
    assert [how(sheet, title) for title in "AB"] == [("unknown", None, "row_number"), ("unknown", None, None)]


def test_free_text_is_never_read():
    text = (
        "Flyktingstatus, mormor i Syrien, sekretessmarkering, ring 070-1740693 och fråga efter hennes syster Amina.",
    )
    assert how(of_columns({"Namn": NAMES, "Kön": ("k",) * 5, "Prosa": text * 5}), "Prosa") == ("unknown", None, None)


def test_one_word_of_protection_is_enough_to_protect():
    sheet = of_columns({"Namn": NAMES, "Kön": ("k",) * 5, "Obs": (None, None, "Sekretessmarkering", None, None)})
    assert [person.protection for person in planned(sheet).people] == ["none", "none", "marking", "none", "none"]


# --- several columns for one field -----------------------------------------------------------------------------------


def test_of_two_columns_for_one_field_the_first_that_holds_anything_is_used_and_the_other_is_named():
    sheet = of_columns(
        {"Namn": NAMES, "Telefon": (None,) * 5, "Mobil": ("0701740693",) * 5, "Tel": ("0701740605",) * 5}
    )
    layout = headers.find(sheet)
    assert layout
    assert (layout.title("phone"), layout.unknown) == ("Mobil", ("Tel",))


def test_a_repeated_header_keeps_its_first_column_and_has_a_key_of_its_own():
    sheet = table(["Namn", "Not", "Tel", "Tel"], ["A", "b", "0701740693", "0701740605"])
    [found] = columns.columns_of([sheet])
    assert [(column.key, column.field) for column in found.columns] == [
        ("namn", "name"), ("not", None), ("tel", "phone"), ("tel@2", None),
    ]  # fmt: skip


# --- two header rows -------------------------------------------------------------------------------------------------

UPPER = ["Person", None, "UT", None, "SFI", None, "God man", None, None]
LOWER = ["Namn", "Personnr", "from", "tom", "Kurs", "Start", "Namn", "Telefon", "Epost"]
BELOW: list[Cell] = [NAMES[0], NUMBERS[0], "2024-01-02", "2026-01-02", "2B", "2024-03-04", "Eva Ek", "0701", "a@b.se"]


def test_two_header_rows_are_read_together_and_what_stands_below_somebody_else_is_not_the_persons():
    layout = headers.find(table(UPPER, LOWER, BELOW))
    assert layout
    assert layout.row == 2
    assert layout.columns == {"name": 0, "number": 1, "permit_from": 2, "permit_to": 3, "sfi": 4, "sfi_start": 5}
    assert layout.titles["permit_to"] == "UT tom"
    [person] = planned(table(UPPER, LOWER, BELOW)).people
    assert (person.name.passport, person.permit_to, person.email) == ("Andrii Melnyk", date(2026, 1, 2), None)


def test_a_merged_group_reaches_no_farther_than_it_is_merged():
    spans = (Span(1, 2, 3), Span(1, 6, 7))
    layout = headers.find(table(UPPER, LOWER, BELOW, spans=spans))
    assert layout
    assert layout.title("email") == "Epost"


def test_headers_that_are_merged_over_both_rows_stand_for_themselves():
    upper, lower = ["Namn", "Kön", "UT", None], ["Namn", None, "from", "tom"]
    assert fields(table(upper, lower, ["A", "k", "2024-01-02", "2026-01-02"])) == {
        "Namn": "name", "Kön": "sex", "UT from": "permit_from", "UT tom": "permit_to",
    }  # fmt: skip


def test_a_title_above_a_single_header_row_is_no_part_of_it():
    layout = headers.find(table(["Mottagna i Exempelby"], ["Namn", "Kön"], ["A", "k"]))
    assert layout
    assert layout.titles == {"name": "Namn", "sex": "Kön"}


def test_a_title_that_holds_the_words_of_a_field_lends_them_to_no_column():
    layout = headers.find(
        table(["", "Mottagna nyanlända"], ["Namn", "Uppehållst. slut", "Kön"], ["A", "2027-01-01", "k"])
    )
    assert layout
    assert "received_on" not in layout.titles


# --- a mapping that was kept -----------------------------------------------------------------------------------------


def test_what_was_kept_stands_over_every_meaning():
    sheet = of_columns({"Namn": NAMES, "Kön": ("k",) * 5, "Tel": CONTENTS["phone"], "Vad": ("Flykting",) * 5})
    mapping = {"people": {"kon": "", "vad": "ground", "tel": "note"}}
    assert fields(sheet, mapping) == {"Namn": "name", "Tel": "note", "Vad": "ground"}
    assert how(sheet, "Kön", mapping) == ("left_out", None, None)
    layout = headers.find(sheet, mapping)
    assert layout
    assert layout.unknown == ()


def test_a_field_that_no_longer_exists_is_as_if_it_was_never_kept():
    assert fields(of_columns({"Namn": NAMES, "Kön": ("k",) * 5}), {"people": {"kon": "shoe_size"}})["Kön"] == "sex"


def test_a_list_with_its_names_left_out_is_not_imported_and_can_still_be_put_right():
    sheet, mapping = of_columns({"Namn": NAMES, "Kön": ("k",) * 5}), {"people": {"namn": ""}}
    assert headers.find(sheet, mapping) is None
    assert how(sheet, "Namn", mapping) == ("left_out", None, None)


def test_the_samples_of_a_column_hold_no_whole_personal_number():
    sheet = of_columns(
        {"Namn": NAMES, "Personnr": (8801199814.0, "19880119-9814", "160912-9810", "x", "y"), "Kön": ("k",) * 5}
    )
    [found] = columns.columns_of([sheet])
    assert found.columns[1].samples == ("880119-••••", "19880119-••••", "160912-••••")
    assert found.columns[2].samples == ("k",)


def test_every_field_has_a_label_and_every_label_a_field():
    for kind in headers.KINDS:
        assert sorted(field for field, _ in columns.FIELDS[kind]) == sorted(header_words.fields_of(kind))


# --- for all lists ---------------------------------------------------------------------------------------------------

WHOLE = {
    "Löpnr": (1, 2, 3, 4, 5), "Namn": NAMES, "Pers.nummer": (*NUMBERS[:3], None, None), "LMA": CONTENTS["dossier"],
    "Född": ("1988", None, None, "1990-02-03", "12/05 2001"), "Kön": CONTENTS["sex"], "Land": CONTENTS["citizenship"],
    "Modersmål": CONTENTS["languages"], "Tolkbehov": ("ja", None, "nej", "x", "ja"), "Kom till kommunen": DAYS,
    "UT fr.o.m.": DAYS, "UT t.o.m.": ("2028-01-02", "PUT", None, None, "2028-01-02"), "Skäl": CONTENTS["ground"],
    "ABO/EBO": ("EBO", "anvisad", "EBO", "kvot", "A"), "Fam": ("H1", "H1", "H2", "H2", "H3"),
    "Roll": CONTENTS["relation"], "Bor på": CONTENTS["address"], "Mobil": CONTENTS["phone"], "Mejl": CONTENTS["email"],
    "Ansvarig": ("EE",) * 5, "Skyddad id": (None, "ja", None, None, None), "Spår": ("2B", None, "1A", None, None),
    "Kommentar": ("a", "b", "c", "d", "e"),
}  # fmt: skip


def rows_of(result: ImportPlan) -> list[PersonRow]:
    return [replace(person, remarks=()) for person in result.people]


@settings(max_examples=60, deadline=None)
@given(st.permutations(list(WHOLE)))
def test_any_order_of_the_columns_gives_the_same_rows(order):
    result = planned(of_columns({header: WHOLE[header] for header in order}))
    assert rows_of(result) == rows_of(planned(of_columns(WHOLE)))
    assert len(result.people) == 5


SYNONYMS = [
    (kind, field, word)
    for kind in headers.KINDS
    for field, words in header_words._document()[kind].items()
    for word in words
]


def disturbed(word: str, upper: list[bool], joint: str) -> str:
    letters = [letter.upper() if up else letter.lower() for letter, up in zip(word, upper * len(word), strict=False)]
    return "".join(joint if letter == " " else letter for letter in letters) + ("." if upper[0] else " ")


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(SYNONYMS),
    st.lists(st.booleans(), min_size=3, max_size=7),
    st.sampled_from([" ", "  ", ".", "-", "\n", "_"]),
)
def test_any_synonym_is_known_whatever_its_case_dots_and_spaces(synonym, upper, joint):
    kind, field, word = synonym
    assert header_words.known(header_words.words_of(disturbed(word, upper, joint)), kind) == field


HEADER = st.one_of(
    st.sampled_from([word for _, _, word in SYNONYMS]),
    st.none(),
    st.text(max_size=12),
    st.sampled_from(["UT", "from", "tom"]),
)
CELL = st.one_of(
    st.none(), st.sampled_from([each for values in WHOLE.values() for each in values]), st.text(max_size=8)
)


@settings(max_examples=200, deadline=None)
@given(st.data(), st.integers(2, 8))
def test_a_mapping_kept_and_given_again_reproduces_the_layout(data, width):
    rows = [data.draw(st.lists(HEADER, min_size=width, max_size=width)) for _ in range(data.draw(st.integers(1, 2)))]
    rows += data.draw(st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=5))
    sheet = table(rows[0], *rows[1:])
    first = headers.find(sheet)
    if first is None:
        return
    [found] = columns.columns_of([sheet])
    again = headers.find(sheet, {first.kind: columns.kept(found.columns)})
    assert again
    assert (again.kind, again.row, again.columns, again.titles) == (first.kind, first.row, first.columns, first.titles)


WAYS = (
    "{0:%Y-%m-%d}", "{0:%Y%m%d}", "{0:%Y.%m.%d}", "{0:%Y/%m/%d}", "{0:%d/%m/%Y}", "{0:%d/%m %Y}", "{0:%d.%m.%Y}",
    "{0:%d-%m-%Y}",
    "{0.day}/{0.month} {0.year}", "{0.day}.{0.month}.{0.year}", "{0.day} {1} {0.year}", "den {0.day} {1} {0.year}",
    "{0.day}:e {1} {0.year}", " {0:%Y-%m-%d} ", "{0:%Y-%m-%d} 00:00", "{0:%Y-%m-%d}T00:00:00",
)  # fmt: skip
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905


@settings(max_examples=500, deadline=None)
@given(st.dates(date(1905, 1, 1), date(2046, 11, 22)), st.sampled_from(WAYS))
def test_a_date_written_in_any_usual_way_is_that_day_or_refused_and_never_another(day, way):
    try:
        assert cells.day_of(way.format(day, MONTHS[day.month - 1]), today=TODAY) == day
    except UnreadableDate:
        assert ":" in way  # a time beside the day is refused


@settings(max_examples=300, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2046, 1, 1)))
def test_a_date_that_a_spreadsheet_stores_is_that_day_or_refused_and_never_another(day):
    forms: list[Cell] = [
        day, datetime(day.year, day.month, day.day, 13),  # noqa: DTZ001 - cells know no time zone
        float(f"{day:%Y%m%d}"), float((day - date(1899, 12, 30)) / timedelta(1)),
    ]  # fmt: skip
    for cell in forms:
        try:
            assert cells.day_of(cell, today=TODAY) == day
        except UnreadableDate:
            assert isinstance(cell, float)  # a count that could also be a date written in six digits


@settings(max_examples=300, deadline=None)
@given(st.dates(date(1947, 1, 1), date(2046, 11, 21)))
def test_six_digits_are_that_day_within_the_hundred_years_that_lists_are_about(day):
    assert cells.day_of(f"{day:%y%m%d}", today=TODAY) == day
    assert cells.day_of(f"{day:%y-%m-%d}", today=TODAY) == day


@settings(max_examples=300, deadline=None)
@given(st.dates(date(1905, 1, 1), TODAY), st.sampled_from(WAYS[:12]))
def test_a_birth_is_that_day_in_the_past_whatever_the_century(day, way):
    birth = cells.birth_of(way.format(day, MONTHS[day.month - 1]), today=TODAY)
    assert birth
    assert (birth.on, birth.precision) == (day, "day")


# --- what spreadsheets do to numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell", ["1,98801E+11", "2.00101e+11", "1.99001E+11", 198801000000.0, "198801000000", 8801190000.0]
)
def test_a_number_in_scientific_notation_that_lost_digits_says_so_beside_its_column(cell):
    result = planned(table(["Namn", "Personnr"], ["A", cell]))
    assert [(fault.column, fault.reason) for fault in result.rejected] == [("Personnr", messages.LOST_DIGITS)]


def test_a_number_in_scientific_notation_that_has_all_its_digits_is_read():
    [person] = planned(table(["Namn", "Personnr"], ["A", "1,98801199814E+11"])).people
    assert person.number
    assert person.number.value == "198801199814"


@pytest.mark.parametrize("header", ["Telefon", "Dossiernr"])
def test_a_telephone_or_dossier_that_lost_digits_is_left_out_with_a_remark(header):
    [person] = planned(table(["Namn", header], ["A", "2,93E+07"])).people
    assert (person.phone, person.dossier, person.remarks[0].text) == (None, None, messages.LOST_DIGITS)


@pytest.mark.parametrize("cell", ["19880119", 19880119.0])
def test_eight_digits_that_may_be_a_birth_are_no_dossier_number(cell):
    [person] = planned(table(["Namn", "Personnr"], ["A", cell])).people
    assert (person.number, person.dossier, person.remarks[0].text) == (None, None, messages.DATE_OR_DOSSIER)


@pytest.mark.parametrize("cell", ["19880119-", "880119-XXXX", "19880119-????", "880119 - xxxx"])
def test_a_number_whose_last_digits_nobody_knows_yet_is_a_birth(cell):
    [person] = planned(table(["Namn", "Personnr"], ["A", cell])).people
    assert person.birth
    assert (person.number, person.birth.on, person.birth.precision) == (None, date(1988, 1, 19), "day")


@pytest.mark.parametrize("cell", ["#REF!", "#VÄRDEFEL!", "#N/A", "#SAKNAS!", "=LETARAD(A1;B:C;2)"])
def test_errors_and_formulas_without_value_are_nobodys_name_or_address_and_never_end_a_protection(cell):
    [person] = planned(table(["Namn", "E-post"], ["A", cell])).people
    assert (person.email, person.remarks[0].column) == (None, "E-post")
    for header in ("Namn", "Skydd"):
        row = {"Namn": "A", "Kön": "k", "Skydd": None} | {header: cell}
        assert header in {fault.column for fault in planned(table(list(row), list(row.values()))).rejected}


def test_a_note_may_begin_with_an_equals_sign():
    [person] = planned(table(["Namn", "Anteckning"], ["A", "=ring mamma"])).people
    assert person.note == "=ring mamma"
