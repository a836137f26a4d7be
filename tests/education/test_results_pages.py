"""The grid of a group's results, as its teachers meet it."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db
from reception.education.models import Result
from reception.education.permits import OUTCOMES
from reception.education.terms.pupils import Programme, ResultPart
from reception.education.terms.studies import Grade, NoGrade, SfiCourse
from reception.people.terms import Protection
from tests.factories.education import make_group, make_place, make_pupil, make_teacher
from tests.factories.people import make_person
from tests.factories.results import make_class, make_result, make_studies
from tests.page_rules import text_of

TODAY = date(2026, 11, 22)


pytestmark = pytest.mark.usefixtures("sunday_morning")


def address(group):
    return f"/groups/{group.number}/results"


def stored(**wanted):
    with system("test"):
        query = sa.select(Result).filter_by(**wanted).order_by(Result.id)
        return list(db.session.scalars(OUTCOMES.within(query)))


def cell(pupil, part):
    return f"{part}-{pupil.id}"


def rows(answer):
    return [text_of(row) for row in answer.all("table")[0].findall(".//tbody/tr")]


def test_one_save_enters_the_grid_of_the_whole_group(school, teacher):
    group, amina, bahar = school
    answer = teacher.fill(
        address(group),
        **{cell(amina, "reading"): "G", cell(amina, "grade"): "G", cell(bahar, "grade"): "little-participation"},
    )
    assert answer.status_code == 303
    found = {(one.pupil_id, one.part): (one.grade, one.no_grade, one.on) for one in stored()}
    assert found == {
        (amina.id, ResultPart.READING): (Grade.PASSED, None, TODAY),
        (amina.id, ResultPart.GRADE): (Grade.PASSED, None, TODAY),
        (bahar.id, ResultPart.GRADE): (None, NoGrade.LITTLE_PARTICIPATION, TODAY),
    }
    page = teacher.get(address(group))
    assert page.form_values()[cell(amina, "grade")] == "G"
    assert page.form_values()[f"on-{amina.id}"] == "2026-11-22"


def test_a_grade_without_the_national_test_is_taken_with_a_word_about_it(school, teacher):
    group, amina, _bahar = school
    teacher.fill(address(group), **{cell(amina, "grade"): "G"})
    assert "The national test of course C is not noted." in teacher.get(address(group)).words


def test_a_cell_that_is_emptied_is_gone_while_it_is_not_signed(school, teacher):
    group, amina, _bahar = school
    make_result(amina, group=group)
    teacher.fill(address(group), **{cell(amina, "grade"): ""})
    assert stored() == []


def test_a_grade_for_a_course_never_begun_is_refused_beside_the_cell_and_nothing_is_lost(municipality, school, teacher):
    group, _amina, bahar = school
    new = make_pupil(unit=municipality.unit, name="Dawit Kidane")
    make_place(group, new)
    answer = teacher.fill(address(group), **{cell(new, "grade"): "G", cell(bahar, "writing"): "IG"})
    assert answer.status_code == 200
    refused = text_of(answer.page.find(f".//p[@id='grade-{new.id}-error']"))
    assert "Course C was never begun" in refused
    assert answer.form_values()[cell(new, "grade")] == "G"
    assert answer.form_values()[cell(bahar, "writing")] == "IG"
    assert stored() == []


def test_a_day_to_come_and_one_before_the_course_are_refused_beside_the_day(school, teacher):
    group, amina, bahar = school
    typed = {
        cell(amina, "grade"): "G", f"on-{amina.id}": "2026-11-23", cell(bahar, "grade"): "IG",
        f"on-{bahar.id}": "2026-08-01",
    }  # fmt: skip
    answer = teacher.fill(address(group), **typed)
    assert "A result is entered when it has been decided." in text_of(
        answer.page.find(f".//p[@id='on-{amina.id}-error']")
    )
    assert "The course began on 2026-08-17." in text_of(answer.page.find(f".//p[@id='on-{bahar.id}-error']"))
    assert stored() == []


def test_what_is_no_day_and_no_grade_gets_words_and_no_error_page(school, teacher):
    group, amina, _bahar = school
    answer = teacher.fill(address(group), **{cell(amina, "grade"): "VG", f"on-{amina.id}": "yesterdayish"})
    assert answer.status_code == 200
    assert answer.form_values()[f"on-{amina.id}"] == "yesterdayish"
    assert stored() == []


def test_course_a_has_no_national_test(municipality, teacher):
    group = make_group("A1", unit=municipality.unit, course=SfiCourse.A, teacher=municipality.sfi_staff)
    pupil = make_pupil(unit=municipality.unit)
    make_class(group, pupil)
    page = teacher.get(address(group))
    assert cell(pupil, "grade") in page.form_values()
    assert cell(pupil, "test") not in page.form_values()
    teacher.fill(address(group), **{cell(pupil, "grade"): "G", cell(pupil, "test"): "G"})
    assert [one.part for one in stored()] == [ResultPart.GRADE]


def test_who_left_during_the_term_stays_in_the_grid(municipality, school, teacher):
    group, _amina, _bahar = school
    gone = make_pupil(unit=municipality.unit, name="Celal Demir")
    make_place(group, gone, last_on=date(2026, 10, 2))
    make_studies(gone, group.first_on, date(2026, 10, 2))
    assert any("Celal Demir" in row and "left 2026-10-02" in row for row in rows(teacher.get(address(group))))


def test_of_two_teachers_the_second_sees_both_and_nothing_is_lost(municipality, school, teacher, client_of):
    group, amina, bahar = school
    mine = teacher.get(address(group)).form_values()
    client_of(municipality.sfi_staff).fill(address(group), **{cell(amina, "grade"): "IG", cell(bahar, "reading"): "G"})
    answer = teacher.post(address(group), data={**mine, cell(amina, "grade"): "G", cell(amina, "writing"): "G"})
    assert answer.status_code == 409
    assert (
        "Somebody else wrote IG 2026-11-22. You wrote G 2026-11-22, which is saved if you save again." in answer.words
    )
    assert answer.form_values()[cell(amina, "grade")] == "G"
    assert answer.form_values()[cell(bahar, "reading")] == "G"
    assert [one.grade for one in stored(part=ResultPart.GRADE)] == [Grade.NOT_PASSED]
    again = teacher.post(address(group), data=answer.form_values())
    assert again.status_code == 303
    assert {(one.pupil_id, one.part): one.grade for one in stored()} == {
        (amina.id, ResultPart.GRADE): Grade.PASSED,
        (amina.id, ResultPart.WRITING): Grade.PASSED,
        (bahar.id, ResultPart.READING): Grade.PASSED,
    }


def test_two_teachers_in_different_cells_do_not_meet(municipality, school, teacher, client_of):
    group, amina, bahar = school
    mine = teacher.get(address(group)).form_values()
    client_of(municipality.sfi_staff).fill(address(group), **{cell(bahar, "reading"): "G"})
    assert teacher.post(address(group), data={**mine, cell(amina, "reading"): "IG"}).status_code == 303
    assert {(one.pupil_id, one.grade) for one in stored()} == {(amina.id, Grade.NOT_PASSED), (bahar.id, Grade.PASSED)}


def test_a_cell_signed_meanwhile_is_not_written_over(municipality, school, teacher):
    group, amina, _bahar = school
    mine = teacher.get(address(group)).form_values()
    make_result(amina, Grade.NOT_PASSED, group=group, signed_by=municipality.sfi_staff)
    answer = teacher.post(address(group), data={**mine, cell(amina, "grade"): "G"})
    assert answer.status_code == 409
    assert "Signed meanwhile as IG" in answer.words
    assert [one.grade for one in stored()] == [Grade.NOT_PASSED]


def test_a_hidden_pupil_stands_under_the_alias_for_who_is_not_named(municipality, school, teacher):
    group, *_rest = school
    person = make_person(name="Hemlig Person", protection=Protection.MARKING)
    make_class(group, make_pupil(person, unit=municipality.unit, alias="Eva Lind"))
    for path in (address(group), f"{address(group)}/print"):
        words = teacher.get(path).words
        assert "Eva Lind" in words
        assert "Hemlig" not in words


def test_guidance_looks_and_does_not_write_and_others_do_not_find_the_page(municipality, school, client_of):
    group, amina, _bahar = school
    make_result(amina, group=group)
    guidance = client_of(municipality.guidance)
    page = guidance.get(address(group))
    assert "Amina Warsame" in page.words
    assert not page.all("form", action=address(group))
    assert guidance.post(address(group), data={cell(amina, "grade"): "IG"}).status_code == 403
    assert client_of(municipality.caseworker).get(address(group)).status_code == 403


def test_a_teacher_of_another_group_looks_and_does_not_write(municipality, school, client_of):
    group, amina, _bahar = school
    other = client_of(make_teacher(municipality.unit))
    assert not other.get(address(group)).all("form", action=address(group))
    assert other.post(address(group), data={cell(amina, "grade"): "IG"}).status_code == 404


def test_a_group_of_another_unit_and_one_without_a_course_have_no_results(municipality, teacher):
    elsewhere = make_group(unit=municipality.other_unit)
    orientation = make_group("SO", unit=municipality.unit, programme=Programme.ORIENTATION, language="ar")
    assert [teacher.get(address(group)).status_code for group in (elsewhere, orientation)] == [404, 404]


def test_the_statements_do_not_grow_with_the_group(municipality, school, teacher):
    group, *_rest = school
    teacher.get(address(group))
    teacher.get(address(group))
    few = len(teacher.statements)
    make_class(group, *(make_pupil(unit=municipality.unit, name=f"Elev {place}") for place in range(12)))
    teacher.get(address(group))
    assert len(teacher.statements) == few


def test_the_catalogue_on_paper_says_who_signed(municipality, school, teacher):
    group, amina, bahar = school
    make_result(amina, group=group, signed_by=municipality.sfi_staff)
    make_result(bahar, NoGrade.LITTLE_PARTICIPATION, group=group)
    page = teacher.get(f"{address(group)}/print")
    signed, unsigned = rows(page)
    assert "G" in signed
    assert "Siv Skola" in signed
    assert "dash in the catalogue" in unsigned
    assert "Siv Skola" not in unsigned
