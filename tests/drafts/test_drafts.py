"""A draft is kept by a button or a script, waits on its page, is taken up, sent or thrown away."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.models import AuditEvent
from reception.contacts.models import Contact
from reception.db.session import db
from reception.drafts import jobs
from reception.drafts.models import Draft
from tests.factories.municipality import PASSWORD

MONDAY = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)  # 10.42 in Sweden
NOTE = "Vill flytta till Åmål.\r\nRinger igen."
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def _monday(time_machine):
    time_machine.move_to(MONDAY, tick=False)


def drafts():
    return db.session.scalars(sa.select(Draft).order_by(Draft.id)).all()


def contacts():
    with system("test"):
        return db.session.scalars(sa.select(Contact).execution_options(permit="test")).all()


def keep(browser, path, **values):
    """Press "Save draft"."""
    return browser.fill(path, _draft="1", **values)


def keep_by_script(browser, path, page=None, **values):
    """What drafts.js sends."""
    page = page or browser.get(path)
    return browser.post(path, data={**page.form_values(), **values, "_draft": "1"}, headers=JSON)


def test_the_button_keeps_the_form_and_shows_it_again(worker, amina):
    path = f"{amina.path}/contacts/new"
    answer = keep(worker, path, summary=NOTE, next_title="Ring skolan")
    [draft] = drafts()
    assert (answer.status_code, answer.location) == (303, f"{path}?draft={draft.id}")
    page = worker.get(answer.location)
    assert values_of(page, path)["summary"].split() == NOTE.split()
    assert values_of(page, path)["next_title"] == "Ring skolan"
    assert "Draft saved 10:42" in page.words
    assert "This is your draft from 10:42 today. Nothing of it is in the record yet." in page.words
    assert contacts() == []


def test_only_what_is_long_offers_a_draft(worker, amina):
    assert worker.get(f"{amina.path}/contacts/new").all("button", name="_draft")
    assert worker.get(f"{amina.path}/contacts/new").all("form", **{"data-draft": ""})
    assert not worker.get("/account").all("button", name="_draft")
    assert not worker.get("/account/password").all("button", name="_draft")


def test_the_page_shows_the_record_and_offers_the_draft(worker, amina):
    path = f"{amina.path}/contacts/new"
    assert keep_by_script(worker, path, summary=NOTE).json == {"text": "Draft saved 10:42"}
    [draft] = drafts()
    page = worker.get(path)
    assert "You have a draft from 10:42 today that is not saved." in page.words
    assert "Åmål" not in page.get_data(as_text=True)
    [go_on] = page.all("a", href=f"{path}?draft={draft.id}")
    assert "Åmål" in worker.get(go_on.get("href")).get_data(as_text=True)


def test_the_address_keeps_its_other_parts(worker, amina):
    path = f"{amina.path}/contacts/new"
    keep_by_script(worker, path, summary=NOTE)
    [draft] = drafts()
    page = worker.get(f"{path}?next=/people")
    assert page.all("a", href=f"{path}?next=%2Fpeople&draft={draft.id}")


def test_a_draft_that_is_sent_is_gone(worker, amina):
    path = f"{amina.path}/contacts/new"
    shown = worker.get(keep(worker, path, summary=NOTE).location)
    values = values_of(shown, path)
    assert values["summary"].split() == NOTE.split()
    answer = worker.post(path, data=values)
    assert answer.status_code == 303
    assert len(contacts()) == 1
    assert drafts() == []


def values_of(page, path):
    """The values of the form that stands last: notes with buttons of their own stand above it."""
    form = page.page.findall(".//main//form[@data-draft]")[-1]
    form.set("action", path)
    return page.form_values(path)


def test_a_form_that_is_refused_keeps_its_draft_and_goes_on_with_it(worker, amina):
    path = f"{amina.path}/contacts/new"
    page = worker.get(path)
    keep_by_script(worker, path, page, summary=NOTE)
    refused = worker.post(path, data={**page.form_values(), "summary": NOTE, "minutes": "många"})
    assert refused.status_code == 200
    assert len(drafts()) == 1
    keep_by_script(worker, path, refused, summary="Mer.")
    assert len(drafts()) == 1
    worker.post(path, data={**refused.form_values(), "minutes": "10"})
    assert drafts() == []


def test_a_form_opened_anew_neither_writes_over_an_older_draft_nor_takes_it_away(worker, amina):
    path = f"{amina.path}/contacts/new"
    keep_by_script(worker, path, summary="Den första.")
    page = worker.get(path)
    new = values_of(page, path)
    worker.post(path, data={**new, "summary": "Den andra.", "_draft": "1"}, headers=JSON)
    assert len(drafts()) == 2
    worker.post(path, data={**new, "summary": "Den andra."})
    [left] = drafts()
    assert "rsta" in left.body


def test_nothing_is_kept_of_a_form_that_nobody_touched(worker, amina):
    path = f"{amina.path}/contacts/new"
    answer = keep(worker, path)
    assert answer.location == path
    assert "Nothing is written yet, so there is no draft to save." in worker.get(path).words
    assert drafts() == []


def test_what_was_written_and_deleted_again_leaves_no_draft(worker, amina):
    path = f"{amina.path}/contacts/new"
    page = worker.get(path)
    keep_by_script(worker, path, page, summary=NOTE)
    keep_by_script(worker, path, page, summary="")
    assert drafts() == []


def test_a_draft_that_arrives_after_its_form_is_not_kept(worker, amina):
    path = f"{amina.path}/contacts/new"
    page = worker.get(path)
    values = {**page.form_values(), "summary": NOTE}
    assert worker.post(path, data=values).status_code == 303
    late = worker.post(path, data={**values, "csrf_token": worker._token(), "_draft": "1"}, headers=JSON)
    assert late.json == {"text": "This form has been sent already."}
    assert drafts() == []
    assert len(contacts()) == 1


def test_a_draft_does_not_count_as_the_form(worker, amina):
    path = f"{amina.path}/contacts/new"
    page = worker.get(path)
    keep_by_script(worker, path, page, summary=NOTE)
    assert worker.post(path, data={**page.form_values(), "summary": NOTE}).status_code == 303
    assert len(contacts()) == 1


def test_a_draft_needs_the_token_as_every_form(worker, amina):
    worker.lenient = True
    data = {"csrf_token": "wrong", "summary": NOTE, "_draft": "1"}
    assert worker.post(f"{amina.path}/contacts/new", data=data).status_code == 400
    assert drafts() == []


def test_a_draft_that_is_too_long_is_refused(worker, amina):
    answer = worker.post(f"{amina.path}/contacts/new", data={"summary": "å" * 200_000, "_draft": "1"}, headers=JSON)
    assert answer.status_code == 413
    assert drafts() == []


def test_the_fifty_latest_are_kept(worker, amina):
    path = f"{amina.path}/contacts/new"
    for number in range(52):
        worker.post(path, data={"summary": NOTE, "_draft": "1", "_writing": str(number)}, headers=JSON)
    assert [draft.writing for draft in drafts()] == [str(number) for number in range(2, 52)]


def test_a_draft_is_thrown_away_and_taken_back(worker, amina, time_machine):
    path = f"{amina.path}/contacts/new"
    keep_by_script(worker, path, summary=NOTE)
    [draft] = drafts()
    answer = worker.fill(path, form=f"/drafts/{draft.id}/throw-away")
    assert answer.location == path
    page = worker.get(path)
    assert "The draft is thrown away." in page.words
    assert "You have a draft" not in page.words
    answer = worker.post(f"/drafts/{draft.id}/take-back")
    assert answer.location == path
    assert "You have a draft" in worker.get(path).words
    worker.fill(path, form=f"/drafts/{draft.id}/throw-away")
    time_machine.move_to(MONDAY + timedelta(minutes=61), tick=False)
    jobs.remove_forgotten_drafts()
    assert drafts() == []


def test_a_draft_is_kept_for_fourteen_days(worker, amina, client_of, municipality, time_machine):
    path = f"{amina.path}/contacts/new"
    keep_by_script(worker, path, summary=NOTE)
    time_machine.move_to(MONDAY + timedelta(days=13, hours=23), tick=False)
    later = client_of(municipality.caseworker)
    assert "You have a draft from 23 Nov 10:42 that is not saved." in later.get(path).words
    assert jobs.remove_forgotten_drafts() == 0
    time_machine.move_to(MONDAY + timedelta(days=14, minutes=1), tick=False)
    assert "You have a draft" not in client_of(municipality.caseworker).get(path).words
    assert jobs.remove_forgotten_drafts() == 1
    assert drafts() == []


def test_a_draft_is_unreadable_in_the_database_and_absent_from_the_log(worker, amina):
    keep_by_script(worker, f"{amina.path}/contacts/new", summary="kanariefågel")
    stored = db.session.connection().exec_driver_sql("SELECT body FROM draft").scalar_one()
    assert b"kanarie" not in bytes(stored)
    with system("test"):
        told = db.session.scalars(sa.select(AuditEvent).execution_options(permit="test")).all()
    assert not [event for event in told if "draft" in event.action or "kanarie" in str(event.details)]


def test_what_has_no_place_in_the_form_any_more_is_shown(worker, amina):
    path = f"{amina.path}/contacts/new"
    keep_by_script(worker, path, summary=NOTE, place_of_old="På biblioteket")
    [draft] = drafts()
    page = worker.get(f"{path}?draft={draft.id}")
    assert "This was in your draft and has no place in the form any more: På biblioteket" in page.words


def test_a_draft_outlives_signing_out(worker, amina, client_of, municipality):
    path = f"{amina.path}/contacts/new"
    keep_by_script(worker, path, summary=NOTE)
    worker.post("/sign-out")
    assert "You have a draft" in client_of(municipality.caseworker).get(path).words


def test_a_draft_that_meets_the_end_of_the_session_is_kept_and_given_back(worker, amina, municipality, time_machine):
    path = f"{amina.path}/contacts/new"
    page = worker.get(path)
    time_machine.move_to(MONDAY + timedelta(minutes=31), tick=False)
    answer = worker.post(path, data={**page.form_values(), "summary": NOTE, "_draft": "1"})
    assert answer.location.startswith("/sign-in?next=")
    signing_in = worker.get(answer.location)
    data = {**signing_in.form_values("/sign-in"), "email": municipality.caseworker.email, "password": PASSWORD}
    assert worker.post("/sign-in", data=data).location == path
    back = worker.get(path)
    assert "What you wrote is here; nothing is saved yet." in back.words
    assert back.all("button", class_="btn-quiet")
    assert values_of(back, path)["summary"].split() == NOTE.split()
    worker.post(path, data=values_of(back, path))
    assert (len(contacts()), drafts()) == (1, [])


def test_a_registration_is_taken_up_again(worker, municipality):
    found = worker.post("/people/new", data={"q": "Selam Tesfay"})
    keep_by_script(worker, "/people/new", found, own_script="ሰላም")
    waiting = worker.get("/people/new")
    assert "You have a draft" in waiting.words
    [draft] = drafts()
    page = worker.get(f"/people/new?draft={draft.id}")
    assert "ሰላም" in page.get_data(as_text=True)
    assert values_of(page, "/people/new")["name"] == "Selam Tesfay"
