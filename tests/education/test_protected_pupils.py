"""Attacks on the alias: nobody who is not named learns who a protected pupil is, from any page or answer."""

from datetime import date

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.education.queries.pupils.names import called
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import SfiCourse
from reception.people.terms import Protection
from tests.education.pupils import asked, studying, with_plan
from tests.factories.education import make_pupil
from tests.factories.people import make_person
from tests.telling import told_in

NUMBER = "199005172383"
SECRETS = ("Zahra", "Warsame", "1990", "900517", "زهرة")


@pytest.fixture
def hidden(municipality):
    """A protected pupil, under an alias; the counsellor is named for her, the teacher is not."""
    person = make_person(
        name="Zahra Warsame", own_script="زهرة", number=NUMBER, protection=Protection.REGISTRATION,
        named=[municipality.guidance], phone="0701740633",
    )  # fmt: skip
    pupil = make_pupil(person, unit=municipality.school, alias="Blå Fjäril", received_on=date(2026, 2, 2))
    studying(pupil, SfiCourse.C)
    with_plan(pupil)
    return pupil


def tells(answer):
    """What of her an answer tells, anywhere in it: body, title and headers."""
    text = answer.get_data(as_text=True) + str(answer.headers)
    return told_in(text, SECRETS)


def test_no_page_tells_who_she_is(client_of, municipality, hidden):
    asked(hidden, Programme.SFI)
    client = client_of(municipality.teacher)
    number = hidden.person.number
    own = f"/pupils/{hidden.number}"
    below = ("edit", "leave", "plan", "plan/new", "right", "right/extend", "assessments/new", "applications/new")
    for path in ("/pupils", "/pupils/waiting", own, *(f"{own}/{end}" for end in below)):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert not tells(answer), path
        assert number not in answer.get_data(as_text=True), path
        assert path.endswith(("/edit", "/new", "/extend", "/leave")) or "Blå Fjäril" in answer.words, path


def test_without_an_alias_the_pupils_own_number_stands(client_of, municipality):
    person = make_person(name="Zahra Warsame", protection=Protection.MARKING)
    pupil = make_pupil(person, unit=municipality.school)
    answer = client_of(municipality.teacher).get("/pupils")
    assert f"Pupil {pupil.number}" in answer.words
    assert not tells(answer)


def test_the_one_who_is_named_sees_the_name_the_lock_and_the_alias(client_of, municipality, hidden):
    answer = client_of(municipality.guidance).get(f"/pupils/{hidden.number}")
    assert answer.heading == "Zahra Warsame"
    assert "Protected" in answer.words
    assert "Blå Fjäril" in answer.words


@pytest.mark.parametrize("query", ["Zahra", "zahra warsame", "Warsame", "Zah", "sahra", "زهرة", "1990", "Zahra 1990"])
def test_no_search_by_name_meets_her(client_of, municipality, hidden, query):
    answer = client_of(municipality.teacher).get("/pupils", query_string={"q": query})
    assert "Blå Fjäril" not in answer.words
    assert hidden.number not in answer.get_data(as_text=True)


def test_she_is_found_by_her_alias_and_number_and_by_name_for_who_is_named(client_of, municipality, hidden):
    teacher, named = client_of(municipality.teacher), client_of(municipality.guidance)
    for query in ("fjäril", hidden.number):
        assert "Blå Fjäril" in teacher.get("/pupils", query_string={"q": query}).words
    assert "Zahra Warsame" in named.get("/pupils?q=zahra").words


def test_her_identity_number_answers_as_one_that_nobody_has(client_of, municipality, hidden):
    client = client_of(municipality.teacher)
    known, unknown = (client.post("/pupils", data={"number": text}) for text in (NUMBER, "198001012387"))
    assert known.status_code == unknown.status_code == 200
    assert "No pupil of the school has this number." in known.words
    assert known.words.replace(NUMBER, "") == unknown.words.replace("198001012387", "")
    named = client_of(municipality.guidance)
    assert named.post("/pupils", data={"number": NUMBER}).headers["Location"].endswith(hidden.number)


def test_a_wildcard_is_no_key_to_the_aliases(client_of, municipality, hidden):
    client = client_of(municipality.teacher)
    for query in ("%", "_", "Bl% Fj%"):
        assert "Blå Fjäril" not in client.get("/pupils", query_string={"q": query}).words


def test_the_order_of_the_list_is_that_of_the_alias(client_of, municipality, hidden):
    make_pupil(unit=municipality.school, name="Celia Diaz")
    make_pupil(unit=municipality.school, name="Xavier Ortega")
    words = client_of(municipality.teacher).get("/pupils").words
    assert words.index("Blå Fjäril") < words.index("Celia Diaz") < words.index("Xavier Ortega")
    words = client_of(municipality.guidance).get("/pupils").words
    assert words.index("Celia Diaz") < words.index("Xavier Ortega") < words.index("Zahra Warsame")


def test_who_is_not_named_writes_no_alias_and_cannot_try_names_by_it(client_of, municipality, hidden):
    client = client_of(municipality.teacher)
    address = f"/pupils/{hidden.number}/edit"
    assert "alias" not in client.get(address).form_values()
    assert client.fill(address, alias="Zahra", received_in="Lund").status_code == 303
    answer = client.get(f"/pupils/{hidden.number}")
    assert "Blå Fjäril" in answer.words
    assert "Lund" in answer.words


def test_an_alias_is_required_and_repeats_no_part_of_the_name(client_of, municipality, hidden):
    client = client_of(municipality.guidance)
    address = f"/pupils/{hidden.number}/edit"
    assert "Agree on an alias with the pupil." in client.fill(address, alias="").words
    assert "The alias holds a part of the name." in client.fill(address, alias="Fru Warsame").words
    assert client.fill(address, alias="Röd Räv").status_code == 303
    assert "Röd Räv" in client_of(municipality.teacher).get("/pupils").words


def test_registering_her_again_tells_the_school_nothing(client_of, municipality, hidden):
    told = {"name": "Zahra Warsame", "birth": "1990-05-17", "programme": "orientation", "applied_on": "2026-11-02"}
    client = client_of(municipality.teacher)
    answer = client.fill("/pupils/new", **told)
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"])
    assert "received under this number" in page.words
    assert not tells(page)
    assert "Blå Fjäril" not in page.words
    assert hidden.number not in page.get_data(as_text=True)


def test_called_gives_nothing_of_a_hidden_person_beside_the_alias(acting, municipality, hidden):
    with acting(municipality.teacher):
        name = called([hidden.id])[hidden.id]
    assert (name.shown, name.is_alias, name.is_protected) == ("Blå Fjäril", True, True)
    assert (name.person_number, name.birth, name.alias, name.born) == (None, None, None, "")
    with acting(municipality.other_board_caseworker):
        assert called([hidden.id]) == {}


def test_after_the_protection_has_ended_the_name_stands_again(client_of, municipality, hidden):
    with system("test"):
        hidden.person.protection, hidden.person.protection_since = Protection.NONE, None
        record("test.unprotected", hidden.person)
        db.session.commit()
    answer = client_of(municipality.teacher).get("/pupils")
    assert "Zahra Warsame" in answer.words
    assert "Blå Fjäril" not in answer.words
