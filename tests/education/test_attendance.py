"""How much of the teaching pupils attended, as the database sums it up."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from reception.access.actor import system
from reception.education.operations.registers import FaultyMarks, take_many
from reception.education.queries.registers import sheets_of, unreported
from reception.education.queries.registers.attendance import (
    attendance_in,
    attendance_of_group,
    orientation_meetings,
    shares_of_groups,
)
from reception.education.rules.orientation import Meeting
from reception.education.rules.register import PRESENT, Attendance, Mark, Taken, attendance, coded
from reception.education.terms.lessons import LessonState, MarkKind
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import OrientationPart
from reception.i18n.formats import now
from reception.reckoning.periods import Period
from tests.factories.education import make_group, make_lesson, make_place
from tests.factories.registers import make_pupils, make_register
from tests.page_rules import text_of

MONDAY = date(2026, 11, 16)
ALWAYS = Period(date.min)
MARKS = [
    PRESENT, PRESENT, Mark(MarkKind.EXCUSED), Mark(MarkKind.UNEXCUSED), Mark(MarkKind.LATE, 20, 15),
    Mark(MarkKind.LEFT_EARLY, 0, 30),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _that_day():
    with time_machine.travel(datetime(2026, 11, 23, 8, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def group(municipality):
    return make_group("SFI 2B", unit=municipality.unit, teacher=municipality.sfi_staff)


def test_the_database_s_sums_are_those_of_the_rule(group):
    source, taken = random.Random(11), []
    places = make_pupils(group, ["Abdi Warsame", "Bilal Khalid", "Dahir Cabdi"])
    for number in range(5):
        day = MONDAY - timedelta(days=number)
        register = {place: source.choice(MARKS) for place in places}
        make_register(group, day, register)
        taken.append(Taken(day, coded({place.id: mark for place, mark in register.items()}, 180)))
    days = Period(MONDAY - timedelta(days=3), MONDAY - timedelta(days=1))
    with system("test"):
        for some in (None, days):
            by_place = attendance(taken, some)
            expected = {place.pupil_id: by_place[place.id] for place in places}
            alone = {one: attendance_in([one], [some or ALWAYS])[0] for one in expected}
            assert alone == expected
            assert attendance_in(expected.keys(), [some or ALWAYS]) == [sum(expected.values(), Attendance())]
            assert attendance_of_group(group.id, some) == expected
        whole = shares_of_groups([group.id])[group.id]
        everybody = list(attendance(taken).values())
    assert (whole.lessons, whole.listed) == (5, 15)
    assert whole.came == sum(one.attended for one in everybody)
    assert whole.attended == sum(one.attended_minutes for one in everybody)


def test_a_pupil_in_two_groups_is_summed_over_both(group, municipality):
    (place,) = make_pupils(group, ["Abdi Warsame"])
    other = make_group("Somaliska", unit=municipality.unit, programme=Programme.ORIENTATION, language="so")
    second = make_place(other, place.pupil)
    make_register(group, MONDAY, {place: Mark(MarkKind.UNEXCUSED)})
    make_register(other, MONDAY, {second: Mark(MarkKind.LATE, 60)}, part=OrientationPart.HEALTH)
    with system("test"):
        (both,) = attendance_in([place.pupil_id], [ALWAYS])
        assert (both.lessons, both.unexcused, both.late) == (2, 1, 1)
        assert attendance_of_group(group.id)[place.pupil_id].lessons == 1
        assert orientation_meetings([place.pupil_id]) == {
            place.pupil_id: [Meeting(MONDAY, 120, OrientationPart.HEALTH)]
        }
        assert attendance_in([], [ALWAYS]) == [Attendance()]


def test_registers_from_another_system_come_in_a_fixed_number_of_statements_and_replace(group):
    places = make_pupils(group, ["Abdi Warsame", "Bilal Khalid"])
    lessons = [make_lesson(group, MONDAY - timedelta(days=number)) for number in range(6)]
    sent = {place.id: mark for place, mark in zip(places, [PRESENT, Mark(MarkKind.UNEXCUSED)], strict=True)}
    with system("test"):
        assert take_many([(one.id, sent) for one in lessons], by_id=None) == 6
        assert take_many([(one.id, sent) for one in lessons], by_id=None) == 0
        better = {**sent, places[1].id: Mark(MarkKind.EXCUSED)}
        assert take_many([(lessons[0].id, better)], by_id=None) == 1
        (found,) = attendance_in([places[1].pupil_id], [ALWAYS])
        assert (found.lessons, found.unexcused, found.excused) == (6, 5, 1)
        with pytest.raises(FaultyMarks):
            take_many([(lessons[1].id, {places[0].id: Mark(MarkKind.LATE, 999)})], by_id=None)
        assert all(one.is_taken for one in sheets_of([one.id for one in lessons]))


def test_lessons_that_are_over_and_held_and_not_reported_are_told(group):
    make_register(group, MONDAY)
    missing = make_lesson(group, MONDAY + timedelta(days=1))
    make_lesson(group, MONDAY + timedelta(days=2), state=LessonState.CANCELLED)
    make_lesson(group, MONDAY + timedelta(days=7))
    with system("test"):
        assert [one.id for one in unreported([group.id], now())] == [missing.id]


def test_a_pupil_s_page_tells_the_share_the_months_and_each_exception(group, municipality, client_of):
    (place,) = make_pupils(group, ["Abdi Warsame"])
    make_register(group, date(2026, 10, 28), {place: Mark(MarkKind.LATE, 90)})
    make_register(group, MONDAY, {place: Mark(MarkKind.EXCUSED)})
    make_register(group, MONDAY + timedelta(days=1))
    page = client_of(municipality.sfi_staff).get(f"/pupils/{place.pupil.number}/attendance")
    assert "2 of 3" in page.words
    assert "50 %" in page.words
    rows = page.all("div", class_="scroll")[0].findall(".//tbody/tr")
    months = [[text_of(cell) for cell in row] for row in rows]
    assert ["2026-10", "SFI 2B", "1", "1", "0", "0", "50 %"] in months
    assert "Late, 90 min" in page.words


def test_the_attendance_page_is_closed_to_caseworkers(group, municipality, client_of):
    (place,) = make_pupils(group, ["Abdi Warsame"])
    assert client_of(municipality.caseworker).get(f"/pupils/{place.pupil.number}/attendance").status_code in {403, 404}
