"""Registering a pupil from the school's side: whom she may already be, and what is never told."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.cases.models import Case
from reception.db.session import db
from reception.education.models import Application, Pupil
from reception.people.models import Person, RegistrationDraft
from reception.people.terms import Protection
from tests.factories.education import make_pupil
from tests.factories.people import make_person

NEW = "/pupils/new"
TOLD = {"name": "Amina Warsame", "birth": "1990-05-17", "programme": "sfi", "applied_on": "2026-11-02"}


def rows(model):
    with system("test"):
        return db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")).all()


def test_somebody_new_is_registered_and_applies_in_one_form(client_of, municipality):
    client = client_of(municipality.teacher)
    answer = client.fill(NEW, **TOLD, in_establishment="yes", note="Can come at once")
    [pupil] = rows(Pupil)
    assert answer.headers["Location"] == f"/pupils/{pupil.number}"
    [application] = rows(Application)
    assert (application.applied_on, application.in_establishment, application.by_case) == (
        date(2026, 11, 2),
        True,
        False,
    )
    assert "Amina Warsame" in client.get(f"/pupils/{pupil.number}").heading


def test_likely_people_are_asked_about_without_a_word_of_their_cases(client_of, municipality):
    known = make_person(unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    client = client_of(municipality.teacher)
    asked = client.fill(NEW, **TOLD)
    assert asked.status_code == 200
    assert "Is it one of these?" in asked.words
    assert "Amina Warsame" in asked.words
    for told in ("Nils Nämnd", "Mottagningen", "hose case"):
        assert told not in asked.words
    answer = client.post(NEW, data={**asked.form_values(), "who": known.number})
    assert answer.status_code == 303
    assert [pupil.person_id for pupil in rows(Pupil)] == [known.id]
    assert len(rows(Person)) == 1


def test_another_person_of_the_same_name_is_registered_when_somebody_says_so(client_of, municipality):
    make_person(birth=date(1985, 1, 1))
    client = client_of(municipality.teacher)
    asked = client.fill(NEW, **TOLD)
    assert client.post(NEW, data={**asked.form_values(), "who": "new"}).status_code == 303
    assert len(rows(Person)) == 2


def test_nobody_outside_the_likely_is_chosen_by_number(client_of, municipality):
    make_person()
    stranger = make_person(name="Bilal Omar", birth=date(1970, 1, 1))
    client = client_of(municipality.teacher)
    asked = client.fill(NEW, **TOLD)
    answer = client.post(NEW, data={**asked.form_values(), "who": stranger.number})
    assert answer.status_code == 200
    assert "Bilal" not in answer.words
    assert not rows(Pupil)


def test_what_is_missing_stands_beside_its_field_and_nothing_typed_is_lost(client_of, municipality):
    client = client_of(municipality.teacher)
    answer = client.fill(NEW, name="Amina Warsame", note="Evenings", programme="sfi")
    assert "Write a number or a date of birth, as much as is known." in answer.words
    assert answer.form_values()["note"].strip() == "Evenings"
    bad = client.fill(NEW, name="Amina Warsame", number="19900517-0000", programme="nonsense", applied_on="32/13")
    assert bad.status_code == 200
    assert not rows(Pupil)


def test_who_waits_already_is_not_put_on_the_list_twice(client_of, municipality):
    known = make_person()
    client = client_of(municipality.teacher)
    for answer in (303, 200):
        asked = client.fill(NEW, **TOLD)
        again = client.post(NEW, data={**asked.form_values(), "who": known.number})
        assert again.status_code == answer
    assert "The pupil waits for this already." in again.words
    assert len(rows(Application)) == 1


def test_a_hidden_person_is_answered_normally_and_the_question_goes_to_the_manager(client_of, municipality):
    make_person(protection=Protection.REGISTRATION, named=[municipality.caseworker], unit=municipality.unit)
    client = client_of(municipality.teacher)
    answer = client.fill(NEW, **TOLD, note="Works nights")
    assert answer.status_code == 303
    [draft] = rows(RegistrationDraft)
    assert not rows(Pupil)
    page = client.get(f"/pupils/{draft.number}")
    assert "received under this number" in page.words
    assert "Amina" not in page.words
    assert client_of(municipality.guidance).get(f"/pupils/{draft.number}").status_code == 404
    manager = client_of(municipality.manager)
    waiting = manager.get(f"/people/drafts/{draft.number}")
    assert "A school registered this." in waiting.words


@pytest.mark.parametrize(("answer", "people"), [("same", 1), ("other", 2)])
def test_the_managers_answer_makes_a_pupil_and_opens_no_case(client_of, municipality, answer, people):
    hidden = make_person(
        protection=Protection.REGISTRATION, named=[municipality.caseworker], unit=municipality.other_unit
    )
    client = client_of(municipality.teacher)
    client.fill(NEW, **TOLD, in_establishment="no", can_begin_on="2026-12-01", needs_childcare="y")
    [draft] = rows(RegistrationDraft)
    manager = client_of(municipality.other_unit_manager)
    assert manager.post(f"/people/drafts/{draft.number}", data={"answer": answer}).status_code == 303
    [pupil] = rows(Pupil)
    assert (pupil.person_id == hidden.id) is (answer == "same")
    assert pupil.unit_id == municipality.school.id
    [application] = rows(Application)
    assert application.applied_on == date(2026, 11, 2)
    assert (application.in_establishment, application.needs_childcare) == (False, True)
    assert len(rows(Person)) == people
    assert [case.unit_id for case in rows(Case)] == [municipality.other_unit.id]
    words = client.get("/pupils").words
    assert ("Amina Warsame" in words) is (answer == "other")


def test_a_number_of_somebody_visible_can_be_insisted_on_so_that_a_draft_tells_nothing(client_of, municipality):
    make_person(name="Bilal Omar", number="199005172383", unit=municipality.unit)
    client = client_of(municipality.teacher)
    asked = client.fill(NEW, **TOLD, number="19900517-2383")
    assert "A manager looks at it before work begins." in asked.words
    answer = client.post(NEW, data={**asked.form_values(), "who": "new"})
    [draft] = rows(RegistrationDraft)
    assert answer.headers["Location"] == f"/pupils/{draft.number}"


def test_who_came_back_is_the_same_pupil(client_of, municipality):
    known = make_person()
    before = make_pupil(known, unit=municipality.school, left_on=date(2026, 9, 1))
    client = client_of(municipality.teacher)
    asked = client.fill(NEW, **TOLD)
    answer = client.post(NEW, data={**asked.form_values(), "who": known.number})
    assert answer.headers["Location"] == f"/pupils/{before.number}"
    assert [pupil.left_on for pupil in rows(Pupil)] == [None]


def test_registering_is_for_school_staff(client_of, municipality):
    for user in (municipality.caseworker, municipality.manager, municipality.reader, municipality.administrator):
        assert client_of(user).get(NEW).status_code in (403, 404)
