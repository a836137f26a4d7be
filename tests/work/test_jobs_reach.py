"""Who reads and notes somebody's placements, jobs, studies and advice: casework of the board that noted them."""

from collections.abc import Callable

import pytest

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.db.session import commit, db
from reception.organisations.models import Organisation
from reception.people.models import Document, Person
from reception.people.terms import Protection
from reception.people.terms.papers import DocumentKind
from reception.web import short_number
from reception.work.models import BusinessAdvice, EmploymentCheck, Placement, Study, WorkFile
from reception.work.terms.file import LearntThrough
from reception.work.terms.jobs import BusinessResult, CheckAnswer, StudyFunding, StudyLevel
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import SOURCE, make_person
from tests.factories.work import MADE, make_employment, make_in, make_placement, make_work_file
from tests.work.jobs import day, of, the

ClientOf = Callable[[User], StrictClient]


def make_paper(person: Person, municipality: Municipality) -> Document:
    """A paper of a person that the caseworker's unit holds."""
    with system("test"):
        made = Document(
            number=short_number.make(SOURCE), person_id=person.id, unit_id=municipality.unit.id,
            kind=DocumentKind.OTHER, title="Avtal om praktik", made_at=MADE,
        )  # fmt: skip
        db.session.add(made)
        db.session.flush()
        record("test.made", made)
        commit()
    return made


def pages_of(person: Person, file: WorkFile, employer: Organisation) -> list[str]:
    """One page of each kind, of rows that are there."""
    placed, job = make_placement(file, employer, day(-200)), make_employment(file, None, day(-200))
    make_in(
        file, EmploymentCheck, employment_id=job.id, months=3, answer=CheckAnswer.STILL_THERE, asked_on=day(-90),
        learnt_through=LearntThrough.PERSON,
    )  # fmt: skip
    study = make_in(
        file, Study, level=StudyLevel.BASIC, title="Matematik", funding=StudyFunding.NONE, started_on=day(-9),
        learnt_through=LearntThrough.PERSON,
    )  # fmt: skip
    advice = make_in(file, BusinessAdvice, advised_on=day(-9), result=BusinessResult.CONSIDERS)
    one, two = of(person, "placements", placed.id), of(person, "employments", job.id)
    three, four = of(person, "studies", study.id), of(person, "advice", advice.id)
    news = [of(person, part, "new") for part in ("placements", "employments", "studies", "advice")]
    return [
        of(person, "jobs"), *news, one, *(f"{one}/{act}" for act in ("edit", "tutor", "follow-up", "end", "remove")),
        two, *(f"{two}/{act}" for act in ("edit", "end", "remove", "checks/3", "checks/3/remove")),
        *(f"{three}/{act}" for act in ("edit", "end", "remove")), *(f"{four}/{act}" for act in ("edit", "remove")),
        f"{news[1]}?placement={placed.id}", f"{news[1]}?advice={advice.id}",
    ]  # fmt: skip


def test_a_caseworker_of_the_board_reads_and_notes(
    browser: StrictClient, person: Person, file: WorkFile, employer: Organisation
) -> None:
    for page in pages_of(person, file, employer):
        assert browser.get(page).status_code == 200, page


@pytest.mark.parametrize("who", ["other_board_caseworker", "sfi_staff", "guidance", "reader", "administrator"])
def test_others_reach_nothing_of_it(
    municipality: Municipality, client_of: ClientOf, person: Person, file: WorkFile, employer: Organisation, who: str
) -> None:
    other = client_of(getattr(municipality, who))
    for page in pages_of(person, file, employer):
        assert other.get(page).status_code in {403, 404}, page
        assert other.post(page, data={}).status_code in {403, 404, 405}, page
    assert the(Placement).title == "Welder"


def test_a_hidden_person_is_not_reached(
    municipality: Municipality, browser: StrictClient, employer: Organisation
) -> None:
    hidden = make_person(
        name="Dold Person", unit=municipality.unit, worker=municipality.caseworker2, protection=Protection.MARKING
    )
    for page in pages_of(hidden, make_work_file(hidden, unit=municipality.unit), employer):
        assert browser.get(page).status_code == 404, page


def test_a_row_of_somebody_else_is_not_found_under_this_person(
    municipality: Municipality, browser: StrictClient, person: Person, file: WorkFile, employer: Organisation
) -> None:
    other = make_person(unit=municipality.unit, worker=municipality.caseworker)
    placed, job = make_placement(file, employer, day(-9)), make_employment(file, None, day(-200))
    assert browser.get(of(other, "placements", placed.id)).status_code == 404
    assert browser.get(of(other, "employments", job.id, "checks", 3)).status_code == 404
    assert browser.get(of(other, "employments", f"new?placement={placed.id}")).status_code == 404
    assert browser.post(of(other, "placements", placed.id, "reopen")).status_code == 404


def test_the_agreement_is_one_of_the_persons_documents(
    municipality: Municipality, browser: StrictClient, person: Person, file: WorkFile, employer: Organisation
) -> None:
    other = make_person(unit=municipality.unit, worker=municipality.caseworker)
    paper, others = make_paper(person, municipality), make_paper(other, municipality)
    row = make_placement(file, employer, day(-9))
    edit = of(person, "placements", row.id, "edit")
    assert "Avtal om praktik" in browser.get(edit).words
    assert "Choose one from the list." in browser.fill(edit, agreement_id=str(others.id)).words
    assert browser.fill(edit, agreement_id=str(paper.id)).status_code == 303
    assert the(Placement).agreement_id == paper.id
    assert "Avtal om praktik" in browser.get(of(person, "placements", row.id)).words
