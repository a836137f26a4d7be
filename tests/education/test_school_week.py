"""A school's week from one door to the other: asked for in a case, assessed, planned, placed, taught, graded, seen."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from reception.access.actor import system
from reception.education.queries.shared.days import days_of_studies
from tests.clients import StrictClient
from tests.factories.education import make_group, make_lesson, make_teacher
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.studies_shared import share_everything

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
PLAN = {"with_pupil": "yes", "goal": "work", "goal_text": "I want to be a nurse", "pace": "full", "hours": "20"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2026, 11, 20, 9, tzinfo=UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def roomy(monkeypatch):
    """A place from the waiting list is the day of reception, the place, the start and the end of waiting at once."""
    monkeypatch.setattr(StrictClient, "budget", 36)


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Warsame", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def teacher(municipality):
    return make_teacher(municipality.other_board_unit)


def test_a_week_at_school(municipality, client_of, clock, person, teacher):
    share_everything(municipality.other_board, municipality.board)
    group = make_group("C dag", unit=municipality.other_board_unit, teacher=teacher, capacity=20)
    make_lesson(group, TUESDAY)
    _asked_for(client_of(municipality.caseworker), person, municipality)

    school = client_of(teacher)
    place = next(
        link.get("href") for link in school.get("/pupils/waiting").all("a") if "/studies/place" in link.get("href", "")
    )
    pupil = place.partition("/studies")[0]
    assert school.fill(f"{pupil}/assessments/new", on="2026-11-20", path="2", course="C").status_code == 303
    assert school.fill(f"{pupil}/plan/new", **PLAN, review_on="2027-02-01").status_code == 303
    assert school.get(place).form_values()["group_id"] == str(group.id)
    assert school.fill(place, on="2026-11-23", received_on="2026-11-20").status_code == 303
    assert "Nobody waits" in school.get("/pupils/waiting").words

    clock.move_to(datetime(2026, 11, 24, 8, tzinfo=UTC))
    school = client_of(teacher)
    register = f"/groups/{group.number}/register/{TUESDAY}"
    assert "Amina Warsame" in school.get(register).words
    assert school.fill(register).status_code == 303

    clock.move_to(datetime(2026, 11, 27, 9, tzinfo=UTC))
    school = client_of(teacher)
    _graded(school, group)
    assert "Completed" in school.get(f"{pupil}/studies").words

    clock.move_to(datetime(2026, 11, 30, 9, tzinfo=UTC))
    seen = client_of(municipality.caseworker).get(f"/people/{person.number}/studies").words
    for words in ("Course C", "Completed 2026-11-27", "Passed (Godkänt)", "I want to be a nurse", "100"):
        assert words in seen
    with system("test"):
        days = days_of_studies([case_of(person).id])[case_of(person).id]
    assert (days["sfi_started"], days["sfi_assessed"]) == (MONDAY, date(2026, 11, 20))
    assert "sfi_completed" not in days  # that is course D


def _asked_for(browser, person, municipality):
    asked = {
        "programme": "sfi", "unit_id": str(municipality.other_board_unit.id), "when": "day", "ground": "no-harm",
    }  # fmt: skip
    assert browser.fill(f"/people/{person.number}/studies/apply", **asked).status_code == 303


def _graded(school, group):
    grid = f"/groups/{group.number}/results"
    (name,) = [name for name in school.get(grid).form_values() if name.startswith("grade-")]
    assert school.fill(grid, **{name: "G"}).status_code == 303
    assert school.fill(f"{grid}/sign").status_code == 303
