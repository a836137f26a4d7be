"""What of somebody's work goes along when she is handed over, and what a partner is shown of it."""

from datetime import date

import pytest

from reception.cases.queries.packets import packet_sections
from reception.people.terms import Protection
from reception.work.models import (
    AuthorityDecision,
    BusinessAdvice,
    EmploymentCheck,
    Enrolment,
    IncomePeriod,
    Programme,
    StatusNote,
    Study,
)
from reception.work.queries import packet
from reception.work.terms.desk import DecisionKind, ProgrammeEnd, ProgrammeKind
from reception.work.terms.file import EndedBy, LearntThrough, Seeks
from reception.work.terms.income import IncomeSource, WorkStatus
from reception.work.terms.jobs import (
    BusinessResult,
    CheckAnswer,
    PlacementOutcome,
    StudyFunding,
    StudyLevel,
)
from tests.cases.test_packet_of_homes import text_of
from tests.cases.transferring import offered, packet_of, page_to
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.work import make_employer, make_employment, make_in, make_placement, make_work_file
from tests.overview.making import day
from tests.people.sharing import at, choose_extract

TOLD = {"learnt_through": LearntThrough.PERSON}
#: Where she is, whom to phone, and what was written for the unit alone.
SECRET = ("Hemlig", "Exempel Svets AB", "Storgatan", "070-123", "Komvux Exempelby", "Another employer")


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


def fill(file):
    """All that a file can hold, with a word in each place that is nobody else's to read."""
    shop = make_employer()
    make_in(
        file, Enrolment, enrolled_on=day(-300), category="Kategori 14", planner="Anna Ek", office="Storgatan",
        planner_phone="070-123", next_meeting_on=day(9),
    )  # fmt: skip
    make_in(
        file, Programme, kind=ProgrammeKind.ESTABLISHMENT, started_on=day(-290), ended_on=day(-90), extent=75,
        ended_because=ProgrammeEnd.WORK, **TOLD,
    )  # fmt: skip
    make_in(file, AuthorityDecision, kind=DecisionKind.WARNING, decided_on=day(-200), note="Hemlig not", **TOLD)
    ended = {"ended_on": day(-100), "outcome": PlacementOutcome.JOB_THERE, "ended_by": EndedBy.AS_PLANNED}
    make_placement(file, shop, day(-180), note="Hemlig not", **ended)
    job = make_employment(file, shop, day(-99), title="Svetsare", extent=80, note="Hemlig not")
    make_employment(file, None, day(-9), title="Målare", extent=None)
    asked = {"months": 3, "answer": CheckAnswer.STILL_THERE, "asked_on": day(-8), "note": "Hemlig not"}
    make_in(file, EmploymentCheck, employment_id=job.id, **asked, **TOLD)
    study = {"level": StudyLevel.BASIC, "title": "Svenska", "school": "Komvux Exempelby"}
    make_in(file, Study, funding=StudyFunding.GRANTED, started_on=day(-60), extent=50, **study, **TOLD)
    make_in(file, BusinessAdvice, advised_on=day(-50), result=BusinessResult.PREPARES, note="Hemlig not")
    make_in(file, StatusNote, moment="left-90-days", on=day(-1), status=WorkStatus.WORK, note="Hemlig not", **TOLD)
    months = {"first_month": date(2026, 1, 1), "confirmed_on": day(-3)}
    make_in(file, IncomePeriod, source=IncomeSource.WAGE, **months, **TOLD)
    return file


@pytest.fixture
def file(municipality, person):
    return fill(make_work_file(person, unit=municipality.unit, seeks=Seeks.JOB, extent=60))


def sections(municipality, client_of, person):
    transfer = offered(client_of(municipality.caseworker), person, municipality.other_unit)
    return {section.name: text_of(section) for section in packet_of(transfer).sections}


def test_work_and_livelihood_go_along_and_nothing_that_tells_where_she_is(municipality, client_of, person, file):
    told = sections(municipality, client_of, person)
    for words in (
        "Looks for a job", "Enrolled at Arbetsförmedlingen", "Kategori 14", "Anna Ek", "Next meeting",
        "The establishment programme", "Full-time work", "Warning or suspension", "Work placement", "Welder",
        "A job at the same place", "Svetsare", "Permanent", "Still there", "Svenska", "Student finance granted",
        "Prepares a business", "90 days after", "Work without subsidy",
    ):  # fmt: skip
        assert words in told["work"]
    assert "Wage" in told["work-income"]
    assert "Wage" not in told["work"]
    assert not [word for word in SECRET if word in told["work"] + told["work-income"]]


def test_who_takes_over_reads_it_in_her_language(municipality, client_of, person, file):
    transfer = offered(client_of(municipality.caseworker), person, municipality.other_unit)
    browser = client_of(municipality.other_unit_manager)
    words = browser.get(f"/transfers/{transfer.number}").words
    assert "80 % of full time" in words
    assert "from 2026-01" in words


def test_of_somebody_protected_the_planner_is_not_named(municipality, acting):
    user = municipality.caseworker
    hidden = make_person(
        name="Amina Skyddad", unit=municipality.unit, worker=user, protection=Protection.MARKING, named=[user]
    )  # fmt: skip
    fill(make_work_file(hidden, unit=municipality.unit))
    with acting(user):
        told = str(packet.packet_lines(case_of(hidden)))
    assert "Kategori 14" in told
    assert "Anna Ek" not in told


def test_to_another_board_it_waits_to_be_chosen(municipality, client_of, person, file):
    page = page_to(client_of(municipality.caseworker), person, municipality.other_board_unit)
    boxes = {box.get("value"): box.get("checked") for box in page.all("input", name="sections")}
    assert boxes["work"] is None
    assert boxes["work-income"] is None
    assert {"work", "work-income"} <= {one.name for one in packet_sections() if one.withheld}


def test_what_another_board_noted_a_board_tells_nobody(municipality, client_of, person):
    fill(make_work_file(person, unit=municipality.other_board_unit, seeks=Seeks.JOB))
    told = sections(municipality, client_of, person)
    assert not {"work", "work-income"} & set(told)
    page = client_of(municipality.caseworker).get(at(person, "/extracts/new"))
    assert not {"work", "income"} & {box.get("value") for box in page.all("input", name="scope")}


def test_an_extract_shows_work_and_what_she_lives_by(municipality, client_of, person, file):
    browser = client_of(municipality.caseworker)
    words = choose_extract(browser, person, scope=["work"]).words
    for told in ("Looks for a job", "Enrolled at Arbetsförmedlingen", "Svetsare", "80 % of full time", "Svenska"):
        assert told in words
    assert "A job at the same place" in words
    assert not [word for word in (*SECRET, "Anna Ek", "Wage") if word in words]
    words = choose_extract(browser, person, scope=["income"]).words
    assert "Wage" in words
    assert f"since 2026-01, confirmed {day(-3).isoformat()}" in words
    assert "Svetsare" not in words


def test_an_income_that_has_ended_is_not_shown_to_a_partner(municipality, client_of, person):
    file = make_work_file(person, unit=municipality.unit)
    months = {"first_month": date(2025, 1, 1), "last_month": date(2025, 3, 1), "confirmed_on": date(2025, 4, 1)}
    make_in(file, IncomePeriod, source=IncomeSource.SOCIAL_ASSISTANCE, **months, **TOLD)
    page = client_of(municipality.caseworker).get(at(person, "/extracts/new"))
    assert "income" not in {box.get("value") for box in page.all("input", name="scope")}
