"""What a municipality's own list means: every rule as a sentence, on lists like those that are kept in Excel today."""

import io
import json
from collections.abc import Mapping
from datetime import date, datetime, time

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.imports.rules import header_words, headers, messages, vocabulary
from reception.imports.rules.plan import plan
from reception.imports.rules.records import ImportPlan, Name, PersonRow, Sfi
from reception.imports.rules.result import Outcome
from reception.people.rules import numbers
from reception.sheets.reading import Cell, Row, Sheet, read_workbook

TODAY = date(2026, 11, 22)
MIDNIGHT = datetime(2026, 11, 22)  # noqa: DTZ001 - cells know no time zone
WORKERS = {"Eva Ek": 7, "eva.ek@exempelby.example": 7}

# Valid test numbers; their serial numbers are of the range kept for tests.
ADULT, CHILD, COORDINATION = "880119-9814", "160912-9810", "090576-9808"


def sheet(header: list[Cell], *rows: list[Cell], name: str = "Personer") -> Sheet:
    return Sheet(name, [Row(number, tuple(cells)) for number, cells in enumerate([header, *rows], start=1)])


def planned(*sheets: Sheet, today: date = TODAY, **options: Mapping[str, Mapping[str, str]]) -> ImportPlan:
    return plan(sheets, today=today, known_workers=WORKERS, **options)


def one(**cells: Cell) -> ImportPlan:
    """The plan of a list with one person; columns by their Swedish headers, a name and Löpnr are added."""
    row = {"Löpnr": 1.0, "Namn": "Melnyk, Andrii"} | cells
    return planned(sheet(list(row), list(row.values())))


def person(**cells: Cell) -> PersonRow:
    [found] = one(**cells).people
    return found


def faults(result: ImportPlan) -> list[tuple[int, str | None, str]]:
    return [(fault.row, fault.column, fault.reason % fault.params) for fault in result.rejected]


def remarks(row: PersonRow) -> list[tuple[str | None, str]]:
    return [(remark.column, remark.text % remark.params) for remark in row.remarks]


def with_contact(**cells: Cell) -> ImportPlan:
    """The plan of one person and one contact."""
    row = {"Löpnr": 1.0, "Datum": "2026-05-01", "Typ": "tel"} | cells
    return planned(sheet(["Löpnr", "Namn"], [1.0, "A"]), sheet(list(row), list(row.values()), name="Kontakter"))


# --- headers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header", ["Personnr", "PERSONNUMMER", "pers. nr"[:4] + "onnr.", "Pnr", "Personnr (ÅÅMMDD-XXXX)"]
)
def test_a_header_is_known_whatever_its_case_dots_spaces_and_brackets(header):
    assert planned(sheet(["Namn", header], ["A", ADULT])).people[0].number


def test_headers_in_english_are_known():
    result = planned(sheet(["No", "Name", "Date of birth", "Citizenship"], ["1", "A", "1990-01-02", "Syria"]))
    assert (result.people[0].citizenships, result.unused_columns) == (("SY",), ())


def test_the_header_row_stands_below_titles_and_blank_rows():
    rows = [Row(1, ("Mottagna nyanlända",)), Row(7, (None, "Namn", "Kön")), Row(9, (None, "A", "k"))]
    [found] = planned(Sheet("Blad1", rows)).people
    assert (found.row, found.sex) == (9, "woman")


def test_blank_total_numbered_and_repeated_header_rows_are_skipped_and_not_rejected():
    header: list[Cell] = ["Löpnr", "Namn", "Kön"]
    rows: list[list[Cell]] = [[1.0, "A", "k"], ["Löpnr", "Namn", "Kön"], [2.0, None, " "[:0] or None], ["Summa", 1.0]]
    result = planned(sheet(header, *rows, ["Totalt:", None, None], [None, None, None]))
    assert (len(result.people), result.rejected) == (1, ())


def test_people_and_contacts_are_told_apart_by_their_columns_not_their_names():
    contacts = sheet(["Löpnr", "Datum", "Typ", "Namn"], [1.0, "2026-01-01", "sms", "A"], name="Personer")
    result = planned(contacts, sheet(["Löpnr", "Namn", "Personnr"], [1.0, "A", ADULT], name="Blad2"))
    assert (len(result.people), len(result.contacts)) == (1, 1)


def test_columns_and_sheets_that_nobody_understood_are_named():
    result = planned(sheet(["Namn", "Kön", "Skostorlek"], ["A", "k", 38.0]), sheet(["a"], ["b"], name="Listor"))
    assert (result.unused_columns, result.unused_sheets) == ((("Personer", "Skostorlek"),), ("Listor",))


def test_a_file_without_a_list_of_people_is_rejected_with_one_reason():
    assert faults(planned(sheet(["a", "b"]))) == [(1, None, messages.NO_LIST)]
    assert faults(planned()) == [(1, None, messages.NO_LIST)]


def test_a_municipality_may_have_its_own_names_for_columns():
    result = planned(sheet(["Vem är det", "Kön"], ["A", "k"]), mapping={"people": {"vemardet": "name"}})
    assert result.people[0].name.passport == "A"


# --- names, numbers, births ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Melnyk, Andrii", Name("Andrii Melnyk", "Andrii", "Melnyk", "Melnyk, Andrii")),
        ("Al Ahmad,Amina ", Name("Amina Al Ahmad", "Amina", "Al Ahmad", "Al Ahmad,Amina")),
        ("Miriam", Name("Miriam")),
        ("Amina Yusuf", Name("Amina Yusuf")),
        ("Amina,", Name("Amina", written="Amina,")),
        ("أمينة يوسف", Name("أمينة يوسف")),
        ("Na", Name("Na")),
    ],
)
def test_a_comma_puts_the_family_name_first_and_a_name_without_one_is_kept_whole(written, name):
    assert person(Namn=written).name == name


def test_given_and_family_names_in_columns_of_their_own_are_one_name():
    [found] = planned(sheet(["Förnamn", "Efternamn"], ["Amina", "Yusuf"])).people
    assert found.name == Name("Amina Yusuf", "Amina", "Yusuf")


@pytest.mark.parametrize("written", [None, "", " - ", 254.0, "???"])
def test_a_row_without_a_name_is_rejected(written):
    assert faults(one(Namn=written, Kön="k")) == [(2, "Namn", messages.NO_NAME)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (ADULT, "198801199814"),
        ("19880119-9814", "198801199814"),
        (198801199814.0, "198801199814"),
        (8801199814.0, "198801199814"),
        (902019801.0, "200902019801"),
        (COORDINATION, "200905769808"),
    ],
)
def test_a_personal_number_is_read_in_every_form_and_gets_its_lost_zeros_back(written, value):
    number = person(Personnr=written).number
    assert number
    assert number.value == value


@pytest.mark.parametrize(
    ("written", "reason"),
    [("850230-9803", "impossible_date"), ("210622-9811", "check_digit"), ("12", "format"), ("20270101-9800", "future")],
)
def test_a_row_with_a_number_that_cannot_be_is_rejected(written, reason):
    assert faults(one(Personnr=written)) == [(2, "Personnr", numbers.MESSAGES[reason])]


@pytest.mark.parametrize("written", [None, "", "-", "saknas"])
def test_nobody_needs_a_personal_number(written):
    assert person(Personnr=written).number is None


@pytest.mark.parametrize("written", ["29-394984", "29394984", 29394984.0])
def test_a_dossier_number_is_read_from_either_column(written):
    assert person(Dossiernr=written).dossier == "29394984"
    assert person(Personnr="29-394984").dossier == "29394984"


def test_a_dossier_number_that_is_none_is_left_out_with_a_remark():
    found = person(Dossiernr="abc")
    assert (found.dossier, remarks(found)) == (None, [("Dossiernr", messages.NOT_A_DOSSIER)])


@pytest.mark.parametrize(
    ("born", "number", "on", "precision"),
    [
        ("1977", None, date(1977, 1, 1), "year"),
        (1977.0, None, date(1977, 1, 1), "year"),
        ("1977-00-00", None, date(1977, 1, 1), "year"),
        ("1977-05", None, date(1977, 5, 1), "month"),
        ("18/09/1973", None, date(1973, 9, 18), "day"),
        ("1980.04.13", None, date(1980, 4, 13), "day"),
        (MIDNIGHT.replace(2010, 1, 7), None, date(2010, 1, 7), "day"),
        (None, ADULT, date(1988, 1, 19), "day"),
        ("1988", ADULT, date(1988, 1, 19), "day"),
        ("1990", ADULT, date(1990, 1, 1), "year"),
        ("1987-12-31", ADULT, date(1987, 12, 31), "day"),
    ],
)
def test_a_birth_may_be_a_year_or_a_day_or_come_from_the_number(born, number, on, precision):
    birth = person(Född=born, Personnr=number).birth
    assert birth
    assert (birth.on, birth.precision) == (on, precision)


def test_a_birth_that_lies_ahead_is_rejected():
    assert faults(one(Född="2027-01-01")) == [(2, "Född", messages.BIRTH_AHEAD)]


# --- dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        date(2024, 7, 6), MIDNIGHT.replace(2024, 7, 6, 12), "2024-07-06", "2024-07-06 ", "240706", 240706.0, 20240706.0,
        "06/07 2024", "06/07/2024", "2024.07.06", "6 juli 2024", 45479.0,
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_form_that_people_type(written):
    assert person(Mottagen=written).received_on == date(2024, 7, 6)


@pytest.mark.parametrize("written", ["2025-13-01", "250230", "31/04 2025"])
def test_a_day_that_does_not_exist_is_rejected(written):
    assert [fault[:2] for fault in faults(one(Mottagen=written))] == [(2, "Mottagen")]


@pytest.mark.parametrize("written", ["idag", "+3", "+1234", "fredag", "22/11", "snart", True, time(3, 4), 3.0, "PUT"])
def test_a_day_without_a_year_is_rejected_since_it_would_change_when_the_list_is_read_again(written):
    assert [fault[:2] for fault in faults(one(Mottagen=written))] == [(2, "Mottagen")]


def test_a_number_that_may_be_two_dates_is_not_guessed():
    assert [fault[:2] for fault in faults(one(Mottagen=40506.0))] == [(2, "Mottagen")]


@pytest.mark.parametrize("written", [date(2031, 5, 1), "2026-11-23", "310501"])
def test_an_arrival_in_the_future_is_rejected(written):
    assert faults(one(Mottagen=written)) == [(2, "Mottagen", messages.ARRIVAL_AHEAD)]


def test_a_permit_may_end_in_the_future_or_never_but_not_before_it_begins():
    assert person(**{"UT tom": "280602"}).permit_to == date(2028, 6, 2)
    forever = person(**{"UT tom": "PUT"})
    assert (forever.permit_to, forever.permit_is_permanent) == (None, True)
    result = one(**{"UT from": "2024-01-02", "UT tom": "2024-01-01"})
    assert faults(result) == [(2, "UT tom", messages.ENDS_BEFORE_START)]


def test_every_fault_of_a_row_is_told_at_once():
    columns = [column for _, column, _ in faults(one(Personnr="1", Mottagen="2025-13-01", Grund="???"))]
    assert columns == ["Personnr", "Mottagen", "Grund"]


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "written", "field", "value"),
    [
        ("Kön", "K", "sex", "woman"), ("Kön", "m", "sex", "man"), ("Kön", None, "sex", "unknown"),
        ("Tolk", "x", "interpreter", True), ("Tolk", "Nej", "interpreter", False), ("Tolk", None, "interpreter", None),
        ("Tolk", "arabiska", "interpreter", True), ("Tolk", True, "interpreter", True),
        ("Grund", "Alt.skydd", "ground", "subsidiary_protection"), ("Grund", "flykting ", "ground", "refugee"),
        ("Grund", "Kvot", "ground", "resettled"), ("Grund", "Tillf. skydd", "ground", "temporary_protection"),
        ("Grund", "massflyktsdirektivet", "ground", "temporary_protection"), ("Grund", "Ank.", "ground", "family"),
        ("Anvisad/EBO", "A", "route", "assigned"), ("Anvisad/EBO", "egenbosatt", "route", "self_settled"),
        ("Anvisad/EBO", "EKB", "route", "unaccompanied"), ("Anvisad/EBO", "Kvot", "route", "resettled"),
        ("Anvisad/EBO", "Ank", "route", "family"), ("Relation", "maka/make", "relation", "partner"),
        ("Relation", "sökande", "relation", "reference"),
        ("Skydd", "Sekretessmarkering", "protection", "marking"), ("Skydd", None, "protection", "none"),
        ("Skydd", "kvarskriven", "protection", "protected_registration"), ("Skydd", "nej", "protection", "none"),
        ("Skydd", "Fingerad identitet", "protection", "fictitious"), ("Sekretess", "x", "protection", "marking"),
        ("SFI", "väg 2", "sfi", Sfi(2, None)), ("SFI", "3C", "sfi", Sfi(3, "C")), ("SFI", 1.0, "sfi", Sfi(1, None)),
        ("SFI", "B", "sfi", Sfi(None, "B")), ("SFI", "nej", "sfi", None), ("SFI", "ja", "sfi", Sfi(None, None)),
        ("Medborgarskap", "Eritr", "citizenships", ("ER",)), ("Medborgarskap", "Statslös", "citizenships", ("XX",)),
        ("Medborgarskap", "Palestina", "citizenships", ("PS",)), ("Medborgarskap", "Ukrai", "citizenships", ("UA",)),
        ("Medborgarskap", "Somalia/Etiopien", "citizenships", ("SO", "ET")),
        ("Medborgarskap", "Bosnien och Hercegovina", "citizenships", ("BA",)),
        ("Språk", "Ukrainska, ryska", "languages", ("uk", "ru")), ("Språk", "dari", "languages", ("fa-AF",)),
        ("Språk", "tigrinja", "languages", ("ti",)), ("Språk", "Somaliska och arabska", "languages", ("so", "ar")),
        ("Telefon", 701740693.0, "phone", "0701740693"), ("Telefon", 46701740693.0, "phone", "+46701740693"),
        ("Telefon", "0046 70 174 06 59", "phone", "0046 70 174 06 59"),
        ("E-post", "a@b.example", "email", "a@b.example"), ("Anteckning", "=SUMMA(A1)", "note", "=SUMMA(A1)"),
        ("Adress", "Storgatan 1\nlgh 2", "address", "Storgatan 1\nlgh 2"),
    ],
)  # fmt: skip
def test_a_word_means_what_the_vocabulary_says(header, written, field, value):
    found = person(**{header: written})
    assert (getattr(found, field), found.remarks) == (value, ())


@pytest.mark.parametrize("written", ["???", "Annat", "Ej flykting", "xyz"])
def test_an_unknown_permit_ground_is_rejected(written):
    assert faults(one(Grund=written)) == [(2, "Grund", messages.UNKNOWN_GROUND % {"value": written})]


def test_a_protection_that_is_not_understood_is_rejected_since_nobody_may_be_imported_unprotected():
    assert faults(one(Skydd="se pärm")) == [(2, "Skydd", messages.UNKNOWN_PROTECTION % {"value": "se pärm"})]


@pytest.mark.parametrize(
    ("header", "written", "field", "value"),
    [
        ("Kön", "?", "sex", "unknown"), ("Medborgarskap", "Ir", "citizenships", ()),
        ("Språk", "ryska, xx", "languages", ("ru",)),
        ("Anvisad/EBO", "?", "route", None), ("Relation", "granne", "relation", None), ("SFI", "snart", "sfi", None),
        ("E-post", "saknar@", "email", None), ("Tolk", "kanske", "interpreter", None),
    ],
)  # fmt: skip
def test_an_unknown_word_elsewhere_is_left_out_with_a_remark(header, written, field, value):
    found = person(**{header: written})
    assert getattr(found, field) == value
    assert [column for column, _ in remarks(found)] == [header]


@pytest.mark.parametrize("written", ["Ir", "Kongo", "Nigera", "Somaliland", "Maurit", "Ej Syrien", "", "Korea"])
def test_a_country_that_could_be_another_is_never_guessed(written):
    assert vocabulary.country(written) is None


@pytest.mark.parametrize(
    ("written", "code"), [("Niger", "NE"), ("Guinea", "GN"), ("Irakk", "IQ"), ("Irann", "IR"), ("Kongo-Kinshasa", "CD")]
)
def test_a_country_that_can_be_no_other_is_understood(written, code):
    assert vocabulary.country(written) == code


def test_the_sex_of_the_list_stands_over_the_number_and_the_number_fills_a_gap():
    assert person(Personnr=ADULT).sex == "man"
    found = person(Personnr=ADULT, Kön="k")
    assert (found.sex, remarks(found)) == ("woman", [("Kön", messages.SEX_UNLIKE_NUMBER)])


def test_text_that_deceives_the_eye_or_is_too_long_is_rejected_by_its_column():
    assert [fault[:2] for fault in faults(one(Namn="A\u202eB"))] == [(2, "Namn")]
    assert faults(one(Anteckning="x" * 2001)) == [(2, "Anteckning", messages.TOO_LONG % {"longest": 2000})]


def test_no_message_repeats_a_personal_number():
    result = one(Personnr="210622-9811")
    assert "210622" not in str(result.rejected)


# --- one person, several rows ----------------------------------------------------------------------------------------

TWO = ["Löpnr", "Namn", "Personnr", "Född", "Dossiernr"]


def test_a_repeated_row_is_neither_rejected_nor_doubled():
    row: list[Cell] = [1.0, "Xuseen, Abdi", ADULT, None, None]
    result = planned(sheet(TWO, row, row, [9.0, *row[1:]]))
    assert [found.row for found in result.people] == [2]
    assert [(repeat.row, repeat.reason % repeat.params) for repeat in result.repeated] == [
        (3, "The row says the same as row 2."),
        (4, "The row says the same as row 2."),
    ]
    assert (result.rejected, result.questions) == ((), ())


def test_two_people_with_one_number_are_one_question_and_neither_is_doubled():
    result = planned(
        sheet(
            TWO, [1.0, "Reza", ADULT, None, None], [2.0, "Reza", ADULT, "2020", None], [3.0, "Ali", ADULT, None, None]
        )
    )
    assert [found.row for found in result.people] == [2]
    assert [found.row for found in result.held] == [3, 4]
    [question] = result.questions
    assert (question.rows, question.text) == ((2, 3, 4), messages.SAME_NUMBER)


def test_a_name_alone_is_never_a_question_nor_a_repeat():
    result = planned(sheet(TWO, *([float(key), "Amina", None, None, None] for key in (1, 2, 3))))
    assert [len(result.people), len(result.questions), len(result.repeated)] == [3, 0, 0]


def test_two_rows_that_share_only_a_name_and_1_january_are_two_people():
    same, january = [None, "Amina", None, "1990-05-03", None], [None, "Amina", None, "1990-01-01", None]
    result = planned(sheet(TWO, same, same, january, january))
    assert ([found.row for found in result.people], len(result.repeated)) == ([2, 4, 5], 1)


def test_a_family_may_share_a_dossier():
    result = planned(sheet(TWO, [1.0, "A", None, None, "29-394984"], [2.0, "B", None, None, "29-394984"]))
    assert (len(result.people), result.questions) == (2, ())


def test_an_unknown_worker_is_one_question_for_each_spelling_and_the_rows_are_imported():
    people = sheet(
        ["Löpnr", "Namn", "Handläggare"], [1.0, "A", "SL"], [2.0, "B", "sl "], [3.0, "C", "eva ek"], [4.0, "D"]
    )
    contacts = sheet(
        ["Löpnr", "Datum", "Typ", "Vem"], [1.0, "2026-01-01", "tel", "SL"], [2.0, "2026-01-01", "tel", "PÅ"]
    )
    result = planned(people, Sheet("Kontakter", contacts.rows))
    assert [found.worker_id for found in result.people] == [None, None, 7, None]
    assert [(question.sheet, question.rows, question.elsewhere) for question in result.questions] == [
        ("Personer", (2, 3), (("Kontakter", 2),)),
        ("Kontakter", (3,), ()),
    ]
    assert len(result.contacts) == 2


def test_workers_may_be_asked_of_a_function():
    people = sheet(["Löpnr", "Namn", "Handläggare"], [1.0, "A", "SL"])
    result = plan([people], today=TODAY, known_workers={"SL": "w-1"}.get)
    assert (result.people[0].worker_id, result.questions) == ("w-1", ())


# --- contacts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "channel", "outcome", "organisation"),
    [
        ("Telefon", "phone", None, None), ("besök", "visit", None, None), ("hembesök", "home_visit", None, None),
        ("sms", "sms", None, None), ("mejl", "email", None, None), ("Möte", "meeting", None, None),
        ("brev", "letter", None, None), ("ej svar", "phone", "no_answer", None),
        ("AF", "meeting", None, "Arbetsförmedlingen"),
    ],
)  # fmt: skip
def test_a_type_of_contact_tells_channel_outcome_and_organisation(written, channel, outcome, organisation):
    [contact] = with_contact(Typ=written).contacts
    assert (contact.channel, contact.outcome, contact.organisation) == (channel, outcome, organisation)


def test_a_contact_is_tied_to_the_row_of_its_person():
    [contact] = with_contact(Löpnr="1").contacts
    assert (contact.person_key, contact.person_sheet, contact.person_row) == ("1", "Personer", 2)


@pytest.mark.parametrize(
    ("column", "written", "reason"),
    [
        ("Löpnr", 9.0, messages.NO_SUCH_PERSON), ("Löpnr", None, messages.NO_PERSON_NAMED),
        ("Datum", None, messages.NO_DAY), ("Datum", "i går", messages.NOT_A_DATE % {"value": "i går"}),
        ("Typ", None, messages.NO_CHANNEL), ("Typ", "röksignal", messages.UNKNOWN_CHANNEL % {"value": "röksignal"}),
        ("Klart senast", "snart", messages.NOT_A_DATE % {"value": "snart"}),
    ],
)  # fmt: skip
def test_a_contact_without_person_day_or_type_is_rejected(column, written, reason):
    assert faults(with_contact(**{column: written})) == [(2, column, reason)]


def test_a_contact_that_lies_ahead_is_planned_unless_nobody_answered():
    [contact] = with_contact(Datum="270213").contacts
    assert (contact.held_on, contact.is_planned) == (date(2027, 2, 13), True)
    assert faults(with_contact(Datum="2027-02-13", Typ="ej svar")) == [(2, "Datum", messages.NO_ANSWER_AHEAD)]


def test_contacts_of_a_person_who_is_not_imported_are_rejected_with_the_reason():
    people = sheet(
        ["Löpnr", "Namn", "Personnr"], [1.0, None, ADULT], [2.0, "A", CHILD], [3.0, "B", CHILD], [4.0, "C"], [4.0, "D"]
    )
    contacts = sheet(["Löpnr", "Datum", "Typ"], *([float(key), "2026-01-01", "tel"] for key in (1, 2, 3, 4)))
    result = planned(people, Sheet("Kontakter", contacts.rows))
    assert [contact.person_key for contact in result.contacts] == ["2"]
    assert [(row, reason) for row, _, reason in faults(result)[1:]] == [
        (2, messages.PERSON_REJECTED),
        (4, messages.PERSON_WAITS),
        (5, messages.PERSON_UNCLEAR),
    ]


def test_a_repeated_contact_is_imported_once():
    row: list[Cell] = [1.0, "2026-01-01", "tel"]
    contacts = sheet(["Löpnr", "Datum", "Typ"], row, row, name="Kontakter")
    result = planned(sheet(["Löpnr", "Namn"], [1.0, "A"]), contacts)
    assert (len(result.contacts), [repeat.row for repeat in result.repeated]) == (1, [3])


# --- a whole workbook ------------------------------------------------------------------------------------------------

HEADER = [
    "Löpnr", "Namn", "Personnr", "Född", "Kön", "Medborgarskap", "Mottagen", "UT tom", "Grund", "Handläggare",
    "Relation",
]  # fmt: skip
GOOD = [1, "Melnyk, Andrii", ADULT, "", "m", "Ukraina", "220823", "PUT", "Massflykt", "Eva Ek", "sökande"]


def changed(key: int, **cells: object) -> list[object]:
    row = dict(zip(HEADER, GOOD, strict=True)) | {"Löpnr": key, "Personnr": ""} | cells
    return list(row.values())


PLANTED = [
    GOOD,
    changed(2, Personnr="850230-9803"),
    changed(3, Personnr="210622-9811"),
    GOOD,
    changed(5, Namn="Hosseini, Reza", Personnr=CHILD),
    changed(6, Namn="Hosseini, Reza", Personnr=CHILD, Relation="barn", Född="2020"),
    changed(7, Mottagen="2025-13-01"),
    changed(8, Mottagen=MIDNIGHT.replace(2031, 5, 1)),
    changed(9, Namn=""),
    changed(10, Grund="???"),
    changed(11, Handläggare="SL"),
]


def workbook(order: list[int]) -> bytes:
    """The list with a title, planted faults, a total, and its columns in `order`."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        people, contacts = book.add_worksheet("Personer"), book.add_worksheet("Kontakter")
        people.write(0, 0, "Mottagna nyanlända")
        for number, values in enumerate([HEADER, *PLANTED, [], ["Summa", 11]], start=2):
            for column, value in enumerate(values[at] for at in order if at < len(values)):
                people.write(number, column, value, day if isinstance(value, datetime) else None)
        for number, line in enumerate([["Löpnr", "Datum", "Typ"], [1, "240102", "tel"], [2, "240102", "tel"]]):
            contacts.write_row(number, 0, line)
    return target.getvalue()


EXPECTED = {
    "created": 3,
    "updated": 0,
    "unchanged": 1,
    "rejected": [
        {"row": 5, "column": "Personnr", "reason": numbers.MESSAGES["impossible_date"]},
        {"row": 6, "column": "Personnr", "reason": numbers.MESSAGES["check_digit"]},
        {"row": 10, "column": "Mottagen", "reason": "This day does not exist in the calendar."},
        {"row": 11, "column": "Mottagen", "reason": messages.ARRIVAL_AHEAD},
        {"row": 12, "column": "Namn", "reason": messages.NO_NAME},
        {"row": 13, "column": "Grund", "reason": messages.UNKNOWN_GROUND % {"value": "???"}},
        {"row": 3, "column": "Kontakter!Löpnr", "reason": messages.PERSON_REJECTED},
    ],
    "questions": [
        {"rows": [8, 9], "text": messages.SAME_NUMBER},
        {"rows": [14], "text": messages.UNKNOWN_WORKER % {"spelling": "SL"}},
    ],
}


def untranslated(message: str, /, **values: object) -> str:
    return message % values if values else message


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(1, len(HEADER))))
def test_planted_faults_are_found_by_row_column_and_reason_whatever_the_order_of_columns(order):
    result = planned(*read_workbook(workbook([0, *order]), name="lista.xlsx"))
    outcome = Outcome.of(result, created=len(result.people), updated=0, unchanged=0).as_json(untranslated)
    assert json.loads(json.dumps(outcome)) == EXPECTED


# --- nothing raises --------------------------------------------------------------------------------------------------

ANY_CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.text(max_size=30),
    st.sampled_from(
        [ADULT, "Summa", "Namn", "Löpnr", "A, B", "PUT", "1", 1.0, "x", "-", "2024-01-01", "\x00", "a\u202eb"]
    ),
)
ALL_HEADERS = [
    "Löpnr", "Namn", "Personnr", "Dossiernr", "Född", "Kön", "Medborgarskap", "Språk", "Tolk", "Mottagen", "UT from",
    "UT tom", "Grund", "Anvisad/EBO", "Hushåll", "Relation", "Adress", "Telefon", "E-post", "Handläggare", "Skydd",
    "SFI", "SFI start", "Anteckning",
]  # fmt: skip
CONTACT_HEADERS = ["Löpnr", "Datum", "Typ", "Vem", "Anteckning", "Nästa steg", "Klart senast"]


def rows_of(width: int) -> st.SearchStrategy[list[list[Cell]]]:
    return st.lists(st.lists(ANY_CELL, max_size=width + 1), max_size=4)


@settings(max_examples=300, deadline=None)
@given(rows_of(len(ALL_HEADERS)), rows_of(len(CONTACT_HEADERS)))
def test_no_cell_whatever_raises_and_no_row_ends_in_two_places(people, contacts):
    result = planned(sheet(ALL_HEADERS, *people), sheet(CONTACT_HEADERS, *contacts, name="Kontakter"))
    ends = [row.row for row in (*result.people, *result.held)]
    ends += [repeat.row for repeat in result.repeated if repeat.sheet == "Personer"]
    ends += list({fault.row for fault in result.rejected if fault.sheet == "Personer"})
    assert len(ends) == len(set(ends))
    assert json.dumps(Outcome.of(result, created=0, updated=0, unchanged=0).as_json(untranslated))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(ANY_CELL, max_size=6), max_size=6), st.text(max_size=10))
def test_no_sheet_whatever_raises(rows, name):
    planned(sheet([], *rows, name=name))


def test_every_synonym_of_a_header_means_one_field():
    for kind in headers.KINDS:
        fields = header_words._document()[kind]
        meanings = {(header_words.key_of(word), field) for field, words in fields.items() for word in words}
        assert len(meanings) == len(header_words._synonyms(kind))


def test_every_word_of_a_closed_list_has_one_meaning():
    for name in ("sex", "answer", "ground", "route", "protection", "relation", "channel", "permanent"):
        table = vocabulary._document()[name]
        words = [(vocabulary.fold(word) or word, value) for value, words in table.items() for word in words]
        assert len({word for word, _ in words}) == len(set(words))
