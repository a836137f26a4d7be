"""Questions to authorities: asked, waited for, answered."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from reception.accounts.models import User
from reception.contacts.models import Question
from reception.contacts.terms import QuestionKind, QuestionState
from reception.db.session import db
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.contacts.conftest import Amina, case_of
from tests.factories.municipality import Municipality
from tests.factories.people import make_person


def questions() -> list[Question]:
    return list(db.session.scalars(sa.select(Question).execution_options(permit="test")))


def ask(client: StrictClient, amina: Amina, agency: Organisation, **values: Any) -> Any:
    facts = {"organisation_id": str(agency.id), "kind": "meeting", "text": "Tid för gemensamt möte?", **values}
    return client.fill(f"{amina.path}/questions/new", **facts)


def test_a_question_is_asked_and_waited_for(worker: StrictClient, amina: Amina, agency: Organisation) -> None:
    answer = ask(worker, amina, agency, asked_on=(today() - timedelta(days=11)).isoformat())
    assert answer.location == amina.page
    [question] = questions()
    assert (question.kind, question.state) == (QuestionKind.MEETING, QuestionState.WAITING)
    page: Any = worker.get("/questions")
    assert "11 days" in page.words
    assert "Amina Warsame" in page.words


def test_nobody_is_asked_and_nothing_is_asked_about_by_default(worker: StrictClient, amina: Amina) -> None:
    page: Any = worker.get(f"{amina.path}/questions/new")
    assert [page.form_values()[name] for name in ("organisation_id", "kind")] == ["", ""]
    again: Any = worker.fill(f"{amina.path}/questions/new", text="Tid för gemensamt möte?")
    assert "Choose whom you ask." in again.words
    assert "Choose what it is about." in again.words
    assert questions() == []


def test_an_answer_ends_the_waiting(worker: StrictClient, amina: Amina, agency: Organisation) -> None:
    ask(worker, amina, agency, asked_on=(today() - timedelta(days=11)).isoformat())
    address = f"{amina.path}/questions/{questions()[0].id}/answer"
    worker.fill(f"{address}?next=/questions", answer="Den 3 december", answered_on="i går")
    [question] = questions()
    assert (question.state, question.answer) == (QuestionState.ANSWERED, "Den 3 december")
    assert "Nothing is waited for" in worker.get("/questions").words
    assert "after 10 days" in worker.get(f"{amina.page}/timeline").words


def test_a_question_is_withdrawn_and_only_once(worker: StrictClient, amina: Amina, agency: Organisation) -> None:
    ask(worker, amina, agency)
    address = f"{amina.path}/questions/{questions()[0].id}/withdraw"
    assert worker.fill(address, form=None).status_code == 303
    assert questions()[0].state is QuestionState.WITHDRAWN
    worker.post(address)
    assert "answered or withdrawn already" in worker.get("/account").words


BAD = {
    "no authority": ({"organisation_id": ""}, "Choose whom you ask."),
    "an authority that is not there": ({"organisation_id": "9999"}, "Choose whom you ask."),
    "no text": ({"text": ""}, "Write the question."),
    "a long text": ({"text": "x" * 100_000}, "Shorten this to 2000"),
    "asked tomorrow": ({"asked_on": "+1"}, "has not come yet"),
    "expected before it was asked": ({"asked_on": "2026-05-02", "expected_on": "2026-05-01"}, "cannot be expected"),
    "an unknown kind": ({"kind": "weather"}, "Choose what it is about."),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_questions_get_a_message(worker: StrictClient, amina: Amina, agency: Organisation, case: str) -> None:
    values, message = BAD[case]
    answer = ask(worker, amina, agency, **values)
    assert answer.status_code == 200
    assert message in answer.words
    assert questions() == []


def test_no_answer_comes_before_the_question(worker: StrictClient, amina: Amina, agency: Organisation) -> None:
    ask(worker, amina, agency)
    address = f"{amina.path}/questions/{questions()[0].id}/answer"
    assert "cannot have come before" in worker.fill(address, answer="Ja", answered_on="-2").words


def test_an_employer_is_asked_nothing(worker: StrictClient, amina: Amina, app: object) -> None:
    employer = Organisation(name="Bageriet", sort_key="bageriet", kind=OrganisationKind.EMPLOYER)
    db.session.add(employer)
    db.session.commit()
    assert "Choose whom you ask." in ask(worker, amina, employer).words


def test_the_list_is_narrowed_to_an_authority_and_widened_to_the_unit(
    worker: StrictClient,
    client_of: Callable[[User], StrictClient],
    municipality: Municipality,
    amina: Amina,
    agency: Organisation,
) -> None:
    region = Organisation(name="Region Exempel", sort_key="region", kind=OrganisationKind.REGION)
    db.session.add(region)
    db.session.commit()
    ask(worker, amina, agency)
    ask(worker, amina, region, text="Tid för hälsoundersökning?")
    page: Any = worker.get(f"/questions?organisation={region.id}")
    assert "hälsoundersökning" in page.words
    assert "gemensamt möte" not in page.words
    colleague = client_of(municipality.caseworker2)
    assert "Nothing is waited for" in colleague.get("/questions").words
    assert "gemensamt möte" in colleague.get("/questions?whose=unit").words
    for nonsense in ("abc", "-1", "99999999999999999999", "0"):
        assert worker.get(f"/questions?organisation={nonsense}").status_code == 200


def test_a_hidden_persons_question_is_in_nobody_elses_list_or_count(
    client_of: Callable[[User], StrictClient], municipality: Municipality, agency: Organisation
) -> None:
    hidden = make_person(
        name="Dold Person", protection=Protection.MARKING, named=[municipality.manager], unit=municipality.unit
    )
    ask(client_of(municipality.manager), Amina(hidden, case_of(hidden)), agency)
    other: Any = client_of(municipality.caseworker).get("/questions?whose=unit")
    assert "Arbetsförmedlingen" not in other.words
    named: Any = client_of(municipality.manager).get("/questions")
    assert hidden.number in named.words
    assert "Dold Person" not in named.words
