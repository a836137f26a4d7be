"""From the waiting list: a group, the start of its course and the end of waiting, in one submit."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
import time_machine

from reception.db.session import db
from reception.education.models import Application, Assessment, Enrolment, Place
from reception.education.terms.pupils import ApplicationEnd, Programme, StudyTime
from reception.education.terms.studies import SfiCourse, StudyPath
from tests.education.pupils import asked, kept
from tests.factories.education import make_group, make_place, make_pupil

TODAY = date(2026, 11, 22)
MADE = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def a_day_in_november():
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def pupil(municipality):
    made = make_pupil(unit=municipality.school, received_on=date(2026, 11, 10))
    kept(Assessment(pupil=made, on=date(2026, 11, 20), path=StudyPath.TWO, course=SfiCourse.C, made_at=MADE))
    return made


@pytest.fixture
def teacher(client_of, municipality):
    return client_of(municipality.teacher)


def address(application):
    return f"/pupils/{application.pupil.number}/studies/place?application={application.number}"


def only(model, pupil):
    query = sa.select(model).where(model.pupil_id == pupil.id).execution_options(permit="test")
    return db.session.scalars(query).all()


def test_one_submit_gives_the_place_starts_the_course_and_ends_waiting(teacher, pupil, municipality):
    waiting = asked(pupil, Programme.SFI, in_establishment=True)
    group = make_group("C dag", unit=municipality.school, when=StudyTime.DAY)
    page = teacher.get(address(waiting))
    assert "2026-12-02" in page.words  # a month from the application
    assert page.form_values()["group_id"] == str(group.id)
    assert teacher.fill(address(waiting), on="2026-11-30").status_code == 303
    (place,), (studied,), (application,) = only(Place, pupil), only(Enrolment, pupil), only(Application, pupil)
    assert (place.group_id, place.first_on) == (group.id, date(2026, 11, 30))
    assert (studied.course, studied.path, studied.first_on) == (SfiCourse.C, StudyPath.TWO, date(2026, 11, 30))
    assert (application.ended_on, application.ended_as) == (TODAY, ApplicationEnd.PLACED)
    again = teacher.get(address(waiting))
    assert again.headers["Location"] == f"/pupils/{pupil.number}/studies"


def test_groups_that_fit_the_time_and_have_a_place_stand_first(teacher, pupil, municipality):
    waiting = asked(pupil, Programme.SFI, when=StudyTime.EVENING, can_begin_on=date(2026, 12, 7))
    day = make_group("A dag", unit=municipality.school, when=StudyTime.DAY)
    full = make_group("B full", unit=municipality.school, when=StudyTime.EVENING, capacity=1)
    make_place(full, make_pupil(unit=municipality.school, name="Bilal Omar"))
    other = make_group("C annan kurs", unit=municipality.school, when=StudyTime.EVENING, course=SfiCourse.D)
    fits = make_group("D kväll", unit=municipality.school, when=StudyTime.EVENING, capacity=2)
    page = teacher.get(address(waiting))
    values = [one.get("value") for one in page.all("input", name="group_id")]
    assert values == [str(group.id) for group in (fits, full, day, other)]
    assert page.form_values()["group_id"] == str(fits.id)
    assert page.form_values()["on"] == "2026-12-07"
    assert "2 free places" in page.words


def test_a_full_group_is_warned_about_and_taken(teacher, pupil, municipality):
    waiting = asked(pupil, Programme.SFI)
    full = make_group("C full", unit=municipality.school, capacity=1)
    make_place(full, make_pupil(unit=municipality.school, name="Bilal Omar"))
    assert teacher.fill(address(waiting), group_id=str(full.id), on="2026-11-23").status_code == 303
    assert "more pupils than places" in teacher.get(f"/pupils/{pupil.number}/studies").words


def test_what_is_refused_writes_nothing_at_all(teacher, pupil, municipality):
    waiting = asked(pupil, Programme.SFI)
    group = make_group("B1", unit=municipality.school, course=SfiCourse.B)
    refused = teacher.fill(address(waiting), group_id=str(group.id), path="3", on="2026-11-23")
    assert "does not have course B" in refused.words
    late = teacher.fill(address(waiting), group_id=str(group.id), path="2", on="2027-03-01")
    assert "The group ends on 2026-12-18." in late.words
    assert late.form_values()["on"] == "2027-03-01"
    assert not only(Place, pupil)
    assert not only(Enrolment, pupil)
    assert only(Application, pupil)[0].ended_on is None


def test_whoever_studies_the_course_already_gets_no_second_start(teacher, pupil, municipality):
    waiting = asked(pupil, Programme.SFI)
    group = make_group(unit=municipality.school)
    teacher.fill(f"/pupils/{pupil.number}/studies/start", path="2", course="C", on="2026-11-20")
    refused = teacher.fill(address(waiting), group_id=str(group.id), on="2026-11-23")
    assert "has not ended" in refused.words
    assert not only(Place, pupil)


def test_civic_orientation_is_placed_by_language_without_a_course(teacher, pupil, municipality):
    waiting = asked(pupil, Programme.ORIENTATION, language="so")
    kinds = {"unit": municipality.school, "programme": Programme.ORIENTATION}
    make_group("Arabiska", language="ar", **kinds)
    somali = make_group("Somaliska", language="so", **kinds)
    page = teacher.get(address(waiting))
    assert "path" not in page.form_values()
    assert page.form_values()["group_id"] == str(somali.id)
    assert teacher.fill(address(waiting), on="2026-11-23").status_code == 303
    assert not only(Enrolment, pupil)
    assert only(Place, pupil)[0].group_id == somali.id
    assert only(Application, pupil)[0].ended_as is ApplicationEnd.PLACED


def test_without_a_group_to_choose_it_is_said(teacher, pupil):
    assert "No group to choose" in teacher.get(address(asked(pupil, Programme.SFI))).words


@pytest.mark.parametrize("number", ["", "nonsense", "7K3M-Q9"])
def test_an_application_that_is_not_there_is_not_found(teacher, pupil, number):
    assert teacher.get(f"/pupils/{pupil.number}/studies/place?application={number}").status_code == 404


def test_another_pupils_application_is_not_placed_here(teacher, pupil, municipality):
    other = asked(make_pupil(unit=municipality.school, name="Bilal Omar"), Programme.SFI)
    assert teacher.get(f"/pupils/{pupil.number}/studies/place?application={other.number}").status_code == 404


def test_a_caseworker_and_guidance_give_no_place(client_of, municipality, pupil):
    waiting = asked(pupil, Programme.SFI)
    for user in (municipality.caseworker, municipality.guidance):
        assert client_of(user).get(address(waiting)).status_code == 403
