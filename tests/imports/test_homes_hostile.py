"""Lists of homes that nobody would make on purpose: what can be read is read, and the rest is said."""

import io
from datetime import date

import pytest
import xlsxwriter

from reception.housing.models import Dwelling, DwellingUnit, Lease
from reception.imports import operations
from reception.imports.models import ImportRun
from reception.jobs import jobs
from tests import clients
from tests.imports.homes import FULL, HEADER, homes_list, read, rows_of, taken_in, told

#: More than a page of the preview shows, and than one portion of the reading.
ROWS = 1_500


@pytest.fixture
def browser(client_of, municipality):
    """The housing coordinator's browser."""
    return client_of(municipality.housing_coordinator)


def test_formulas_errors_and_a_column_without_header_harm_nothing(browser):
    header = (*HEADER[:9], "", *HEADER[10:], "Hyra")
    row = [*FULL, "9 999"]
    row[7], row[8], row[9], row[16] = "=B2*2", "#REF!", "ja", "x =HYPERLINK(1)"
    address = read(browser, homes_list(row, header=header))
    words = browser.get(address).words
    assert "“#REF!” is an error of the spreadsheet" in words
    assert "Yta: “0” is not an area" in words, "what the formula was calculated to"
    assert "2 columns were not understood" in words, "the one without header, and the second rent"
    browser.post(f"{address}/take")
    jobs.work_waiting()
    [home], [unit] = rows_of(Dwelling), rows_of(DwellingUnit)
    assert (home.area, home.floor, home.lift, unit.rent) == (None, None, None, 7450)


def test_days_in_three_forms_are_one_day(browser):
    header = ("Adress", "Inhyrd från", "Antal rum")
    rows = [("Gatan 1", date(2024, 3, 1), 2), ("Gatan 2", "240301", 2), ("Gatan 3", "1 mars 2024", 2)]
    taken_in(browser, homes_list(*rows, header=header))
    assert {lease.first_on for lease in rows_of(Lease)} == {date(2024, 3, 1)}
    assert len(rows_of(Lease)) == 3


def test_a_formula_that_is_only_text_is_no_value(browser):
    address = read(browser, b"Adress;Yta;Hyra\nGatan 1;=B2*2;7000\n")
    assert "Yta: The cell holds a formula that was never calculated" in browser.get(address).words


def test_a_csv_with_semicolons_in_the_letters_of_windows(browser):
    text = "Adress;Lägenhetsnummer;Våning;Hyra;Område\nÅsgatan 1;1102;BV;7 450 kr;Söder\n\nSumma;;;7 450 kr;\n"
    address = read(browser, text.encode("latin-1"), add_districts="y")
    browser.post(f"{address}/take")
    jobs.work_waiting()
    [home] = rows_of(Dwelling)
    assert (home.street, home.floor, home.district.name) == ("Åsgatan 1", 0, "Söder")


def test_a_cell_merged_over_rows_is_the_address_of_each(browser):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Bostäder")
        for row, cells in enumerate((("Adress", "Rum", "Hyra"), ("", "rum 1", 3000), ("", "rum 2", 3100))):
            for column, cell in enumerate(cells):
                if cell != "":
                    sheet.write(row, column, cell)
        sheet.merge_range(1, 0, 2, 0, "Storgatan 9")
    taken_in(browser, content.getvalue())
    assert [unit.label for unit in rows_of(DwellingUnit)] == ["", "Rum 1", "Rum 2"]
    assert [home.street for home in rows_of(Dwelling)] == ["Storgatan 9"]


def test_two_homes_that_differ_only_in_town_need_a_postcode(browser):
    header = ("Adress", "Ort", "Antal rum")
    rows = [("Storgatan 1", "Skövde", 2), ("Storgatan 1", "Tibro", 2)]
    address = read(browser, homes_list(*rows, header=header))
    assert "Another home with this address is kept, or stands in the list." in browser.get(address).words
    browser.post(f"{address}/take")
    jobs.work_waiting()
    assert [home.town for home in rows_of(Dwelling)] == ["Skövde"]
    again = read(browser, told(Adress="Storgatan 1", Ort="Tibro", Postnr="543 30", Rum="2"))
    browser.post(f"{again}/take")
    jobs.work_waiting()
    assert [home.town for home in rows_of(Dwelling)] == ["Skövde", "Tibro"]


def test_a_lease_that_meets_another_is_left_and_said(browser):
    taken_in(browser, homes_list(FULL))
    other = list(FULL)
    other[12] = "2025-01-01"
    address = read(browser, homes_list(other))
    assert "A lease from 2024-03-01 is entered already" in browser.get(address).words
    ended = list(FULL)
    ended[13], ended[14] = "2026-12-31", "2026-09-01"
    taken_in(browser, homes_list(ended))
    next_lease = list(FULL)
    next_lease[12] = "2027-01-01"
    taken_in(browser, homes_list(next_lease))
    leases = [(one.first_on, one.last_on, one.notice_on) for one in rows_of(Lease)]
    assert leases == [
        (date(2024, 3, 1), date(2026, 12, 31), date(2026, 9, 1)), (date(2027, 1, 1), None, None),
    ]  # fmt: skip


def test_a_long_list_is_read_and_shown_page_by_page(browser, engine, acting, municipality):
    if engine != "sqlite":
        pytest.skip("reading is the same on both")
    lines = (f"Gatan {number // 30};{1000 + number % 30};{2 + number % 3}" for number in range(ROWS))
    content = "\n".join(("Adress;Lgh;Antal rum", *lines)).encode()
    with acting(municipality.housing_coordinator):
        run = operations.receive_homes(content, "lista.csv")
        operations.read_in(run.id, lambda _done, _total: None)
    page = browser.get(f"/dwellings/import/{run.number}")
    assert f"All rows {ROWS}" in page.words.replace("\xa0", " ")
    assert len(page.all("tr")) < 200
    assert rows_of(ImportRun)[0].created == ROWS


def test_statements_do_not_grow_with_the_homes(browser, engine):
    few = statements_of(browser, 1, 10)
    many = statements_of(browser, 2, 150)
    assert many - few < 10, (few, many)


def statements_of(browser, street: int, count: int) -> int:
    header = ("Adress", "Lgh", "Postnr", "Antal rum", "Inhyrd från")
    rows = [(f"Gatan {street}", str(1000 + number), "541 30", 2, "2024-01-01") for number in range(count)]
    address = read(browser, homes_list(*rows, header=header))
    browser.post(f"{address}/take")
    clients._statements.clear()
    jobs.work_waiting()
    return len(clients._statements)
