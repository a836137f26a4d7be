"""A list of homes is looked over before anything is written, taken in, known again, and taken back."""

from datetime import date

import pytest

from reception.audit.models import AuditEvent
from reception.housing.models import District, Dwelling, DwellingUnit, Lease
from reception.housing.terms import UnitKind
from reception.imports.models import ImportRun
from reception.imports.terms import ImportState
from reception.jobs import jobs
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.people.models import Person
from tests.factories.homes import make_contract, make_home
from tests.factories.people import make_person
from tests.imports.homes import FULL, HEADER, homes_list, read, rows_of, taken_in, told, upload

#: Undoing looks into every table that can refer to another: as many questions however long the list is.
UNDO_BUDGET = 80


@pytest.fixture
def browser(client_of, municipality):
    """The housing coordinator's browser."""
    return client_of(municipality.housing_coordinator)


def test_a_list_is_read_looked_over_and_taken_in(browser, municipality):
    address = read(browser, homes_list(FULL), add_landlords="y", add_districts="y")
    preview = browser.get(address)
    assert preview.heading == "Look over: bostader.xlsx"
    assert "Storgatan 4 A, lgh 1102, 541 30 Skövde" in preview.words
    assert "All columns were understood." in preview.words
    assert rows_of(Dwelling) == []
    browser.post(f"{address}/take")
    browser.post(f"{address}/take")
    assert jobs.work_waiting() == 1, "a second press orders nothing"
    assert browser.get(address).heading == "Taken in: bostader.xlsx"
    [home], [unit], [lease] = rows_of(Dwelling), rows_of(DwellingUnit), rows_of(Lease)
    assert (home.street, home.apartment, home.postcode, home.town) == ("Storgatan 4 A", "1102", "541 30", "Skövde")
    assert (home.rooms, home.area, home.floor, home.lift, home.note) == (3, 65, 2, True, "Nymålad")
    assert (home.north, home.east, home.landlord.name) == (6471234, 412345, "Skövdebostäder AB")
    assert (home.district.name, home.landlord.kind) == ("Centrum", OrganisationKind.LANDLORD)
    assert (unit.kind, unit.label, unit.capacity, unit.rent) == (UnitKind.WHOLE, "", 4, 7450)
    assert (lease.first_on, lease.last_on, lease.notice_on) == (date(2024, 3, 1), None, None)
    [run] = rows_of(ImportRun)
    assert (run.state, run.created, run.file, run.unit) == (ImportState.DONE, 1, None, None)
    assert "1 new, 0 changed" in browser.get("/dwellings/import").words
    listed = browser.get("/dwellings").words
    assert "Storgatan 4 A" in listed


def test_the_same_list_again_changes_nothing_and_says_so(browser):
    content = homes_list(FULL)
    taken_in(browser, content)
    address = read(browser, content)
    words = browser.get(address).words
    assert "This file was taken in on" in words
    assert "As before" in words
    browser.post(f"{address}/take")
    jobs.work_waiting()
    assert len(rows_of(Dwelling)) == 1
    assert [(run.created, run.updated, run.unchanged) for run in rows_of(ImportRun)] == [(1, 0, 0), (0, 0, 1)]


def test_a_home_is_known_by_its_address_however_it_is_written_and_empty_cells_change_nothing(browser):
    taken_in(browser, homes_list(FULL))
    again = told(Adress="storgatan 4A, Lgh. 1102", Postnr=54130, Hyra="7 900:-", Rum="", Yta="", Inhyrd_till="")
    address = read(browser, again)
    words = browser.get(address).words
    assert "Rent that the household pays: from 7450 to 7900" in words
    browser.post(f"{address}/take")
    jobs.work_waiting()
    [home], [unit], [lease] = rows_of(Dwelling), rows_of(DwellingUnit), rows_of(Lease)
    assert (unit.rent, unit.capacity, home.area, home.rooms, home.street) == (7900, 4, 65, 3, "Storgatan 4 A")
    assert (home.landlord.name, lease.last_on) == ("Skövdebostäder AB", None)


def test_rooms_of_one_address_are_units_of_one_home(browser):
    header = ("Adress", "Lgh", "Rum", "Hyra", "Platser", "Inhyrd från")
    rows = [("Åsgatan 2", "1001", f"rum {number}", 3000 + number, 1, "2024-01-01") for number in (1, 2, 3)]
    taken_in(browser, homes_list(*rows, header=header))
    [home] = rows_of(Dwelling)
    units = [(unit.label, unit.kind, unit.capacity, unit.rent) for unit in home.units]
    assert units[0] == ("", UnitKind.WHOLE, 3, None)
    assert units[1:] == [(f"Rum {number}", UnitKind.ROOM, 1, 3000 + number) for number in (1, 2, 3)]
    assert len(rows_of(Lease)) == 1
    more = homes_list(
        ("Åsgatan 2", "1001", "Rum 2", 3500, 1, ""), ("Åsgatan 2", "1001", "rum 4", 3004, 1, ""), header=header
    )
    address = taken_in(browser, more)
    assert [(unit.label, unit.rent) for unit in rows_of(DwellingUnit)][1:] == [
        ("Rum 1", 3001), ("Rum 2", 3500), ("Rum 3", 3003), ("Rum 4", 3004),
    ]  # fmt: skip
    assert rows_of(ImportRun)[-1].updated == 1
    assert browser.get(address).status_code == 200


def test_who_lives_there_is_never_taken_in(browser):
    header = (*HEADER, "Hyresgäst", "Personnr", "Vem som flyttat in")
    tenants = [
        (*FULL[:16], "Bra läge 880119-9814 bor här", "Ali Hassan", "880119-9814", "Ali Hassan"),
        ("Storgatan 6", *FULL[1:], "Omar Nur", "900517-2385", "Omar Nur"),
        ("Storgatan 8", *FULL[1:], "Lo Lind", "900517-2385", "Lo Lind"),
    ]
    address = taken_in(browser, homes_list(*tenants, header=header))
    read_again = read(browser, homes_list(*tenants, header=header))
    words = browser.get(read_again).words
    assert "3 columns seem to be about those who live in the homes, and are not taken in" in words
    assert "Nothing of the cell is taken in." in words
    columns = browser.get(f"{read_again}/columns")
    for page in (words, columns.words, browser.get(address).words):
        assert "Ali" not in page
        assert "9814" not in page
    chosen = [field for field in columns.form_values() if field.startswith("column-")]
    answer = browser.fill(f"{read_again}/columns", **{chosen[-1]: "note"})
    assert answer.status_code == 200, "nothing can be chosen for it"
    assert [home.note for home in rows_of(Dwelling)] == [None, "Nymålad", "Nymålad"]
    assert rows_of(Person) == []


def test_an_unknown_landlord_and_district_are_asked_about_and_the_home_is_taken_without(browser, acting, municipality):
    taken_in(browser, homes_list(FULL))
    other = list(FULL)
    other[0], other[4], other[5] = "Nygatan 1", "Norr", "AB Skövdebostäderna"
    address = read(browser, homes_list(other))
    assert "2 questions wait." in browser.get(address).words
    questions = browser.get(f"{address}/questions")
    assert "Who is the landlord “AB Skövdebostäderna”?" in questions.words
    assert "The same as Skövdebostäder AB" in questions.words
    same = next(one for one in questions.all("input", type="radio") if one.get("value").startswith("same:"))
    add = [one for one in questions.all("input", type="radio") if one.get("value") == "new"][-1]
    browser.fill(f"{address}/questions", **{same.get("name"): same.get("value"), add.get("name"): "new"})
    jobs.work_waiting()
    assert "wait" not in browser.get(address).words.split("Row")[0]
    browser.post(f"{address}/take")
    jobs.work_waiting()
    home = rows_of(Dwelling)[-1]
    assert (home.landlord.name, home.district.name) == ("Skövdebostäder AB", "Norr")
    assert len(rows_of(Organisation)) == 1
    third = list(FULL)
    third[0], third[5] = "Nygatan 3", "Okänd Värd AB"
    address = read(browser, homes_list(third))
    browser.post(f"{address}/take")
    jobs.work_waiting()
    assert rows_of(Dwelling)[-1].landlord is None
    assert len(rows_of(District)) == 2


def test_every_reason_stands_with_its_column_and_row(browser):
    header = ("Adress", "Antal rum", "Yta", "Våning", "Hyra", "Platser", "Inhyrd från", "Inhyrd till", "Postnr")
    rows = [
        ("", "3 rok", "", "", "", "", "", "", ""),
        ("Gatan 1", "många", "3 ha", "högt upp", "billig", "en massa", "2024-01-01", "", "5413"),
        ("Gatan 2", "2", "", "", "", "", "i somras", "", ""),
        ("Gatan 3", "2", "", "", "", "", "2024-02-01", "2024-01-01", ""),
        ("Gatan 4", "2", "", "", "", "", "2024-02-01", "", ""),
        ("Gatan 4", "3", "", "", "", "", "2024-02-01", "", ""),
        ("Gatan 4", "2", "", "", "", "", "2024-02-01", "", ""),
        ("Gatan 5", "2,5 rok", "", "", "", "", "", "", ""),
    ]
    address = read(browser, homes_list(*rows, header=header))
    words = browser.get(address).words
    for reason in (
        "Adress: The row has no address.",
        "Antal rum: “många” does not tell how many rooms there are",
        "Yta: “3 ha” is not an area",
        "Våning: “högt upp” is not a floor",
        "Hyra: “billig” is not a rent",
        "Platser: “en massa” is not a number of people",
        "Postnr: “5413” is not a Swedish postcode",
        "Inhyrd från: “i somras” is not a date",
        "Inhyrd till: The lease ends before it begins.",
        "Row 6 is about the same home and says something else.",
        "The row says the same as row 6.",
        "Half a room is not counted.",
        "Nothing tells from which day the municipality has this home.",
        "It is taken as for 2, by its rooms.",
    ):
        assert reason in words
    browser.post(f"{address}/take")
    jobs.work_waiting()
    assert [home.street for home in rows_of(Dwelling)] == ["Gatan 1", "Gatan 4", "Gatan 5"]
    done = browser.get(address).words
    assert "The row has no address." in done
    assert (rows_of(ImportRun)[0].created, rows_of(ImportRun)[0].rejected) == (3, 4)


def test_a_list_is_taken_back_to_the_last_row(browser, tables):
    browser.budget = UNDO_BUDGET
    before = but_submissions(tables())
    first = taken_in(browser, homes_list(FULL))
    changed = list(FULL)
    changed[10], changed[13] = "8 000", "2027-01-31"
    middle = but_submissions(tables())
    second = taken_in(browser, homes_list(changed, ("Nygatan 1", *FULL[1:])))
    assert (rows_of(Lease)[0].last_on, len(rows_of(Dwelling))) == (date(2027, 1, 31), 2)
    for address, then in ((second, middle), (first, before)):
        assert "can be read in again" in browser.get(f"{address}/undo").words
        browser.post(f"{address}/undo")
        assert jobs.work_waiting() == 1
        assert but_submissions(tables()) == then
        assert browser.get(address).heading == "Undone: bostader.xlsx"


def test_a_home_that_somebody_has_a_contract_for_is_not_taken_back_and_nobody_is_named(browser, municipality):
    address = taken_in(browser, homes_list(FULL))
    browser.budget = UNDO_BUDGET
    hidden = make_person(
        name="Hemlig Person", protection="marking", named=[municipality.caseworker], unit=municipality.unit
    )
    make_contract(rows_of(DwellingUnit)[0], [hidden], date(2026, 1, 1))
    page = browser.get(f"{address}/undo")
    assert "The import cannot be undone" in page.words
    assert "Contracts and offers of a home Added since to what the list brought – Storgatan 4 A, lgh 1102" in page.words
    assert "Hemlig" not in page.words
    assert hidden.number not in page.words
    browser.post(f"{address}/undo")
    assert jobs.work_waiting() == 0
    assert len(rows_of(Dwelling)) == 1


def test_a_lease_that_ends_before_somebodys_contract_is_said(browser, municipality):
    taken_in(browser, homes_list(FULL))
    make_contract(rows_of(DwellingUnit)[0], [make_person(unit=municipality.unit)], date(2026, 1, 1))
    ends = list(FULL)
    ends[13] = "2027-01-31"
    words = browser.get(read(browser, homes_list(ends))).words
    assert "Somebody's contract for this home has days after the last day of the lease." in words
    assert "Rented by the municipality until: to 2027-01-31" in words


def test_a_row_that_may_be_any_of_several_homes_is_not_taken(browser):
    make_home("Storgatan 4A", "1102", postcode="541 30")
    make_home("Storgatan 4 A", "1102", postcode="541 31")
    address = read(browser, told(Adress="Storgatan 4 A", Lgh="1102", Hyra="9000"))
    assert "Several homes that are kept have this address. Give the postcode or the town." in browser.get(address).words
    exact = read(browser, told(Adress="Storgatan 4 A", Lgh="1102", Postnr="54131", Hyra="9000"))
    browser.post(f"{exact}/take")
    jobs.work_waiting()
    assert [unit.rent for unit in rows_of(DwellingUnit)] == [7500, 9000]


def test_other_roles_find_no_such_page_and_the_manager_no_such_list(browser, client_of, municipality):
    address = taken_in(browser, homes_list(FULL))
    for user in (municipality.caseworker, municipality.manager, municipality.administrator):
        other = client_of(user)
        for path in ("/dwellings/import", "/dwellings/import/new", address):
            assert other.get(path).status_code in {403, 404}, path
    assert client_of(municipality.manager).get(address.replace("/dwellings/import", "/imports")).status_code == 404
    assert browser.get("/imports").status_code in {403, 404}


def test_the_log_names_each_home_and_no_words_of_it(browser):
    taken_in(browser, homes_list(FULL))
    events = [event for event in rows_of(AuditEvent) if event.action == "dwelling.added"]
    assert [event.subject_id for event in events] == [rows_of(Dwelling)[0].id]
    assert "Storgatan" not in repr([event.details for event in rows_of(AuditEvent)])


def test_what_is_no_list_of_homes_says_what_is_missing(browser):
    assert "not a spreadsheet" in upload(browser, b"\x89PNG\r\n\x1a\n" + bytes(300)).words
    address = read(browser, b"Namn;Personnr\nAli;880119-9814\nOmar;900517-2385", add_landlords="y")
    assert "No sheet with a list of homes was found" in browser.get(address).words
    assert "No sheet holds a list of homes" in browser.get(f"{address}/columns").words
    browser.post(f"{address}/abandon")
    assert rows_of(ImportRun)[0].state is ImportState.ABANDONED


def test_columns_that_were_chosen_are_known_the_next_time(browser):
    content = told(Adress="Gatan 1", Kvadrat="64", Antal_rum="3 rok", Pris="7000")
    address = read(browser, content)
    page = browser.get(f"{address}/columns")
    [name] = [one.get("name") for one in page.all("select") if "Pris" in "".join(page_labels(page, one))]
    browser.fill(f"{address}/columns", **{name: "rent", "source_name": "Vår lista"})
    jobs.work_waiting()
    browser.post(f"{address}/take")
    jobs.work_waiting()
    assert rows_of(DwellingUnit)[0].rent == 7000
    later = read(browser, told(Adress="Gatan 2", Kvadrat="64", Antal_rum="3 rok", Pris="8000"))
    assert "Vår lista" in browser.get(later).words


def page_labels(page, select):
    return ["".join(label.itertext()) for label in page.all("label") if label.get("for") == select.get("id")]


def but_submissions(tables):
    return {name: rows for name, rows in tables.items() if name != "submission"}
