"""A person's timeline tells each day of her work, in one order with what else happened, and each leads to its page."""

from collections.abc import Callable
from datetime import date

import pytest

from reception.accounts.models import User
from reception.work.models import (
    AuthorityDecision,
    BusinessAdvice,
    EmploymentCheck,
    Enrolment,
    Programme,
    Proposal,
    Study,
)
from reception.work.terms.desk import DecisionKind, ProgrammeEnd, ProgrammeKind
from reception.work.terms.employers import ProposalAnswer
from reception.work.terms.file import EndedBy, LearntThrough
from reception.work.terms.jobs import (
    BusinessResult,
    CheckAnswer,
    PlacementOutcome,
    StudyEnd,
    StudyFunding,
    StudyLevel,
)
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.work import (
    make_employer,
    make_employment,
    make_in,
    make_opening,
    make_placement,
    make_work_file,
)

ClientOf = Callable[[User], StrictClient]
TOLD = {"learnt_through": LearntThrough.PERSON}


def on(month: int, day: int) -> date:
    return date(2026, month, day)


@pytest.fixture
def number(municipality: Municipality) -> str:
    """The number of somebody who had everything that work can hold."""
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    file = make_work_file(person, unit=municipality.unit)
    shop = make_employer()
    make_in(file, Enrolment, enrolled_on=on(1, 20), ended_on=on(8, 20))
    make_in(
        file, Programme, kind=ProgrammeKind.ESTABLISHMENT, started_on=on(1, 27), ended_on=on(6, 26),
        ended_because=ProgrammeEnd.WORK, **TOLD,
    )  # fmt: skip
    make_in(file, AuthorityDecision, kind=DecisionKind.ASSIGNMENT, decided_on=on(1, 26), **TOLD)
    make_placement(
        file, shop, on(2, 9), agreed_on=on(2, 2), ended_on=on(5, 8), outcome=PlacementOutcome.JOB_THERE,
        ended_by=EndedBy.AS_PLANNED,
    )  # fmt: skip
    opening = make_opening(shop)
    answers = {"person_answer": ProposalAnswer.YES, "employer_answer": ProposalAnswer.NO}
    make_in(file, Proposal, opening_id=opening.id, proposed_on=on(1, 28), ended_on=on(1, 30), **answers)
    job = make_employment(file, None, on(5, 11), title="Svetsare", ended_on=on(8, 14), ended_by=EndedBy.PERSON)
    make_in(
        file, EmploymentCheck, employment_id=job.id, months=3, answer=CheckAnswer.STILL_THERE, asked_on=on(8, 11),
        **TOLD,
    )  # fmt: skip
    make_in(
        file, Study, level=StudyLevel.BASIC, title="Svenska", funding=StudyFunding.NONE, started_on=on(3, 2),
        ended_on=on(4, 30), ended_as=StudyEnd.INTERRUPTED, **TOLD,
    )  # fmt: skip
    make_in(file, BusinessAdvice, advised_on=on(7, 1), result=BusinessResult.STARTED, started_on=on(7, 15))
    return person.number


def test_every_day_stands_newest_first(municipality: Municipality, client_of: ClientOf, number: str) -> None:
    page = client_of(municipality.caseworker).get(f"/people/{number}/timeline?kind=work")
    said = ["".join(line.itertext()) for line in page.page.findall(".//main//ol/li//strong")]
    assert said == [
        "No longer enrolled at Arbetsförmedlingen",
        "A job ended",
        "Whether the job lasts, after 3 months: Still there",
        "A business began",
        "Advice on starting a business: Started a business",
        "The establishment programme: ended, Full-time work",
        "A job began: Permanent",
        "Work placement: ended, A job at the same place",
        "Adult education, basic level: ended, Interrupted",
        "Adult education, basic level: began",
        "Work placement: began",
        "Work placement: the agreement was signed",
        "The proposal ended. The person: Yes. The employer: No.",
        "Proposed for a place",
        "The establishment programme: began",
        "Decided by the authority: Assigned to a programme",
        "Enrolled at Arbetsförmedlingen",
    ]


def test_each_leads_to_its_page(municipality: Municipality, client_of: ClientOf, number: str) -> None:
    browser = client_of(municipality.caseworker)
    page = browser.get(f"/people/{number}/timeline?kind=work")
    links = {link.get("href") for link in page.page.findall(".//main//ol/li//a")}
    ours = sorted(link for link in links if "/work/" in link or link.startswith("/employers/"))
    kinds = ("/work/desk", "/work/jobs", "/work/placements/", "/work/employments/", "/employers/openings/")
    assert all(any(kind in link for link in ours) for kind in kinds)
    for link in ours:
        assert browser.get(link).status_code == 200


def test_another_board_reads_none_of_them(municipality: Municipality, client_of: ClientOf, number: str) -> None:
    answer = client_of(municipality.other_board_caseworker).open(f"/people/{number}/timeline?kind=work")
    assert answer.status_code == 404


def test_the_whole_timeline_holds_them_beside_the_rest(
    municipality: Municipality, client_of: ClientOf, number: str
) -> None:
    words = client_of(municipality.caseworker).get(f"/people/{number}/timeline").words
    assert "Whether the job lasts, after 3 months: Still there" in words
    assert "Welder – Exempel Svets AB" in words
