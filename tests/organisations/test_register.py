"""The register of organisations and their contact persons."""

from collections.abc import Callable

import pytest

from reception.access.roles import Role
from reception.accounts.models import User
from reception.db.session import db
from reception.organisations import operations
from reception.organisations.models import ContactPerson, Organisation
from reception.organisations.terms import OrganisationKind
from tests.clients import StrictClient
from tests.factories.municipality import Municipality

ClientOf = Callable[[User], StrictClient]
REGISTER = "/organisations"


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    operations.add_organisation(name="Åhléns Café", kind=OrganisationKind.EMPLOYER)
    operations.add_organisation(name="Arbetsförmedlingen", kind=OrganisationKind.AUTHORITY)
    return client_of(municipality.caseworker)


def named(name: str) -> Organisation:
    return db.session.query(Organisation).filter_by(name=name).one()


def path_of(name: str) -> str:
    return f"{REGISTER}/{named(name).id}"


def test_who_reads_and_who_keeps_the_register(municipality: Municipality, client_of: ClientOf) -> None:
    for role, user in municipality.one_of_each_role.items():
        browser = client_of(user)
        reads = 403 if role in {Role.READER, Role.STATISTICIAN} else 200
        keeps = 403 if role in {Role.READER, Role.STATISTICIAN, Role.SFI_STAFF} else 200
        assert (browser.get(REGISTER).status_code, browser.get(f"{REGISTER}/new").status_code) == (reads, keeps), role


def test_who_only_reads_sees_no_buttons_and_writes_nothing(
    municipality: Municipality, browser: StrictClient, client_of: ClientOf
) -> None:
    reader, path = client_of(municipality.sfi_staff), path_of("Åhléns Café")
    assert "Change the facts" not in reader.get(path).words
    for act in ("close", "reopen", "edit", "contact-persons/new"):
        assert reader.post(f"{path}/{act}").status_code == 403


@pytest.mark.parametrize("typed", ["åhléns", "AHLENS", "cafe ahlens", "Åhl"])
def test_a_name_is_found_in_any_case_and_marks(browser: StrictClient, typed: str) -> None:
    words = browser.get(REGISTER, query_string={"q": typed}).words
    assert "Åhléns Café" in words
    assert "Arbetsförmedlingen" not in words


@pytest.mark.parametrize("typed", ["%", "_", "\\", "zzz"])
def test_signs_of_the_database_find_nothing(browser: StrictClient, typed: str) -> None:
    assert "No organisation fits" in browser.get(REGISTER, query_string={"q": typed}).words


def test_the_register_is_narrowed_by_kind(browser: StrictClient) -> None:
    words = browser.get(f"{REGISTER}?kind=employer").words
    assert "Åhléns Café" in words
    assert "Arbetsförmedlingen" not in words
    assert browser.get(f"{REGISTER}?kind=nonsense").status_code == 200


def test_an_organisation_is_added(browser: StrictClient) -> None:
    answer = browser.fill(
        f"{REGISTER}/new",
        name="Bygg & Son",
        kind="employer",
        phone="08-123 45 67",
        email="Info@Bygg.example",
        website="www.bygg.example",
        number="2120000142",
        languages=["so", "ar"],
        note="Fråga efter Bo.",
    )
    made = named("Bygg & Son")
    assert answer.location == f"{REGISTER}/{made.id}"
    assert (made.number, made.email, made.website) == ("212000-0142", "info@bygg.example", "https://www.bygg.example")
    assert made.languages == " ar so "
    assert made.address is None
    words = browser.get(answer.location).words
    assert "Arabic" in words
    assert "Somali" in words


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("name", "", "Write the name."),
        ("kind", "circus", "Choose a kind."),
        ("phone", "ring", "Write a telephone number"),
        ("email", "nowhere", "Write an e-mail address"),
        ("website", "javascript:alert(1)", "Write the address of a website"),
        ("website", "http://a b.example", "Write the address of a website"),
        ("number", "123", "Write the number as ten digits"),
        ("number", "2120000143", "A digit is wrong"),
        ("number", "800101-1234", "This is a person's number."),
        ("languages", ["so", "klingon"], "Choose from the list."),
        ("note", "x" * 2001, "Shorten this to 2000 characters"),
        ("name", "ÅHLENS CAFE", "There is already an organisation of this kind"),
    ],
)
def test_a_bad_fact_gets_a_message(browser: StrictClient, field: str, typed: object, message: str) -> None:
    facts: dict[str, object] = {"name": "Ny", "kind": "employer", "address": "Storgatan 1", field: typed}
    answer = browser.fill(f"{REGISTER}/new", **facts)
    assert answer.status_code == 200
    assert message in answer.words
    assert answer.form_values()["address"] == "Storgatan 1"
    assert db.session.query(Organisation).count() == 2


def test_the_same_name_may_stand_for_another_kind(browser: StrictClient) -> None:
    assert browser.fill(f"{REGISTER}/new", name="Åhléns Café", kind="landlord").status_code == 303


def test_facts_are_changed_and_the_language_that_was_ticked_stays(browser: StrictClient) -> None:
    path = path_of("Åhléns Café")
    browser.fill(f"{path}/edit", languages=["ti"])
    browser.fill(f"{path}/edit", name="Åhlens")
    assert (named("Åhlens").sort_key, named("Åhlens").languages) == ("ahlens", " ti ")


def test_nobody_writes_over_a_newer_change_unknowingly(browser: StrictClient) -> None:
    path = f"{path_of('Åhléns Café')}/edit"
    stale = browser.get(path).form_values()
    browser.fill(path, phone="1177", kind="other", languages=["so"])
    answer = browser.post(path, data={**stale, "note": "Mitt."})
    assert answer.status_code == 409
    for theirs in ("As it is saved 1177", "As it is saved Other", "As it is saved Somali", "Yours Mitt."):
        assert theirs in answer.words
    assert answer.form_values()["note"] == "Mitt."
    assert browser.post(path, data=answer.form_values()).status_code == 303
    saved = named("Åhléns Café")
    assert (saved.note, saved.phone, saved.languages) == ("Mitt.", "1177", " so ")


def test_a_closed_organisation_leaves_the_list_and_comes_back(browser: StrictClient) -> None:
    path = path_of("Åhléns Café")
    browser.post(f"{path}/close")
    assert "Åhléns Café" not in browser.get(REGISTER).words
    assert "Åhléns Café" in browser.get(f"{REGISTER}?closed=y").words
    assert "Closed" in browser.get(path).words
    browser.post(f"{path}/reopen")
    assert "Åhléns Café" in browser.get(REGISTER).words


def test_contact_persons_are_added_changed_and_leave(browser: StrictClient) -> None:
    path = path_of("Arbetsförmedlingen")
    assert (
        browser.fill(
            f"{path}/contact-persons/new", name="Nour Haddad", task="Etablering", phone="0771-60 00 00"
        ).location
        == path
    )
    person = db.session.query(ContactPerson).one()
    assert browser.fill(f"{path}/contact-persons/{person.id}", email="nour@af.example").location == path
    words = browser.get(path).words
    assert "Nour Haddad" in words
    assert "nour@af.example" in words
    browser.post(f"{path}/contact-persons/{person.id}/leave")
    assert "Nour Haddad" not in browser.get(REGISTER).words
    browser.post(f"{path}/contact-persons/{person.id}/back")
    assert "Nour Haddad" in browser.get(REGISTER).words


def test_a_contact_person_without_a_name_gets_a_message(browser: StrictClient) -> None:
    answer = browser.fill(f"{path_of('Arbetsförmedlingen')}/contact-persons/new", name="", task="Etablering")
    assert "Write the name." in answer.words
    assert answer.form_values()["task"] == "Etablering"


def test_a_contact_person_is_found_at_their_own_organisation_only(browser: StrictClient) -> None:
    browser.fill(f"{path_of('Arbetsförmedlingen')}/contact-persons/new", name="Nour Haddad")
    person = db.session.query(ContactPerson).one().id
    assert browser.get(f"{path_of('Åhléns Café')}/contact-persons/{person}").status_code == 404
    assert browser.post(f"{path_of('Åhléns Café')}/contact-persons/{person}/leave").status_code == 404
    assert browser.get(f"{REGISTER}/99999").status_code == 404


def test_authorities_are_seeded_once_without_invented_numbers(browser: StrictClient) -> None:
    put_in = operations.seed_authorities()
    assert put_in > 10
    assert operations.seed_authorities() == 0
    assert db.session.query(Organisation).filter_by(name="Arbetsförmedlingen").count() == 1
    assert named("Migrationsverket").phone is None
    assert named("Regionen").kind is OrganisationKind.REGION
    assert len(browser.get(f"{REGISTER}?kind=authority").all("tr")) > 10
