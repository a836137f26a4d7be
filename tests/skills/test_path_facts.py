"""What mapping and validation tell the path of a case: its own board's profile, and one that it may read."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.path import operations as path_operations
from reception.path.queries import CaseKey, facts_in
from reception.people.terms import Source
from reception.skills.models import SkillsConsent
from reception.skills.queries.days import days_of_skills
from reception.skills.rules.days import Known, facts_of
from reception.skills.rules.worth import Brought, measures
from reception.skills.terms import QualificationKind, ValidationEnd
from tests.factories.people import make_case, make_person
from tests.factories.plans import case_of
from tests.factories.skills import make_profile, make_qualification, make_validation

MAPPED = date(2026, 4, 1)
BEGAN = date(2026, 5, 4)
EDUCATION, WORK = QualificationKind.EDUCATION, QualificationKind.WORK
WORTH = {"kind": EDUCATION, "title": "Nurse", "country": "SY", "level_code": "537"}


@pytest.fixture(autouse=True)
def a_day_in_november():
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


def told(case):
    with system("test"):
        return days_of_skills([case.id]).get(case.id)


def let(profile, board, **facts):
    with system("test"):
        days = {"given_on": date(2026, 11, 1), "expires_on": date(2027, 5, 1)}
        row = SkillsConsent(profile_id=profile.id, to_board_id=board.id, language="so", **{**days, **facts})
        db.session.add(row)
        db.session.flush()
        record("test.let", row)
        db.session.commit()
    return row


def test_a_case_is_told_when_all_was_mapped_and_when_a_validation_began(municipality, person):
    assert told(case_of(person)) is None
    profile = make_profile(person, unit=municipality.unit)
    assert told(case_of(person)) is None
    make_validation(make_qualification(profile, **WORTH), started_on=BEGAN)
    assert told(case_of(person)) == {"validation_offered": BEGAN, "validation_needed": True}


def test_that_nothing_is_worth_validating_is_said_once_all_is_mapped(municipality, person):
    make_profile(person, unit=municipality.unit, mapped_on=MAPPED)
    assert told(case_of(person)) == {"mapping_done": MAPPED, "validation_needed": False}


def test_a_validation_is_needed_until_what_is_worth_it_is_recognised(municipality, person):
    profile = make_profile(person, unit=municipality.unit, mapped_on=MAPPED)
    nurse = make_qualification(profile, **WORTH)
    midwife = make_qualification(profile, WORK, "Midwife", profession_code="midwife", months=2)
    ended = {"started_on": BEGAN, "ended_on": date(2026, 9, 1)}
    make_validation(nurse, ended_as=ValidationEnd.NOT_RECOGNISED, **ended)
    make_validation(nurse, ended_as=ValidationEnd.RECOGNISED, **ended)
    assert told(case_of(person))["validation_needed"] is True
    make_validation(midwife, ended_as=ValidationEnd.RECOGNISED, **ended)
    assert told(case_of(person)) == {
        "mapping_done": MAPPED, "validation_needed": False, "validation_offered": BEGAN,
    }  # fmt: skip


def test_another_board_is_told_while_the_person_lets_it_read_and_no_longer(municipality, person):
    profile = make_profile(person, unit=municipality.unit, mapped_on=MAPPED)
    other = make_case(person, unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    assert told(other) is None
    let(profile, municipality.other_board, given_on=date(2026, 11, 23))
    let(profile, municipality.other_board, expires_on=date(2026, 11, 21))
    let(profile, municipality.other_board, withdrawn_on=date(2026, 11, 22))
    assert told(other) is None
    let(profile, municipality.other_board)
    assert told(other)["mapping_done"] == MAPPED


def test_the_first_day_stands_where_a_board_reads_two_profiles(municipality, person):
    make_profile(person, unit=municipality.unit, mapped_on=MAPPED)
    other = make_profile(person, unit=municipality.other_board_unit, mapped_on=MAPPED - timedelta(days=9))
    let(other, municipality.board)
    assert told(case_of(person))["mapping_done"] == MAPPED - timedelta(days=9)


def test_what_was_noted_by_hand_stands_until_skills_say_otherwise(municipality, person, acting):
    case = case_of(person)
    with acting(municipality.caseworker):
        path_operations.note_fact(case, "mapping_done", value=date(2026, 3, 1), source=Source.PERSON)
        db.session.commit()
    key = CaseKey(case.id, person.id)
    with system("test"):
        assert facts_in([key])[case.id].day("mapping_done") == date(2026, 3, 1)
        make_profile(person, unit=municipality.unit, mapped_on=MAPPED)
        assert facts_in([key])[case.id].day("mapping_done") == MAPPED


def test_the_step_leads_to_the_skills_and_is_done_by_them(municipality, person, client_of):
    browser = client_of(municipality.caseworker)
    path = f"/people/{person.number}/path"
    links = {link.get("href") for link in browser.get(f"{path}?steps=all").all("a")}
    assert f"{path}/facts/mapping_done" not in " ".join(filter(None, links))
    assert f"/people/{person.number}/skills" in links
    profile = make_profile(person, unit=municipality.unit, mapped_on=MAPPED)
    make_validation(make_qualification(profile, **WORTH), started_on=BEGAN)
    words = browser.get(f"{path}?steps=all").words
    assert "Validation offered" in words
    assert MAPPED.isoformat() in words
    assert BEGAN.isoformat() in words


def test_a_note_that_was_made_before_can_be_changed(municipality, person, client_of):
    browser = client_of(municipality.caseworker)
    note = f"/people/{person.number}/path/facts/mapping_done"
    assert browser.fill(note, value="2026-03-01", source="person").status_code == 303
    assert browser.fill(f"{note}/remove").status_code == 303


def test_what_was_offered_stays_on_the_path_when_all_is_recognised(municipality, person, client_of):
    profile = make_profile(person, unit=municipality.unit, mapped_on=MAPPED)
    ended = {"ended_on": date(2026, 9, 1), "ended_as": ValidationEnd.RECOGNISED}
    make_validation(make_qualification(profile, **WORTH), started_on=BEGAN, **ended)
    words = client_of(municipality.caseworker).get(f"/people/{person.number}/path?steps=all").words
    assert "Validation offered" in words


brought = st.lists(
    st.builds(
        Brought, kind=st.sampled_from(QualificationKind), level_code=st.none() | st.sampled_from(["2", "327", "6"]),
        country=st.none() | st.sampled_from(["SE", "SY"]), months=st.none() | st.integers(0, 60),
        profession_code=st.none() | st.just("nurse"),
    )
)  # fmt: skip
days = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(st.builds(Known, days, brought.map(tuple), st.booleans(), days))
def test_nothing_is_told_that_is_not_known(known):
    facts = facts_of(known, measures().worth_validating)
    assert facts.get("mapping_done") == known.mapped_on
    assert facts.get("validation_offered") == known.begun_on
    if known.mapped_on is None and not known.is_any_recognised:
        assert facts.get("validation_needed") is not False
    if any(one.profession_code for one in known.not_recognised):
        assert facts["validation_needed"] is True
