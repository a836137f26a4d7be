"""Newcomers are asked by the program: each once, in her language, and nobody sees whom; slips of paper open it, too."""

import random
from datetime import timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.jobs import jobs
from reception.jobs.registry import work_of
from reception.people.terms import Protection
from reception.reminders.models import OutgoingMessage, UnitReminders
from reception.surveys import jobs as survey_jobs
from reception.surveys.models import Survey, SurveyAsking
from reception.surveys.operations import askings as operations
from reception.surveys.operations.surveys import close_survey
from reception.surveys.queries.askings import JOB, token_of
from reception.surveys.queries.surveys import survey_by_id
from reception.surveys.rules.tickets import token_hash
from reception.surveys.terms import AskingState, SurveyState
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.messages.pdfs import letters_in
from tests.skills.test_pdf import unpacked
from tests.surveys.builder import asked, at, begin, invitations, newcomer, opened, rows, tickets

CHILD = today() - timedelta(days=365 * 9)


@pytest.fixture
def by_text(municipality: Municipality) -> None:
    """The unit has turned text messages on."""
    with system("test"):
        db.session.add(UnitReminders(unit_id=municipality.unit.id, by_text=True))
        record("test.reminders")
        db.session.commit()


def reachable(municipality: Municipality, name: str, *languages: str, **facts):
    """Somebody who takes text messages."""
    person = newcomer(municipality, name, *languages, phone="0701740605", **facts)
    with system("test"):
        for detail in person.contact_details:
            detail.sms_allowed = True
        record("test.sms", people=(person.id,))
        db.session.commit()
    return person


@pytest.fixture
def five(municipality: Municipality, by_text: None) -> None:
    for name, tag in (("Amina", "ar"), ("Basma", "ar"), ("Cilla", "sv"), ("Dalal", "ar"), ("Elin", "sv")):
        reachable(municipality, name, tag)


def test_newcomers_are_asked_in_their_language_and_nobody_is_named(
    coordinator: StrictClient, municipality: Municipality, five: None
) -> None:
    survey = opened(coordinator, municipality, "ar")
    asked(coordinator, survey)
    assert sorted(one.language for one in invitations(survey)) == ["ar", "ar", "ar", "sv", "sv"]
    assert {one.token_hash for one in tickets(survey)} == {token_hash(token_of(one)) for one in invitations(survey)}
    sent = rows(OutgoingMessage)
    assert {one.subject_id for one in sent} == {one.id for one in invitations(survey)}
    assert {one.occasion for one in sent} == {"invitation"}
    for parts in ((), ("askings",)):
        page = coordinator.get(at(survey, *parts))
        assert "Fewer than ten" in page.words
        assert "Arabic 3" not in page.words
        assert not [name for name in ("Amina", "Basma", "Cilla", "Dalal", "Elin") if name in page.words]


def test_a_survey_sent_twice_asks_nobody_twice(
    coordinator: StrictClient, municipality: Municipality, five: None
) -> None:
    survey = opened(coordinator, municipality, "ar")
    asked(coordinator, survey)
    asked(coordinator, survey, unit_id=str(municipality.unit.id))
    assert len(invitations(survey)) == len(tickets(survey)) == len(rows(OutgoingMessage)) == 5
    reachable(municipality, "Freja", "sv")
    asked(coordinator, survey)
    assert len(invitations(survey)) == len(tickets(survey)) == len(rows(OutgoingMessage)) == 6


def test_who_is_left_out_is_counted_by_reason(
    coordinator: StrictClient, municipality: Municipality, by_text: None
) -> None:
    survey = opened(coordinator, municipality)
    reachable(municipality, "Daryna", "sv", protection=Protection.MARKING)
    reachable(municipality, "Li", "sv", birth=CHILD)
    reachable(municipality, "Nobody", "sv", birth=None)
    reachable(municipality, "Tesfay", "ti")
    newcomer(municipality, "Silent", "sv")
    reachable(municipality, "Fine", "sv")
    asked(coordinator, survey)
    (asking,) = rows(SurveyAsking)
    assert asking.left_out == {"protected": 1, "not-adult": 2, "language": 1, "no-way": 1}
    assert [one.case.person.shown_name for one in invitations(survey)] == ["Fine"]
    page = coordinator.get(at(survey, "askings"))
    assert "Has protected identity: fewer than ten" in page.words


def test_so_many_are_drawn_and_of_one_unit_alone(
    coordinator: StrictClient, municipality: Municipality, five: None
) -> None:
    survey = opened(coordinator, municipality, "ar")
    asked(coordinator, survey, unit_id=str(municipality.other_unit.id))
    assert not invitations(survey)
    asked(coordinator, survey, unit_id=str(municipality.unit.id), size="3")
    assert len(invitations(survey)) == len(tickets(survey)) == 3
    assert "from 1 to" in coordinator.fill(at(survey, "askings", "new"), size="0").words


def test_a_job_that_was_broken_off_goes_on_and_asks_nobody_twice(
    coordinator: StrictClient, municipality: Municipality, five: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = opened(coordinator, municipality, "ar")
    real, calls = operations.queue, []

    def breaks_down(*args, **options):
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(*args, **options)

    monkeypatch.setattr(operations, "_PORTION", 1)
    monkeypatch.setattr(operations, "queue", breaks_down)
    monkeypatch.setattr(jobs, "EVERY_SECONDS", 0)
    coordinator.fill(at(survey, "askings", "new"))
    with pytest.raises(KeyboardInterrupt):
        jobs.work_waiting()
    db.session.expire_all()
    before = sorted(one.token_hash for one in tickets(survey))
    assert len(before) == 5
    assert len(rows(OutgoingMessage)) == 2
    jobs.work_waiting()
    db.session.expire_all()
    assert sorted(one.token_hash for one in tickets(survey)) == before
    assert len(invitations(survey)) == len(rows(OutgoingMessage)) == 5
    assert rows(SurveyAsking)[0].state is AskingState.DONE
    with system("test"):
        work_of(JOB).do(rows(SurveyAsking)[0].id, lambda _done, _total=None: None)
    assert len(rows(OutgoingMessage)) == 5


def test_what_fails_is_told_and_tried_again(
    coordinator: StrictClient, municipality: Municipality, five: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = opened(coordinator, municipality, "ar")
    with monkeypatch.context() as patched:
        patched.setattr(operations, "queue", lambda *_args, **_options: 1 / 0)
        asked(coordinator, survey)
    assert rows(SurveyAsking)[0].state is AskingState.FAILED
    assert not tickets(survey)
    assert "Try again" in coordinator.get(at(survey, "askings")).words
    coordinator.post(at(survey, "askings", rows(SurveyAsking)[0].id, "again"))
    jobs.work_waiting()
    db.session.expire_all()
    assert len(tickets(survey)) == 5


def test_tickets_tell_nothing_of_the_order_of_invitations(
    coordinator: StrictClient, municipality: Municipality, by_text: None
) -> None:
    for number in range(24):
        reachable(municipality, f"Newcomer {number}", "sv")
    survey = opened(coordinator, municipality)
    asked(coordinator, survey)
    by_hash = {token_hash(token_of(one)): place for place, one in enumerate(invitations(survey))}
    assert [by_hash[one.token_hash] for one in tickets(survey)] != sorted(by_hash.values())
    written = db.session.scalars(sa.text("SELECT token_hash FROM survey_ticket")).all()
    assert [by_hash[one] for one in written] != sorted(by_hash.values())
    assert [one.case_id for one in invitations(survey)] != sorted(one.case_id for one in invitations(survey))


def test_all_are_reminded_once_so_that_a_reminder_tells_nobody_who_has_answered(
    coordinator: StrictClient, municipality: Municipality, five: None
) -> None:
    survey = opened(coordinator, municipality, "ar")
    asked(coordinator, survey)
    survey_jobs.attend()
    assert len(rows(OutgoingMessage)) == 5
    used = random.choice(invitations(survey))
    with system("test"):
        for one in rows(SurveyAsking):
            one.asked_on = today() - timedelta(days=7)
        db.session.execute(sa.text("DELETE FROM survey_ticket WHERE token_hash = :used"),
                           {"used": token_hash(token_of(used))})  # fmt: skip
        db.session.commit()
    survey_jobs.attend()
    survey_jobs.attend()
    db.session.expire_all()
    reminded = rows(OutgoingMessage, occasion="reminder")
    assert {one.subject_id for one in reminded} == {one.id for one in invitations(survey)}


def test_a_survey_closes_after_its_last_day_and_forgets_who_was_asked(
    coordinator: StrictClient, municipality: Municipality, five: None
) -> None:
    survey = opened(coordinator, municipality, "ar")
    asked(coordinator, survey)
    with system("test"):
        survey.opens_on, survey.closes_on = today() - timedelta(days=9), today() - timedelta(days=1)
        record("test.closes")
        db.session.commit()
    survey_jobs.attend()
    db.session.expire_all()
    (closed,) = rows(Survey)
    assert closed.state is SurveyState.CLOSED
    assert (closed.asked, closed.answered) == ({"ar": 3, "sv": 2}, {"ar": 0, "sv": 0})
    assert not tickets(closed)
    assert not invitations(closed)
    assert not rows(OutgoingMessage)
    assert "Next: look at the results" in coordinator.get(at(closed)).words
    for parts in ((), ("askings",), ("results",)):
        page = coordinator.get(at(closed, *parts))
        assert at(closed, "results") in page.get_data(as_text=True)
        assert "Arabic 3" not in page.words


def test_the_coordinator_closes_a_survey_and_it_cannot_be_asked_any_more(
    coordinator: StrictClient, municipality: Municipality, five: None
) -> None:
    survey = opened(coordinator, municipality, "ar")
    assert "cannot be opened again" in coordinator.get(at(survey, "close")).words
    coordinator.post(at(survey, "close"))
    answer = coordinator.post(at(survey, "close"))
    assert "Only a survey that is open can be closed." in coordinator.get(answer.location).words
    assert "open it first" in coordinator.fill(at(survey, "askings", "new")).words
    assert "open it first" in coordinator.fill(at(survey, "askings", "slips"), language="sv", size="8").words


def test_a_survey_closed_meanwhile_asks_nobody(
    coordinator: StrictClient, municipality: Municipality, five: None
) -> None:
    survey = opened(coordinator, municipality, "ar")
    coordinator.fill(at(survey, "askings", "new"))
    with system("test"):
        close_survey(survey_by_id(survey.id))
        db.session.commit()
    jobs.work_waiting()
    db.session.expire_all()
    assert rows(SurveyAsking)[0].state is AskingState.FAILED
    assert not invitations(survey)


def test_slips_open_the_survey_and_are_printed_again(coordinator: StrictClient, municipality: Municipality) -> None:
    survey = opened(coordinator, municipality, "ar")
    where = at(survey, "askings", "slips")
    assert "Choose a language." in coordinator.fill(where, size="9").words
    assert "from 1 to 160" in coordinator.fill(where, language="ar", size="161").words
    assert coordinator.fill(where, language="ar", size="9", label="Biblioteket").status_code == 303
    (asking,) = rows(SurveyAsking)
    assert len(tickets(survey)) == 9
    page = coordinator.get(at(survey, "askings"))
    assert "9 slips, Arabic" in page.words
    assert "Fewer than ten" in page.words
    first, second = (coordinator.get(at(survey, "askings", asking.id, "slips.pdf")) for _again in range(2))
    assert first.mimetype == "application/pdf"
    assert b"pdfuaid:part>1<" in unpacked(first.data)
    assert "ل" in letters_in(first.data)
    assert len(tickets(survey)) == 9
    assert second.status_code == 200
    coordinator.post(at(survey, "close"))
    assert coordinator.get(at(survey, "askings", asking.id, "slips.pdf")).status_code == 404


def test_a_draft_asks_nobody(coordinator: StrictClient, municipality: Municipality) -> None:
    survey = begin(coordinator, municipality, start="usual")
    assert "Only a survey that is open can be asked." in coordinator.get(at(survey, "askings")).words
    assert "open it first" in coordinator.fill(at(survey, "askings", "new")).words
    assert not rows(SurveyAsking)
