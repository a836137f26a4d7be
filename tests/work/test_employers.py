"""The register of employers: who reads it, how it is narrowed and sorted, and what is stale."""

from datetime import date, datetime

import pytest
import time_machine

from reception.access.roles import Role
from reception.contacts.terms import Channel
from reception.db.session import db
from reception.organisations.models import Organisation
from reception.work.models import EmployerContact
from reception.work.permits import WITH_EMPLOYERS
from reception.work.terms.employers import OpeningState
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.work import MADE, make_employer, make_opening
from tests.work.register import REGISTER, ClientOf, day, names, path_of


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


def make_contact(employer: Organisation, days: int, **facts: object) -> EmployerContact:
    values = {"channel": Channel.PHONE, "text": "They ask again in spring.", "made_at": MADE, **facts}
    made = EmployerContact(organisation_id=employer.id, on=day(days), **values)
    db.session.add(made)
    db.session.flush()
    return made


def test_casework_guidance_and_coordination_keep_the_register_and_nobody_else_reads_it(
    municipality: Municipality, client_of: ClientOf
) -> None:
    employer = make_employer(branch="care")
    opening = make_opening(employer)
    for role, user in municipality.one_of_each_role.items():
        browser, expected = client_of(user), 200 if role in WITH_EMPLOYERS else 403
        pages = (
            REGISTER, f"{REGISTER}/new", f"{REGISTER}/openings", path_of(employer), f"{path_of(employer)}/edit",
            f"{path_of(employer)}/contacts/new", f"{path_of(employer)}/openings/new",
            f"{REGISTER}/openings/{opening.number}", f"{REGISTER}/openings/{opening.number}/edit",
            f"{REGISTER}/openings/{opening.number}/close",
        )  # fmt: skip
        for page in pages:
            assert browser.get(page).status_code == expected, (role, page)
    assert {Role.READER, Role.STATISTICIAN, Role.SFI_STAFF}.isdisjoint(WITH_EMPLOYERS)


def test_without_the_permit_no_button_works(municipality: Municipality, client_of: ClientOf) -> None:
    employer = make_employer()
    opening, browser = make_opening(employer), client_of(municipality.sfi_staff)
    for act in ("heard", "close", "reopen"):
        assert browser.post(f"{path_of(employer)}/{act}").status_code == 403
    for act in ("confirm", "reopen"):
        assert browser.post(f"{REGISTER}/openings/{opening.number}/{act}").status_code == 403


def test_an_empty_register_says_what_will_stand_there(browser: StrictClient) -> None:
    page = browser.get(REGISTER)
    assert "No employer is in the register yet" in page.words
    assert "Add an employer" in page.words
    assert "No employer fits" in browser.get(f"{REGISTER}?q=zzz").words


def test_names_stand_in_swedish_order(browser: StrictClient) -> None:
    for name in ("Östra Skolan", "Ängens Kök", "Zebra Bygg", "Åkeriet AB", "ada Städ", "Bagaren"):
        make_employer(name)
    expected = ["ada Städ", "Bagaren", "Zebra Bygg", "Åkeriet AB", "Ängens Kök", "Östra Skolan"]
    assert names(browser.get(REGISTER)) == expected


@pytest.mark.parametrize("typed", ["åhléns", "AHLENS", "cafe ahlens", "torget 3", "ahlens torget"])
def test_words_are_found_in_name_and_address(browser: StrictClient, typed: str) -> None:
    make_employer("Åhléns Café").address = "Torget 3, Exempelby"
    make_employer("Bagaren")
    db.session.flush()
    assert names(browser.get(REGISTER, query_string={"q": typed})) == ["Åhléns Café"]


@pytest.mark.parametrize("typed", ["%", "_", "\\", "zzz", "' or 1=1"])
def test_signs_of_the_database_find_nothing(browser: StrictClient, typed: str) -> None:
    make_employer()
    assert "No employer fits" in browser.get(REGISTER, query_string={"q": typed}).words


def test_the_list_is_narrowed_by_branch_owner_places_and_silence(browser: StrictClient) -> None:
    make_employer("Kommunens Kök", branch="hotels-and-restaurants", is_municipal=True, confirmed_on=day(-3))
    care = make_employer("Vårdhemmet", branch="care", confirmed_on=day(-200))
    make_opening(care)
    make_employer("Okänd AB")
    assert names(browser.get(f"{REGISTER}?branch=care")) == ["Vårdhemmet"]
    assert names(browser.get(f"{REGISTER}?municipal=y")) == ["Kommunens Kök"]
    assert names(browser.get(f"{REGISTER}?places=y")) == ["Vårdhemmet"]
    assert names(browser.get(f"{REGISTER}?stale=y")) == ["Okänd AB", "Vårdhemmet"]
    assert names(browser.get(f"{REGISTER}?stale=y&places=y&branch=care")) == ["Vårdhemmet"]
    assert names(browser.get(f"{REGISTER}?order=heard")) == ["Okänd AB", "Vårdhemmet", "Kommunens Kök"]
    page = browser.get(REGISTER)
    assert "The municipality's own" in page.words
    assert "Health care and social services" in page.words


def test_a_wrong_filter_is_told_beside_its_field_and_the_rest_counts(browser: StrictClient) -> None:
    make_employer("Bagaren")
    for wrong in ("branch=nonsense", "order=nonsense"):
        page = browser.get(f"{REGISTER}?{wrong}")
        assert "Choose one from the list." in page.words
        assert names(page) == ["Bagaren"]


def test_closed_employers_stand_apart(browser: StrictClient) -> None:
    make_employer("Bagaren")
    make_employer("Nedlagda AB", closed_on=day(-1), confirmed_on=day(-400))
    assert names(browser.get(REGISTER)) == ["Bagaren"]
    page = browser.get(f"{REGISTER}?closed=y")
    assert names(page) == ["Bagaren", "Nedlagda AB"]
    assert "Closed" in page.words
    assert "Nedlagda AB" not in names(browser.get(f"{REGISTER}?closed=y&stale=y"))


def test_only_what_somebody_can_be_proposed_for_is_counted_as_open(browser: StrictClient) -> None:
    employer = make_employer("Bagaren")
    make_opening(employer, places=3)
    make_opening(employer, places=4, open_until=day(0))
    make_opening(employer, places=10, open_until=day(-1))
    make_opening(employer, places=20, ends_on=day(-1))
    make_opening(employer, places=40, state=OpeningState.FILLED)
    cells = [cell for cell in browser.get(REGISTER).all("td") if cell.get("data-label") == "Open places"]
    assert [cell.text for cell in cells] == ["7"]


@pytest.mark.parametrize(("moment", "is_stale"), [("2026-08-30T10:00", False), ("2026-08-31T10:00", True)])
def test_an_employer_is_stale_once_ninety_days_have_gone_by(
    municipality: Municipality, client_of: ClientOf, moment: str, is_stale: bool
) -> None:
    employer = make_employer("Bagaren", confirmed_on=date(2026, 6, 1))
    with time_machine.travel(datetime.fromisoformat(f"{moment}+00:00"), tick=False):
        browser = client_of(municipality.caseworker)
        for page in (REGISTER, path_of(employer)):
            assert ("Not heard of for 91 days" in browser.get(page).words) is is_stale
        assert bool(names(browser.get(f"{REGISTER}?stale=y"))) is is_stale


def test_one_of_whom_nobody_ever_heard_is_stale_in_words(browser: StrictClient) -> None:
    assert "Never heard of" in browser.get(path_of(make_employer())).words


def test_the_next_call_is_the_first_planned_day_that_no_contact_has_come_to(browser: StrictClient) -> None:
    late, planned, done = make_employer("A"), make_employer("B"), make_employer("C")
    make_contact(late, -30, next_on=day(-10))
    make_contact(late, -20)
    make_contact(planned, -30, next_on=day(12))
    make_contact(planned, -20, next_on=day(40))
    make_contact(done, -30, next_on=day(-10))
    make_contact(done, -10)
    page = browser.get(f"{REGISTER}?order=call")
    cells = [cell for cell in page.all("td") if cell.get("data-label") == "Next call"]
    told = [" ".join("".join(cell.itertext()).split()) for cell in cells]
    assert told == [f"{day(-10)} The call is late", str(day(12)), "–"]
    assert str(day(12)) in browser.get(path_of(planned)).words


def test_hundreds_of_employers_cost_no_more_statements_than_a_few(browser: StrictClient) -> None:
    make_opening(make_employer("Först"), places=2)
    browser.get(REGISTER)
    few = len(browser.statements)
    for number in range(120):
        employer = make_employer(f"Arbetsgivare {number:03}", branch="trade", confirmed_on=day(-number))
        make_contact(employer, -number, next_on=day(number + 1))
    page = browser.get(REGISTER)
    assert len(browser.statements) <= few
    assert len(names(page)) == 50
    assert "121 employers" in page.words
    assert len(names(browser.get(f"{REGISTER}?page=3"))) == 21


def test_what_is_no_employer_has_no_page(browser: StrictClient) -> None:
    assert browser.get(f"{REGISTER}/99999999").status_code == 404
    other = make_employer("Myndighet")
    other.kind = "authority"
    db.session.flush()
    assert browser.get(path_of(other)).status_code == 404


def test_the_register_speaks_arabic_script_and_long_names(browser: StrictClient) -> None:
    make_employer("مطعم الشام")
    make_employer("Kommunalförbundet" * 10)
    browser.speak("ar-XB")
    assert browser.get(REGISTER).status_code == 200
