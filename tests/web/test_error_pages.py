"""An error's page says what happened, gives back what was written, and leads on."""

from collections.abc import Callable
from typing import Any

from reception.accounts.models import User
from tests.cases.handing import case_of
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]
WRITTEN = "Ringde om förskola. Vill börja i januari."


def test_a_form_that_could_not_be_read_is_one_press_away(client_of: ClientOf, municipality: Municipality) -> None:
    amina = make_person(name="Amina Ali", unit=municipality.unit, worker=municipality.caseworker)
    address = f"/cases/{case_of(amina).number}/contacts/new"
    page: Any = client_of(municipality.caseworker).post(address, data={"csrf_token": None, "summary": WRITTEN})
    assert page.status_code == 400
    assert WRITTEN in page.words
    assert [link.get("href") for link in page.all("a", class_="btn")] == [address, "/"]


def test_an_address_that_only_takes_what_is_sent_is_no_page_to_open(
    client_of: ClientOf, municipality: Municipality
) -> None:
    amina = make_person(name="Amina Ali", unit=municipality.unit)
    address = f"/cases/{case_of(amina).number}/take"
    page: Any = client_of(municipality.caseworker).post(address, data={"csrf_token": None})
    assert page.status_code == 400
    assert "Open the page again" not in page.words


def test_what_one_may_not_open_is_not_offered_once_more(client_of: ClientOf, municipality: Municipality) -> None:
    browser: Any = client_of(municipality.caseworker)
    for address, code in (("/admin", 403), ("/people/ZZZZ-99", 404)):
        page = browser.get(address)
        assert page.status_code == code
        assert "Open the page again" not in page.words
        assert page.all("a", href="/")
