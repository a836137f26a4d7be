"""What work tells the path of a case: what its own board noted, beside the key dates of the record."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.path import operations as path_operations
from reception.path.queries import CaseKey, facts_in
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind, Source
from reception.work.models import Enrolment, IncomePeriod, Programme
from reception.work.queries.days import days_of_work
from reception.work.rules.moments import InProgramme
from reception.work.rules.path_facts import KnownWork, Work, facts_of
from reception.work.rules.status import Lasting
from reception.work.terms.desk import ProgrammeEnd, ProgrammeKind
from reception.work.terms.file import EndedBy, LearntThrough
from reception.work.terms.income import IncomeSource
from reception.work.terms.jobs import PlacementKind
from tests.factories.people import make_case, make_person
from tests.factories.plans import case_of
from tests.factories.work import make_employer, make_employment, make_in, make_placement, make_work_file

TODAY = date(2026, 11, 23)
TOLD = {"learnt_through": LearntThrough.PERSON}


@pytest.fixture(autouse=True)
def a_day_in_november():
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def file(municipality, person):
    return make_work_file(person, unit=municipality.unit)


def told(case):
    with system("test"):
        return days_of_work([case.id]).get(case.id)


def keep(row):
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.kept", row)
        db.session.commit()
    return row


def programme(file, first, last=None, kind=ProgrammeKind.ESTABLISHMENT):
    because = ProgrammeEnd.TIME if last else None
    return make_in(file, Programme, kind=kind, started_on=first, ended_on=last, ended_because=because, **TOLD)


def test_the_desk_tells_when_she_was_enrolled_and_in_which_programme(person, file):
    assert told(case_of(person)) is None
    make_in(file, Enrolment, enrolled_on=date(2026, 3, 1))
    make_in(file, Enrolment, enrolled_on=date(2025, 3, 1), ended_on=date(2025, 6, 1))
    programme(file, date(2026, 4, 1))
    assert told(case_of(person)) == {
        "enrolled_employment_service": date(2025, 3, 1), "establishment_started": date(2026, 4, 1),
    }  # fmt: skip


def test_who_came_back_to_a_programme_has_not_left_it(person, file):
    programme(file, date(2024, 4, 1), date(2025, 4, 1))
    assert told(case_of(person)) == {
        "establishment_started": date(2024, 4, 1), "establishment_ended": date(2025, 4, 1),
        "left_employment_service": date(2025, 4, 1),
    }  # fmt: skip
    programme(file, date(2025, 9, 1))
    assert told(case_of(person)) == {"establishment_started": date(2024, 4, 1)}


def test_who_went_on_to_another_programme_has_left_the_one_and_not_the_service(person, file):
    programme(file, date(2024, 4, 1), date(2026, 4, 1))
    other = programme(file, date(2026, 4, 2), kind=ProgrammeKind.JOB_GUARANTEE)
    assert told(case_of(person)) == {
        "establishment_started": date(2024, 4, 1), "establishment_ended": date(2026, 4, 1),
    }  # fmt: skip
    with system("test"):
        other.ended_on, other.ended_because = date(2026, 9, 1), ProgrammeEnd.WORK
        record("test.ended", other)
        db.session.commit()
    assert told(case_of(person))["left_employment_service"] == date(2026, 9, 1)


def test_a_day_that_lies_ahead_is_no_fact_yet(person, file):
    make_in(file, Enrolment, enrolled_on=date(2026, 12, 1))
    programme(file, date(2026, 12, 1))
    make_placement(file, make_employer(), date(2026, 11, 24))
    make_employment(file, None, date(2026, 11, 24))
    assert told(case_of(person)) is None


def test_the_key_dates_of_the_record_stand(person, file):
    make_in(file, Enrolment, enrolled_on=date(2026, 3, 1))
    programme(file, date(2024, 4, 1), date(2026, 4, 1))
    for kind, day in (
        (KeyDateKind.ENROLLED_EMPLOYMENT_SERVICE, date(2026, 3, 9)),
        (KeyDateKind.LEFT_EMPLOYMENT_SERVICE, date(2026, 4, 9)),
    ):
        keep(KeyDate(person_id=person.id, kind=kind, on_day=day, source=Source.AUTHORITY))
    case = case_of(person)
    assert set(told(case)) == {"establishment_started", "establishment_ended"}
    with system("test"):
        facts = facts_in([CaseKey(case.id, person.id)])[case.id]
    assert facts.day("enrolled_employment_service") == date(2026, 3, 9)
    assert facts["enrolled_employment_service"].source is Source.AUTHORITY


def test_a_placement_and_a_job_with_support_are_told_apart(person, file):
    shop = make_employer()
    make_placement(file, shop, date(2026, 5, 4), kind=PlacementKind.LANGUAGE)
    make_placement(file, shop, date(2026, 2, 2), kind=PlacementKind.INTRODUCTION_JOB, extent=50)
    make_employment(file, shop, date(2026, 8, 3), extent=80)
    assert told(case_of(person)) == {"placement_started": date(2026, 5, 4), "job_started": date(2026, 2, 2)}


def test_full_time_work_is_work_of_a_hundred_percent_today(person, file):
    job = make_employment(file, None, date(2026, 8, 3))
    assert told(case_of(person))["full_time_work"] is True
    with system("test"):
        job.ended_on, job.ended_by = date(2026, 11, 22), EndedBy.EMPLOYER
        record("test.ended", job)
        db.session.commit()
    assert told(case_of(person))["full_time_work"] is False
    make_placement(file, make_employer(), date(2026, 11, 1), kind=PlacementKind.NEW_START_JOB, extent=100)
    assert told(case_of(person))["full_time_work"] is True


def test_who_lives_by_a_wage_is_self_supporting_since_the_first_month_without_a_break(person, file):
    for source, first, last in (
        (IncomeSource.WAGE, date(2025, 1, 1), date(2025, 3, 1)),
        (IncomeSource.ESTABLISHMENT_BENEFIT, date(2025, 4, 1), date(2026, 2, 1)),
        (IncomeSource.WAGE, date(2026, 3, 1), None),
    ):
        months = {"first_month": first, "last_month": last}
        make_in(file, IncomePeriod, source=source, confirmed_on=date(2026, 11, 2), **months, **TOLD)
    assert told(case_of(person)) == {"self_supporting_since": date(2026, 3, 1)}


def test_another_board_is_told_nothing(municipality, person, file):
    programme(file, date(2026, 4, 1))
    case = case_of(person)
    other = make_case(person, unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    assert told(other) is None
    own = make_work_file(person, unit=municipality.other_board_unit)
    make_employment(own, None, date(2026, 8, 3), extent=50)
    assert told(other) == {"job_started": date(2026, 8, 3)}
    assert told(case) == {"establishment_started": date(2026, 4, 1)}


def test_many_cases_are_one_statement(municipality, person, file):
    programme(file, date(2026, 4, 1))
    cases = [case_of(person)]
    for number in range(3):
        one = make_person(name=f"Ny {number}", unit=municipality.unit, worker=municipality.caseworker)
        programme(make_work_file(one, unit=municipality.unit), date(2026, 4, 1))
        cases.append(case_of(one))
    asked = [case.id for case in cases]
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    sa.event.listen(sa.engine.Engine, "before_cursor_execute", note)
    with system("test"):
        assert len(days_of_work(asked)) == 4
    sa.event.remove(sa.engine.Engine, "before_cursor_execute", note)
    assert len(seen) == 1


def test_what_was_noted_by_hand_stands_until_the_desk_says_otherwise(municipality, person, file, acting, client_of):
    case = case_of(person)
    with acting(municipality.caseworker):
        path_operations.note_fact(case, "establishment_started", value=date(2026, 3, 1), source=Source.PERSON)
        db.session.commit()
    key = CaseKey(case.id, person.id)
    with system("test"):
        assert facts_in([key])[case.id].day("establishment_started") == date(2026, 3, 1)
    note = f"/people/{person.number}/path/facts/establishment_started"
    assert client_of(municipality.caseworker).get(note).status_code == 200
    programme(file, date(2026, 4, 1))
    with system("test"):
        assert facts_in([key])[case.id].day("establishment_started") == date(2026, 4, 1)


def test_the_path_leads_to_work_and_is_reckoned_anew_by_it(municipality, person, file, client_of):
    browser = client_of(municipality.caseworker)
    path = f"/people/{person.number}/path?steps=all"
    links = {link.get("href") for link in browser.get(path).all("a")}
    assert f"/people/{person.number}/work/desk" in links
    make_in(file, Enrolment, enrolled_on=date(2026, 3, 5))
    assert "2026-03-05" in browser.get(path).words


days = st.dates(date(2024, 1, 1), date(2028, 1, 1))
lasting = st.builds(lambda a, b: Lasting(min(a, b), None if a == b else max(a, b)), days, days)
programmes = st.builds(
    lambda kind, days: InProgramme(kind, days.started_on, days.ended_on), st.sampled_from(ProgrammeKind), lasting
)
works = st.builds(Work, lasting, st.none() | st.sampled_from([50, 100]), st.none() | st.sampled_from(PlacementKind))
known = st.builds(
    KnownWork,
    st.lists(days, max_size=3).map(tuple),
    st.lists(programmes, max_size=3).map(tuple),
    st.lists(works, max_size=3).map(tuple),
)


@given(known)
def test_nothing_is_told_of_the_future_and_no_programme_is_left_before_it_began(found):
    facts = facts_of(found, TODAY)
    assert all(fact <= TODAY for fact in facts.values() if isinstance(fact, date))
    if "establishment_ended" in facts:
        assert facts["establishment_started"] <= facts["establishment_ended"]
