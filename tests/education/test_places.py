"""Places in groups: given from the waiting list or by search, ended, moved, taken back."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
import time_machine

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.education.models import Application, Assessment, Enrolment, Place
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import SfiCourse, StudyPath
from reception.people.terms import Protection
from reception.web import short_number
from tests.education.test_group_pages import take
from tests.factories.education import SOURCE, make_group, make_lesson, make_place, make_pupil
from tests.factories.people import make_person

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def group(municipality):
    return make_group("C2", unit=municipality.school, teacher=municipality.teacher, capacity=2)


@pytest.fixture
def amina(municipality):
    return make_pupil(unit=municipality.school, name="Amina Warsame", received_on=date(2026, 9, 1))


def find(browser, group, text):
    """What is found by a text: sent, never in an address."""
    return browser.fill(f"/groups/{group.number}/pupils/new", q=text, again="1")


def give(browser, group, pupil, text="", **typed):
    """Choose the pupil among those who wait, or those that the text finds, and send it."""
    path = f"/groups/{group.number}/pupils/new"
    page = find(browser, group, text) if text else browser.get(path)
    return browser.post(path, data={**page.form_values(), "pupil": pupil.number, **typed})


def places_in(group):
    query = sa.select(Place).where(Place.group_id == group.id).order_by(Place.id)
    return list(db.session.scalars(query.execution_options(permit="test")))


def rows(model, pupil):
    query = sa.select(model).where(model.pupil_id == pupil.id).order_by(model.id)
    return list(db.session.scalars(query.execution_options(permit="test")))


def make_application(pupil, programme=Programme.SFI):
    with system("test"):
        made = Application(
            number=short_number.make(SOURCE),
            pupil=pupil,
            programme=programme,
            applied_on=date(2026, 11, 2),
            made_at=NOON,
        )
        db.session.add(made)
        record("test.applied", made)
        db.session.commit()
    return made


def assess(pupil, path=StudyPath.TWO, course=SfiCourse.C):
    with system("test"):
        made = Assessment(pupil=pupil, on=date(2026, 11, 3), path=path, course=course, made_at=NOON)
        db.session.add(made)
        record("test.assessed", made)
        db.session.commit()


def test_whoever_waits_stands_ready_and_begins_the_course_with_the_place(client_of, municipality, group, amina):
    make_application(amina)
    assess(amina)
    browser = client_of(municipality.teacher)
    page = browser.get(f"/groups/{group.number}/pupils/new")
    assert "Amina Warsame" in page.words
    answer = give(browser, group, amina, first_on="2026-11-24")
    assert answer.status_code == 303
    assert [(one.pupil_id, one.first_on) for one in places_in(group)] == [(amina.id, date(2026, 11, 24))]
    assert [one.ended_as for one in rows(Application, amina)] == ["placed"]
    assert [(one.course, one.path) for one in rows(Enrolment, amina)] == [(SfiCourse.C, StudyPath.TWO)]


def test_a_pupil_who_does_not_wait_is_found_by_name_and_the_start_is_asked_for(client_of, municipality, group, amina):
    browser = client_of(municipality.teacher)
    path = f"/groups/{group.number}/pupils/new"
    assert "Amina" not in browser.get(path).words
    assert "Amina Warsame" in find(browser, group, "amina").words
    answer = give(browser, group, amina, "amina", first_on="2026-11-24")
    assert "The pupil has not begun the course of the group." in browser.get(answer.location).words
    assert len(places_in(group)) == 1


def test_a_protected_pupil_is_found_by_her_alias_alone(client_of, municipality, group):
    hidden = make_person(name="Hemlig Person", protection=Protection.MARKING)
    pupil = make_pupil(hidden, unit=municipality.school, alias="Elev 7")
    browser = client_of(municipality.teacher)
    assert "Nobody found" in find(browser, group, "Hemlig").words
    assert "Elev 7" in find(browser, group, "Elev").words
    give(browser, group, pupil, "Elev")
    place = places_in(group)[0]
    for act in ("end", "move"):
        page = browser.get(f"/groups/{group.number}/pupils/{place.id}/{act}")
        assert "Elev 7" in page.words
        assert "Hemlig" not in page.get_data(as_text=True)


def test_a_full_group_is_a_warning(client_of, municipality, group, amina):
    for name in ("Sahra", "Layla"):
        make_place(group, make_pupil(unit=municipality.school, name=name))
    browser = client_of(municipality.teacher)
    assert "The group is full." in browser.get(f"/groups/{group.number}/pupils/new").words
    answer = give(browser, group, amina, "amina")
    assert "The group has more pupils than places now." in browser.get(answer.location).words
    assert len(places_in(group)) == 3


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ("2026-08-16", "", "The group begins on 2026-08-17."),
        ("2026-12-19", "", "The group ends on 2026-12-18."),
        ("2026-11-24", "2026-11-23", "The last day lies before the first."),
        ("tomorrowish", "", "date"),
    ],
)
def test_days_outside_the_group_are_refused_beside_their_field(
    client_of, municipality, group, amina, first, last, says
):
    page = give(client_of(municipality.teacher), group, amina, "amina", first_on=first, last_on=last)
    assert says in page.words
    assert page.form_values()["first_on"] == first
    assert places_in(group) == []


def test_two_places_of_a_pupil_in_a_group_share_no_day(client_of, municipality, group, amina):
    make_place(group, amina, date(2026, 8, 17), date(2026, 11, 20))
    browser = client_of(municipality.teacher)
    page = give(browser, group, amina, "amina", first_on="2026-11-20")
    assert "The pupil has a place in this group from 2026-08-17 to 2026-11-20." in page.words
    assert give(browser, group, amina, "amina", first_on="2026-11-23").status_code == 303


def test_somebody_elses_pupil_gets_no_place(client_of, municipality, group):
    stranger = make_pupil(unit=municipality.other_board_unit, name="Annan Skola")
    browser = client_of(municipality.teacher)
    assert "Annan" not in find(browser, group, "Annan").words
    make_application(make_pupil(unit=municipality.school, name="Sahra Ali"))
    page = give(browser, group, stranger)
    assert "Choose a pupil." in page.words
    assert places_in(group) == []


def test_a_place_ends_and_goes_on_again(client_of, municipality, group, amina):
    place = make_place(group, amina)
    browser = client_of(municipality.teacher)
    browser.fill(f"/groups/{group.number}/pupils/{place.id}/end", last_on="2026-11-20")
    assert "Left the group" in browser.get(f"/groups/{group.number}/pupils").words
    browser.post(f"/groups/{group.number}/pupils/{place.id}/go-on")
    assert places_in(group)[0].last_on is None


def test_a_place_that_ends_before_it_began_is_refused_and_registers_later_are_told_of(
    client_of, municipality, group, amina
):
    place = make_place(group, amina)
    take(make_lesson(group, date(2026, 11, 20)), place)
    browser = client_of(municipality.teacher)
    page = browser.fill(f"/groups/{group.number}/pupils/{place.id}/end", last_on="2026-08-16")
    assert "The place begins on 2026-08-17." in page.words
    answer = browser.fill(f"/groups/{group.number}/pupils/{place.id}/end", last_on="2026-11-19")
    assert "stands on registers after the last day" in browser.get(answer.location).words


def test_a_move_ends_the_place_the_day_before(client_of, municipality, group, amina):
    place = make_place(group, amina)
    other = make_group("D1", unit=municipality.school, course=SfiCourse.D)
    browser = client_of(municipality.teacher)
    browser.fill(f"/groups/{group.number}/pupils/{place.id}/move", group_id=str(other.id), first_on="2026-11-30")
    assert [one.last_on for one in places_in(group)] == [date(2026, 11, 29)]
    assert [one.first_on for one in places_in(other)] == [date(2026, 11, 30)]


def test_of_two_who_move_a_pupil_the_second_is_told_and_keeps_what_was_chosen(client_of, municipality, group, amina):
    place = make_place(group, amina)
    other = make_group("D1", unit=municipality.school, course=SfiCourse.D)
    third = make_group("B1", unit=municipality.school, course=SfiCourse.B)
    path = f"/groups/{group.number}/pupils/{place.id}/move"
    one, two = client_of(municipality.teacher), client_of(municipality.teacher)
    late = {**two.get(path).form_values(), "group_id": str(third.id), "first_on": "2026-12-07"}
    one.fill(path, group_id=str(other.id), first_on="2026-11-30")
    page = two.post(path, data=late)
    assert page.status_code == 409
    assert "Somebody changed this while you wrote." in page.words
    assert page.form_values()["group_id"] == str(third.id)
    assert places_in(third) == []


def test_a_move_that_the_other_group_refuses_changes_nothing(client_of, municipality, group, amina):
    place = make_place(group, amina)
    other = make_group("D1", unit=municipality.school, course=SfiCourse.D, first_on=date(2026, 12, 1))
    page = client_of(municipality.teacher).fill(
        f"/groups/{group.number}/pupils/{place.id}/move", group_id=str(other.id), first_on="2026-11-30"
    )
    assert "The group begins on 2026-12-01." in page.words
    assert [one.last_on for one in places_in(group)] == [None]


def test_a_place_that_no_register_knows_is_taken_back(client_of, municipality, group, amina):
    place = make_place(group, amina)
    client_of(municipality.teacher).post(f"/groups/{group.number}/pupils/{place.id}/take-back")
    assert places_in(group) == []


def test_a_place_that_a_register_knows_stays(client_of, municipality, group, amina):
    place = make_place(group, amina)
    take(make_lesson(group, date(2026, 11, 20)), place)
    browser = client_of(municipality.teacher)
    answer = browser.post(f"/groups/{group.number}/pupils/{place.id}/take-back")
    assert "The pupil stands on registers of the group." in browser.get(answer.location).words
    assert len(places_in(group)) == 1


def test_guidance_reads_the_pupils_and_gives_no_place(client_of, municipality, group, amina):
    place = make_place(group, amina)
    browser = client_of(municipality.guidance)
    assert "Amina" in browser.get(f"/groups/{group.number}/pupils").words
    for path in ("new", f"{place.id}/end", f"{place.id}/move"):
        assert browser.get(f"/groups/{group.number}/pupils/{path}").status_code == 403


def test_the_list_costs_the_same_for_two_pupils_and_for_ten(client_of, municipality, group):
    browser = client_of(municipality.teacher)
    path = f"/groups/{group.number}/pupils"
    for number in range(2):
        make_place(group, make_pupil(unit=municipality.school, name=f"Elev {number}"))
    browser.get(path)
    few = len(browser.statements)
    for number in range(2, 10):
        make_place(group, make_pupil(unit=municipality.school, name=f"Elev {number}"))
    browser.get(path)
    assert len(browser.statements) == few


def test_days_typed_before_a_new_search_are_kept_even_when_nobody_is_found(client_of, municipality, group, amina):
    make_application(amina)
    browser = client_of(municipality.teacher)
    path = f"/groups/{group.number}/pupils/new"
    typed = {"first_on": "2026-12-07", "last_on": "32 jan", "again": "1"}
    nobody = browser.fill(path, q="Nobody of that name", **typed)
    assert "Nobody found" in nobody.words
    found = browser.post(path, data={**nobody.form_values(), "q": "Amina", "again": "1"}).form_values()
    assert (found["first_on"], found["last_on"]) == ("2026-12-07", "32 jan")
