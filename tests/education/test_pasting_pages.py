"""A column or a block copied from a sheet into the grid of results, with and without names."""

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db
from reception.education.models import Result
from reception.education.permits import OUTCOMES
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import Grade
from reception.people.terms import Protection
from tests.factories.education import make_group, make_pupil
from tests.factories.people import make_person
from tests.factories.results import make_class, make_result

pytestmark = pytest.mark.usefixtures("sunday_morning")


@pytest.fixture
def school(municipality):
    """A group of three, in order of their names."""
    group = make_group(unit=municipality.unit, teacher=municipality.sfi_staff)
    pupils = [
        make_pupil(unit=municipality.unit, name=name) for name in ("Amina Warsame", "Bahar Nazari", "Celal Demir")
    ]
    make_class(group, *pupils)
    return group, *pupils


def paste(client, group, text, **more):
    return client.fill(f"/groups/{group.number}/results", text=text, read="1", **more)


def stored():
    with system("test"):
        found = db.session.scalars(OUTCOMES.within(sa.select(Result)))
        return {(one.pupil_id, one.part): one.grade for one in found}


def filled(answer, *pupils, part="grade"):
    return [answer.form_values()[f"{part}-{pupil.id}"] for pupil in pupils]


def test_names_in_any_order_are_put_into_the_grid_and_saved_by_the_next_button(school, teacher):
    group, amina, bahar, celal = school
    text = "Namn\tBetyg\tLäsa\nNazari, Bahar\tIG\tG\nCelal Demir\tGodkänt\t\nAmina Warsame\tg\tIG\n"
    answer = paste(teacher, group, text)
    assert answer.status_code == 200
    assert "5 results put into the grid." in answer.words
    assert filled(answer, amina, bahar, celal) == ["G", "IG", "G"]
    assert filled(answer, amina, bahar, part="reading") == ["IG", "G"]
    assert stored() == {}
    assert teacher.post(f"/groups/{group.number}/results", data=answer.form_values()).status_code == 303
    assert len(stored()) == 5
    assert stored()[bahar.id, ResultPart.READING] is Grade.PASSED


def test_what_stood_unsaved_in_the_grid_is_kept_while_a_text_is_read(school, teacher):
    group, amina, bahar, _celal = school
    answer = paste(teacher, group, "Amina Warsame\tG", **{f"writing-{bahar.id}": "IG", "first_column": "grade"})
    assert filled(answer, amina) == ["G"]
    assert filled(answer, bahar, part="writing") == ["IG"]


def test_unknown_and_alike_names_are_asked_and_answered_by_choosing(school, teacher):
    group, amina, bahar, celal = school
    text = "Namn\tBetyg\nAmina Warsama\tG\nZoe Nobody\tG\nCelal Demir\tIG"
    answer = paste(teacher, group, text)
    assert filled(answer, amina, bahar, celal) == ["", "", "IG"]
    assert "Nobody has exactly this name. Choose who is meant." in answer.words
    assert "Nobody in the group has this name." in answer.words
    assert answer.form_values()["text"].replace("\r\n", "\n") == text
    again = teacher.post(
        f"/groups/{group.number}/results", data={**answer.form_values(), "line-2": str(amina.id), "read": "1"}
    )
    assert filled(again, amina, bahar, celal) == ["G", "", "IG"]
    saved = teacher.post(f"/groups/{group.number}/results", data=again.form_values())
    assert saved.status_code == 200, "one line is still asked about, and the text is kept"
    assert "Zoe Nobody" in saved.words
    assert stored() == {(amina.id, ResultPart.GRADE): Grade.PASSED, (celal.id, ResultPart.GRADE): Grade.NOT_PASSED}


def test_a_pupil_twice_with_different_results_is_asked_and_the_same_again_is_not(school, teacher):
    group, amina, bahar, _celal = school
    text = "Namn\tBetyg\nAmina Warsame\tG\nAmina Warsame\tIG\nBahar Nazari\tG\nBahar Nazari\tG"
    answer = paste(teacher, group, text)
    assert filled(answer, amina, bahar) == ["", "G"]
    assert "This pupil stands on more than one line, with different results." in answer.words
    assert "1 line said the same again" in answer.words


def test_too_few_lines_without_names_are_asked_until_they_are_said_to_be_in_order(school, teacher):
    group, amina, bahar, celal = school
    answer = paste(teacher, group, "G\nIG", first_column="grade")
    assert filled(answer, amina, bahar, celal) == ["", "", ""]
    assert "fewer lines than there are pupils" in answer.words
    again = teacher.post(f"/groups/{group.number}/results", data={**answer.form_values(), "in_order": "y", "read": "1"})
    assert filled(again, amina, bahar, celal) == ["G", "IG", ""]


def test_a_blank_line_at_the_top_is_somebody_without_a_result(school, teacher):
    group, amina, bahar, celal = school
    answer = paste(teacher, group, "\nIG\nG", first_column="grade")
    assert filled(answer, amina, bahar, celal) == ["", "IG", "G"]


def test_no_grade_words_and_dashes_are_asked(school, teacher):
    group, amina, bahar, celal = school
    answer = paste(teacher, group, "Namn\tBetyg\nAmina Warsame\tVG\nBahar Nazari\t-\nCelal Demir\tG")
    assert filled(answer, amina, bahar, celal) == ["", "", "G"]
    assert "This is no grade. Write G or IG." in answer.words
    assert "A dash is no grade." in answer.words


def test_a_signed_result_is_asked_about_and_stays(municipality, school, teacher):
    group, amina, _bahar, celal = school
    make_result(amina, Grade.NOT_PASSED, group=group, signed_by=municipality.sfi_staff)
    answer = paste(teacher, group, "Namn\tBetyg\nAmina Warsame\tG\nCelal Demir\tG")
    assert "This result is signed. Correct it as a new row, with a reason." in answer.words
    assert filled(answer, celal) == ["G"]


def test_saving_straight_away_reads_the_text_first(school, teacher):
    group, amina, *_rest = school
    answer = teacher.fill(f"/groups/{group.number}/results", text="Namn\tBetyg\nAmina Warsame\tG")
    assert answer.status_code == 200
    assert filled(answer, amina) == ["G"]
    assert stored() == {}


def test_a_hidden_pupil_is_found_by_the_alias_and_never_by_the_name(municipality, school, teacher):
    group, *_rest = school
    person = make_person(name="Hemlig Person", protection=Protection.MARKING)
    hidden = make_pupil(person, unit=municipality.unit, alias="Eva Lind")
    make_class(group, hidden)
    by_name = paste(teacher, group, "Namn\tBetyg\nHemlig Person\tG")
    assert filled(by_name, hidden) == [""]
    assert "Nobody in the group has this name." in by_name.words
    assert filled(paste(teacher, group, "Namn\tBetyg\nEva Lind\tG"), hidden) == ["G"]


def test_a_text_with_deceiving_signs_is_refused_and_kept(school, teacher):
    group, amina, *_rest = school
    answer = paste(teacher, group, "Namn\tBetyg\nAmina \u202eWarsame\tG")
    assert answer.status_code == 200
    assert filled(answer, amina) == [""]
    assert answer.all("p", id="text-error")
