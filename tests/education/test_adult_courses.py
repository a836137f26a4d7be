"""A pupil's courses of adult education through the front door."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.education.models import AdultCourse, Pupil
from reception.education.terms.pupils import AdultCourseState
from reception.education.terms.studies import AdultLevel, Interruption
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.organisations.terms import OrganisationKind
from tests.clients import StrictClient
from tests.factories.education import make_pupil
from tests.factories.municipality import Municipality

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def pupil(municipality: Municipality) -> Pupil:
    return make_pupil(unit=municipality.unit)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.guidance)


def day(days: int) -> str:
    return str(today() + timedelta(days=days))


def path_of(pupil: Pupil, below: str = "") -> str:
    return f"/pupils/{pupil.number}/courses{below}"


def organisation(name: str, kind: OrganisationKind) -> Organisation:
    with system("test"):
        made = Organisation(name=name, sort_key=name.casefold(), kind=kind)
        db.session.add(made)
        record("test.organisation")
        db.session.commit()
    return made


def the_course() -> AdultCourse:
    return db.session.scalars(sa.select(AdultCourse).execution_options(permit="test")).one()


APPLIED = {"name": "Vård- och omsorgsarbete 1", "code": "VAD1", "level": "upper-secondary", "kind": "vocational"}


def add(browser: StrictClient, pupil: Pupil, **values: str) -> int:
    facts = {**APPLIED, "state": "applied", "applied_on": day(-60), **values}
    return browser.fill(path_of(pupil, "/new"), **facts).status_code


def test_a_course_is_applied_for_begun_and_completed_with_its_grade(browser: StrictClient, pupil: Pupil) -> None:
    school = organisation("Lernia Väsby", OrganisationKind.SCHOOL)
    organisation("Region Mitt", OrganisationKind.REGION)
    assert "No course is noted" in browser.get(path_of(pupil)).words
    offered = browser.get(path_of(pupil, "/new")).words
    assert "Lernia Väsby" in offered
    assert "Region Mitt" not in offered
    assert add(browser, pupil, points="200", provider_id=str(school.id), with_sfi="y") == 303
    edit = path_of(pupil, f"/{the_course().id}/edit")
    assert browser.fill(edit, state="studies", first_on=day(-40), last_on=day(30)).status_code == 303
    assert browser.fill(edit, state="completed", last_on=day(-1), grade="B").status_code == 303
    made = the_course()
    assert (made.state, made.level, made.grade, made.points, made.with_sfi, made.provider_id) == (
        AdultCourseState.COMPLETED,
        AdultLevel.UPPER_SECONDARY,
        "B",
        200,
        True,
        school.id,
    )
    words = browser.get(path_of(pupil)).words
    for shown in ("Vård- och omsorgsarbete 1", "VAD1", "200 points", "Lernia Väsby", "Completed", "Passed"):
        assert shown in words
    events = db.session.scalars(sa.select(AuditEvent.action)).all()
    assert {"adult-course.added", "adult-course.changed"} <= set(events)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"state": "completed", "first_on": "-40"}, "Write the last day."),
        ({"state": "studies"}, "Write since when the pupil studies."),
        ({"state": "studies", "first_on": "-40", "grade": "C"}, "A grade is noted of a completed course."),
        ({"state": "completed", "first_on": "-40", "last_on": "-1", "grade": "G"}, "are A, B, C, D, E, F."),
        ({"state": "completed", "first_on": "-40", "last_on": "-50"}, "The last day lies before"),
        ({"state": "interrupted", "first_on": "-40", "last_on": "-1"}, "Choose why the studies were interrupted."),
        ({"state": "applied", "reason": "work"}, "A reason is chosen only for an interrupted course."),
        ({"state": "studies", "first_on": "-70"}, "cannot begin before it was applied for"),
        ({"points": "noll"}, "Write whole points"),
        ({"points": "0"}, "Write whole points"),
        ({"points": "2501"}, "Write points from 1 to 2500."),
        ({"name": ""}, "Write the name of the course."),
        ({"level": "sfi"}, "Choose the level of the course."),
        ({"provider_id": "999999"}, "Choose one from the list."),
        ({"grade": "Z"}, "Choose one from the list."),
        ({"first_on": "snart"}, "date"),
        ({"name": "x" * 201}, "Shorten this to 200 characters"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_written(
    browser: StrictClient, pupil: Pupil, typed: dict[str, str], message: str
) -> None:
    days = {
        name: day(int(value)) if name.endswith("_on") and value[1:].isdecimal() else value
        for name, value in typed.items()
    }
    answer = browser.fill(path_of(pupil, "/new"), **{**APPLIED, "state": "applied", "applied_on": day(-60), **days})
    assert answer.status_code == 200
    assert any(message in one for one in map(_text, answer.all("p", class_="field-error"))), answer.words
    assert db.session.scalar(sa.select(sa.func.count()).select_from(AdultCourse).execution_options(permit="t")) == 0
    if typed.get("name") is None:
        assert "Vård- och omsorgsarbete 1" in answer.get_data(as_text=True)


def _text(element: object) -> str:
    return "".join(element.itertext())


def test_basic_level_is_graded_with_two_grades(browser: StrictClient, pupil: Pupil) -> None:
    done = {"state": "completed", "first_on": day(-40), "last_on": day(-1), "level": "basic", "kind": "national"}
    assert add(browser, pupil, **done, grade="C") == 200
    assert add(browser, pupil, **done, grade="IG") == 303
    assert "Not passed" in browser.get(path_of(pupil)).words


def test_completed_without_a_grade_is_taken_and_pointed_out(browser: StrictClient, pupil: Pupil) -> None:
    assert add(browser, pupil, state="completed", first_on=day(-40), last_on=day(-1)) == 303
    words = browser.get(path_of(pupil)).words
    assert "The course is completed, and no grade is noted." in words
    assert "No grade is noted" in words


def test_a_course_whose_last_day_has_passed_is_pointed_out(browser: StrictClient, pupil: Pupil) -> None:
    assert add(browser, pupil, state="studies", first_on=day(-40), last_on=day(-1)) == 303
    assert "The last day has passed" in browser.get(path_of(pupil)).words


def test_an_interruption_keeps_its_reason(browser: StrictClient, pupil: Pupil) -> None:
    assert add(browser, pupil, state="interrupted", first_on=day(-40), last_on=day(-1), reason="work") == 303
    assert the_course().reason is Interruption.WORK
    assert "Began to work" in browser.get(path_of(pupil)).words


def test_two_who_change_a_course_see_each_other(
    municipality: Municipality, client_of: ClientOf, browser: StrictClient, pupil: Pupil
) -> None:
    add(browser, pupil)
    edit = path_of(pupil, f"/{the_course().id}/edit")
    opened = browser.get(edit).form_values()
    assert client_of(municipality.sfi_staff).fill(edit, name="Undersköterska 1").status_code == 303
    answer = browser.post(edit, data={**opened, "name": "Vårdbiträde"})
    assert answer.status_code == 409
    assert "Undersköterska 1" in answer.words
    assert the_course().name == "Undersköterska 1"


def test_a_provider_that_has_closed_stays_on_its_course(browser: StrictClient, pupil: Pupil) -> None:
    school = organisation("Stängda skolan", OrganisationKind.SCHOOL)
    add(browser, pupil, provider_id=str(school.id))
    with system("test"):
        school = db.session.merge(school)
        school.closed_on = date(2026, 1, 1)
        record("test.closed")
        db.session.commit()
    edit = path_of(pupil, f"/{the_course().id}/edit")
    assert browser.fill(edit, name="Samma kurs").status_code == 303
    assert the_course().provider_id == school.id
    assert "Stängda skolan" not in browser.get(path_of(pupil, "/new")).words


def test_another_schools_pupil_and_another_pupils_course_do_not_exist(
    municipality: Municipality, browser: StrictClient, pupil: Pupil
) -> None:
    add(browser, pupil)
    theirs = make_pupil(unit=municipality.other_unit, name="Någon Annan")
    second = make_pupil(unit=municipality.unit, name="Elev Två")
    assert browser.get(path_of(theirs)).status_code == 404
    assert browser.get(path_of(second, f"/{the_course().id}/edit")).status_code == 404
