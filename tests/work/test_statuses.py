"""Where somebody stood 90 days, 12, 24 and 48 months after: what follows from what is noted, and what was told."""

from datetime import date

import pytest
import sqlalchemy as sa
import time_machine

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Closing
from reception.cases.terms import ClosingReason, Outcome
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind, Protection
from reception.work.models import Programme, StatusNote, Study
from reception.work.terms.desk import ProgrammeEnd, ProgrammeKind
from reception.work.terms.file import LearntThrough
from reception.work.terms.income import WorkStatus
from reception.work.terms.jobs import PlacementKind, StudyFunding, StudyLevel, Subsidy
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.work import make_employer, make_employment, make_in, make_placement, make_work_file
from tests.page_rules import text_of
from tests.work.living import NOON

#: 90 days before the last of them: 18 September 2026.
LEFT = date(2026, 6, 20)
RECEIVED = date(2024, 12, 1)
AFTER_90 = "left-90-days"


@pytest.fixture(autouse=True)
def a_day_in_november():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def person(municipality):
    made = make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)
    keep(KeyDate(person_id=made.id, kind=KeyDateKind.RECEIVED, on_day=RECEIVED))
    return made


@pytest.fixture
def file(municipality, person):
    return make_work_file(person, unit=municipality.unit)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


def keep(row):
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.made", row)
        db.session.commit()
    return row


def left_programme(file, ended_on=LEFT):
    because = None if ended_on is None else ProgrammeEnd.TIME
    return make_in(
        file, Programme, kind=ProgrammeKind.ESTABLISHMENT, started_on=date(2024, 12, 10), ended_on=ended_on,
        ended_because=because, learnt_through=LearntThrough.PERSON,
    )  # fmt: skip


def at(person, moment=AFTER_90, path=""):
    return f"/people/{person.number}/work/statuses/{moment}{path}"


def table(page):
    """By the moment's words what stands in the table of all moments: (day, answer)."""
    found = {}
    for row in page.all("tr"):
        cells = row.findall("td")
        if len(cells) == 2:
            found[text_of(row.find("th"))] = tuple(text_of(cell) for cell in cells)
    return found


def kept():
    return list(db.session.scalars(sa.select(StatusNote).order_by(StatusNote.id).execution_options(permit="test")))


def test_the_moments_are_counted_from_the_programme_and_from_reception(browser, person, file):
    left_programme(file)
    told = table(browser.get(at(person)))
    assert told["90 days after leaving the establishment programme"] == ("2026-09-18", "To be asked")
    assert told["12 months after leaving the establishment programme"] == ("2027-06-20", "Has not come yet")
    assert told["12 months after reception"] == ("2025-12-01", "To be asked")
    assert told["24 months after reception"] == ("2026-12-01", "Comes soon")
    assert told["48 months after reception"] == ("2028-12-01", "Has not come yet")


def test_where_no_programme_is_noted_the_key_date_counts(browser, person):
    keep(KeyDate(person_id=person.id, kind=KeyDateKind.LEFT_EMPLOYMENT_SERVICE, on_day=date(2026, 1, 1)))
    assert "2026-04-01" in browser.get(at(person)).words


def test_who_is_in_the_programme_has_no_such_moment(browser, person, file):
    left_programme(file, ended_on=None)
    keep(KeyDate(person_id=person.id, kind=KeyDateKind.LEFT_EMPLOYMENT_SERVICE, on_day=date(2026, 1, 1)))
    assert browser.get(at(person)).status_code == 404
    assert browser.get(at(person, "received-12-months")).status_code == 200


@pytest.mark.parametrize("moment", ["nonsense", "left-91-days", "1"])
def test_another_word_is_no_moment(browser, person, moment):
    assert browser.get(at(person, moment)).status_code == 404


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Work without subsidy"),
        ({"subsidy": Subsidy.NEW_START_JOB}, "New start job"),
        ({"subsidy": Subsidy.WAGE_SUBSIDY}, "Work with another subsidy"),
        ({"subsidy": Subsidy.WAGE_SUBSIDY, "subsidy_until": date(2026, 8, 31)}, "Work without subsidy"),
        ({"started_on": date(2026, 9, 19)}, "To be asked"),
        ({"ended_on": date(2026, 9, 17)}, "To be asked"),
        ({"ended_on": date(2026, 9, 18)}, "Work without subsidy"),
    ],
)
def test_what_is_reckoned_follows_from_the_jobs_of_the_day(browser, person, file, facts, said):
    left_programme(file)
    make_employment(file, make_employer(), **{"started_on": date(2026, 7, 1), **facts})
    page = browser.get(at(person))
    assert table(page)["90 days after leaving the establishment programme"][1].startswith(said)
    assert ("Welder" in page.words) is (said != "To be asked")


def test_a_placement_that_is_a_job_counts_and_one_that_is_none_does_not(browser, person, file):
    left_programme(file)
    make_placement(file, make_employer(), date(2026, 7, 1), title="Kitchen help")
    page = browser.get(at(person))
    assert "Kitchen help" not in page.words
    assert "To be asked" in page.words
    make_placement(file, make_employer("Annat AB"), date(2026, 8, 1), kind=PlacementKind.INTRODUCTION_JOB)
    page = browser.get(at(person))
    assert "Introduction job" in page.words
    assert "Work with another subsidy" in page.words


def test_studies_count_where_they_entitle_to_student_finance(browser, person, file):
    left_programme(file)
    studies = {"level": StudyLevel.UPPER_SECONDARY, "started_on": date(2026, 8, 15), "title": "Mathematics 1"}
    make_in(file, Study, funding=StudyFunding.NONE, learnt_through=LearntThrough.PERSON, **studies)
    assert "To be asked" in browser.get(at(person)).words
    make_in(file, Study, funding=StudyFunding.GRANTED, learnt_through=LearntThrough.PERSON, **studies)
    page = browser.get(at(person))
    assert table(page)["90 days after leaving the establishment programme"][1].startswith(
        "Studies with a right to student finance"
    )
    assert "Mathematics 1" in page.words


def test_the_answer_is_noted_and_stands_over_what_is_reckoned(browser, person, file):
    left_programme(file)
    make_employment(file, make_employer(), date(2026, 7, 1))
    answer = browser.fill(at(person), status="neither", learnt_through="person", note="Sick since August.")
    assert answer.status_code == 303
    (row,) = kept()
    assert (row.moment, row.on, row.status) == (AFTER_90, date(2026, 9, 18), WorkStatus.NEITHER)
    page = browser.get(at(person))
    said = table(page)["90 days after leaving the establishment programme"][1]
    assert said.startswith("Neither work nor such studies")
    assert "says: Work without subsidy" in said
    assert page.form_values()["note"] == "Sick since August."
    assert browser.fill(at(person), status="work").status_code == 303
    assert kept()[0].status is WorkStatus.WORK


def test_asked_and_not_known_is_an_answer(browser, person, file):
    left_programme(file)
    browser.fill(at(person), status="unknown")
    assert "Asked, not known" in browser.get(at(person)).words


def test_an_answer_noted_by_mistake_is_removed(browser, person, file):
    left_programme(file)
    browser.fill(at(person), status="work")
    assert browser.fill(at(person, path="/remove")).status_code == 303
    assert kept() == []
    assert browser.get(at(person, path="/remove")).status_code == 303


def test_the_first_answer_makes_the_file(browser, person):
    browser.fill(at(person, "received-12-months"), status="studies")
    assert kept()[0].work_file.person_id == person.id


def test_before_its_day_nothing_can_be_answered(browser, person):
    page = browser.get(at(person, "received-24-months"))
    assert "This day has not come yet." in page.words
    assert not page.all("input", name="status")
    answer = browser.post(at(person, "received-24-months"), data={"status": "work", "learnt_through": "person"})
    assert answer.status_code == 200
    assert kept() == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Choose where the person stood."),
        ({"status": "rich"}, "Choose where the person stood."),
        ({"status": "work", "learnt_through": ""}, "Choose how the unit knows it."),
        ({"status": "work", "note": "x" * 501}, "Shorten this to 500 characters"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(browser, person, values, said):
    typed = {"note": "She called in September.", **values}
    answer = browser.fill(at(person, "received-12-months"), **typed)
    assert answer.status_code == 200
    assert said in answer.words
    assert answer.form_values()["note"] == typed["note"]
    assert kept() == []


def test_an_answer_tells_of_its_day_though_the_day_is_corrected(browser, person, file):
    programme = left_programme(file)
    browser.fill(at(person), status="work")
    with system("test"):
        programme.ended_on = date(2026, 7, 1)
        record("test.corrected", programme)
        db.session.commit()
    page = browser.get(at(person))
    assert "The answer tells of 2026-09-18." in page.words
    assert "2026-09-29" in page.words
    with system("test"):
        programme.ended_on = programme.ended_because = None
        record("test.corrected", programme)
        db.session.commit()
    assert "Work without subsidy" in browser.get(at(person)).words


def test_two_who_answer_first_see_each_other(browser, person, municipality, client_of):
    page = at(person, "received-12-months")
    mine = browser.get(page).form_values()
    client_of(municipality.caseworker2).fill(page, status="studies")
    answer = browser.post(page, data={**mine, "status": "work"})
    assert answer.status_code == 409
    assert kept()[0].status is WorkStatus.STUDIES


def test_two_who_correct_one_answer_see_each_other(browser, person, municipality, client_of):
    page = at(person, "received-12-months")
    browser.fill(page, status="work")
    mine = browser.get(page).form_values()
    client_of(municipality.caseworker2).fill(page, status="studies")
    assert browser.post(page, data={**mine, "status": "neither"}).status_code == 409
    assert kept()[0].status is WorkStatus.STUDIES


def test_who_has_moved_lives_here_no_more(browser, person, file, municipality):
    left_programme(file)
    case = case_of(person)
    with system("test"):
        case.state, case.closed_on = "closed", date(2026, 9, 1)
        closing = Closing(
            case_id=case.id, closed_on=date(2026, 9, 1), outcome=Outcome.UNKNOWN, reason=ClosingReason.MOVED_IN_SWEDEN,
            made_at=now(), made_by_id=municipality.caseworker.id,
        )  # fmt: skip
        db.session.add(closing)
        db.session.flush()
        record("test.closed", closing)
        db.session.commit()
    told = table(browser.get(at(person)))
    assert told["90 days after leaving the establishment programme"][1].startswith("Lives here no more")
    assert told["12 months after reception"][1] == "To be asked"


def test_another_board_reads_nothing_of_it(browser, person, municipality, client_of):
    browser.fill(at(person, "received-12-months"), status="work")
    stranger = client_of(municipality.other_board_caseworker)
    assert stranger.get(at(person, "received-12-months")).status_code == 404
    assert stranger.get(at(person, "received-12-months", "/remove")).status_code == 404


def test_of_somebody_hidden_nothing_is_read(browser, municipality):
    hidden = make_person(name="Hidden One", unit=municipality.unit, protection=Protection.REGISTRATION)
    keep(KeyDate(person_id=hidden.id, kind=KeyDateKind.RECEIVED, on_day=RECEIVED))
    assert browser.get(at(hidden, "received-12-months")).status_code == 404
