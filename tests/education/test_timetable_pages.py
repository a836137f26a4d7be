"""Timetables through the front door: lessons of each week, single lessons, days off."""

from collections import Counter
from datetime import UTC, date, datetime, time

import pytest
import sqlalchemy as sa
import time_machine

from reception.db.session import db
from reception.education.models import Lesson, LessonPattern, SchoolHoliday
from reception.education.operations.timetable import carry_out
from tests.education.test_group_pages import take
from tests.factories.education import (
    make_group,
    make_holiday,
    make_lesson,
    make_pattern,
    make_place,
    make_pupil,
)


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(datetime(2026, 11, 23, 11, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def group(municipality):
    return make_group("C2", unit=municipality.school, teacher=municipality.teacher, room="B12")


@pytest.fixture
def mondays(group, acting, municipality):
    """Mondays 8.30 to 11.30, carried out."""
    pattern = make_pattern(group)
    with acting(municipality.teacher):
        carry_out(group)
        db.session.commit()
    return pattern


def lessons(group):
    query = sa.select(Lesson).where(Lesson.group_id == group.id).order_by(Lesson.on, Lesson.starts)
    return list(db.session.scalars(query))


def lesson_of(group, day):
    return next(one for one in lessons(group) if one.on == day)


NEW = {"weekday": "1", "starts": "8.30", "ends": "11:30", "room": "B12"}


def test_lessons_of_each_week_become_the_lessons_of_the_term_without_days_off(client_of, municipality, group):
    make_holiday(municipality.school, date(2026, 10, 26), date(2026, 10, 30))
    answer = client_of(municipality.teacher).fill(f"/groups/{group.number}/timetable/new", **NEW)
    assert answer.status_code == 303
    found = lessons(group)
    assert (len(found), found[0].on, found[-1].on) == (17, date(2026, 8, 18), date(2026, 12, 15))
    assert date(2026, 10, 27) not in {one.on for one in found}
    assert {(one.starts, one.ends, one.room) for one in found} == {(time(8, 30), time(11, 30), "B12")}


def test_a_look_beforehand_names_the_days_off_and_saves_nothing(client_of, municipality, group):
    make_holiday(municipality.school, date(2026, 10, 26), date(2026, 10, 30), "Höstlov")
    page = client_of(municipality.teacher).fill(f"/groups/{group.number}/timetable/new", **NEW, again="1")
    assert "17 new lessons" in page.words
    assert "27 October 2026: Höstlov" in page.words
    assert page.form_values()["starts"] == "8.30"
    assert lessons(group) == []
    assert db.session.scalar(sa.select(sa.func.count(LessonPattern.id))) == 0


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"ends": "8.00"}, "The lesson ends before it begins."),
        ({"starts": "kvart i nio"}, "Write a time such as 8.30 or 13:15."),
        ({"starts": "3.00"}, "Lessons begin at 04:00 at the earliest."),
        ({"first_on": "2026-08-01"}, "The group is held from 2026-08-17 to 2026-12-18."),
        ({"weekday": "9"}, "Choose a day."),
    ],
)
def test_what_makes_no_lesson_is_said_beside_its_field(client_of, municipality, group, typed, says):
    page = client_of(municipality.teacher).fill(f"/groups/{group.number}/timetable/new", **{**NEW, **typed})
    assert says in page.words
    assert lessons(group) == []


def test_a_change_from_a_day_on_leaves_earlier_lessons_and_what_was_decided_of_single_ones(
    client_of, municipality, group, mondays
):
    browser = client_of(municipality.teacher)
    cancelled = lesson_of(group, date(2026, 12, 7))
    browser.post(f"/groups/{group.number}/lessons/{cancelled.id}/cancel")
    browser.fill(f"/groups/{group.number}/timetable/{mondays.id}", since="2026-11-30", starts="9.00", room="C1")
    told = {one.on: (one.starts, one.room, str(one.state)) for one in lessons(group)}
    assert told[date(2026, 11, 23)] == (time(8, 30), "B12", "planned")
    assert told[date(2026, 11, 30)] == (time(9), "C1", "planned")
    assert told[date(2026, 12, 7)][2] == "cancelled"
    assert len(told) == 18


def test_every_second_week_stays_the_same_weeks_when_the_room_changes(client_of, municipality, group, acting):
    pattern = make_pattern(group, every=2)
    with acting(municipality.teacher):
        carry_out(group)
        db.session.commit()
    days = [one.on for one in lessons(group)]
    client_of(municipality.teacher).fill(
        f"/groups/{group.number}/timetable/{pattern.id}", since="2026-11-25", room="C1"
    )
    assert [one.on for one in lessons(group)] == days


def test_lessons_with_a_register_are_kept_and_said_so(client_of, municipality, group, mondays):
    place = make_place(group, make_pupil(unit=municipality.school))
    take(lesson_of(group, date(2026, 11, 16)), place)
    browser = client_of(municipality.teacher)
    answer = browser.fill(f"/groups/{group.number}/timetable/{mondays.id}/end", since="2026-08-17")
    assert "Lessons whose register is taken stay as they were held: 1." in browser.get(answer.location).words
    assert [one.on for one in lessons(group)] == [date(2026, 11, 16)]


def test_a_pattern_that_never_had_a_lesson_leaves_nothing_behind(client_of, municipality, group, mondays):
    client_of(municipality.teacher).fill(f"/groups/{group.number}/timetable/{mondays.id}/end", since="2026-08-17")
    assert lessons(group) == []
    assert db.session.scalar(sa.select(sa.func.count(LessonPattern.id))) == 0


def test_one_lesson_is_moved_and_put_back(client_of, municipality, group, mondays):
    one = lesson_of(group, date(2026, 11, 30))
    browser = client_of(municipality.teacher)
    browser.fill(f"/groups/{group.number}/lessons/{one.id}", on="2026-12-02", starts="13.00", ends="15.00", room="A1")
    moved = lesson_of(group, date(2026, 12, 2))
    assert (moved.id, moved.starts, moved.room, str(moved.state)) == (one.id, time(13), "A1", "moved")
    browser.post(f"/groups/{group.number}/lessons/{one.id}/put-back")
    back = lesson_of(group, date(2026, 11, 30))
    assert (back.id, back.starts, back.room, str(back.state)) == (one.id, time(8, 30), "B12", "planned")


def test_a_moved_lesson_stays_moved_when_the_timetable_is_made_again(client_of, municipality, group, mondays):
    one = lesson_of(group, date(2026, 11, 30))
    browser = client_of(municipality.teacher)
    browser.fill(f"/groups/{group.number}/lessons/{one.id}", on="2026-12-02")
    browser.fill(f"/groups/{group.number}/timetable/new", **{**NEW, "weekday": "4"})
    assert lesson_of(group, date(2026, 12, 2)).id == one.id


def test_a_reported_lesson_is_neither_moved_nor_cancelled(client_of, municipality, group, mondays):
    place = make_place(group, make_pupil(unit=municipality.school))
    one = lesson_of(group, date(2026, 11, 16))
    take(one, place)
    browser = client_of(municipality.teacher)
    page = browser.fill(f"/groups/{group.number}/lessons/{one.id}", on="2026-11-17")
    assert "The register of this lesson is taken." in page.words
    answer = browser.post(f"/groups/{group.number}/lessons/{one.id}/cancel")
    assert "cannot be cancelled" in browser.get(answer.location).words
    assert str(lesson_of(group, date(2026, 11, 16)).state) == "planned"


def test_an_extra_lesson_is_refused_on_a_day_off(client_of, municipality, group):
    make_holiday(municipality.school, date(2026, 12, 2), date(2026, 12, 2))
    browser = client_of(municipality.teacher)
    path = f"/groups/{group.number}/lessons/new"
    page = browser.fill(path, on="2026-12-02", starts="13", ends="15")
    assert "The school has no lessons on this day." in page.words
    assert browser.fill(path, on="2026-12-03", starts="13", ends="15").status_code == 303
    assert [(one.on, one.starts) for one in lessons(group)] == [(date(2026, 12, 3), time(13))]


def test_an_extra_lesson_stays_when_the_timetable_is_made_again(client_of, municipality, group, acting):
    client_of(municipality.teacher).fill(f"/groups/{group.number}/lessons/new", on="2026-12-03", starts="13", ends="15")
    with acting(municipality.teacher):
        difference = carry_out(group)
    assert (difference.new, difference.gone, difference.changed) == ((), (), ())


def test_days_off_take_the_lessons_of_every_group_of_the_school_and_give_them_back(client_of, municipality, acting):
    groups = [make_group(name, unit=municipality.school) for name in ("C1", "C2", "C3")]
    elsewhere = make_group("X1", unit=municipality.other_unit)
    with acting(municipality.teacher):
        for one in groups:
            make_pattern(one)
            carry_out(one)
        db.session.commit()
    make_lesson(elsewhere, date(2026, 11, 30))
    browser = client_of(municipality.teacher)
    typed = {"name": "Studiedag", "first_on": "2026-11-30", "last_on": "2026-11-30"}
    page = browser.fill("/school/holidays/new", **typed, again="1")
    assert "3 lessons fall away, in 3 groups" in page.words
    assert held_on(date(2026, 11, 30)) == 4
    browser.fill("/school/holidays/new", **typed)
    assert held_on(date(2026, 11, 30)) == 1
    holiday = db.session.scalars(sa.select(SchoolHoliday)).one()
    answer = browser.post(f"/school/holidays/{holiday.id}/remove")
    assert "3 lessons came back" in browser.get(answer.location).words
    assert held_on(date(2026, 11, 30)) == 4


def held_on(day):
    return Counter(db.session.scalars(sa.select(Lesson.on)))[day]


def test_days_off_in_the_wrong_order_are_refused(client_of, municipality):
    page = client_of(municipality.teacher).fill(
        "/school/holidays/new", name="Lov", first_on="2026-12-03", last_on="2026-12-01"
    )
    assert "The last day lies before the first." in page.words


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"room": "b12"}, "The group C3 is in the same room."),
        ({"room": "A1", "teacher": True}, "A teacher of the group teaches C3 at the same time."),
    ],
)
def test_clashes_with_another_group_are_warnings(client_of, municipality, group, mondays, acting, facts, says):
    facts = dict(facts)
    teacher = municipality.teacher if facts.pop("teacher", False) else None
    other = make_group("C3", unit=municipality.school, teacher=teacher)
    make_pattern(other, starts=time(10), ends=time(12), **facts)
    with acting(municipality.teacher):
        carry_out(other)
        db.session.commit()
    page = client_of(municipality.teacher).get(f"/groups/{group.number}/timetable")
    assert says in page.words
    assert "Days: 4, the first on 2026-11-23" in page.words


def test_a_group_with_two_lessons_at_once_is_told(client_of, municipality, group, mondays):
    browser = client_of(municipality.teacher)
    answer = browser.fill(
        f"/groups/{group.number}/timetable/new", **{**NEW, "weekday": "0", "starts": "11.00", "ends": "12.00"}
    )
    assert "The group has two lessons at once." in browser.get(answer.location).words


def test_the_timetable_of_a_whole_term_names_the_days_off(client_of, municipality, group, mondays):
    make_holiday(municipality.school, date(2026, 11, 2), date(2026, 11, 6), "Höstlov")
    page = client_of(municipality.teacher).get(f"/groups/{group.number}/timetable?lessons=all")
    assert "Höstlov" in page.words


def test_guidance_reads_the_timetable_and_changes_none(client_of, municipality, group, mondays):
    browser = client_of(municipality.guidance)
    assert browser.get(f"/groups/{group.number}/timetable").status_code == 200
    assert browser.get("/school/holidays").status_code == 200
    for path in (
        f"/groups/{group.number}/timetable/new",
        f"/groups/{group.number}/timetable/{mondays.id}",
        f"/groups/{group.number}/lessons/{lessons(group)[0].id}",
        "/school/holidays/new",
    ):
        assert browser.get(path).status_code == 403


def test_another_schools_days_off_are_not_removed(client_of, municipality):
    other = make_holiday(municipality.other_unit, date(2026, 12, 1), date(2026, 12, 1))
    assert client_of(municipality.teacher).post(f"/school/holidays/{other.id}/remove").status_code == 404


def test_what_somebody_else_removed_meanwhile_gives_back_what_was_typed(client_of, municipality, group, mondays):
    browser = client_of(municipality.teacher)
    timetable = f"/groups/{group.number}/timetable"
    for path, typed in (
        (f"/groups/{group.number}/lessons/{lessons(group)[-1].id}", {"on": "2026-12-02", "room": "Aulan"}),
        (f"{timetable}/{mondays.id}", {"since": "2026-12-07", "room": "Aulan"}),
    ):
        values = {**browser.get(path).form_values(), **typed}
        gone = browser.post(path.rsplit("/", 1)[0] + "/99999", data=values)
        assert gone.status_code == 404
        assert gone.heading == "Somebody removed this before you"
        assert "Room: Aulan" in gone.words
        assert timetable in [link.get("href") for link in gone.all("a")]
        assert browser.get(path.rsplit("/", 1)[0] + "/99999").heading == "This page does not exist"


def test_a_place_that_was_taken_back_meanwhile_gives_back_what_was_typed(client_of, municipality, group):
    place = make_place(group, make_pupil(unit=municipality.school))
    browser = client_of(municipality.teacher)
    pupils = f"/groups/{group.number}/pupils"
    values = {**browser.get(f"{pupils}/{place.id}/end").form_values(), "last_on": "2026-12-01"}
    gone = browser.post(f"{pupils}/99999/end", data=values)
    assert (gone.status_code, gone.heading) == (404, "Somebody removed this before you")
    assert "Last day in the group: 2026-12-01" in gone.words
    assert pupils in [link.get("href") for link in gone.all("a")]
