"""Two teachers save one register at once: the second sees both, chooses, and nothing is lost."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
import time_machine

from reception.access.actor import system
from reception.db.session import db
from reception.education.models import AttendanceMark, Register
from reception.education.permits import OUTCOMES
from reception.education.terms.lessons import MarkKind
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import OrientationPart
from tests.factories.education import make_group, make_lesson
from tests.factories.registers import make_pupils
from tests.page_rules import text_of

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _in_the_lesson():
    with time_machine.travel(datetime(2026, 11, 23, 8, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def school(municipality):
    group = make_group("SFI 2B", unit=municipality.unit, teacher=municipality.sfi_staff)
    places = make_pupils(group, ["Abdi Warsame", "Bilal Khalid", "Dahir Cabdi"])
    make_lesson(group, MONDAY)
    return f"/groups/{group.number}/register/{MONDAY}", places


@pytest.fixture
def both(municipality, client_of):
    return client_of(municipality.sfi_staff), client_of(municipality.sfi_staff)


def marks():
    with system("test"):
        rows = db.session.scalars(OUTCOMES.within(sa.select(AttendanceMark)))
        return {one.place_id: one.kind for one in rows}


def test_different_pupils_marked_by_two_are_all_kept_and_the_second_is_told(school, both):
    path, (abdi, bilal, _dahir) = school
    first, second = both
    one, other = first.get(path).form_values(), second.get(path).form_values()
    first.post(path, data={**one, f"p{abdi.id}": "g"})
    answer = second.post(path, data={**other, f"p{bilal.id}": "o"})
    assert answer.status_code == 303
    assert marks() == {abdi.id: MarkKind.EXCUSED, bilal.id: MarkKind.UNEXCUSED}
    assert "1 mark of theirs is kept" in second.get(path).words


def test_the_same_pupil_marked_differently_is_asked_about_and_only_that_pupil(school, both):
    path, (abdi, bilal, dahir) = school
    first, second = both
    one, other = first.get(path).form_values(), second.get(path).form_values()
    first.post(path, data={**one, f"p{abdi.id}": "g", f"p{dahir.id}": "o"})
    page = second.post(path, data={**other, f"p{abdi.id}": "s", f"m{abdi.id}": "20", f"p{bilal.id}": "o"})
    assert page.status_code == 409
    (asked,) = page.all("fieldset", class_="conflict")
    assert text_of(asked) == "Abdi Warsame Yours: Late, 20 min Saved: Excused"
    assert marks() == {abdi.id: MarkKind.EXCUSED, dahir.id: MarkKind.UNEXCUSED}

    again = second.post(path, data=page.form_values())
    assert again.status_code == 409
    assert "Choose which of them is to stand." in again.words

    second.post(path, data={**again.form_values(), f"chosen-{abdi.id}": "mine"})
    assert marks() == {abdi.id: MarkKind.LATE, bilal.id: MarkKind.UNEXCUSED, dahir.id: MarkKind.UNEXCUSED}


def test_the_other_s_mark_can_be_chosen(school, both):
    path, (abdi, bilal, _dahir) = school
    first, second = both
    one, other = first.get(path).form_values(), second.get(path).form_values()
    first.post(path, data={**one, f"p{abdi.id}": "g"})
    page = second.post(path, data={**other, f"p{abdi.id}": "o", f"p{bilal.id}": "g"})
    second.post(path, data={**page.form_values(), f"chosen-{abdi.id}": "theirs"})
    assert marks() == {abdi.id: MarkKind.EXCUSED, bilal.id: MarkKind.EXCUSED}


def test_a_third_who_saves_before_the_choice_is_asked_about_too(school, both):
    path, (abdi, *_others) = school
    first, second = both
    one, other = first.get(path).form_values(), second.get(path).form_values()
    first.post(path, data={**one, f"p{abdi.id}": "g"})
    page = second.post(path, data={**other, f"p{abdi.id}": "o"})
    first.fill(path, **{f"p{abdi.id}": "s", f"m{abdi.id}": "5"})
    choice = {**page.form_values(), f"chosen-{abdi.id}": "mine"}
    third = second.post(path, data=choice)
    assert third.status_code == 409
    assert "Saved: Late, 5 min" in third.words


def test_both_changed_the_same_way_is_no_conflict(school, both):
    path, (abdi, *_others) = school
    first, second = both
    one, other = first.get(path).form_values(), second.get(path).form_values()
    first.post(path, data={**one, f"p{abdi.id}": "g"})
    assert second.post(path, data={**other, f"p{abdi.id}": "g"}).status_code == 303


def test_the_part_of_civic_orientation_is_asked_about_when_both_chose_another(municipality, both):
    group = make_group("Somaliska", unit=municipality.unit, teacher=municipality.sfi_staff,
                       programme=Programme.ORIENTATION, language="so")  # fmt: skip
    make_pupils(group, ["Abdi Warsame"])
    make_lesson(group, MONDAY)
    path = f"/groups/{group.number}/register/{MONDAY}"
    first, second = both
    one, other = first.get(path).form_values(), second.get(path).form_values()
    first.post(path, data={**one, "part": "health"})
    page = second.post(path, data={**other, "part": "rights"})
    assert page.status_code == 409
    second.post(path, data={**page.form_values(), "chosen-part": "mine"})
    with system("test"):
        assert db.session.scalar(OUTCOMES.within(sa.select(Register.part))) is OrientationPart.RIGHTS
