"""Whoever reads about a person is noted: one row a page, naming everybody it showed, and each try that was refused."""

import pytest
import sqlalchemy as sa

from reception.access.guard import permit_of
from reception.accounts.models import StaffSession
from reception.audit import reading
from reception.audit.models import AuditEvent
from reception.cases.models import Case
from reception.db.session import db
from reception.people.terms import Protection
from tests.factories.files import make_file
from tests.factories.people import make_case, make_person
from tests.house.test_row_access import address_of

NOTED = ("page.read", "access.denied")


def notes():
    """What the reading log holds, oldest first."""
    return db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action.in_(NOTED)).order_by(AuditEvent.id)).all()


def ids_in(event):
    """The ids of the people that an event names."""
    return {int(part) for part in event.people.split()}


@pytest.fixture
def file(municipality):
    """One file of the caseworker's own."""
    return make_file(
        "Lasbar", unit=municipality.unit, worker=municipality.caseworker, number="199005172385", phone="0701740605"
    )


def test_every_page_about_a_person_leaves_one_note_with_that_person(app, municipality, file, client_of):
    browser, seen = client_of(municipality.caseworker), 0
    browser.lenient = True
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if "number" not in rule.arguments or "GET" not in rule.methods or not permit_of(app, rule.endpoint).personal:
            continue
        before = len(notes())
        answer = browser.get(address_of(rule, file))
        if answer.status_code != 200:
            continue
        added = notes()[before:]
        assert [note.action for note in added] == ["page.read"], rule.rule
        assert ids_in(added[0]) == {file.person.id}, rule.rule
        assert added[0].user_id == municipality.caseworker.id
        seen += 1
    assert seen >= 15


def test_a_list_notes_everybody_that_it_showed(municipality, client_of):
    people = {
        make_person(name=name, unit=municipality.unit, worker=municipality.caseworker).id
        for name in ("Ana", "Bo", "Cy")
    }
    make_person(name="Dot", unit=municipality.other_board_unit)
    client_of(municipality.caseworker).get("/people")
    (note,) = notes()
    assert ids_in(note) == people
    assert note.details["endpoint"] == "overview.people"


def test_a_search_notes_whom_it_found(municipality, client_of):
    found = make_person(name="Sahra Nuur", unit=municipality.other_board_unit)
    make_person(name="Olga Petrenko", unit=municipality.unit)
    browser = client_of(municipality.caseworker)
    browser.post("/people/search", data={"q": "Sahra Nuur"})
    assert {found.id} in [ids_in(note) for note in notes()]


def test_a_note_says_from_which_unit_session_and_address(municipality, file, client_of):
    browser = client_of(municipality.caseworker)
    browser.get(f"/people/{file.person.number}")
    (note,) = notes()
    session_id = db.session.scalar(sa.select(StaffSession.id))
    assert (note.unit_id, note.session, note.address) == (municipality.unit.id, str(session_id), "127.0.0.1")
    assert note.details["path"] == f"/people/{file.person.number}"


def test_no_note_holds_a_name_or_a_personal_number(municipality, file, client_of):
    browser = client_of(municipality.caseworker)
    browser.get(f"/people/{file.person.number}")
    browser.post("/people/search", data={"q": "199005172385"})
    for note in notes():
        told = f"{note.details} {note.people} {note.subject_type}"
        assert "Lasbar" not in told
        assert "2385" not in told


def test_a_page_about_nobody_leaves_no_note(municipality, client_of):
    browser = client_of(municipality.caseworker)
    for path in ("/account", "/help/privacy", "/organisations", "/people/new"):
        browser.get(path)
    assert notes() == []


def test_a_try_to_open_somebody_elses_file_is_noted(municipality, client_of):
    hidden = make_person(unit=municipality.unit, protection=Protection.MARKING, named=[municipality.caseworker2])
    browser = client_of(municipality.caseworker)
    assert browser.get(f"/people/{hidden.number}").status_code == 404
    (note,) = notes()
    assert (note.action, note.user_id) == ("access.denied", municipality.caseworker.id)
    assert note.details["path"] == f"/people/{hidden.number}"


def test_a_try_to_use_what_is_not_ones_own_work_is_noted(municipality, file, client_of):
    assert client_of(municipality.reader).get(f"/people/{file.person.number}").status_code == 403
    (note,) = notes()
    assert (note.action, note.roles, note.details["reason"]) == ("access.denied", "reader", "403")


def test_what_cannot_be_noted_is_not_shown(installation, municipality, file, client_of, monkeypatch):
    def full(*_args, **_options):
        raise sa.exc.OperationalError("INSERT", {}, Exception("disk full"))

    browser = client_of(municipality.caseworker)
    browser.lenient = True
    monkeypatch.setattr(reading, "record_reading", full)
    monkeypatch.setattr(installation, "testing", False)
    answer = browser.get(f"/people/{file.person.number}")
    assert answer.status_code == 503
    assert answer.headers["Content-Security-Policy"]
    assert "Lasbar" not in answer.text
    assert browser.get("/account").status_code == 200


def test_a_change_that_cannot_be_recorded_is_not_made(installation, municipality, client_of, monkeypatch):
    def full(*_args, **_options):
        raise sa.exc.OperationalError("INSERT", {}, Exception("disk full"))

    free = make_case(make_person(name="Ingens"), unit=municipality.unit)
    db.session.commit()
    browser = client_of(municipality.caseworker2)
    browser.lenient = True
    browser.get("/account")
    monkeypatch.setattr("reception.cases.operations.assigning.record", full)
    monkeypatch.setattr(installation, "testing", False)
    assert browser.post(f"/cases/{free.number}/take").status_code == 503
    assert db.session.get_one(Case, free.id).worker_id is None


def test_what_was_written_is_shown_when_the_log_of_its_answer_cannot_be_kept(
    installation, municipality, file, client_of, monkeypatch
):
    def full(*_args, **_options):
        raise sa.exc.OperationalError("INSERT", {}, Exception("disk full"))

    browser = client_of(municipality.caseworker)
    browser.lenient = True
    address = f"/cases/{file.case.number}/contacts/new"
    written = {**browser.get(address).form_values(), "summary": "Samtalet som tog en timme att skriva"}
    monkeypatch.setattr(reading, "record_reading", full)
    monkeypatch.setattr(installation, "testing", False)
    answer = browser.post(address, data=written)
    assert answer.status_code == 503
    assert "Samtalet som tog en timme att skriva" in answer.text


def test_what_goes_wrong_at_the_end_is_logged_by_its_place_and_not_its_words(
    installation, municipality, file, client_of, monkeypatch, caplog
):
    def broken(*_args, **_options):
        raise ValueError("Amina Yusuf")

    browser = client_of(municipality.caseworker)
    browser.lenient = True
    monkeypatch.setattr(reading, "record_reading", broken)
    monkeypatch.setattr(installation, "testing", False)
    assert browser.get(f"/people/{file.person.number}").status_code == 500
    assert "ValueError" in caplog.text
    assert "Amina" not in caplog.text
