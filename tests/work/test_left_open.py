"""What work leaves open in a case that is to be closed: placements under way, what nobody asked, and proposals."""

from datetime import timedelta

import pytest

from reception.cases.queries import left_open
from reception.work.models import EmploymentCheck, Proposal
from reception.work.terms.employers import ProposalAnswer
from reception.work.terms.file import EndedBy, LearntThrough
from reception.work.terms.jobs import CheckAnswer, PlacementOutcome
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.work import (
    make_employer,
    make_employment,
    make_in,
    make_opening,
    make_placement,
    make_work_file,
)
from tests.overview.making import day

TOLD = {"learnt_through": LearntThrough.PERSON}
ANSWERS = {"person_answer": ProposalAnswer.YES, "employer_answer": ProposalAnswer.WAITING}


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def file(municipality, person):
    return make_work_file(person, unit=municipality.unit)


@pytest.fixture
def told(municipality, person, acting):
    def read():
        with acting(municipality.caseworker):
            found = left_open(case_of(person))
            return [(one.what, one.text, one.day) for one in found if (one.endpoint or "").startswith(OURS)]

    return read


OURS = ("person_placements", "person_employments", "openings")


def test_a_placement_is_open_until_it_has_ended(told, file):
    shop = make_employer()
    make_placement(file, shop, day(-30), title="Svets", planned_end_on=day(10))
    ended = {"ended_on": day(-5), "outcome": PlacementOutcome.COMPLETED, "ended_by": EndedBy.AS_PLANNED}
    make_placement(file, shop, day(-90), title="Kök", **ended)
    assert told() == [("A placement under way", "Svets", day(10))]


def test_of_a_job_each_question_whose_day_has_come_is_open(told, file):
    job = make_employment(file, None, day(-400), title="Svetsare")
    make_employment(file, None, day(-400), title="Slut", ended_on=day(-200), ended_by=EndedBy.PERSON)
    make_employment(file, None, day(-20), title="Ny")
    make_in(
        file, EmploymentCheck, employment_id=job.id, months=6, answer=CheckAnswer.STILL_THERE, asked_on=day(-200),
        **TOLD,
    )  # fmt: skip
    (found,) = told()
    assert found[:2] == ("Nobody has asked whether a job lasts", "Svetsare")
    assert timedelta(days=365) <= found[2] - job.started_on <= timedelta(days=366)


def test_a_proposal_is_open_until_it_has_ended(told, file):
    shop = make_employer()
    for title, ended_on in (("Bagare", None), ("Kock", day(-1))):
        opening = make_opening(shop, title)
        make_in(file, Proposal, opening_id=opening.id, proposed_on=day(-9), ended_on=ended_on, **ANSWERS)
    assert told() == [("A proposal that has not ended", "Bagare, Exempel Svets AB", day(-9))]


def test_what_another_board_has_under_way_is_not_this_one_s(municipality, told, person):
    other = make_work_file(person, unit=municipality.other_board_unit)
    make_placement(other, make_employer(), day(-30))
    assert told() == []


def test_the_page_that_closes_the_case_leads_to_each(municipality, client_of, person, file):
    placed = make_placement(file, make_employer(), day(-30), title="Svets")
    job = make_employment(file, None, day(-100), title="Svetsare")
    page = client_of(municipality.caseworker).get(f"/cases/{case_of(person).number}/close")
    links = {link.get("href").partition("?")[0] for link in page.page.findall(".//main//a")}
    at = f"/people/{person.number}/work"
    assert {f"{at}/placements/{placed.id}", f"{at}/employments/{job.id}/checks/3"} <= links
