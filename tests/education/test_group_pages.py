"""Groups: where lessons begin, one group, who may keep it."""

from datetime import time, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.education.models import AbsenceSignal, Lesson, Register, Roster, RosterPlace, StudyGroup
from reception.education.terms.sharing import ActsOn
from reception.i18n.formats import now
from reception.people.terms import Protection
from tests.factories.education import (
    TERM,
    make_group,
    make_lesson,
    make_place,
    make_pupil,
    make_teacher,
)
from tests.factories.people import make_person

MONDAY = "2026-11-23T07:31:00+00:00"  # 8.31 in Sweden


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def group(municipality):
    return make_group("C2", unit=municipality.school, teacher=municipality.teacher, capacity=3, room="B12")


def group_named(name):
    return db.session.scalars(sa.select(StudyGroup).where(StudyGroup.name == name)).one_or_none()


def take(lesson, *places):
    """A register where everybody was present, straight into the database."""
    with system("test"):
        roster = Roster(group_id=lesson.group_id, listed=",".join(str(one.id) for one in places))
        db.session.add(roster)
        db.session.flush()
        db.session.add_all(RosterPlace(roster_id=roster.id, place_id=one.id) for one in places)
        db.session.add(
            Register(
                lesson_id=lesson.id, roster_id=roster.id, on=lesson.on, minutes=180, listed=len(places), late=0,
                left_early=0, excused=0, unexcused=0, attended=180 * len(places), taken_at=now(),
            )
        )  # fmt: skip
        record("test.register-taken", lesson)
        db.session.commit()


def test_the_teacher_begins_with_the_lesson_of_today(client_of, municipality, group):
    make_place(group, make_pupil(unit=municipality.school))
    make_lesson(group, now().date())
    page = client_of(municipality.teacher).get("/groups")
    row = next(one for one in page.all("tr") if "08:30–11:30" in page_words(one))
    assert "Take the register" in page_words(row)
    assert [link.get("href").split("?")[0] for link in page.all("a", class_="btn-primary")] == [
        f"/groups/{group.number}/register/2026-11-23"
    ]


def test_before_a_lesson_opens_its_row_says_when_and_nothing_leads_to_the_register(client_of, municipality, group):
    make_lesson(group, now().date(), starts=time(13), ends=time(15))
    page = client_of(municipality.teacher).get("/groups")
    row = next(one for one in page.all("tr") if "13:00–15:00" in page_words(one))
    assert "Opens at 12:45" in page_words(row)
    assert not [link for link in row.iter("a") if "/register/" in link.get("href")]
    of_group = client_of(municipality.teacher).get(f"/groups/{group.number}")
    assert "Opens at 12:45" in of_group.words
    assert not [link for link in of_group.all("a") if "/register/" in link.get("href")]


def page_words(element):
    return " ".join("".join(element.itertext()).split())


def test_what_is_not_reported_stands_with_a_link_to_each(client_of, municipality, group):
    for days in (3, 4, 5):
        make_lesson(group, now().date() - timedelta(days=days))
    page = client_of(municipality.teacher).get("/groups")
    assert "3 lessons not reported" in page.words
    links = [link.get("href") for link in page.all("a") if "/register/2026-11-" in link.get("href")]
    assert len(links) == 3


def test_a_taken_register_is_not_asked_for_again(client_of, municipality, group):
    place = make_place(group, make_pupil(unit=municipality.school))
    take(make_lesson(group, now().date() - timedelta(days=3)), place)
    assert "not reported" not in client_of(municipality.teacher).get("/groups").words


def test_the_page_costs_the_same_however_many_groups_and_lessons(client_of, municipality):
    browser = client_of(municipality.teacher)
    make_one(municipality, "A0")
    browser.get("/groups")
    few = len(browser.statements)
    for number in range(1, 7):
        make_one(municipality, f"A{number}")
    browser.get("/groups")
    assert len(browser.statements) == few


def make_one(municipality, name):
    made = make_group(name, unit=municipality.school, teacher=municipality.teacher)
    make_lesson(made, now().date())
    make_lesson(made, now().date() - timedelta(days=3))


def test_a_group_tells_its_pupils_with_their_attendance(client_of, municipality, group):
    amina, place = pupil_in(group, municipality, "Amina Warsame")
    take(make_lesson(group, now().date() - timedelta(days=3)), place)
    page = client_of(municipality.teacher).get(f"/groups/{group.number}")
    row = next(one for one in page.all("tr") if "Amina Warsame" in page_words(one))
    assert "100%" in page_words(row)
    assert "2026-08-17" in page_words(row)
    assert f"/pupils/{amina.number}" in [link.get("href") for link in row.iter("a")]


def pupil_in(group, municipality, name):
    pupil = make_pupil(unit=municipality.school, name=name)
    return pupil, make_place(group, pupil)


def test_a_protected_pupil_stands_under_her_alias_in_the_group(client_of, municipality, group):
    hidden = make_person(name="Hemlig Person", protection=Protection.MARKING)
    make_place(group, make_pupil(hidden, unit=municipality.school, alias="Elev 7"))
    for path in (f"/groups/{group.number}", f"/groups/{group.number}/pupils"):
        page = client_of(municipality.teacher).get(path)
        assert "Elev 7" in page.words
        assert "Hemlig" not in page.get_data(as_text=True)


def test_a_group_is_added_with_its_responsible_teacher(client_of, municipality):
    browser = client_of(municipality.teacher)
    answer = browser.fill(
        "/groups/new",
        name="D1",
        programme="sfi",
        course="D",
        first_on="2026-11-30",
        last_on="2027-03-31",
        capacity="25",
    )
    assert answer.status_code == 303
    made = group_named("D1")
    assert answer.location.endswith(f"/groups/{made.number}/timetable")
    assert [(one.user_id, one.is_responsible) for one in made.teachers] == [(municipality.teacher.id, True)]


def test_a_group_of_sfi_needs_its_course_and_nothing_typed_is_lost(client_of, municipality):
    page = client_of(municipality.teacher).fill(
        "/groups/new", name="D1", programme="sfi", course="", first_on="2026-11-30", last_on="2027-03-31"
    )
    assert "Choose the course of the group." in page.words
    assert page.form_values()["name"] == "D1"
    assert group_named("D1") is None


def test_two_groups_of_a_term_do_not_share_a_name(client_of, municipality, group):
    page = client_of(municipality.teacher).fill(
        "/groups/new", name="C2", programme="sfi", course="C", first_on=TERM[0].isoformat(), last_on="2026-12-18"
    )
    assert "The school has a group of this name with the same first day." in page.words


def test_a_group_that_is_closed_loses_its_coming_lessons_and_gets_them_back(client_of, municipality, group):
    browser = client_of(municipality.teacher)
    browser.fill(f"/groups/{group.number}/timetable/new", weekday="0", starts="8.30", ends="11.30")
    last = max(lessons_of(group))
    browser.fill(f"/groups/{group.number}/close", on="2026-11-30")
    assert max(lessons_of(group)).isoformat() == "2026-11-30"
    browser.post(f"/groups/{group.number}/open")
    assert max(lessons_of(group)) == last


def lessons_of(group):
    return list(db.session.scalars(sa.select(Lesson.on).where(Lesson.group_id == group.id)))


def test_fewer_places_than_pupils_is_a_warning(client_of, municipality, group):
    for name in ("Amina", "Sahra", "Layla"):
        pupil_in(group, municipality, name)
    browser = client_of(municipality.teacher)
    answer = browser.fill(f"/groups/{group.number}/edit", capacity="2")
    assert answer.status_code == 303
    assert "more pupils than places now: 3" in browser.get(answer.location).words


def test_another_change_of_a_group_meanwhile_is_told(client_of, municipality, group):
    browser = client_of(municipality.teacher)
    page = browser.get(f"/groups/{group.number}/edit")
    values = page.form_values()
    browser.fill(f"/groups/{group.number}/edit", room="C1")
    assert browser.post(f"/groups/{group.number}/edit", data={**values, "room": "D4"}).status_code == 409


def test_only_one_teacher_is_responsible(client_of, municipality, group):
    tove = make_teacher(municipality.school)
    browser = client_of(municipality.teacher)
    browser.fill(f"/groups/{group.number}/teachers/new", user_id=str(tove.id), is_responsible="y")
    db.session.expire_all()
    found = group_named("C2")
    assert [one.user_id for one in found.teachers if one.is_responsible] == [tove.id]
    again = browser.fill(f"/groups/{group.number}/teachers/new", user_id=str(tove.id))
    assert "This teacher has the group since" in again.words


def test_a_teacher_whose_time_with_the_group_ended_does_not_begin_her_day_with_it(client_of, municipality, group):
    make_lesson(group, now().date())
    browser = client_of(municipality.teacher)
    teaching = group.teachers[0].id
    browser.fill(f"/groups/{group.number}/teachers/{teaching}/end", on="2026-11-20")
    assert "Your lessons today" not in browser.get("/groups").words


def test_guidance_reads_groups_and_keeps_none(client_of, municipality, group):
    browser = client_of(municipality.guidance)
    assert browser.get(f"/groups/{group.number}").status_code == 200
    assert browser.get(f"/groups/{group.number}/edit").status_code == 403
    assert browser.get("/groups/new").status_code == 403


def test_groups_of_another_school_are_not_there(client_of, municipality):
    other = make_group("X1", unit=municipality.other_board_unit)
    browser = client_of(municipality.teacher)
    assert browser.get(f"/groups/{other.number}").status_code == 404
    assert "X1" not in browser.get("/groups").words


def test_groups_of_earlier_terms_are_a_view(client_of, municipality, group):
    make_group("V1", unit=municipality.school, first_on=TERM[0].replace(year=2025), last_on=TERM[1].replace(year=2025))
    browser = client_of(municipality.teacher)
    assert "V1" not in browser.get("/groups").words
    past = browser.get("/groups?terms=past").words
    assert "V1" in past
    assert "C2" not in past


def test_ones_own_groups_stand_first_and_say_so(client_of, municipality, group):
    make_group("A1", unit=municipality.school)
    page = client_of(municipality.teacher).get("/groups")
    rows = [page_words(one) for one in page.all("tr") if "C2" in page_words(one) or "A1" in page_words(one)]
    assert ["C2 Your group" in rows[0], "A1" in rows[1]] == [True, True], rows


def test_a_day_without_lessons_tells_the_next_one(client_of, municipality, group):
    make_lesson(group, now().date() + timedelta(days=2))
    page = client_of(municipality.teacher).get("/groups")
    assert "Your next lesson: C2, Wed 25 Nov" in page.words


def test_absence_to_act_on_in_ones_groups_is_a_link(client_of, municipality, group):
    pupil = make_pupil(unit=municipality.school)
    with system("test"):
        told = AbsenceSignal(
            pupil_id=pupil.id, group_id=group.id, rule="three-in-ten-days", acts=ActsOn.TEACHER, absences=3,
            first_on=now().date() - timedelta(days=9), last_on=now().date() - timedelta(days=2),
            act_by=now().date() + timedelta(days=3), made_at=now(),
        )  # fmt: skip
        db.session.add(told)
        db.session.flush()
        record("test.signal", told)
        db.session.commit()
    page = client_of(municipality.teacher).get("/groups")
    (way,) = [link for link in page.all("a") if link.get("href") == "/school/signals"]
    assert page_words(way) == "1 in your groups"


def test_a_group_tells_which_of_its_lessons_are_not_reported(client_of, municipality, group):
    make_lesson(group, now().date() - timedelta(days=3))
    page = client_of(municipality.teacher).get(f"/groups/{group.number}")
    assert "1 lesson not reported" in page.words
    assert [one for one in page.all("a") if "/register/2026-11-20" in one.get("href")]
