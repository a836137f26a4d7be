"""Registering through the front door: search first, a short form, and decision 2 about people whom one may not see."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.roles import Role
from reception.accounts.models import RoleAssignment
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.people.models import Person, RegistrationDraft
from reception.people.terms import LegalSex, NameKind, Protection
from tests.factories.people import make_person

NEW = "/people/new"
PERSONNUMMER = "198408129800"


@pytest.fixture
def protected(municipality) -> Person:
    return make_person(
        name="Daryna Koval",
        number=PERSONNUMMER,
        birth=date(1984, 8, 12),
        protection=Protection.MARKING,
        named=[municipality.caseworker],
        unit=municipality.unit,
    )


#: Registering is rare and does much: likely duplicates, person, names, number, languages, keys, case, caseworker.
BUDGET = 26


@pytest.fixture
def client_of(client_of):
    def roomy(user):
        client = client_of(user)
        client.budget = BUDGET
        return client

    return roomy


def _form(client, text: str) -> dict[str, object]:
    """What the form holds after a search for `text`."""
    page = client.fill(NEW, q=text)
    assert page.status_code == 200
    return page.form_values()


def _register(client, **values):
    return client.post(NEW, data={**_form(client, values.get("name", "Nobody Here")), **values})


def _people() -> list[Person]:
    found = sa.select(Person).order_by(Person.id).execution_options(permit="test")
    return list(db.session.scalars(found))


def test_a_search_comes_first_and_shows_who_may_be_the_same(client_of, municipality):
    person = make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)
    client = client_of(municipality.caseworker)
    assert "Register and open the case" not in client.get(NEW).words
    page = client.fill(NEW, q="Aminah Youssef")
    assert person.number in page.words
    assert "Sounds or begins alike" in page.words
    assert "Karin Kase" in page.words
    assert page.form_values()["name"] == "Aminah Youssef"
    assert client.get(f"{NEW}?q=Amina").form_values()["name"] == "Amina"
    assert client.get(f"{NEW}?q=070174").status_code == 400
    assert client.post(NEW, data={"name": "Amina"}).form_values()["name"] == "Amina"  # from the page of a search
    assert "Write what you know" in client.fill(NEW, q="").words


def test_what_was_searched_for_begins_the_form(client_of, municipality):
    client = client_of(municipality.caseworker)
    assert _form(client, "840812-9800")["number"] == PERSONNUMMER
    assert _form(client, "Amina 1990")["birth"] == "1990"
    assert _form(client, "070-174 06 93")["name"] == ""


def test_registering_makes_the_person_and_opens_the_case(client_of, municipality):
    client = client_of(municipality.caseworker)
    answer = _register(
        client,
        name="Amina Yusuf",
        own_script="أمينة يوسف",
        number="840812-9800",
        birth="1990-05",
        language="so",
        second_language="ar",
    )
    [person] = _people()
    assert (answer.status_code, answer.location) == (303, f"/people/{person.number}")
    assert [name.kind for name in person.names] == [NameKind.PASSPORT, NameKind.OWN_SCRIPT]
    assert (person.birth_on, person.birth_precision) == (date(1990, 5, 1), "month")
    assert person.legal_sex is LegalSex.WOMAN
    assert [language.language for language in person.languages] == ["so", "ar"]
    case = db.session.scalars(sa.select(Case).execution_options(permit="test")).one()
    assert (case.person_id, case.unit_id, case.worker_id) == (
        person.id,
        municipality.unit.id,
        municipality.caseworker.id,
    )
    assert client.get(answer.location).heading.startswith("Amina Yusuf")


def test_a_mononym_without_any_number_is_enough(client_of, municipality):
    assert _register(client_of(municipality.caseworker), name="Fatemeh", as_worker=None).status_code == 303
    assert [person.shown_name for person in _people()] == ["Fatemeh"]


def test_the_same_form_twice_makes_one_person(client_of, municipality):
    client = client_of(municipality.caseworker)
    values = _form(client, "Amina Yusuf")
    first, second = client.post(NEW, data=values), client.post(NEW, data=values)
    assert first.location == second.location
    assert len(_people()) == 1


def test_an_unseen_likely_duplicate_is_shown_before_anything_is_made(client_of, municipality):
    make_person(name="Amina Yusuf", birth=date(1990, 5, 17))
    client = client_of(municipality.caseworker)
    values = {**_form(client, "Nobody Here"), "name": "Amina Yusuf", "birth": "1990-05-17"}
    page = client.post(NEW, data=values)
    assert page.status_code == 200
    assert "Same name and date of birth" in page.words
    assert "may be registered already" in page.words
    assert client.post(NEW, data=page.form_values()).status_code == 303
    assert len(_people()) == 2


def test_an_invalid_number_is_explained_and_kept_with_a_reason(client_of, municipality):
    client = client_of(municipality.caseworker)
    page = _register(client, name="Amina Yusuf", number="840812-9801")
    assert "The last digit does not fit" in page.words
    assert page.form_values()["name"] == "Amina Yusuf"
    kept = {**page.form_values(), "keep_unverified": "y"}
    page = client.post(NEW, data=kept)
    assert "Write why it is kept" in page.words
    assert client.post(NEW, data={**kept, "unverified_reason": "On the card"}).status_code == 303
    [person] = _people()
    assert (person.identifiers[0].verified, person.identifiers[0].reason) == (False, "On the card")
    assert person.birth_on is None


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"name": ""}, "Write the name"),
        ({"name": "a\u202eb"}, "reading direction"),
        ({"name": "a\x00b"}, "null character"),
        ({"name": "a" * 100_000}, "Shorten this"),
        ({"birth": "1990-02-31"}, "does not exist"),
        ({"birth": "2090"}, "ahead"),
        ({"number": "840832-9800"}, "date that does not exist"),
        ({"legal_sex": "nonsense"}, "Choose one"),
        ({"language": "nonsense"}, "Choose one"),
    ],
)
def test_bad_input_gets_a_message_and_makes_nobody(client_of, municipality, values, message):
    page = client_of(municipality.caseworker)
    answer = page.post(NEW, data={**_form(page, "Nobody Here"), **values})
    assert answer.status_code == 200
    assert message in answer.words
    assert _people() == []


def test_the_unit_is_chosen_only_by_those_who_have_several(client_of, municipality):
    client = client_of(municipality.caseworker)
    assert "Unit" not in [label.text for label in client.fill(NEW, q="Nobody").all("label")]
    user = municipality.caseworker2
    duty = {"unit_id": municipality.other_unit.id, "role": Role.CASEWORKER, "starts_on": date(2020, 1, 1)}
    db.session.add(RoleAssignment(user_id=user.id, **duty))
    client = client_of(user)
    assert "Choose the unit" in _register(client, name="Amina Yusuf", unit_id="999999").words
    assert _register(client, name="Amina Yusuf", unit_id=str(municipality.other_unit.id)).status_code == 303
    case = db.session.scalars(sa.select(Case).execution_options(permit="test")).one()
    assert case.unit_id == municipality.other_unit.id


def test_nobody_opens_a_case_in_a_unit_where_they_do_not_work(client_of, municipality):
    elsewhere = str(municipality.other_board_unit.id)
    _register(client_of(municipality.caseworker), name="Amina Yusuf", unit_id=elsewhere)
    assert db.session.scalars(sa.select(Case.unit_id).execution_options(permit="test")).all() == [municipality.unit.id]


@pytest.mark.parametrize(
    "values",
    [{"name": "Other Name", "number": PERSONNUMMER}, {"name": "koval DARYNA", "birth": "1984-08-12"}],
    ids=["number", "name and birth"],
)
def test_meeting_a_hidden_person_is_answered_like_any_registration(client_of, municipality, protected, values):
    client = client_of(municipality.other_board_caseworker)
    page = client.fill(NEW, q=values.get("number", values["name"]))
    assert "Nobody like this was found" in page.words
    met = client.post(NEW, data={**page.form_values(), **values})
    free = _register(client, name="Quite Another")
    assert (met.status_code, met.location[:8], len(met.location)) == (303, "/people/", len(free.location))
    neutral = client.get(met.location)
    assert neutral.status_code == 200
    assert "The registration is received" in neutral.words
    text = neutral.get_data(as_text=True)
    assert not any(word in text for word in ("Koval", "KOVAL", "Other Name", PERSONNUMMER, protected.number))
    assert {person.shown_name for person in _people()} == {"Daryna Koval", "Quite Another"}
    assert client_of(municipality.other_board_manager).get(met.location).status_code == 404


def test_insisting_on_a_number_that_somebody_visible_has_gives_the_same_neutral_page(client_of, municipality):
    make_person(name="Amina Yusuf", number=PERSONNUMMER, unit=municipality.unit)
    client = client_of(municipality.caseworker)
    page = _register(client, name="Else Where", number=PERSONNUMMER)
    assert "Somebody with this number is registered already" in page.words
    assert "Same number" in page.words
    answer = client.post(NEW, data={**page.form_values(), "insist": "y"})
    assert answer.status_code == 303
    assert "The registration is received" in client.get(answer.location).words
    assert len(_people()) == 1


def _draft(client_of, municipality) -> RegistrationDraft:
    client = client_of(municipality.other_board_caseworker)
    answer = _register(client, name="Other Name", number=PERSONNUMMER)
    assert answer.status_code == 303
    return db.session.scalars(sa.select(RegistrationDraft).execution_options(permit="test")).one()


def test_the_manager_of_the_hidden_person_decides_that_it_is_another(client_of, municipality, protected):
    draft = _draft(client_of, municipality)
    for user in (municipality.other_board_manager, municipality.other_unit_manager):
        assert draft.number not in client_of(user).get("/people/drafts").words
        assert client_of(user).get(f"/people/drafts/{draft.number}").status_code == 404
    manager = client_of(municipality.manager)
    assert draft.number in manager.get("/people/drafts").words
    page = manager.get(f"/people/drafts/{draft.number}")
    assert "Other Name" in page.words
    assert protected.number in page.words
    assert "Koval" not in page.get_data(as_text=True)
    assert manager.post(f"/people/drafts/{draft.number}", data={"answer": "other"}).status_code == 303
    assert manager.get(f"/people/drafts/{draft.number}").status_code == 404
    maker = client_of(municipality.other_board_caseworker)
    person = maker.get(f"/people/{draft.number}")
    assert person.heading.startswith("Other Name")
    made = _people()[-1]
    assert (made.number, made.identifiers[0].verified) == (draft.number, False)


def test_the_manager_decides_that_it_is_the_same_and_nobody_is_doubled(client_of, municipality, protected):
    draft = _draft(client_of, municipality)
    manager = client_of(municipality.manager)
    assert manager.post(f"/people/drafts/{draft.number}", data={"answer": "same"}).status_code == 303
    assert [person.id for person in _people()] == [protected.id]
    cases = db.session.scalars(sa.select(Case).order_by(Case.id).execution_options(permit="test")).all()
    units = {municipality.unit.id, municipality.other_board_unit.id}
    assert {case.unit_id for case in cases if case.state is CaseState.OPEN} == units
    maker = client_of(municipality.other_board_caseworker)
    assert "The registration is received" in maker.get(f"/people/{draft.number}").words
    assert maker.get(f"/people/{protected.number}").status_code == 404


def test_others_than_casework_register_nobody(client_of, municipality):
    for user in (municipality.sfi_staff, municipality.administrator, municipality.integration_coordinator):
        assert client_of(user).get(NEW).status_code == 403
    assert client_of(municipality.caseworker).get("/people/drafts").status_code == 403
