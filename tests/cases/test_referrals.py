"""Somebody is sent on to an organisation: told with a ground, answered, done, and a slip that stays readable."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from reception.access.actor import Actor, system
from reception.accounts.models import User
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.cases.models import Referral, ReferralStep
from reception.cases.operations import referrals as work
from reception.cases.queries import left_open, referrals
from reception.cases.terms import ReferralState, RejectionReason
from reception.db.session import db
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.people.models import Consent, Disclosure, Person
from reception.people.terms import Protection
from reception.people.terms.papers import ConsentPurpose, DisclosureGround, DisclosureWay
from tests.cases.ending import at, case_of
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]
Acting = Callable[[User], AbstractContextManager[Actor]]
TEST = {"permit": "test"}


@pytest.fixture
def person(municipality: Municipality) -> Person:
    """Somebody with an open case."""
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def worker(client_of: ClientOf, municipality: Municipality) -> StrictClient:
    """Her caseworker's browser."""
    return client_of(municipality.caseworker)


@pytest.fixture
def health_centre(app: Any) -> Organisation:
    """Somebody to send people on to."""
    with system("test"):
        found = Organisation(name="Vårdcentralen Väsby", sort_key="vardcentralen vasby", kind=OrganisationKind.REGION)
        db.session.add(found)
        db.session.commit()
    return found


def all_of(model: Any) -> Any:
    return db.session.scalars(sa.select(model).order_by(model.id).execution_options(**TEST)).all()


def make(client: StrictClient, person: Person, organisation: Organisation, **values: Any) -> Any:
    """Send somebody on; answers the answer."""
    good = {
        "organisation_id": str(organisation.id),
        "purpose": "school",
        "what_is_asked": "Förskola för två barn.",
        "told": "nothing",
    }
    return client.fill(f"/people/{person.number}/referrals/new", **{**good, **values})


def sent(client: StrictClient, person: Person, organisation: Organisation, **values: Any) -> str:
    """The address of a referral that was just sent."""
    assert make(client, person, organisation, **values).status_code == 303
    client.get("/account")  # the note is read
    return f"/referrals/{all_of(Referral)[-1].number}"


def test_a_referral_goes_its_way_from_sent_to_done(
    worker: StrictClient, person: Person, health_centre: Organisation
) -> None:
    empty: Any = worker.get(f"/people/{person.number}/referrals")
    assert "No referrals yet" in empty.words
    address = sent(worker, person, health_centre)
    listed: Any = worker.get(f"/people/{person.number}/referrals")
    assert "Vårdcentralen Väsby" in listed.words
    assert worker.fill(f"{address}/answer", state="accepted", note="De ringer på måndag.").status_code == 303
    assert worker.fill(f"{address}/answer", state="done").location == address
    page: Any = worker.get(address)
    for words in ("Förskola för två barn.", "De ringer på måndag.", "Nothing that is secret was told.", "Done"):
        assert words in page.words, words
    [row] = all_of(Referral)
    assert (row.state, row.answered_on, row.done_on) == (ReferralState.DONE, today(), today())
    assert [step.state.value for step in all_of(ReferralStep)] == ["sent", "accepted", "done"]
    assert case_of(person).active_on == today()
    actions = [event.action for event in all_of(AuditEvent) if event.subject_type == "Referral"]
    assert actions == ["referral.sent", "referral.accepted", "referral.done"]


def test_who_took_the_person_on_stands_around_her_until_it_is_done(
    worker: StrictClient, person: Person, health_centre: Organisation
) -> None:
    address = sent(worker, person, health_centre)
    for state, words in (("accepted", True), ("done", False)):
        assert worker.fill(f"{address}/answer", state=state).status_code == 303
        page: Any = worker.get(f"/people/{person.number}")
        assert ("Works with the person since" in page.words) is words
        assert ("Vårdcentralen Väsby" in page.words) is words


def test_a_rejection_needs_its_reason_and_says_it(
    worker: StrictClient, person: Person, health_centre: Organisation
) -> None:
    address = sent(worker, person, health_centre)
    refused: Any = worker.fill(f"{address}/answer", state="rejected", note="Fullt.")
    assert "Choose why it was rejected." in refused.words
    assert "Fullt." in refused.get_data(as_text=True)
    worker.fill(f"{address}/answer", state="rejected", rejection="full", note="Fullt.")
    [row] = all_of(Referral)
    assert (row.state, row.rejection, row.answer_note) == (ReferralState.REJECTED, RejectionReason.FULL, "Fullt.")
    page: Any = worker.get(address)
    assert "No place for now" in page.words
    ended = worker.get(f"{address}/answer")
    assert ended.location == address


def test_a_slip_is_undone_at_once_and_stays_readable(
    worker: StrictClient, person: Person, health_centre: Organisation
) -> None:
    address = sent(worker, person, health_centre)
    worker.fill(f"{address}/answer", state="done")
    page: Any = worker.get(address)
    undo = f"{address}/undo"
    assert worker.post(undo, data=page.form_values(undo)).location == address
    [row] = all_of(Referral)
    assert (row.state, row.answered_on, row.done_on) == (ReferralState.SENT, None, None)
    page = worker.get(address)
    assert "Taken back" in page.words
    assert "Sent" in page.words


def test_later_a_slip_is_corrected_with_a_reason_by_anybody_of_the_unit(
    client_of: ClientOf, worker: StrictClient, municipality: Municipality, person: Person, health_centre: Organisation
) -> None:
    address = sent(worker, person, health_centre)
    worker.fill(f"{address}/answer", state="rejected", rejection="full")
    colleague = client_of(municipality.caseworker2)
    assert colleague.post(f"{address}/undo").location == f"{address}/correct"
    empty: Any = colleague.fill(f"{address}/correct")
    assert "Write what was wrong" in empty.words
    assert colleague.fill(f"{address}/correct", because="Det gällde ett annat barn.").status_code == 303
    page: Any = colleague.get(address)
    assert "Det gällde ett annat barn." in page.words
    assert "No place for now" in page.words, "what was written stays readable"
    assert all_of(Referral)[0].state is ReferralState.SENT
    nothing = colleague.get(f"{address}/correct")
    assert nothing.location == address


BAD = {
    "nobody": ({"organisation_id": ""}, "Choose whom you ask."),
    "unknown organisation": ({"organisation_id": "99999"}, "Choose whom you ask."),
    "nothing asked": ({"what_is_asked": " "}, "Write what you ask the organisation to do."),
    "a long story": ({"what_is_asked": "x" * 1001}, "Shorten this to 1000 characters"),
    "sent tomorrow": ({"sent_on": "+1"}, "This date has not come yet."),
    "answered before": ({"expected_on": "2020-01-01"}, "The answer cannot be expected before it was sent."),
    "no word of secrecy": ({"told": None}, "Say whether something secret is told."),
    "no scope": ({"told": "something", "ground": "own-task"}, "Tick what of the file is told."),
    "no scope of ours": ({"told": "something", "scope": "health"}, "Tick what of the file is told."),
    "no ground": ({"told": "something", "scope": "identity"}, "Choose on which ground it is told."),
    "no consent": ({"told": "something", "scope": "identity", "ground": "consent"}, "Choose the consent"),
    "no act": ({"told": "something", "scope": "identity", "ground": "duty"}, "Write which act or ordinance"),
    "no purpose chosen": ({"purpose": ""}, "Choose what the organisation is asked for."),
    "no purpose of ours": ({"purpose": "diagnosis"}, "Choose what the organisation is asked for."),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_message_and_nothing_typed_is_lost(
    worker: StrictClient, person: Person, health_centre: Organisation, case: str
) -> None:
    values, message = BAD[case]
    answer = make(worker, person, health_centre, **values)
    assert (answer.status_code, message in answer.words) == (200, True)
    if "what_is_asked" not in values:
        assert "Förskola för två barn." in answer.get_data(as_text=True)
    assert not all_of(Referral)
    assert not all_of(Disclosure)


def test_what_is_told_stands_in_the_log_with_its_ground(
    worker: StrictClient, municipality: Municipality, person: Person, health_centre: Organisation
) -> None:
    told = {"told": "something", "scope": ["identity", "language"], "ground": "own-task"}
    address = sent(worker, person, health_centre, **told)
    [line] = all_of(Disclosure)
    assert (line.scope, line.ground, line.way) == (
        "identity language",
        DisclosureGround.OWN_TASK,
        DisclosureWay.REFERRAL,
    )
    assert (line.recipient_id, line.unit_id, line.made_by_id) == (
        health_centre.id,
        municipality.unit.id,
        municipality.caseworker.id,
    )
    page: Any = worker.get(address)
    assert "Languages and interpreter" in page.words
    assert line.number in page.words


def test_a_consent_covers_its_recipient_and_its_groups_alone(
    worker: StrictClient, municipality: Municipality, person: Person, health_centre: Organisation
) -> None:
    consent = {"told": "something", "ground": "consent", "consent": _consent(municipality, person, health_centre)}
    wide: Any = make(worker, person, health_centre, scope=["identity", "income"], **consent)
    assert "The consent does not cover: Income and benefits." in wide.words
    assert not all_of(Referral)
    assert make(worker, person, health_centre, scope=["identity"], **consent).status_code == 303
    [line] = all_of(Disclosure)
    assert line.consent_id is not None


def _consent(municipality: Municipality, person: Person, organisation: Organisation) -> str:
    with system("test"):
        made = Consent(
            number="3C0N-SX",
            person_id=person.id,
            unit_id=municipality.unit.id,
            purpose=ConsentPurpose.EDUCATION,
            recipient_id=organisation.id,
            scope="identity contact",
            language="so",
            text_version="2026-11",
            given_on=today() - timedelta(days=5),
            expires_on=today() + timedelta(days=90),
            made_at=sa.func.current_timestamp(),
        )
        db.session.add(made)
        record("test.consent-made", made, people=(person.id,))
        db.session.commit()
        return made.number


def test_of_health_no_words_are_asked_for(worker: StrictClient, person: Person, health_centre: Organisation) -> None:
    address = sent(worker, person, health_centre, purpose="health-examination", what_is_asked="Tid för undersökning.")
    form: Any = worker.get(f"{address}/answer")
    assert "note" not in form.form_values()
    assert "never a result" in form.words
    worker.fill(f"{address}/answer", state="done", note="Allt bra med blodtrycket.")
    assert all_of(ReferralStep)[-1].note is None


def test_no_step_comes_before_the_one_that_it_follows(
    worker: StrictClient, person: Person, health_centre: Organisation
) -> None:
    address = sent(worker, person, health_centre)
    early: Any = worker.fill(f"{address}/answer", state="accepted", on="2020-01-01")
    assert "This cannot have been before" in early.words
    assert all_of(Referral)[0].state is ReferralState.SENT


def test_of_two_who_write_the_second_is_told_and_keeps_the_words(
    client_of: ClientOf, worker: StrictClient, municipality: Municipality, person: Person, health_centre: Organisation
) -> None:
    address = sent(worker, person, health_centre)
    other = client_of(municipality.caseworker2)
    page: Any = other.get(f"{address}/answer")
    worker.fill(f"{address}/answer", state="rejected", rejection="full")
    late: Any = other.post(f"{address}/answer", data={**page.form_values(), "state": "accepted", "note": "Kom."})
    assert late.status_code in {200, 409}
    assert "Kom." in late.get_data(as_text=True)
    assert all_of(Referral)[0].state is ReferralState.REJECTED


def test_a_late_answer_waits_for_its_caseworker_and_not_after_another_day_was_set(
    worker: StrictClient, municipality: Municipality, acting: Acting, person: Person, health_centre: Organisation
) -> None:
    address = sent(worker, person, health_centre, expected_on="+7")
    with acting(municipality.caseworker) as actor:
        assert referrals.waiting(actor) == []
        assert [one.number for one in referrals.waiting(actor, is_late_only=False)] == [address.rpartition("/")[2]]
        [left] = left_open(case_of(person))
        assert left.what == "A referral that is not done"
        assert left.text
    with at(today() + timedelta(days=8)):
        with acting(municipality.caseworker) as actor:
            [row] = referrals.waiting(actor)
            assert (row.days, row.is_overdue, row.organisation_name) == (8, True, "Vårdcentralen Väsby")
        with acting(municipality.caseworker2) as actor:
            assert referrals.waiting(actor) == []
            assert len(referrals.waiting(actor, whole_unit=True)) == 1
            [place] = referrals.waiting(actor, standing_in={municipality.caseworker.id: "Karin Kase"})
            assert place.for_name == "Karin Kase"
        with acting(municipality.other_board_caseworker) as actor:
            assert referrals.waiting(actor, whole_unit=True) == []
    assert worker.fill(f"{address}/expected", expected_on="+30").status_code == 303
    with at(today() + timedelta(days=8)), acting(municipality.caseworker) as actor:
        assert referrals.waiting(actor) == []


def test_a_hidden_person_has_no_referrals_for_others(
    client_of: ClientOf, municipality: Municipality, health_centre: Organisation, acting: Acting
) -> None:
    hidden = make_person(
        unit=municipality.unit,
        worker=municipality.caseworker,
        protection=Protection.MARKING,
        named=[municipality.caseworker],
    )
    address = sent(client_of(municipality.caseworker), hidden, health_centre, expected_on="i dag")
    other = client_of(municipality.caseworker2)
    for path in (address, f"{address}/answer", f"/people/{hidden.number}/referrals"):
        assert other.get(path).status_code == 404
    assert other.post(f"{address}/undo").status_code == 404
    with at(today() + timedelta(days=9)), acting(municipality.caseworker2) as actor:
        assert referrals.waiting(actor, whole_unit=True) == []
    with at(today() + timedelta(days=9)), acting(municipality.caseworker) as actor:
        [row] = referrals.waiting(actor)
        assert row.is_protected


def test_the_list_asks_as_little_for_many_as_for_one(
    worker: StrictClient, person: Person, health_centre: Organisation
) -> None:
    sent(worker, person, health_centre)
    worker.get(f"/people/{person.number}/referrals")
    few = len(worker.statements)
    for _more in range(4):
        sent(worker, person, health_centre)
    worker.get(f"/people/{person.number}/referrals")
    assert len(worker.statements) == few


def test_nobody_is_sent_on_from_a_closed_case(
    worker: StrictClient, municipality: Municipality, health_centre: Organisation
) -> None:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    with system("test"):
        case = case_of(person)
        case.closed_on, case.state = date(2026, 6, 1), "closed"
        record("test.closed", case)
        db.session.commit()
    assert worker.get(f"/people/{person.number}/referrals/new").location == f"/people/{person.number}/referrals"


def test_where_the_case_closes_meanwhile_nothing_is_told_either(
    worker: StrictClient, person: Person, health_centre: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed_by_a_colleague(_case: Any) -> None:
        raise work.CaseIsClosed

    monkeypatch.setattr(work, "hold", closed_by_a_colleague)
    told = {"told": "something", "scope": ["identity", "language"], "ground": "own-task"}
    answer = make(worker, person, health_centre, **told)
    assert (answer.status_code, "The case was closed meanwhile." in answer.words) == (200, True)
    assert "Förskola för två barn." in answer.get_data(as_text=True)
    assert not all_of(Referral)
    assert not all_of(Disclosure)
