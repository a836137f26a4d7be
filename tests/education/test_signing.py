"""Signing results, completing the course with them, correcting what is signed, and results outside a group."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db
from reception.education.models import Enrolment, Result
from reception.education.permits import OUTCOMES
from reception.education.queries.results import passed
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import EnrolmentEvent, Grade, NoGrade, SfiCourse, StudyPath
from tests.factories.education import make_pupil, make_teacher
from tests.factories.results import make_result, make_studies
from tests.page_rules import text_of

FRIDAY = date(2026, 11, 20)


pytestmark = pytest.mark.usefixtures("sunday_morning")


def address(group):
    return f"/groups/{group.number}/results/sign"


def stored(model=Result, **wanted):
    with system("test"):
        return list(db.session.scalars(OUTCOMES.within(sa.select(model).filter_by(**wanted).order_by(model.id))))


def test_the_confirmation_lists_what_is_signed_and_only_complete_rows(school, teacher):
    group, amina, bahar = school
    make_result(amina, group=group)
    make_result(amina, Grade.NOT_PASSED, group=group, part=ResultPart.READING)
    make_result(bahar, group=group, part=ResultPart.READING)
    page = teacher.get(address(group))
    (row,) = [text_of(one) for one in page.all("table")[0].findall(".//tbody/tr")]
    assert "Amina Warsame" in row
    assert "Reading IG" in row
    assert "Grade G" in row
    assert "The national test of course C is not noted." in row


def test_signed_cells_are_locked_and_the_rest_stays_open(municipality, school, teacher):
    group, amina, _bahar = school
    make_result(amina, group=group)
    assert teacher.fill(address(group), completes=None).status_code == 303
    (result,) = stored()
    assert result.signed_by_id == municipality.sfi_staff.id
    values = teacher.get(f"/groups/{group.number}/results").form_values()
    assert f"grade-{amina.id}" not in values
    assert values[f"reading-{amina.id}"] == ""
    with system("test"):
        assert passed([amina.id], OUTCOMES) == {amina.id: ((SfiCourse.C, FRIDAY),)}


def test_one_row_is_signed_by_itself(school, teacher):
    group, amina, bahar = school
    make_result(amina, group=group)
    make_result(bahar, group=group)
    teacher.fill(f"{address(group)}?pupil={bahar.number}", completes=None)
    assert [one.pupil_id for one in stored() if one.signed_at] == [bahar.id]


def test_the_course_is_completed_only_with_the_tick(school, teacher):
    group, amina, bahar = school
    make_result(amina, group=group)
    make_result(bahar, NoGrade.LITTLE_PARTICIPATION, group=group)
    page = teacher.get(address(group))
    assert page.form_values()["completes"] == str(amina.id), "offered for those who passed"
    teacher.fill(address(group))
    ended = {one.pupil_id: (one.last_on, one.ending) for one in stored(Enrolment)}
    assert ended == {amina.id: (FRIDAY, EnrolmentEvent.COMPLETE), bahar.id: (None, None)}


def test_results_that_changed_after_the_list_was_shown_are_not_signed_unseen(school, teacher):
    group, amina, _bahar = school
    make_result(amina, group=group)
    shown = teacher.get(address(group)).form_values()
    teacher.fill(f"/groups/{group.number}/results", **{f"grade-{amina.id}": "IG"})
    answer = teacher.post(address(group), data=shown)
    assert answer.status_code == 200
    assert "Somebody changed these results meanwhile." in answer.words
    assert [one.signed_at for one in stored()] == [None]
    assert teacher.post(address(group), data=answer.form_values()).status_code == 303


def test_nobody_chosen_is_nothing_to_sign(school, teacher):
    group, amina, _bahar = school
    make_result(amina, group=group)
    assert "Choose whose results are signed." in teacher.fill(address(group), pupils=None).words


def test_only_who_leads_the_group_signs(municipality, school, client_of):
    group, amina, _bahar = school
    make_result(amina, group=group)
    other = make_teacher(municipality.unit)
    assert client_of(other).get(address(group)).status_code == 404
    assert "Sign results" not in client_of(other).get(f"/groups/{group.number}/results").words
    assert client_of(municipality.guidance).get(address(group)).status_code == 403


def test_a_correction_is_a_new_row_and_the_old_one_stays_to_be_seen(municipality, school, teacher):
    group, amina, _bahar = school
    old = make_result(amina, Grade.NOT_PASSED, group=group, signed_by=municipality.sfi_staff)
    path = f"/pupils/{amina.number}/results/{old.id}"
    assert teacher.fill(f"{path}/correct", value="G", reason="The essay was found.").status_code == 303
    before, after = stored()
    assert (before.grade, before.replaced_at is None) == (Grade.NOT_PASSED, False)
    assert (after.grade, after.replaces_id, after.group_id) == (Grade.PASSED, old.id, group.id)
    for page in (f"/pupils/{amina.number}/results", path):
        assert "Corrected 2026-11-22: from IG to G, because: The essay was found." in teacher.get(page).words
    assert teacher.fill(f"/groups/{group.number}/results").status_code == 303, "the grid takes the new row"


def test_a_correction_needs_a_reason_and_something_else_than_what_stands(municipality, school, teacher):
    group, amina, _bahar = school
    old = make_result(amina, group=group, signed_by=municipality.sfi_staff)
    path = f"/pupils/{amina.number}/results/{old.id}/correct"
    assert "Write why it is corrected." in teacher.fill(path, value="IG", reason=" ").words
    assert "This is what stands already." in teacher.fill(path, reason="A slip").words
    assert len(stored()) == 1


def test_what_is_corrected_already_is_not_corrected_twice(municipality, school, teacher):
    group, amina, _bahar = school
    old = make_result(amina, Grade.NOT_PASSED, group=group, signed_by=municipality.sfi_staff)
    path = f"/pupils/{amina.number}/results/{old.id}/correct"
    shown = teacher.get(path).form_values()
    teacher.fill(path, value="G", reason="The essay was found.")
    answer = teacher.post(path, data={**shown, "value": "G", "reason": "Found too"})
    assert "Somebody corrected this result meanwhile." in answer.words
    assert answer.form_values()["reason"] == "Found too"


def test_only_who_leads_corrects(municipality, school, client_of):
    group, amina, _bahar = school
    old = make_result(amina, group=group, signed_by=municipality.sfi_staff)
    other = client_of(make_teacher(municipality.unit))
    page = other.get(f"/pupils/{amina.number}/results/{old.id}")
    assert "Siv Skola" in page.words
    assert other.get(f"/pupils/{amina.number}/results/{old.id}/correct").status_code == 404


def test_an_examination_is_graded_without_the_course(municipality, teacher):
    pupil = make_pupil(unit=municipality.unit)
    path, typed = f"/pupils/{pupil.number}/results/new", {"course": "B", "value": "G", "on": "2026-11-20"}
    refused = teacher.fill(path, **typed)
    assert "Course B was never begun. A grade needs the course, or an examination (prövning)." in refused.words
    assert refused.form_values()["on"] == "2026-11-20"
    assert teacher.post(path, data={**refused.form_values(), "by_examination": "y"}).status_code == 303
    (result,) = stored()
    assert (result.by_examination, result.signed_by_id, result.group_id) == (True, municipality.sfi_staff.id, None)
    assert "Examination (prövning)" in teacher.get(f"/pupils/{pupil.number}/results").words


def test_a_national_test_in_course_a_and_a_day_to_come_are_refused_beside_their_fields(municipality, teacher):
    pupil = make_pupil(unit=municipality.unit)
    path = f"/pupils/{pupil.number}/results/new"
    test = teacher.fill(path, course="A", part="test", value="G", on="2026-11-20")
    assert "There is no national test in course A." in text_of(test.page.find(".//p[@id='course-error']"))
    ahead = teacher.fill(path, course="B", value="G", on="2026-11-30", by_examination="y")
    assert "A result is entered when it has been decided." in text_of(ahead.page.find(".//p[@id='on-error']"))
    dash = teacher.fill(path, course="B", part="reading", value="interrupted", on="2026-11-20")
    assert "Only the grade of a course can be left out" in text_of(dash.page.find(".//p[@id='value-error']"))
    assert stored() == []


def test_the_pupils_page_shows_the_path_with_the_time_to_each_grade(municipality, teacher):
    pupil = make_pupil(unit=municipality.unit)
    make_studies(pupil, date(2026, 1, 12), date(2026, 4, 17), course=SfiCourse.B, path=StudyPath.ONE)
    make_studies(pupil, date(2026, 4, 20), course=SfiCourse.C, path=StudyPath.ONE)
    make_result(pupil, course=SfiCourse.B, on=date(2026, 4, 17), signed_by=municipality.sfi_staff)
    page = teacher.get(f"/pupils/{pupil.number}/results")
    found = page.all("ol", class_="strip")[0].findall("li")
    stations = [(text_of(one.find(".//b")), text_of(one.find(".//small"))) for one in found]
    assert stations == [
        ("Course A", "Not studied"),
        ("Course B", "Passed 2026-04-17, 14 weeks to the grade"),
        ("Course C", "Since 2026-04-20"),
        ("Course D", "Not begun"),
    ]
    assert page.heading == "Results, Amina Warsame"


def test_results_of_another_school_are_not_found(municipality, teacher):
    pupil = make_pupil(unit=municipality.other_unit)
    result = make_result(pupil, signed_by=municipality.sfi_staff)
    assert teacher.get(f"/pupils/{pupil.number}/results").status_code == 404
    own = make_pupil(unit=municipality.unit, name="Own Pupil")
    assert teacher.get(f"/pupils/{own.number}/results/{result.id}").status_code == 404
