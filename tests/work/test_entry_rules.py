"""What cannot be so of an entry on work, and what is odd: days in disorder, two full-time jobs, a closed employer."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.people.terms import BirthPrecision
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remark, Remarks
from reception.work.rules.entries import (
    AdviceEntry,
    DecisionEntry,
    EnrolmentEntry,
    ProgrammeEntry,
    StudyEntry,
    check_advice,
    check_decision,
    check_enrolment,
    check_programme,
    check_study,
)
from reception.work.rules.income_entries import check_income
from reception.work.rules.jobs import (
    JobEntry,
    OtherJob,
    PlacementEntry,
    check_job,
    check_placement,
    is_full_time,
    overlapping,
)
from reception.work.rules.self_support import Income
from reception.work.terms.desk import ProgrammeEnd, ProgrammeKind
from reception.work.terms.file import EndedBy
from reception.work.terms.income import IncomeSource
from reception.work.terms.jobs import (
    BusinessResult,
    JobContract,
    PlacementKind,
    PlacementOutcome,
    StudyEnd,
    Subsidy,
)

TODAY = date(2026, 11, 23)
START = date(2026, 3, 1)
BIRTH = (date(1990, 5, 1), BirthPrecision.YEAR)
JOB = {"started_on": START, "contract": JobContract.PERMANENT, "extent": 100}
PLACED = {"kind": PlacementKind.PLACEMENT, "started_on": START}


def said(remarks: Any) -> list[tuple[str, str]]:
    """The codes and fields, each sentence whole."""
    found: Remarks = tuple(remarks)
    assert all("%(" not in one.said.in_english for one in found)
    return [("refused " if one.stops else "") + one.code + " " + one.about for one in found]


def of_job(others: list[OtherJob] | None = None, **facts: Any) -> list[str]:
    return said(check_job(JobEntry(**{**JOB, **facts}), TODAY, others or []))


def of_placement(others: list[Period] | None = None, **facts: Any) -> list[str]:
    return said(check_placement(PlacementEntry(**{**PLACED, **facts}), TODAY, others or []))


@pytest.mark.parametrize(
    ("facts", "remarks"),
    [
        ({}, []),
        ({"ended_on": START}, []),
        ({"ended_on": START - timedelta(days=1)}, ["refused ends-before-start ended_on"]),
        ({"ended_on": TODAY + timedelta(days=1)}, ["refused ended-ahead ended_on"]),
        ({"planned_end_on": START - timedelta(days=1)}, ["refused ends-before-start planned_end_on"]),
        ({"planned_end_on": date(2026, 11, 22)}, ["planned-end-passed planned_end_on"]),
        ({"planned_end_on": date(2026, 11, 22), "ended_on": date(2026, 11, 20)}, []),
        ({"planned_end_on": TODAY}, []),
        ({"started_on": date(2027, 11, 23)}, []),
        ({"started_on": date(2027, 11, 24)}, ["refused too-far-ahead started_on"]),
        ({"started_on": date(1949, 12, 31)}, ["refused too-long-ago started_on"]),
        ({"started_on": date(1989, 12, 31), "birth": BIRTH}, ["refused before-birth started_on"]),
        ({"started_on": date(1990, 1, 1), "birth": BIRTH}, []),
        ({"ended_by": EndedBy.PERSON}, ["refused end-missing ended_on"]),
        ({"ended_by": EndedBy.PERSON, "ended_on": TODAY}, []),
        ({"extent": None}, ["extent-missing extent"]),
        ({"extent": None, "contract": JobContract.HOURLY}, []),
        ({"extent": None, "contract": JobContract.OWN_BUSINESS}, []),
        ({"contract": JobContract.FIXED_TERM}, ["planned-end-missing planned_end_on"]),
        ({"contract": JobContract.FIXED_TERM, "planned_end_on": date(2027, 1, 31)}, []),
        ({"subsidy": Subsidy.NEW_START_JOB, "subsidy_until": TODAY}, []),
        ({"subsidy": Subsidy.NEW_START_JOB, "subsidy_until": date(2026, 2, 1)},
         ["refused subsidy-ends-before-start subsidy_until"]),
        ({"subsidy_until": TODAY}, ["refused subsidy-missing subsidy"]),
        ({"subsidy": Subsidy.OTHER, "subsidy_until": TODAY, "ended_on": date(2026, 5, 1)},
         ["subsidy-after-end subsidy_until"]),
    ],
)  # fmt: skip
def test_what_is_said_of_a_job(facts, remarks):
    assert of_job(**facts) == remarks


def other(first: date, last: date | None = None, extent: int | None = 100) -> OtherJob:
    return OtherJob(Period(first, last), extent)


def test_two_full_time_jobs_in_the_same_days_are_taken_and_shown():
    assert of_job([other(date(2026, 5, 1))]) == ["two-full-time started_on"]
    assert of_job([other(date(2025, 5, 1), date(2026, 3, 1))]) == ["two-full-time started_on"]
    assert of_job([other(date(2025, 5, 1), date(2026, 2, 28))]) == []
    assert of_job([other(date(2026, 5, 1), extent=99)]) == []
    assert of_job([other(date(2026, 5, 1), extent=None)]) == []
    assert of_job([other(date(2026, 5, 1))], extent=50) == []
    assert of_job([other(date(2026, 5, 1))], ended_on=date(2026, 4, 30)) == []
    both = [other(date(2026, 5, 1)), other(date(2026, 5, 1), date(2026, 6, 1))]
    assert of_job(both) == ["two-full-time started_on"]


def test_the_days_of_two_full_time_jobs_at_once():
    jobs = [other(START, date(2026, 6, 30)), other(date(2026, 6, 1)), other(date(2026, 1, 1), extent=50)]
    assert overlapping(jobs) == [Period(date(2026, 6, 1), date(2026, 6, 30))]
    assert overlapping(jobs[1:]) == []
    assert overlapping([other(START), other(START), other(START, START)]) == [
        Period(START, START),
        Period(START, START),
        Period(START),
    ]


@pytest.mark.parametrize(
    ("facts", "remarks"),
    [
        ({}, []),
        ({"planned_end_on": START - timedelta(days=1)}, ["refused ends-before-start planned_end_on"]),
        ({"ended_on": TODAY}, ["refused outcome-missing outcome", "refused ended-by-missing ended_by"]),
        ({"outcome": PlacementOutcome.STUDIES}, ["refused end-missing ended_on"]),
        ({"outcome": PlacementOutcome.STUDIES, "ended_by": EndedBy.PERSON}, ["refused end-missing ended_on"]),
        ({"ended_on": TODAY, "outcome": PlacementOutcome.STUDIES, "ended_by": EndedBy.PERSON}, []),
        ({"agreed_on": START}, []),
        ({"agreed_on": START + timedelta(days=1)}, ["agreed-after-start agreed_on"]),
        ({"agreed_on": TODAY + timedelta(days=1)}, ["refused agreed-ahead agreed_on"]),
        ({"closed_on": START + timedelta(days=1)}, []),
        ({"closed_on": START}, ["refused employer-closed-unconfirmed despite_closed"]),
        ({"closed_on": START, "despite_closed": True}, ["employer-closed organisation_id"]),
        ({"kind": PlacementKind.EXTRA_SERVICE}, ["refused no-longer-given started_on"]),
        ({"kind": PlacementKind.WORK_TRAINING, "planned_end_on": date(2026, 9, 1)},
         ["too-long-at-a-time planned_end_on"]),
    ],
)  # fmt: skip
def test_what_is_said_of_a_placement(facts, remarks):
    assert of_placement(**facts) == remarks


def test_introduction_jobs_are_counted_together():
    years = [Period(date(year, 3, 1), date(year + 1, 2, 28)) for year in (2024, 2025)]
    facts = {"kind": PlacementKind.INTRODUCTION_JOB, "planned_end_on": date(2027, 2, 28)}
    assert of_placement(years[1:], **facts) == []
    assert of_placement(years, **facts) == ["too-long-together planned_end_on"]


def test_what_is_said_of_studies():
    assert said(check_study(StudyEntry(START, ended_on=TODAY, ended_as=StudyEnd.COMPLETED), TODAY)) == []
    assert said(check_study(StudyEntry(START, ended_on=TODAY), TODAY)) == ["refused ended-as-missing ended_as"]
    assert said(check_study(StudyEntry(START, ended_as=StudyEnd.COMPLETED), TODAY)) == ["refused end-missing ended_on"]
    backwards = StudyEntry(START, date(2026, 2, 1), date(2026, 2, 2), StudyEnd.INTERRUPTED)
    assert said(check_study(backwards, TODAY)) == [
        "refused ends-before-start planned_end_on",
        "refused ends-before-start ended_on",
    ]


def test_what_is_said_of_a_programme():
    one = ProgrammeEntry(ProgrammeKind.ESTABLISHMENT, START, ended_on=TODAY, ended_because=ProgrammeEnd.WORK)
    assert said(check_programme(one, TODAY, [Period(date(2024, 1, 1), date(2026, 2, 28))])) == []
    assert said(check_programme(one, TODAY, [Period(date(2026, 4, 1))])) == ["overlaps started_on"]
    assert said(check_programme(ProgrammeEntry(one.kind, START, ended_on=TODAY), TODAY)) == [
        "refused ended-because-missing ended_because"
    ]
    backwards = ProgrammeEntry(one.kind, START, ended_on=date(2026, 2, 1), ended_because=ProgrammeEnd.TIME)
    assert said(check_programme(backwards, TODAY, [Period(date(2020, 1, 1))])) == ["refused ends-before-start ended_on"]


def test_what_is_said_of_an_enrolment():
    assert said(check_enrolment(EnrolmentEntry(TODAY), TODAY)) == []
    assert said(check_enrolment(EnrolmentEntry(TODAY + timedelta(days=1)), TODAY)) == ["refused ahead enrolled_on"]
    assert said(check_enrolment(EnrolmentEntry(START, next_meeting_on=date(2028, 1, 1)), TODAY)) == [
        "refused too-far-ahead next_meeting_on"
    ]
    ended = EnrolmentEntry(START, date(2026, 9, 1), date(2026, 10, 1))
    assert said(check_enrolment(ended, TODAY)) == ["meeting-after-end next_meeting_on"]
    assert said(check_enrolment(EnrolmentEntry(START), TODAY, [Period(START)])) == ["overlaps enrolled_on"]


def test_what_is_said_of_a_decision():
    assert said(check_decision(DecisionEntry(TODAY, TODAY, date(2027, 5, 1)), TODAY)) == []
    assert said(check_decision(DecisionEntry(TODAY + timedelta(days=1)), TODAY)) == ["refused ahead decided_on"]
    assert said(check_decision(DecisionEntry(TODAY, TODAY, START), TODAY)) == ["refused ends-before-start valid_to"]


@pytest.mark.parametrize(
    ("result", "started_on", "remarks"),
    [
        (BusinessResult.STARTED, TODAY, []),
        (BusinessResult.STARTED, None, ["refused business-day-missing started_on"]),
        (BusinessResult.STARTED, TODAY + timedelta(days=1), ["refused ahead started_on"]),
        (BusinessResult.STARTED, START, ["business-before-advice started_on"]),
        (BusinessResult.PREPARES, None, []),
        (BusinessResult.PREPARES, TODAY, ["refused business-not-started result"]),
    ],
)
def test_what_is_said_of_advice(result, started_on, remarks):
    assert said(check_advice(AdviceEntry(date(2026, 4, 1), result, started_on), TODAY)) == remarks


WAGE = IncomeSource.WAGE


@pytest.mark.parametrize(
    ("first", "last", "confirmed_on", "remarks"),
    [
        (START, None, TODAY, []),
        (date(2026, 11, 30), None, TODAY, []),
        (date(2026, 12, 1), None, TODAY, ["refused month-ahead first_month"]),
        (START, date(2026, 3, 31), TODAY, []),
        (START, date(2026, 2, 28), TODAY, ["refused last-before-first last_month"]),
        (START, date(2028, 1, 1), TODAY, ["refused too-far-ahead last_month"]),
        (START, None, TODAY + timedelta(days=1), ["refused ahead confirmed_on"]),
        (date(1949, 12, 1), None, TODAY, ["refused too-long-ago first_month"]),
        (date(1989, 12, 1), None, TODAY, ["refused before-birth first_month"]),
    ],
)
def test_what_is_said_of_an_income_period(first, last, confirmed_on, remarks):
    assert said(check_income(Income(WAGE, first, last, confirmed_on), TODAY, birth=BIRTH)) == remarks


def test_the_same_source_twice_in_a_month_is_told():
    one = Income(WAGE, START, date(2026, 6, 1), TODAY)
    before = Income(WAGE, date(2026, 1, 1), date(2026, 3, 1), TODAY)
    found: list[Remark] = list(check_income(one, TODAY, [before]))
    assert said(found) == ["same-source-twice first_month"]
    assert found[0].said.values["month"] == "2026-03"
    after = Income(WAGE, date(2026, 7, 1), None, TODAY)
    beside = Income(IncomeSource.PARENTAL, START, None, TODAY)
    assert said(check_income(one, TODAY, [after, beside])) == []


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MAYBE = st.none() | DAYS


@given(
    started_on=DAYS, contract=st.sampled_from(JobContract), subsidy=st.sampled_from(Subsidy),
    extent=st.none() | st.integers(1, 100), subsidy_until=MAYBE, planned_end_on=MAYBE, ended_on=MAYBE,
    ended_by=st.none() | st.sampled_from(EndedBy),
    others=st.lists(st.builds(other, DAYS, extent=st.integers(50, 100)), max_size=3),
)  # fmt: skip
def test_a_job_that_is_not_refused_has_its_days_in_order(others, **facts):
    found = list(check_job(JobEntry(**facts), TODAY, others))
    if not any(one.stops for one in found):
        ends = [facts[name] for name in ("planned_end_on", "ended_on", "subsidy_until") if facts[name] is not None]
        assert all(facts["started_on"] <= end for end in ends)
        assert facts["ended_on"] is None or facts["ended_on"] <= TODAY
        assert facts["ended_by"] is None or facts["ended_on"] is not None
    assert said(found) is not None


@given(
    kind=st.sampled_from(PlacementKind), started_on=DAYS, planned_end_on=MAYBE, agreed_on=MAYBE, ended_on=MAYBE,
    outcome=st.none() | st.sampled_from(PlacementOutcome), ended_by=st.none() | st.sampled_from(EndedBy),
    closed_on=MAYBE, despite_closed=st.booleans(),
)  # fmt: skip
def test_a_placement_that_is_not_refused_can_be_written(**facts):
    """What the table asks for: the same of the end, its outcome and who ended it."""
    found = list(check_placement(PlacementEntry(**facts), TODAY))
    if not any(one.stops for one in found):
        told = {facts[name] is None for name in ("ended_on", "outcome", "ended_by")}
        assert len(told) == 1
        assert facts["planned_end_on"] is None or facts["planned_end_on"] >= facts["started_on"]
    assert said(found) is not None


@given(st.none() | st.integers(1, 100))
def test_only_all_of_the_hours_are_full_time(extent):
    assert is_full_time(extent) is (extent == 100)


@given(DAYS, MAYBE, DAYS, st.lists(st.builds(lambda on: Income(WAGE, on, None, TODAY), DAYS), max_size=3))
def test_an_income_period_that_is_not_refused_has_its_months_in_order(first, last, confirmed_on, others):
    found = list(check_income(Income(WAGE, first, last, confirmed_on), TODAY, others, BIRTH))
    if not any(one.stops for one in found):
        assert last is None or (last.year, last.month) >= (first.year, first.month)
        assert first.replace(day=1) <= TODAY
    assert said(found) is not None
