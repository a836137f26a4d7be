"""The administrator keeps accounts, and opens no person's file."""

from collections.abc import Callable

import pytest
from flask import Flask

from reception.access.roles import Role
from reception.accounts import queries
from reception.accounts.models import StaffSession, User
from reception.audit.models import AuditEvent
from reception.db.session import db
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]
PAGES = ("/admin", "/admin/accounts", "/admin/accounts/new", "/admin/units", "/admin/units/new", "/admin/phrases")


@pytest.fixture
def admin(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.administrator)


def account(email: str) -> User:
    found = queries.user_by_email(email)
    assert found is not None
    return found


def test_only_an_administrator_opens_the_administration(municipality: Municipality, client_of: ClientOf) -> None:
    for role, user in municipality.one_of_each_role.items():
        wanted = 200 if role is Role.ADMINISTRATOR else 403
        browser = client_of(user)
        for page in PAGES:
            assert browser.get(page).status_code == wanted, (role, page)


def test_nobody_who_is_not_signed_in_opens_it(municipality: Municipality, client: StrictClient) -> None:
    for page in PAGES:
        assert client.get(page).location.startswith("/sign-in")


def test_a_caseworker_cannot_write_there_either(municipality: Municipality, client_of: ClientOf) -> None:
    browser, victim = client_of(municipality.caseworker), municipality.caseworker2.id
    for act in ("deactivate", "invitation", "reactivate", "edit", "duties/new"):
        assert browser.post(f"/admin/accounts/{victim}/{act}").status_code == 403
    assert queries.account(victim).active


def test_an_administrator_opens_no_persons_file(municipality: Municipality, admin: StrictClient) -> None:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    for path in (f"/people/{person.number}", f"/people/{person.number}/timeline", "/people"):
        assert admin.get(path).status_code in {403, 404}


def test_the_list_is_searched_in_any_case_and_with_or_without_marks(admin: StrictClient) -> None:
    assert "Gösta Grannchef" in admin.get("/admin/accounts?q=gosta").words
    assert "Gösta Grannchef" in admin.get("/admin/accounts?q=GRANNCHEF+Gösta").words
    assert "Karin Kase" not in admin.get("/admin/accounts?q=gosta").words
    assert "No account fits" in admin.get("/admin/accounts?q=nobody-of-that-name").words


def test_the_list_is_narrowed_by_state(municipality: Municipality, admin: StrictClient) -> None:
    admin.post(f"/admin/accounts/{municipality.reader.id}/deactivate")
    assert "Lars Läsare" in admin.get("/admin/accounts?state=closed").words
    assert "Lars Läsare" not in admin.get("/admin/accounts?state=active").words
    assert admin.get("/admin/accounts?state=nonsense").status_code == 200


def test_the_list_has_pages(municipality: Municipality, admin: StrictClient) -> None:
    for number in range(60):
        db.session.add(User(email=f"x{number}@exempelby.example", name=f"Åke {number:03}", fs_uniquifier=f"x{number}"))
    first, second = admin.get("/admin/accounts?q=ake"), admin.get("/admin/accounts?q=ake&page=2")
    assert "Åke 049" in first.words
    assert "Åke 050" not in first.words
    assert "Åke 050" in second.words


def test_an_account_is_opened_and_its_first_duty_follows(municipality: Municipality, admin: StrictClient) -> None:
    answer = admin.fill(
        "/admin/accounts/new", name="Ny Person", email="Ny.Person@Exempelby.example", title="Handläggare"
    )
    user = account("ny.person@exempelby.example")
    assert (user.name, user.title, user.phone, user.password) == ("Ny Person", "Handläggare", None, None)
    assert answer.location == f"/admin/accounts/{user.id}/duties/new"
    answer = admin.fill(answer.location, role="caseworker", unit=str(municipality.unit.id), starts_on="2026-01-01")
    page = admin.get(answer.location)
    assert "Caseworker" in page.words
    assert "No password yet" in page.words


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("email", "", "Write the e-mail address."),
        ("email", "no address", "Write an e-mail address, such as"),
        ("name", "", "Write the name."),
        ("name", "x" * 201, "Shorten this to 200 characters"),
        ("name", "Eva\u202eEk", "hidden mark"),
        ("phone", "ring me", "Write a telephone number"),
    ],
)
def test_a_bad_fact_gets_a_message_and_nothing_typed_is_lost(
    admin: StrictClient, field: str, typed: str, message: str
) -> None:
    facts = {"name": "Eva Ek", "email": "eva.ek@exempelby.example", "title": "Socionom", "phone": "", field: typed}
    answer = admin.fill("/admin/accounts/new", **facts)
    assert answer.status_code == 200
    assert message in answer.words
    assert answer.form_values()["title"] == "Socionom"
    assert queries.user_by_email("eva.ek@exempelby.example") is None


def test_an_address_is_used_once_in_any_case(admin: StrictClient) -> None:
    answer = admin.fill("/admin/accounts/new", name="Karin Två", email="KARIN.KASE@exempelby.example")
    assert "Another account has this address." in answer.words
    assert len(queries.users()) == 15


def test_letters_of_another_alphabet_must_be_checked(admin: StrictClient) -> None:
    cyrillic = "K\u0430rin Nyman"
    answer = admin.fill("/admin/accounts/new", name=cyrillic, email="karin.nyman@exempelby.example")
    assert "Some letters belong to another alphabet" in answer.words
    assert queries.user_by_email("karin.nyman@exempelby.example") is None
    assert "I have compared the letters" in answer.words
    answer = admin.post("/admin/accounts/new", data={**answer.form_values(), "checked": "y"})
    assert answer.status_code == 303


def test_an_address_that_looks_like_anothers_must_be_checked(admin: StrictClient) -> None:
    answer = admin.fill("/admin/accounts/new", name="Nils", email="nils.namndl@exempelby.example")
    assert answer.status_code == 303
    answer = admin.fill("/admin/accounts/new", name="Nisse", email="nils.namnd1@exempelby.example")
    assert "This looks the same as in another account" in answer.words


def test_facts_are_changed(municipality: Municipality, admin: StrictClient) -> None:
    user = municipality.caseworker
    answer = admin.fill(f"/admin/accounts/{user.id}/edit", name="Karin Kasesson", phone="08-123 45 67")
    assert answer.status_code == 303
    assert (queries.account(user.id).name, queries.account(user.id).phone) == ("Karin Kasesson", "08-123 45 67")


def test_nobody_writes_over_a_newer_change_unknowingly(municipality: Municipality, admin: StrictClient) -> None:
    path = f"/admin/accounts/{municipality.caseworker.id}/edit"
    stale = admin.get(path).form_values()
    admin.fill(path, title="Förste handläggare")
    answer = admin.post(path, data={**stale, "title": "Socionom"})
    assert answer.status_code == 409
    assert "You changed this yourself" in answer.words
    assert "Yours Socionom As it is saved Förste handläggare" in answer.words
    values = answer.form_values()
    assert admin.post(path, data=values).status_code == 409  # nothing is chosen yet
    assert admin.post(path, data={**values, "_chosen-title": "mine"}).status_code == 303
    assert queries.account(municipality.caseworker.id).title == "Socionom"


def test_a_deactivated_account_is_out_at_once_and_can_come_back(
    municipality: Municipality, admin: StrictClient, client_of: ClientOf
) -> None:
    browser, path = client_of(municipality.reader), f"/admin/accounts/{municipality.reader.id}"
    assert browser.get("/account").status_code == 200
    assert admin.post(f"{path}/deactivate").location == path
    assert browser.get("/account").status_code == 303
    assert "Deactivated" in admin.get(path).words
    admin.post(f"{path}/reactivate")
    assert queries.account(municipality.reader.id).active


def test_nobody_deactivates_their_own_account(municipality: Municipality, admin: StrictClient) -> None:
    answer = admin.post(f"/admin/accounts/{municipality.administrator.id}/deactivate")
    assert "Nobody deactivates their own account" in admin.get(answer.location).words
    assert queries.account(municipality.administrator.id).active


def test_an_administrator_ends_a_session(municipality: Municipality, admin: StrictClient, client_of: ClientOf) -> None:
    browser, user = client_of(municipality.reader), municipality.reader
    session = db.session.query(StaffSession).filter_by(user_id=user.id).one()
    other = municipality.caseworker.id
    assert admin.post(f"/admin/accounts/{other}/sessions/{session.id}/end").status_code == 404
    assert browser.get("/account").status_code == 200
    assert admin.post(f"/admin/accounts/{user.id}/sessions/{session.id}/end").status_code == 303
    assert browser.get("/account").status_code == 303


def test_what_is_not_there_is_not_found(admin: StrictClient) -> None:
    for path in (
        "/admin/accounts/99999",
        "/admin/accounts/99999/edit",
        "/admin/duties/99999/end",
        "/admin/units/99999",
    ):
        assert admin.get(path).status_code == 404


def test_what_an_administrator_does_is_recorded(app: Flask, municipality: Municipality, admin: StrictClient) -> None:
    admin.post(f"/admin/accounts/{municipality.reader.id}/deactivate")
    event = db.session.query(AuditEvent).filter_by(action="account.deactivated").one()
    assert (event.user_id, event.subject_id) == (municipality.administrator.id, municipality.reader.id)
