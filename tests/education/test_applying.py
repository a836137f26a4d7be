"""Registering for SFI or civic orientation from a case: what goes to the school, and what is logged."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.education.models import Application, Pupil
from reception.education.terms.pupils import Programme
from reception.education.terms.sharing import SharedGroup
from reception.i18n.formats import now, today
from reception.people.models import Disclosure, KeyDate, PermitGround
from reception.people.terms import Ground, KeyDateKind, Protection
from tests.clients import StrictClient
from tests.factories.education import make_pupil, make_teacher
from tests.factories.people import make_case, make_person
from tests.factories.studies_shared import make_sharing


@pytest.fixture
def teacher(municipality):
    return make_teacher(municipality.other_board_unit)


@pytest.fixture(autouse=True)
def roomy(monkeypatch):
    """An application writes four rows and their lines in the log at once: file, application, what was told, the day."""
    monkeypatch.setattr(StrictClient, "budget", 24)


@pytest.fixture
def person(municipality):
    made = make_person(unit=municipality.unit, worker=municipality.caseworker)
    stored(
        KeyDate(person_id=made.id, kind=KeyDateKind.REGISTERED, on_day=date(2026, 9, 14)),
        PermitGround(person_id=made.id, ground=Ground.REFUGEE, starts_on=date(2026, 8, 1)),
    )
    return made


def stored(*rows):
    with system("test"):
        db.session.add_all(rows)
        db.session.flush()
        record("test.made")
        db.session.commit()


def rows(model):
    return list(db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")))


def answers(municipality, **more):
    return {
        "programme": "sfi", "unit_id": str(municipality.other_board_unit.id), "when": "evening", "ground": "no-harm",
        "note": "Works mornings", **more,
    }  # fmt: skip


def address(person):
    return f"/people/{person.number}/studies/apply"


def test_an_application_goes_to_the_school_with_exactly_what_was_asked(municipality, client_of, teacher, person):
    browser = client_of(municipality.caseworker)
    page = browser.get(address(person))
    assert "The day of the first population registration" in page.words
    assert "By the ground of the permit and the age." in page.words
    assert browser.fill(address(person), **answers(municipality)).status_code == 303
    [pupil], [made] = rows(Pupil), rows(Application)
    assert (pupil.person_id, pupil.unit_id, pupil.alias) == (person.id, municipality.other_board_unit.id, None)
    assert (made.programme, made.by_case, made.note) == (Programme.SFI, True, "Works mornings")
    assert (made.right_from, made.in_establishment, made.applied_on) == (date(2026, 9, 14), True, today())
    dates = [one.on_day for one in rows(KeyDate) if one.kind is KeyDateKind.SFI_APPLIED]
    assert dates == [today()]


def test_that_it_was_told_stands_in_the_log(municipality, client_of, teacher, person):
    browser = client_of(municipality.caseworker)
    browser.fill(address(person), **answers(municipality))
    [line] = rows(Disclosure)
    assert line.recipient_name == "Mottagningen, Socialnämnden"
    assert line.scope.split() == ["identity", "permit", "education"]
    assert (line.ground.value, line.unit_id) == ("no-harm", municipality.unit.id)
    assert "Mottagningen, Socialnämnden" in browser.get(f"/people/{person.number}/sharing").words


def test_the_school_sees_the_application_and_nothing_of_the_case(municipality, client_of, teacher, person):
    client_of(municipality.caseworker).fill(address(person), **answers(municipality))
    [pupil] = rows(Pupil)
    words = client_of(teacher).get(f"/pupils/{pupil.number}").words
    assert "Works mornings" in words
    assert [word for word in ("Karin Kase", "Integrationsenheten", "refugee", "Refugee") if word in words] == []


def test_answers_that_are_missing_are_asked_for_and_nothing_typed_is_lost(municipality, client_of, teacher, person):
    sent = answers(municipality, programme="", ground="", applied_on="2026-13-40", when="")
    page = client_of(municipality.caseworker).fill(address(person), **sent)
    for words in ("Choose what the application is for.", "Choose the ground.", "Choose when.", "Works mornings"):
        assert words in page.words
    assert "2026-13-40" in page.get_data(as_text=True)
    assert rows(Pupil) == []


def test_a_second_application_makes_no_second_one_and_the_answer_is_the_same(municipality, client_of, teacher, person):
    pupil = make_pupil(person, unit=municipality.other_board_unit)
    waiting = {"programme": Programme.SFI, "applied_on": date(2026, 9, 1), "made_at": now()}
    stored(Application(pupil=pupil, number="7777", **waiting))
    browser = client_of(municipality.caseworker)
    assert "2026-09-01" not in browser.get(address(person)).words
    first = browser.fill(address(person), **answers(municipality))
    assert first.status_code == 303
    assert "The application is with the school." in browser.get(first.location).words
    assert [one.number for one in rows(Application)] == ["7777"]
    make_sharing(municipality.other_board, municipality.board, SharedGroup.STATUS)
    assert "applied on 2026-09-01, waits for a place with Mottagningen" in browser.get(address(person)).words


def test_what_one_sent_oneself_is_said_before_it_is_sent_again(municipality, client_of, teacher, person):
    browser = client_of(municipality.caseworker)
    browser.fill(address(person), **answers(municipality))
    assert f"applied on {today()}, waits for a place with Mottagningen" in browser.get(address(person)).words
    assert browser.fill(address(person), **answers(municipality, programme="orientation")).status_code == 303
    assert [one.programme for one in rows(Application)] == [Programme.SFI, Programme.ORIENTATION]


def test_a_protected_person_is_registered_under_an_alias_that_is_not_her_name(municipality, client_of, teacher):
    hidden = make_person(
        name="Daryna Koval", protection=Protection.MARKING,
        named=[municipality.caseworker], unit=municipality.unit, worker=municipality.caseworker,
    )  # fmt: skip
    browser = client_of(municipality.caseworker)
    without = browser.fill(address(hidden), **answers(municipality, alias=""))
    assert "Write the alias" in without.words
    told = browser.fill(address(hidden), **answers(municipality, alias="Daryna K"))
    assert "The alias holds a part of the name." in told.words
    assert browser.fill(address(hidden), **answers(municipality, alias="Blue Lamp")).status_code == 303
    [pupil] = rows(Pupil)
    assert pupil.alias == "Blue Lamp"
    words = client_of(teacher).get(f"/pupils/{pupil.number}").words
    assert "Blue Lamp" in words
    assert "Koval" not in words
    assert client_of(municipality.caseworker2).get(address(hidden)).status_code == 404


def test_nothing_is_sent_without_an_open_case(municipality, client_of, teacher):
    closed = make_person()
    make_case(closed, unit=municipality.unit, worker=municipality.caseworker, closed_on=date(2026, 6, 1))
    page = client_of(municipality.caseworker).fill(address(closed), **answers(municipality))
    assert "No case of your units is open" in page.words
    assert rows(Pupil) == []


def test_nobody_else_sends_anything(municipality, client_of, teacher, person):
    for user in (municipality.other_board_caseworker, municipality.other_unit_caseworker, teacher):
        browser = client_of(user)
        assert browser.get(address(person)).status_code in (403, 404)
        assert browser.post(address(person), data=answers(municipality)).status_code in (403, 404)
    assert rows(Pupil) == []


def test_a_unit_without_sfi_staff_is_no_school(municipality, client_of, teacher, person):
    page = client_of(municipality.caseworker).fill(
        address(person), **answers(municipality, unit_id=str(municipality.other_unit.id))
    )
    assert "Choose a school." in page.words
    assert rows(Pupil) == []
