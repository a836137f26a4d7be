"""The pages of imports: a list is looked over before anything is written, asked about, taken in and taken back."""

import io
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.access.roles import Role
from reception.audit.models import AuditEvent
from reception.cases.models import Case
from reception.db.session import db
from reception.imports.jobs import remove_forgotten_files
from reception.imports.models import ImportRun, ImportSource
from reception.imports.terms import ImportState
from reception.jobs import jobs
from reception.jobs.models import Job
from reception.people import operations as people
from reception.people.models import KeyDate, Person, RegistrationDraft
from reception.people.terms import KeyDateKind, Protection, Source
from tests.factories.municipality import make_user
from tests.factories.people import make_person
from tests.page_rules import text_of

HEADER = "Löpnr;Namn;Personnr;Född;Mottagen;Telefon;Handläggare"
ANDRII, AMINA = "1;Melnyk, Andrii;880119-9814;;2026-03-04;070-1740605;", "2;Warsame, Amina;;1990;2026-02-01;;"

#: Undoing looks into every table that can refer to another: as many questions however long the list is.
UNDO_BUDGET = 80


def a_list(*rows, header=HEADER):
    return "\n".join([header, *rows]).encode()


@pytest.fixture
def browser(client_of, municipality):
    """The manager's browser."""
    return client_of(municipality.manager)


def upload(browser, content, name="lista.csv", **values):
    """Send a file; the address of its run, or the answer that refuses it."""
    answer = browser.get("/imports/new")
    data = {**answer.form_values(), **values, "file": (io.BytesIO(content), name)}
    return browser.post("/imports/new", data=data, content_type="multipart/form-data")


def read(browser, content, **values):
    """The address of a run that was read."""
    address = upload(browser, content, **values).location
    assert jobs.work_waiting() == 1
    return address


def everybody():
    with system("test"):
        return list(db.session.scalars(sa.select(Person).order_by(Person.id).execution_options(permit="test")))


def the_run():
    db.session.expire_all()
    return db.session.scalars(sa.select(ImportRun).order_by(ImportRun.id.desc())).first()


def test_a_list_is_read_looked_over_and_taken_in(browser, municipality):
    address = upload(browser, a_list(ANDRII, AMINA)).location
    waiting = browser.get(address)
    assert waiting.heading == "Being read: lista.csv"
    assert waiting.all("meta", **{"http-equiv": "refresh"})
    assert not browser.get(f"{address}?still=1").all("meta", **{"http-equiv": "refresh"})
    jobs.work_waiting()
    preview = browser.get(address)
    assert preview.heading == "Look over: lista.csv"
    assert "Andrii Melnyk" in preview.words
    assert everybody() == []
    assert browser.post(f"{address}/take").location == address
    browser.post(f"{address}/take")
    assert browser.get(address).heading == "Being taken in: lista.csv"
    assert jobs.work_waiting() == 1, "a second press orders nothing"
    assert browser.get(address).heading == "Taken in: lista.csv"
    assert [person.shown_name for person in everybody()] == ["Andrii Melnyk", "Amina Warsame"]
    run = the_run()
    assert (run.state, run.created, run.file, run.made_by_id) == (ImportState.DONE, 2, None, municipality.manager.id)
    listed = browser.get("/imports")
    assert "2 new, 0 changed" in listed.words


def test_the_same_file_again_says_so_and_changes_nothing(browser):
    address = read(browser, a_list(ANDRII))
    browser.post(f"{address}/take")
    jobs.work_waiting()
    second = read(browser, a_list(ANDRII))
    words = browser.get(second).words
    assert "This file was taken in on" in words
    assert "As before" in words


def test_the_rows_can_be_narrowed_to_one_outcome(browser):
    address = read(browser, a_list(ANDRII, "2;;;;2026-02-01;;"))
    page = browser.get(f"{address}?show=rejected")
    assert "The row has no name." in page.words
    assert "Andrii" not in page.words
    browser.post(f"{address}/take")
    jobs.work_waiting()
    done = browser.get(address)
    assert "The row has no name." in done.words
    assert "Andrii" not in done.words


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(300), "not a spreadsheet"),
        (b"", "The file is empty"),
        (b"PK\x03\x04" + bytes(200), "damaged"),
        (None, "Choose a file"),
    ],
)
def test_what_is_no_list_is_refused_beside_the_field(browser, content, reason):
    answer = (
        browser.fill("/imports/new", new_source="Migrationsverkets lista")
        if content is None
        else upload(browser, content, "photo.xlsx", new_source="Migrationsverkets lista")
    )
    assert answer.status_code == 200
    assert reason in answer.words
    assert answer.form_values()["new_source"] == "Migrationsverkets lista"
    assert db.session.scalar(sa.select(sa.func.count(ImportRun.id))) == 0


def test_a_file_without_a_list_says_what_is_missing_and_can_be_given_up(browser):
    address = read(browser, b"Datum;Belopp\n2026-01-01;12\n2026-01-02;14")
    assert "No sheet with a list of people was found" in browser.get(address).words
    assert "No sheet holds a list of people" in browser.get(f"{address}/columns").words
    browser.post(f"{address}/abandon")
    run = the_run()
    assert (run.state, run.file, run.preview) == (ImportState.ABANDONED, None, None)
    assert "The file is removed" in browser.get(address).words


def test_an_unknown_caseworker_is_asked_about_once_and_known_the_next_time(browser, municipality):
    address = read(browser, a_list("1;Melnyk, Andrii;;1988;;;KK", "2;Warsame, Amina;;1990;;;KK"))
    assert "1 question waits." in browser.get(address).words
    page = browser.get(f"{address}/questions")
    [name] = [name for name in page.form_values() if name.startswith("question-")]
    assert "Who is “KK”?" in page.words
    answer = browser.fill(f"{address}/questions", **{name: str(municipality.caseworker.id)})
    assert answer.location == address
    assert jobs.work_waiting() == 1
    assert "question waits" not in browser.get(address).words
    browser.post(f"{address}/take")
    jobs.work_waiting()
    with system("test"):
        cases = db.session.scalars(sa.select(Case).execution_options(permit="test")).all()
    assert {case.worker_id for case in cases} == {municipality.caseworker.id}
    later = read(browser, a_list("3;Lind, Lo;;1991;;;KK"))
    assert the_run().source.name == "lista", "the same columns, so the same list"
    assert "question waits" not in browser.get(later).words
    answered = browser.get(f"{later}/questions")
    assert municipality.caseworker.name in answered.words
    browser.post(f"{later}/questions/again", data={"spelling": "kk"})
    jobs.work_waiting()
    assert "1 question waits." in browser.get(later).words


def test_a_number_that_two_claim_is_settled_on_the_page(browser):
    rows = ["1;Melnyk, Andrii;880119-9814;;;;", "2;Lind, Lo;880119-9814;;;;"]
    address = read(browser, a_list(*rows))
    page = browser.get(f"{address}/questions")
    options = [radio for radio in page.all("input", type="radio") if radio.get("name").startswith("question-")]
    assert len(options) == 4
    browser.fill(f"{address}/questions", **{options[1].get("name"): options[1].get("value")})
    jobs.work_waiting()
    preview = browser.get(address)
    assert "question waits" not in preview.words
    assert "The number is left out, as you answered." in preview.words
    again = browser.get(f"{address}/questions")
    assert "1 answer about this file alone." in again.words
    browser.post(f"{address}/questions/again")
    jobs.work_waiting()
    assert "1 question waits." in browser.get(address).words


def test_what_the_list_and_the_record_say_otherwise_is_settled_on_the_page(browser, municipality):
    make_person(name="Andrii Melnyk", number="198801199814", birth=None, unit=municipality.unit)
    with system("test"):
        people.add_key_date(everybody()[0], kind=KeyDateKind.RECEIVED, on_day=date(2025, 1, 2), source=Source.DOCUMENT)
        db.session.commit()
    address = read(browser, a_list(ANDRII))
    page = browser.get(f"{address}/questions")
    assert "Andrii Melnyk, Received in the municipality: the list says something else than the record." in page.words
    assert "As the record says: 2025-01-02" in page.words
    [name] = {radio.get("name") for radio in page.all("input", type="radio") if radio.get("value") == "list"}
    browser.fill(f"{address}/questions", **{name: "list"})
    jobs.work_waiting()
    browser.post(f"{address}/take")
    jobs.work_waiting()
    with system("test"):
        days = db.session.scalars(sa.select(KeyDate.on_day).execution_options(permit="test")).all()
    assert days == [date(2026, 3, 4)]


def test_somebody_who_may_be_the_row_is_asked_about_by_name(browser, municipality):
    registered = make_person(name="Layla Hassan", number="198801199814", birth=None, unit=municipality.unit)
    page = browser.get(f"{read(browser, a_list(ANDRII))}/questions")
    assert "somebody with quite another name has this personal number" in page.words
    assert f"The same person: Layla Hassan, {registered.number}" in page.words


def test_a_list_that_is_in_counts_people_apart_from_rows(browser):
    address = read(browser, a_list(ANDRII, AMINA, "3;;;;2026-02-01;;"))
    browser.post(f"{address}/take")
    jobs.work_waiting()
    page = browser.get(address)
    told = dict(zip(*([text_of(part) for part in page.all(tag)] for tag in ("dt", "dd")), strict=True))
    assert (told["New people"], told["Rows that were not taken"]) == ("2", "1")
    assert "People: 2 new, 0 changed, 0 as before. Rows: 0 waiting, 1 not taken" in browser.get("/imports").words


def test_nothing_answered_changes_nothing(browser):
    address = read(browser, a_list("1;Melnyk, Andrii;;1988;;;KK"))
    assert browser.fill(f"{address}/questions").location == f"{address}/questions"
    assert jobs.work_waiting() == 0


def test_a_second_answer_from_another_window_is_told_of_and_drops_nothing(browser, municipality):
    address = read(browser, a_list("1;Melnyk, Andrii;;1988;;;KK", "2;Warsame, Amina;;1990;;;LL"))
    page = browser.get(f"{address}/questions")
    kk, ll = sorted(
        (name for name in page.form_values() if name.startswith("question-")),
        key=lambda name: next(label for label in page.all("label", **{"for": name})).text or "",
    )
    late = {**page.form_values(), kk: str(municipality.caseworker2.id), ll: str(municipality.caseworker.id)}
    assert browser.fill(f"{address}/questions", **{kk: str(municipality.caseworker.id)}).status_code == 303
    at_work = browser.post(f"{address}/questions", data=late)
    assert "your answers were not kept" in browser.get(at_work.location).words
    jobs.work_waiting()
    told = browser.post(f"{address}/questions", data={**late, "_submission": None})
    assert told.status_code == 409
    assert "1 of your answers is about something that was answered meanwhile" in told.words
    assert municipality.caseworker.name in told.words
    again = told.form_values()
    assert (kk in again, again[ll]) == (False, str(municipality.caseworker.id))
    assert browser.post(f"{address}/questions", data=again).status_code == 303
    assert set(the_run().source.workers.values()) == {municipality.caseworker.id}


def test_who_a_caseworker_is_may_have_been_answered_on_another_list_meanwhile(browser, municipality):
    first, second = (read(browser, a_list(f"1;{name};;1988;;;KK")) for name in ("Melnyk, Andrii", "Lind, Lo"))
    with system("test"):
        run = the_run()
        source = ImportSource(unit_id=run.unit_id, name="lista", headers={}, workers={})
        db.session.add(source)
        for each in db.session.scalars(sa.select(ImportRun)):
            each.source = source
        db.session.commit()
    page = browser.get(f"{second}/questions")
    [name] = [name for name in page.form_values() if name.startswith("question-")]
    assert browser.fill(f"{first}/questions", **{name: str(municipality.caseworker.id)}).status_code == 303
    told = browser.post(f"{second}/questions", data={**page.form_values(), name: str(municipality.caseworker2.id)})
    assert f"This was answered meanwhile: {municipality.caseworker.name}" in told.words
    assert told.form_values()[name] == str(municipality.caseworker2.id)
    db.session.expire_all()
    assert the_run().source.workers == {"kk": municipality.caseworker.id}


def test_an_answer_that_was_not_offered_is_refused(browser, municipality):
    address = read(browser, a_list("1;Melnyk, Andrii;;1988;;;KK"))
    [name] = [name for name in browser.get(f"{address}/questions").form_values() if name.startswith("question-")]
    answer = browser.fill(f"{address}/questions", **{name: str(municipality.other_board_manager.id)})
    assert "Choose one from the list." in answer.words


def test_columns_are_chosen_by_hand_and_kept_for_the_list(browser):
    content = a_list("Andrii Melnyk;1990;2026-03-04;blå", header="Namn;Född;Kom hit;Favoritfärg")
    address = read(browser, content)
    page = browser.get(f"{address}/columns")
    selects = [select for select in page.all("select") if select.get("name").startswith("column-")]
    assert len(selects) == 4
    assert "For example: 2026-03-04" in page.words
    values = {selects[2].get("name"): "received_on", selects[3].get("name"): "note", "source_name": "Färglistan"}
    assert browser.fill(f"{address}/columns", **values).location == address
    jobs.work_waiting()
    assert "All columns were understood." in browser.get(address).words
    source = db.session.scalars(sa.select(ImportSource)).one()
    assert (source.name, source.headers["people"]["favoritfarg"]) == ("Färglistan", "note")
    later = read(browser, a_list("Lo Lind;1991;2026-03-05;röd", header="Namn;Född;Kom hit;Favoritfärg"))
    assert the_run().source_id == source.id
    assert "All columns were understood." in browser.get(later).words


def test_one_column_alone_can_be_the_name(browser):
    address = read(browser, a_list(ANDRII))
    answer = browser.fill(f"{address}/columns", **{"column-0-0": "name"})
    assert "Another column of the sheet is this already." in answer.words


def test_a_list_of_two_units_managers_and_their_lists_stay_apart(browser, client_of, municipality):
    address = read(browser, a_list(ANDRII))
    for user in (municipality.other_unit_manager, municipality.other_board_manager):
        other = client_of(user)
        for part in ("", "/columns", "/questions", "/undo"):
            assert other.get(address + part).status_code == 404
        assert other.post(f"{address}/take").status_code == 404
        assert other.post(f"{address}/abandon").status_code == 404
        assert "lista.csv" not in other.get("/imports").words
    assert client_of(municipality.caseworker).get("/imports").status_code == 403


def test_another_manager_of_the_unit_opens_a_list_only_when_it_is_in(browser, client_of, municipality):
    with system("test"):
        colleague = make_user(name="Ester Enhet", role=Role.UNIT_MANAGER, unit=municipality.unit)
        db.session.commit()
    other = client_of(colleague)
    address = read(browser, a_list(ANDRII))
    assert other.get(address).status_code == 404
    assert other.get(f"{address}/columns").status_code == 404
    listed = other.get("/imports")
    assert "lista.csv" in listed.words
    assert not listed.all("a", href=address)
    browser.post(f"{address}/take")
    jobs.work_waiting()
    assert other.get(address).status_code == 200
    waiting = read(browser, a_list(AMINA))
    assert other.post(f"{waiting}/abandon").location == "/imports", "a file of somebody who left can be removed"


def test_a_list_is_undone_as_a_whole(browser):
    address = read(browser, a_list(ANDRII, AMINA))
    browser.post(f"{address}/take")
    jobs.work_waiting()
    browser.budget = UNDO_BUDGET
    page = browser.get(f"{address}/undo")
    assert "New people, with cases and contacts2" in page.words.replace(" 2", "2")
    assert browser.post(f"{address}/undo").location == address
    assert browser.get(address).heading == "Being undone: lista.csv"
    jobs.work_waiting()
    assert browser.get(address).heading == "Undone: lista.csv"
    assert everybody() == []


def test_what_stands_in_the_way_of_an_undo_is_named(browser, acting, municipality):
    address = read(browser, a_list(ANDRII))
    browser.post(f"{address}/take")
    jobs.work_waiting()
    [person] = everybody()
    with acting(municipality.manager):
        people.add_key_date(
            person, kind=KeyDateKind.SFI_STARTED, on_day=person.registered_at.date(), source=Source.PERSON
        )
        db.session.commit()
    browser.budget = UNDO_BUDGET
    page = browser.get(f"{address}/undo")
    assert "What stands in the way" in page.words
    assert "Andrii Melnyk" in page.words
    assert browser.post(f"{address}/undo").status_code == 200
    assert jobs.work_waiting() == 0
    assert len(everybody()) == 1


def test_an_undo_tells_nothing_of_a_hidden_person_whom_a_row_met(browser, acting, client_of, municipality):
    make_person(
        name="Daryna Gömd",
        number="198801199814",
        protection=Protection.MARKING,
        named=[municipality.other_unit_manager],
        unit=municipality.other_unit,
    )
    address = read(browser, a_list(ANDRII, AMINA))
    browser.post(f"{address}/take")
    jobs.work_waiting()
    browser.budget = UNDO_BUDGET
    page = browser.get(f"{address}/undo")
    assert "New people, with cases and contacts2" in page.words.replace(" 2", "2")
    assert "Registrations" not in page.words
    owner = client_of(municipality.other_unit_manager)
    with system("test"):
        [number] = db.session.scalars(sa.select(RegistrationDraft.number).execution_options(permit="test"))
    owner.post(f"/people/drafts/{number}", data={"answer": "other"})
    page = browser.get(f"{address}/undo")
    assert "The import cannot be undone" in page.words
    assert "Other details" in page.words
    assert "Registrations" not in page.words


def test_whom_a_preview_shows_is_in_the_reading_log(browser, municipality):
    person = make_person(name="Andrii Melnyk", number="198801199814", unit=municipality.unit)
    address = read(browser, a_list(ANDRII))
    browser.get(address)
    events = db.session.scalars(
        sa.select(AuditEvent).where(AuditEvent.action == "page.read").order_by(AuditEvent.id.desc())
    )
    assert any(f" {person.id} " in event.people for event in events)


def test_work_that_breaks_off_is_told_and_leaves_nothing_half_done(browser, monkeypatch):
    address = read(browser, a_list(ANDRII))
    browser.post(f"{address}/take")

    def fail(*_given):
        raise RuntimeError("Andrii")

    with monkeypatch.context() as patch:
        patch.setattr("reception.imports.operations.running._finish", fail)
        jobs.work_waiting()
    page = browser.get(address)
    assert page.heading == "Look over: lista.csv"
    assert "Something went wrong here." in page.words
    assert everybody() == []
    browser.post(f"{address}/take")
    jobs.work_waiting()
    assert len(everybody()) == 1


def test_reading_that_breaks_off_is_told_and_the_file_goes(browser, monkeypatch):
    address = upload(browser, a_list(ANDRII)).location
    monkeypatch.setattr("reception.imports.operations.running._plans", lambda *_given: 1 / 0)
    jobs.work_waiting()
    assert browser.get(address).heading == "Could not be read: lista.csv"
    assert the_run().file is None


def test_the_empty_list_to_fill_in_is_one_that_is_understood(browser):
    answer = browser.get("/imports/template")
    assert answer.data.startswith(b"PK")
    address = read(browser, answer.data, name="mall.xlsx")
    assert browser.get(address).status_code == 200


def test_a_file_that_nobody_comes_back_to_is_removed(browser):
    read(browser, a_list(ANDRII))
    young = read(browser, a_list(AMINA))
    old, kept = db.session.scalars(sa.select(ImportRun).order_by(ImportRun.id))
    old.made_at -= timedelta(days=31)
    db.session.commit()
    assert remove_forgotten_files() == 1
    assert (old.state, old.file, old.preview) == (ImportState.ABANDONED, None, None)
    assert kept.file is not None
    assert "within 30 days" in browser.get(young).words


def test_a_job_that_nobody_begins_is_pointed_out(browser):
    address = upload(browser, a_list(ANDRII)).location
    job = db.session.scalars(sa.select(Job)).one()
    job.ordered_at -= timedelta(minutes=5)
    assert "It should have begun by now." in browser.get(address).words
