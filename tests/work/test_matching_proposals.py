"""Proposing somebody for a place, what both sides say, and what the person looks for: as caseworkers note it."""

import re
from collections.abc import Callable

import pytest

from reception.accounts.models import User
from reception.organisations.models import Organisation
from reception.people.models import Person
from reception.work.models import Opening, Proposal
from reception.work.terms.employers import OpeningKind, OpeningState, ProposalAnswer
from tests.clients import Read, StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.work import make_employer, make_employment, make_in, make_opening, make_placement
from tests.page_rules import text_of
from tests.work.matching import (
    COOK,
    cards,
    cook,
    day,
    people_path,
    places_path,
    propose_path,
    the_file,
    the_proposals,
)

ClientOf = Callable[[User], StrictClient]
WAITING, YES, NO = ProposalAnswer


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return cook(municipality.unit, municipality.caseworker)


@pytest.fixture
def employer(app: object) -> Organisation:
    return make_employer("Skolkök AB")


@pytest.fixture
def kitchen(employer: Organisation) -> Opening:
    return make_opening(employer, "Kitchen help", occupation_code=COOK)


def proposed(person: Person, opening: Opening, **facts: object) -> Proposal:
    """A proposal as it stands after ten days."""
    file = the_file(person)
    assert file is not None
    answers = {"person_answer": WAITING, "employer_answer": WAITING, "proposed_on": day(-10), **facts}
    made: Proposal = make_in(file, Proposal, opening_id=opening.id, **answers)
    return made


def path_of(person: Person, one: Proposal) -> str:
    return f"/people/{person.number}/work/proposals/{one.id}"


def refused(answer: Read, message: str) -> None:
    assert answer.status_code == 200
    assert message in answer.words


def test_a_place_is_proposed_from_the_person_and_stands_there_as_proposed(
    browser: StrictClient, person: Person, kitchen: Opening
) -> None:
    answer = browser.fill(places_path(person), form=propose_path(person, kitchen))
    assert (answer.status_code, answer.location) == (303, places_path(person))
    page = browser.get(places_path(person))
    assert "Proposed. Note what the person and the employer say" in page.words
    (said,) = cards(page).values()
    assert "Proposed" in said
    assert "Propose: " not in said
    (made,) = the_proposals()
    assert (made.opening_id, made.proposed_on, made.person_answer, made.employer_answer) == (
        kitchen.id, day(0), WAITING, WAITING,
    )  # fmt: skip
    assert made.made_by_id is not None


def test_a_person_is_proposed_from_the_place_and_one_comes_back_there(
    browser: StrictClient, person: Person, kitchen: Opening
) -> None:
    path = people_path(kitchen)
    answer = browser.fill(path, form=propose_path(person, kitchen))
    assert (answer.status_code, answer.location) == (303, path)
    (said,) = cards(browser.get(path)).values()
    assert "The answers" in said


def test_who_was_proposed_stands_on_the_page_of_the_place_whatever_she_looks_for_now(
    browser: StrictClient, client_of: ClientOf, municipality: Municipality, person: Person, kitchen: Opening
) -> None:
    proposed(person, kitchen, person_answer=YES)
    browser.fill(f"/people/{person.number}/work/search", seeks="not-now")
    page = browser.get(people_path(kitchen))
    assert "Nobody within your reach looks for work" in page.words
    (table,) = page.all("table", **{"aria-labelledby": "proposed-title"})
    assert "Amina Yusuf Yes Not asked or no answer yet" in text_of(table)
    other = client_of(municipality.other_board_caseworker).get(people_path(kitchen))
    assert "Proposed for this place" not in other.words


def test_somebody_without_a_file_gets_one_with_the_first_proposal(
    browser: StrictClient, municipality: Municipality, kitchen: Opening
) -> None:
    new = make_person(unit=municipality.unit, worker=municipality.caseworker)
    assert browser.fill(places_path(new), form=propose_path(new, kitchen)).status_code == 303
    file = the_file(new)
    assert file is not None
    assert (file.unit_id, file.board_id, file.seeks) == (municipality.unit.id, municipality.board.id, None)


def test_nobody_is_proposed_twice_for_a_place(browser: StrictClient, person: Person, kitchen: Opening) -> None:
    for _time in range(2):
        assert browser.post(propose_path(person, kitchen)).status_code == 303
    assert "The person is proposed for this place already." in browser.get(places_path(person)).words
    assert len(the_proposals()) == 1


@pytest.mark.parametrize(
    ("facts", "closed", "message"),
    [
        ({"state": OpeningState.FILLED}, None, "The place is filled."),
        ({"state": OpeningState.WITHDRAWN}, None, "The place is withdrawn."),
        ({"open_until": -1}, None, "The last day for proposals was"),
        ({"begins_on": -30, "ends_on": -1}, None, "The place ended"),
        ({}, -1, "The employer is marked as closed."),
    ],
)
def test_nobody_is_proposed_for_a_place_that_is_over(
    browser: StrictClient, person: Person, facts: dict[str, object], closed: int | None, message: str
) -> None:
    days = {name: day(value) if isinstance(value, int) else value for name, value in facts.items()}
    place = make_opening(make_employer(closed_on=None if closed is None else day(closed)), "Kitchen help", **days)
    page = browser.get(people_path(place))
    assert message in page.words
    assert "Propose" not in cards(page)["Amina Yusuf"]
    browser.post(propose_path(person, place))
    assert message in browser.get(places_path(person)).words
    assert the_proposals() == []


def test_a_place_that_begins_to_be_over_tomorrow_is_still_open_today(
    browser: StrictClient, person: Person, employer: Organisation
) -> None:
    place = make_opening(employer, "Kitchen help", open_until=day(0), ends_on=day(0))
    assert browser.fill(places_path(person), form=propose_path(person, place)).status_code == 303
    assert len(the_proposals()) == 1


def test_nobody_out_of_reach_is_proposed(
    client_of: ClientOf, municipality: Municipality, person: Person, kitchen: Opening
) -> None:
    other = client_of(municipality.other_board_caseworker)
    assert other.post(propose_path(person, kitchen)).status_code == 404
    assert client_of(municipality.caseworker).post(f"{places_path(person)}/7K3M-Q9/propose").status_code == 404
    assert the_proposals() == []


# Answers.


def test_what_both_say_is_noted_and_the_proposal_ends(browser: StrictClient, person: Person, kitchen: Opening) -> None:
    path = path_of(person, proposed(person, kitchen))
    answer = browser.fill(path, person_answer="yes", employer_answer="no", ended_on=str(day(-1)), note="Tog en annan.")
    assert (answer.status_code, answer.location) == (303, f"/people/{person.number}/work")
    (made,) = the_proposals()
    assert (made.person_answer, made.employer_answer, made.ended_on, made.note) == (YES, NO, day(-1), "Tog en annan.")
    assert browser.fill(path, ended_on="", note="").status_code == 303
    (made,) = the_proposals()
    assert (made.ended_on, made.note) == (None, None)
    assert "One of the two said no. End the proposal" in browser.get(places_path(person)).words


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"ended_on": "+3"}, "This date has not come yet."),
        ({"ended_on": "2020-01-01"}, "The person was proposed later than this day"),
        ({"ended_on": "when it ends"}, "Write a date, for example"),
        ({"person_answer": "maybe"}, "Choose what the person says."),
        ({"note": "x" * 501}, "500"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(
    browser: StrictClient, person: Person, kitchen: Opening, typed: dict[str, str], message: str
) -> None:
    path = path_of(person, proposed(person, kitchen))
    answer = browser.fill(path, **{"employer_answer": "yes", "note": "Ringer på måndag.", **typed})
    assert answer.status_code == 200
    assert message in answer.words
    kept = answer.form_values()
    assert kept["employer_answer"] == "yes"
    assert kept["note"].strip() == typed.get("note", "Ringer på måndag.")
    if "ended_on" in typed:
        assert kept["ended_on"] == typed["ended_on"]
    (made,) = the_proposals()
    assert (made.employer_answer, made.ended_on) == (WAITING, None)


def test_two_who_answer_at_once_choose_what_stands(
    browser: StrictClient, client_of: ClientOf, municipality: Municipality, person: Person, kitchen: Opening
) -> None:
    path = path_of(person, proposed(person, kitchen))
    opened = browser.get(path).form_values()
    client_of(municipality.manager).fill(path, employer_answer="no")
    answer = browser.post(path, data={**opened, "employer_answer": "yes"})
    assert answer.status_code == 409
    assert the_proposals()[0].employer_answer is NO


def test_a_proposal_of_somebody_else_or_of_another_board_is_not_found(
    browser: StrictClient, client_of: ClientOf, municipality: Municipality, person: Person, kitchen: Opening
) -> None:
    one = proposed(person, kitchen)
    other = cook(municipality.unit, municipality.caseworker, name="Bilal Noor")
    assert browser.get(path_of(other, one)).status_code == 404
    assert client_of(municipality.other_board_caseworker).get(path_of(person, one)).status_code == 404


@pytest.mark.parametrize(
    ("kind", "links"),
    [
        (OpeningKind.PLACEMENT, ["placements", "employments"]),
        (OpeningKind.WORK_TRAINING, ["placements", "employments"]),
        (OpeningKind.SUBSIDISED, ["placements", "employments"]),
        (OpeningKind.JOB, ["employments", "placements"]),
        (OpeningKind.SUMMER, ["employments", "placements"]),
    ],
)
def test_once_both_said_yes_the_placement_or_the_job_is_noted_from_there(
    browser: StrictClient, person: Person, employer: Organisation, kind: OpeningKind, links: list[str]
) -> None:
    place = make_opening(employer, "Kitchen help", kind=kind)
    path = path_of(person, proposed(person, place, person_answer=YES, employer_answer=YES))
    page = browser.get(path)
    assert "Both said yes. Note what comes of it." in page.words
    found = [str(link.get("href")) for link in page.all("a") if "opening=" in str(link.get("href"))]
    assert found == [f"/people/{person.number}/work/{each}/new?opening={place.number}" for each in links]
    assert all(browser.get(each).status_code == 200 for each in found)


@pytest.mark.parametrize("made", [make_placement, make_employment])
def test_what_is_noted_of_a_proposal_is_not_asked_for_again(
    browser: StrictClient, person: Person, employer: Organisation, kitchen: Opening, made: Callable[..., object]
) -> None:
    one = proposed(person, kitchen, person_answer=YES, employer_answer=YES)
    paths = (f"/people/{person.number}/work", f"/people/{person.number}/work/proposals/{one.id}")
    asked = ("Note the placement: Kitchen help", "Note the job: Kitchen help")
    for path in paths:
        assert all(words in browser.get(path).words for words in asked)
    file = the_file(person)
    assert file is not None
    made(file, employer, day(-3), opening_id=kitchen.id)
    for path in paths:
        page = browser.get(path)
        assert "Kitchen help" in page.words
        assert not any(words in page.words for words in asked)
    assert "Both said yes" in browser.get(paths[0]).words


def test_the_list_of_somebodys_proposals_tells_what_was_said_and_what_to_do(
    browser: StrictClient, person: Person, employer: Organisation, kitchen: Opening
) -> None:
    overview = f"/people/{person.number}/work"
    assert "Nothing is proposed yet" in browser.get(overview).words
    proposed(person, kitchen, person_answer=YES, note="Ringer på måndag.")
    proposed(person, make_opening(employer, "Dishwasher"), employer_answer=NO, ended_on=day(-1))
    proposed(person, make_opening(employer, "Waiter", kind=OpeningKind.JOB), proposed_on=day(-2), employer_answer=NO)
    text = browser.get(overview).words
    assert re.findall("Waiter|Kitchen help|Dishwasher", text) == ["Waiter", "Kitchen help", "Dishwasher"]
    for words in (
        "Ringer på måndag.",
        "One of the two said no",
        "Skolkök AB",
        "Not asked or no answer yet",
        str(day(-1)),
    ):
        assert words in text
