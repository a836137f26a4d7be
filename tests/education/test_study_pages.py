"""A pupil's studies through the page: started, paused, taken up, interrupted, completed, begun anew, taken back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from reception.db.session import db
from reception.education.models import Assessment, Enrolment, Place, Pupil, StudyEvent
from reception.education.terms.studies import EnrolmentEvent, Interruption, PauseReason, SfiCourse, StudyPath
from tests.education.pupils import kept, with_plan
from tests.factories.education import make_group, make_lesson, make_place, make_pupil, make_teacher

TODAY = date(2026, 11, 22)
B, C, D = SfiCourse.B, SfiCourse.C, SfiCourse.D


@pytest.fixture(autouse=True)
def a_day_in_november():
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def pupil(municipality):
    return make_pupil(unit=municipality.school, received_on=date(2026, 8, 17))


@pytest.fixture
def teacher(client_of, municipality):
    return client_of(municipality.teacher)


def address(pupil):
    return f"/pupils/{pupil.number}/studies"


def rows(model, pupil):
    query = sa.select(model).where(model.pupil_id == pupil.id).order_by(model.id)
    return db.session.scalars(query.execution_options(permit="test")).all()


def start(teacher, pupil, **values):
    told = {"path": "2", "course": "C", "on": "2026-08-17", **values}
    return teacher.fill(f"{address(pupil)}/start", **told)


def act(teacher, pupil, what, course="C", **values):
    return teacher.fill(f"{address(pupil)}/{course}/{what}", **values)


def test_nothing_is_studied_yet(teacher, pupil):
    assert "No studies yet" in teacher.get(address(pupil)).words


def test_a_course_is_started_in_a_group(teacher, pupil, municipality):
    group = make_group("C kväll", unit=municipality.school, capacity=20)
    answer = start(teacher, pupil, group_id=str(group.id))
    assert answer.status_code == 303
    page = teacher.get(address(pupil))
    assert all(words in page.words for words in ("Course C", "Study path 2", "from 2026-08-17", "C kväll", "Studies"))
    (place,) = rows(Place, pupil)
    assert (place.group_id, place.first_on, place.last_on) == (group.id, date(2026, 8, 17), None)


def test_the_start_is_preset_from_plan_and_assessment(teacher, pupil):
    made = datetime(2026, 9, 1, tzinfo=UTC)
    kept(Assessment(pupil=pupil, on=date(2026, 8, 18), path=StudyPath.ONE, course=B, made_at=made))
    with_plan(pupil, on=date(2026, 9, 1), path=StudyPath.TWO)
    values = teacher.get(f"{address(pupil)}/start").form_values()
    assert (values["path"], values["course"], values["on"]) == ("2", "B", "2026-11-22")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"path": ""}, "Choose a study path."),
        ({"course": "E"}, "Choose a course."),
        ({"path": "3", "course": "B"}, "does not have course"),
        ({"on": "31/31"}, None),
        ({"on": ""}, "Write the day."),
        ({"on": "2026-08-01"}, "was received in SFI on"),
        ({"group_id": "99999999"}, "Choose one from the list."),
    ],
)
def test_a_start_that_cannot_be_is_refused_beside_its_field_and_nothing_is_lost(teacher, pupil, values, message):
    answer = start(teacher, pupil, **values)
    assert answer.status_code == 200
    assert message is None or message in answer.words
    assert answer.all("p", class_="field-error")
    kept_values = answer.form_values()
    assert all(kept_values[name] == value for name, value in values.items() if name == "on")
    assert not rows(StudyEvent, pupil)


def test_a_group_of_another_course_is_refused(teacher, pupil, municipality):
    group = make_group("D1", unit=municipality.school, course=D)
    answer = start(teacher, pupil, group_id=str(group.id))
    assert "The group is of course D." in answer.words
    assert not rows(Place, pupil)


def test_a_start_after_the_right_ended_is_taken_and_the_day_is_named(client_of, municipality):
    pupil = make_pupil(unit=municipality.school, received_on=date(2020, 1, 1))
    with time_machine.travel(datetime(2029, 2, 1, 9, tzinfo=UTC), tick=False):
        client = client_of(municipality.teacher)
        assert start(client, pupil, on="2029-02-01").status_code == 303
        assert "2028-12-31" in client.get(address(pupil)).words


def test_a_missing_day_of_reception_is_asked_for_and_kept(teacher, municipality):
    pupil = make_pupil(unit=municipality.school)
    assert start(teacher, pupil, received_on="2026-08-10").status_code == 303
    db.session.expire_all()
    found = db.session.get_one(Pupil, pupil.id, execution_options={"permit": "test"})
    assert found.received_on == date(2026, 8, 10)
    assert "received_on" not in teacher.get(f"{address(pupil)}/start").form_values()


def test_a_missing_day_of_reception_is_never_guessed(teacher, municipality):
    pupil = make_pupil(unit=municipality.school)
    start(teacher, pupil)
    page = teacher.get(address(pupil))
    assert "No day of reception in SFI is" in page.words
    assert db.session.get_one(Pupil, pupil.id, execution_options={"permit": "test"}).received_on is None


def test_studies_pause_and_go_on(teacher, pupil):
    start(teacher, pupil)
    assert act(teacher, pupil, "pause", on="2026-10-01", pause_reason="illness").status_code == 303
    page = teacher.get(address(pupil))
    assert "Pauses" in page.words
    assert [rows(StudyEvent, pupil)[-1].pause_reason] == [PauseReason.ILLNESS]
    assert act(teacher, pupil, "back", on="2026-10-15").status_code == 303
    (kept_row,) = rows(Enrolment, pupil)
    assert kept_row.paused_since is None
    assert "2026-10-01 to 2026-10-14" in teacher.get(address(pupil)).words


def test_what_cannot_be_told_now_leads_back(teacher, pupil):
    start(teacher, pupil)
    assert teacher.get(f"{address(pupil)}/C/back").status_code == 303
    assert teacher.get(f"{address(pupil)}/D/pause").status_code == 303
    assert teacher.get(f"{address(pupil)}/E/pause").status_code == 404
    assert "The studies do not pause." in teacher.get(address(pupil)).words


def test_the_path_is_changed(teacher, pupil):
    start(teacher, pupil)
    refused = act(teacher, pupil, "path", path="2", on="2026-09-01")
    assert "This is the study path already." in refused.words
    assert act(teacher, pupil, "path", path="3", on="2026-09-01").status_code == 303
    (kept_row,) = rows(Enrolment, pupil)
    assert kept_row.path is StudyPath.THREE


def test_an_interruption_ends_the_place_and_keeps_the_row(teacher, pupil, municipality):
    group = make_group(unit=municipality.school)
    start(teacher, pupil, group_id=str(group.id))
    (before,) = [row.id for row in rows(Enrolment, pupil)]
    assert "Choose why" in act(teacher, pupil, "interrupt", on="2026-11-01").words
    assert act(teacher, pupil, "interrupt", on="2026-11-01", reason="work").status_code == 303
    (place,) = rows(Place, pupil)
    (after,) = rows(Enrolment, pupil)
    assert place.last_on == date(2026, 11, 1)
    assert (after.id, after.last_on, after.reason) == (before, date(2026, 11, 1), Interruption.WORK)


def test_a_place_that_an_interruption_ended_goes_on_when_it_is_taken_back(teacher, pupil, municipality):
    group = make_group("C dag", unit=municipality.school)
    start(teacher, pupil, group_id=str(group.id))
    act(teacher, pupil, "interrupt", on="2026-11-01", reason="work")
    wrong = rows(StudyEvent, pupil)[-1]
    assert teacher.fill(f"{address(pupil)}/events/{wrong.id}/strike", because="Wrong pupil").status_code == 303
    assert rows(Place, pupil)[0].last_on is None
    assert rows(Enrolment, pupil)[0].last_on is None
    assert "The place in the group C dag goes on." in teacher.get(address(pupil)).words


def test_an_interruption_after_long_absence_is_preset(teacher, pupil):
    start(teacher, pupil)
    way = teacher.get(f"{address(pupil)}/interrupt?since=2026-10-20")
    page = teacher.get(way.headers["Location"])
    values = page.form_values()
    assert (values["on"], values["reason"]) == ("2026-10-20", "stayed-away")
    assert "three weeks" in page.words


def test_an_interruption_needs_a_course_that_goes_on(teacher, pupil):
    assert teacher.get(f"{address(pupil)}/interrupt?since=x").headers["Location"] == address(pupil)
    start(teacher, pupil)
    assert teacher.get(f"{address(pupil)}/C/interrupt?since=x").form_values()["on"] == "2026-11-22"


def test_a_completed_course_is_begun_anew(teacher, pupil):
    start(teacher, pupil)
    act(teacher, pupil, "complete", on="2026-11-01")
    assert "Begin it anew after that day." in start(teacher, pupil, on="2026-11-01").words
    assert start(teacher, pupil, on="2026-11-02").status_code == 303
    page = teacher.get(address(pupil))
    assert "New start" in page.words
    assert len(rows(Enrolment, pupil)) == 2


def test_a_start_ahead_is_agreed_and_can_be_taken_back(teacher, pupil):
    start(teacher, pupil, on="2027-01-11")
    page = teacher.get(address(pupil))
    assert "Agreed, not begun" in page.words
    assert not [one for one in page.all("a") if (one.get("href") or "").endswith("/C/pause")]
    (event,) = rows(StudyEvent, pupil)
    path = f"{address(pupil)}/events/{event.id}/strike"
    assert "Write why" in teacher.fill(path, because="").words
    assert teacher.fill(path, because="Wrong pupil").status_code == 303
    assert not rows(Enrolment, pupil)
    page = teacher.get(address(pupil))
    assert "1 entry taken back" in page.words
    assert "It was taken back already." in teacher.get(teacher.get(path).location).words


def test_what_later_entries_need_is_not_taken_back(teacher, pupil):
    start(teacher, pupil)
    act(teacher, pupil, "pause", on="2026-10-01", pause_reason="work")
    first, last = rows(StudyEvent, pupil)
    refused = teacher.fill(f"{address(pupil)}/events/{first.id}/strike", because="Wrong")
    assert "Take that back first." in refused.words
    assert refused.form_values()["because"] == "Wrong"
    assert teacher.fill(f"{address(pupil)}/events/{last.id}/strike", because="Wrong").status_code == 303
    assert [row.kind for row in rows(StudyEvent, pupil) if row.struck_at is None] == [EnrolmentEvent.START]


def test_a_pause_on_the_day_before_the_return_is_no_day_to_end_on(teacher, pupil):
    """The rules count the last day of a pause as the latest; in order of days such a history could not be told."""
    start(teacher, pupil)
    act(teacher, pupil, "pause", on="2026-10-01", pause_reason="work")
    act(teacher, pupil, "back", on="2026-10-15")
    refused = act(teacher, pupil, "interrupt", on="2026-10-14", reason="work")
    assert "Something later is noted." in refused.words


def test_another_schools_pupil_is_not_there(client_of, municipality, pupil):
    stranger = make_teacher(municipality.other_unit, "Ture Annan")
    client = client_of(stranger)
    assert client.get(address(pupil)).status_code == 404
    assert client.get(f"{address(pupil)}/start").status_code == 404


def test_guidance_reads_and_tells_nothing(client_of, municipality, pupil, teacher):
    start(teacher, pupil)
    guidance = client_of(municipality.guidance)
    page = guidance.get(address(pupil))
    assert "Course C" in page.words
    assert "Start a course" not in page.words
    assert guidance.get(f"{address(pupil)}/start").status_code == 403


def test_the_other_municipality_tells_of_who_studies_there(teacher, municipality):
    pupil = make_pupil(unit=municipality.school, received_on=date(2026, 8, 17), studies_in="Grannköping")
    page = teacher.get(f"{address(pupil)}/start")
    assert "Grannköping" in page.words
    assert "group_id" not in page.form_values()
    assert start(teacher, pupil).status_code == 303


def test_hours_are_held_against_the_law(teacher, pupil, municipality):
    group = make_group(unit=municipality.school)
    start(teacher, pupil, group_id=str(group.id))
    monday = date(2026, 11, 16)
    for week in range(4):
        make_lesson(group, monday + timedelta(weeks=week), time(8, 0), time(16, 0))
    page = teacher.get(address(pupil))
    assert "8 h a week on average, of at least 15 h" in page.words
    assert "2016-01-01" not in page.words
    assert "20 kap. 24 §" in page.words


def test_a_page_makes_as_many_statements_with_many_events(teacher, pupil, municipality):
    group = make_group(unit=municipality.school)
    start(teacher, pupil, group_id=str(group.id))
    teacher.get(address(pupil))
    few = len(teacher.statements)
    make_place(make_group("C3", unit=municipality.school), pupil)
    for number in range(6):
        act(teacher, pupil, "pause", on=f"2026-09-{2 + 3 * number:02}", pause_reason="other")
        act(teacher, pupil, "back", on=f"2026-09-{3 + 3 * number:02}")
    teacher.get(address(pupil))
    assert len(teacher.statements) == few
