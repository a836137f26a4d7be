"""My plan: the next step first, whom to call, the path in four phases."""

from datetime import timedelta

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.terms import CaseState
from reception.contacts.terms import Channel, ContactState, InterpreterState
from reception.db.session import db
from reception.i18n.formats import local, now, today
from reception.messages.models import NewcomerMessage
from reception.messages.terms import Wish
from reception.path import projection
from reception.people.terms import Protection
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import newcomer_in
from tests.portal.test_times import SECRET, make_time


def changed(row, **values):
    """The row with these values, saved."""
    with system("test"):
        for name, value in values.items():
            setattr(row, name, value)
        db.session.flush()
        record("test.changed", row) if hasattr(row, "audited_people") else record("test.changed")
        db.session.commit()
    return row


@pytest.fixture
def worker(municipality):
    return changed(municipality.caseworker, phone="010-123 45 67", title="Integrationshandläggare")


@pytest.fixture
def reckoned(case):
    """Her path as it is kept: a factory makes no rows of it."""
    projection.rebuild()
    return case


@pytest.fixture
def english(app, reckoned):
    """Her browser, in English so that tests read our own words."""
    return newcomer_in(app, reckoned, language="en")


def test_the_next_appointment_stands_first_with_day_time_place_and_interpreter(worker, case, english):
    make_time(case, days=9, place="Medborgarkontoret")
    contact = make_time(
        case, days=2, place="Kommunhuset, rum 2", interpreter=InterpreterState.PLANNED, interpreter_language="so"
    )
    page = english.get("/my/en/")
    card = page.all("section", class_="next")[0]
    said = " ".join("".join(card.itertext()).split())
    assert f"{local(contact.at):%Y-%m-%d}" in said
    assert f"{local(contact.at):%H:%M}" in said
    assert "Kommunhuset, rum 2" in said
    assert "Somali" in said
    assert "Medborgarkontoret" not in said
    assert f"/my/en/times/{contact.id}.ics" in page.get_data(as_text=True)
    assert f"/my/en/times/{contact.id}/cannot-come" in page.get_data(as_text=True)


def test_the_page_is_hers_by_name_and_says_whom_to_call(worker, english):
    page = english.get("/my/en/")
    assert "Amina Yusuf" in page.words
    assert "Karin Kase" in page.words
    assert page.all("a", href="tel:0101234567")


def test_the_page_asks_the_database_little_and_shows_nothing_of_staff(worker, case, english):
    make_time(case, days=2)
    page = english.get("/my/en/")
    assert len(english.statements) <= 8
    text = page.get_data(as_text=True)
    assert SECRET not in text
    assert "/people" not in text
    assert case.number not in text
    assert "1990" not in text


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_four_phases_stand_in_each_language_with_swedish_beside(app, reckoned, language, direction):
    page = newcomer_in(app, reckoned, language=language).get(f"/my/{language}/")
    assert page.page.get("dir") == direction
    assert len(page.all("ol", class_="strip")[0].findall("li")) == 4
    beside = [" ".join(one.itertext()) for one in page.all("span", lang="sv") if one.get("dir") == "ltr"]
    if language == "en":
        assert "Nästa steg" in beside
        assert "Next step" in page.words


def test_in_swedish_nothing_is_said_twice(app, reckoned):
    page = newcomer_in(app, reckoned, language="sv").get("/my/sv/")
    assert not page.all("span", class_="twice")


def test_without_a_worker_the_unit_is_named(app, municipality):
    case = case_of(make_person(unit=municipality.unit))
    said = newcomer_in(app, case, language="en").get("/my/en/").words
    assert "Integrationsenheten" in said
    assert "Your caseworker" not in said


def test_a_worker_whose_account_is_closed_is_not_named(worker, english):
    changed(worker, active=False)
    said = english.get("/my/en/").words
    assert "Karin Kase" not in said
    assert "Integrationsenheten" in said


def test_without_an_appointment_the_next_step_of_the_path_is_said_with_who_does_it(english):
    card = english.get("/my/en/").all("section", class_="next")[0]
    said = " ".join("".join(card.itertext()).split())
    assert "does this. You do not need to do anything." in said or "You do this." in said


def test_whoever_is_late_still_finds_the_room_but_cannot_call_off_any_more(case, english):
    contact = make_time(case, days=0, place="Rum 7", state=ContactState.PLANNED)
    changed(contact, at=now() - timedelta(minutes=20))
    page = english.get("/my/en/")
    assert "Rum 7" in page.words
    assert "cannot-come" not in page.get_data(as_text=True)


def test_a_visit_to_her_home_and_protected_data_show_no_place(app, municipality, case, english):
    make_time(case, channel=Channel.HOME_VISIT, place="Storgatan 1")
    assert "Storgatan" not in english.get("/my/en/").words
    protected = make_person(
        name="Hemlig Person", unit=municipality.unit, worker=municipality.caseworker,
        protection=Protection.MARKING, named=[municipality.caseworker],
    )  # fmt: skip
    own = case_of(protected)
    make_time(own, place="Kommunhuset, rum 9")
    said = newcomer_in(app, own, language="en").get("/my/en/").words
    assert "rum 9" not in said
    assert "Hemlig Person" in said


def test_a_closed_case_says_so_and_asks_for_nothing(case, english):
    make_time(case, place="Rum 3")
    changed(case, state=CaseState.CLOSED, closed_on=today())
    page = english.get("/my/en/")
    assert "Your case with us ended" in page.words
    assert "Rum 3" not in page.words
    for below in ("path", "goals", "rights"):
        assert english.get(f"/my/en/{below}").status_code == 200


def test_nothing_of_another_case_is_there(municipality, english):
    other = case_of(make_person(name="Omar Said", unit=municipality.unit, worker=municipality.caseworker))
    make_time(other, place="Rum 44")
    said = english.get("/my/en/").words
    assert "Rum 44" not in said
    assert "Omar" not in said


def test_new_answers_are_counted(case, english):
    with system("test"):
        message = NewcomerMessage(
            case=case, wish=Wish.QUESTION, text="سؤال", language="ar", written_at=now(), handled_at=now(), reply="Ja."
        )
        db.session.add(message)
        db.session.flush()
        record("test.message", message)
        db.session.commit()
    assert "You have 1 new answer" in english.get("/my/en/").words
