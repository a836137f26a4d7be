"""Taking and correcting the register of a lesson, as a teacher meets it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from reception.access.actor import system
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.education.models import AbsenceAnnouncement, AttendanceMark, Lesson, Register, RegisterCorrection, Roster
from reception.education.permits import OUTCOMES
from reception.education.rules.register import Mark
from reception.education.terms.lessons import LessonState, MarkKind
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import OrientationPart
from reception.people.terms import Protection
from tests.factories.education import make_group, make_lesson, make_place, make_pupil, make_teacher
from tests.factories.people import make_person
from tests.factories.registers import make_pupils, make_register
from tests.page_rules import text_of

MONDAY = date(2026, 11, 23)
#: 9.00 in Sweden, half an hour into the lesson.
IN_LESSON = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(IN_LESSON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def school(municipality, clock):
    """A group of Siv's with three pupils and a lesson on Monday."""
    group = make_group("SFI 2B", unit=municipality.unit, teacher=municipality.sfi_staff)
    places = make_pupils(group, ["Abdi Warsame", "Bilal Khalid", "Dahir Cabdi"])
    make_lesson(group, MONDAY)
    return group, places


@pytest.fixture
def teacher(municipality, client_of):
    return client_of(municipality.sfi_staff)


def address(group, day=MONDAY):
    return f"/groups/{group.number}/register/{day}"


def stored(model, **wanted):
    with system("test"):
        return list(db.session.scalars(OUTCOMES.within(sa.select(model).filter_by(**wanted).order_by(model.id))))


def marks():
    return {one.place_id: (one.kind, one.late, one.early) for one in stored(AttendanceMark)}


def rows(page):
    return [text_of(row.find("th")) for row in page.all("table", class_="register")[0].findall(".//tbody/tr")]


def chosen(page, place):
    return page.form_values().get(f"p{place.id}")


def test_everybody_is_preset_present_by_name_and_one_save_is_the_whole_register(school, teacher):
    group, (abdi, bilal, dahir) = school
    page = teacher.get(address(group))
    assert rows(page) == ["Abdi Warsame", "Bilal Khalid", "Dahir Cabdi"]
    assert [chosen(page, one) for one in (abdi, bilal, dahir)] == ["n", "n", "n"]
    sent = {f"p{bilal.id}": "s", f"m{bilal.id}": "20+15", f"p{dahir.id}": "o"}
    assert teacher.fill(address(group), **sent).status_code == 303
    assert marks() == {bilal.id: (MarkKind.LATE, 20, 15), dahir.id: (MarkKind.UNEXCUSED, 0, 0)}
    (register,) = stored(Register)
    assert (register.listed, register.late, register.unexcused, register.excused) == (3, 1, 1, 0)
    assert register.attended == 3 * 180 - 35 - 180
    again = teacher.get(address(group))
    assert "Register taken" in again.words
    assert again.form_values()[f"m{bilal.id}"] == "20+15"


def test_an_exception_that_is_taken_back_goes_away(school, teacher):
    group, (abdi, _bilal, _dahir) = school
    teacher.fill(address(group), **{f"p{abdi.id}": "g"})
    teacher.fill(address(group), **{f"p{abdi.id}": "t", f"m{abdi.id}": "10"})
    assert marks() == {abdi.id: (MarkKind.LEFT_EARLY, 0, 10)}
    teacher.fill(address(group), **{f"p{abdi.id}": "n"})
    assert marks() == {}
    assert stored(Register)[0].attended == 3 * 180


@pytest.mark.parametrize(
    ("letter", "minutes", "says"),
    [
        ("s", "", "Fill in how many minutes."),
        ("s", "180", "The minutes are the whole lesson."),
        ("t", "soon", "Write minutes with digits"),
        ("t", "10+5", "Minutes are filled in only"),
        ("q", "", "Choose one of the marks."),
    ],
)
def test_a_fault_stands_in_its_row_and_nothing_typed_is_lost(school, teacher, letter, minutes, says):
    group, (abdi, bilal, _dahir) = school
    sent = {f"p{abdi.id}": letter, f"m{abdi.id}": minutes, f"p{bilal.id}": "g"}
    page = teacher.fill(address(group), **sent)
    assert page.status_code == 200
    assert says in text_of(page.all("table", class_="register")[0].find(".//tbody/tr"))
    assert "1 row has a message." in page.words
    assert [one.get("name") for one in page.all("input") if one.get("autofocus") is not None] == [f"m{abdi.id}"]
    assert chosen(page, bilal) == "g"
    assert page.form_values()[f"m{abdi.id}"] == minutes
    assert stored(Register) == []


def test_somebody_who_was_not_in_the_group_that_day_gets_no_mark(school, teacher):
    group, _places = school
    late = make_place(group, make_pupil(unit=group.unit, name="Zahra Nur"), MONDAY + timedelta(days=1))
    assert "Zahra" not in teacher.get(address(group)).words
    page = teacher.fill(address(group), **{f"p{late.id}": "o"})
    assert "This pupil was not in the group on the day of the lesson." in page.words
    assert stored(Register) == []


def test_an_announced_absence_is_preset_and_told_in_the_row(school, teacher):
    group, (abdi, bilal, dahir) = school
    teacher.fill(f"/pupils/{abdi.pupil.number}/absences/new", since="2026-11-23 8.00", until="2026-11-23 16.00")
    teacher.fill(f"/pupils/{bilal.pupil.number}/absences/new", since="2026-11-23 8.00", until="2026-11-23 9.15")
    page = teacher.get(address(group))
    assert [chosen(page, one) for one in (abdi, bilal, dahir)] == ["g", "s", "n"]
    assert page.form_values()[f"m{bilal.id}"] == "45"
    assert "Announced" in rows(page)[0]
    assert "2 announced absences" in page.words
    teacher.fill(address(group))
    assert all(one.announced for one in stored(AttendanceMark))


def test_a_withdrawn_announcement_presets_nothing_and_overlapping_ones_are_refused(school, teacher):
    group, (abdi, *_others) = school
    where = f"/pupils/{abdi.pupil.number}/absences/new"
    teacher.fill(where, since="2026-11-23 8.00", until="2026-11-23 16.00")
    assert "announced already" in teacher.fill(where, since="2026-11-23 9.00", until="2026-11-23 10.00").words
    assert "ends before it begins" in teacher.fill(where, since="2026-11-25 9.00", until="2026-11-24 9.00").words
    (told,) = stored(AbsenceAnnouncement)
    teacher.post(f"/pupils/{abdi.pupil.number}/absences/{told.id}/withdraw")
    assert chosen(teacher.get(address(group)), abdi) == "n"


def test_the_last_mark_stands_beside_and_the_ways_to_other_lessons(school, teacher, clock):
    group, (abdi, *_others) = school
    make_register(group, date(2026, 11, 20), {abdi: Mark(MarkKind.EXCUSED)})
    make_lesson(group, date(2026, 11, 24))
    page = teacher.get(address(group))
    assert text_of(page.all("td", class_="last-cell")[0]) == "Excused"
    before, after = page.all("a", rel="prev")[0], page.all("a", rel="next")[0]
    assert before.get("href").endswith("/register/2026-11-20")
    assert "reported" in text_of(before)
    assert after.get("href").endswith("/register/2026-11-24")
    assert "reported" not in text_of(after)


def test_several_lessons_of_a_day_have_a_register_each(school, teacher):
    group, _places = school
    second = make_lesson(group, MONDAY, time(12, 30), time(14))
    first = teacher.get(address(group))
    (way,) = first.all("a", rel="next")
    assert f"lesson={second.id}" in way.get("href")
    assert "12:30–14:00" in teacher.get(way.get("href")).words


def test_a_lesson_that_has_not_been_and_a_cancelled_one_have_no_button(school, municipality, teacher, clock):
    group, _places = school
    make_lesson(group, date(2026, 11, 24))
    make_lesson(group, date(2026, 11, 25), state=LessonState.CANCELLED)
    ahead = teacher.get(address(group, date(2026, 11, 24)))
    assert "The lesson has not begun." in ahead.words
    assert not ahead.all("form", **{"data-register": ""})
    assert "The lesson was cancelled." in teacher.get(address(group, date(2026, 11, 25))).words
    kept = teacher.get(address(group)).form_values()
    assert "has not begun" in teacher.post(address(group, date(2026, 11, 24)), data=kept).words
    assert stored(Register) == []
    clock.move_to(datetime(2026, 11, 24, 7, 15, tzinfo=UTC))
    teacher.sign_in(municipality.sfi_staff)
    assert teacher.get(address(group, date(2026, 11, 24))).all("form", **{"data-register": ""})


def test_after_72_hours_a_reason_is_needed_and_what_was_stays_to_be_seen(school, municipality, teacher, clock):
    group, (abdi, *_others) = school
    teacher.fill(address(group), **{f"p{abdi.id}": "o"})
    clock.move_to(datetime(2026, 11, 27, 10, tzinfo=UTC))
    teacher.sign_in(municipality.sfi_staff)
    page = teacher.fill(address(group), **{f"p{abdi.id}": "g"})
    assert "Write why the register changes" in page.words
    assert chosen(page, abdi) == "g"
    teacher.fill(address(group), **{f"p{abdi.id}": "g", "reason": "A note from home came late."})
    (correction,) = stored(RegisterCorrection)
    assert (correction.before, correction.after) != ("", "")
    page = teacher.get(address(group))
    assert "A note from home came late." in page.words
    assert "Abdi Warsame: Unexcused Excused" in page.words


def test_who_does_not_lead_the_group_cannot_change_it_so_late(school, municipality, client_of, clock):
    group, _places = school
    colleague = make_teacher(municipality.unit)
    clock.move_to(datetime(2026, 11, 27, 10, tzinfo=UTC))
    page = client_of(colleague).get(address(group))
    assert "Somebody who may correct old registers has to change it." in page.words
    assert not page.all("form", **{"data-register": ""})


def test_a_colleague_looks_and_takes_it_only_by_saying_that_she_stands_in(school, municipality, client_of):
    group, _places = school
    stand_in = client_of(make_teacher(municipality.unit))
    assert "Tick this if you stand in" in stand_in.fill(address(group)).words
    assert stored(Register) == []
    assert stand_in.fill(address(group), stands_in="y").status_code == 303
    event = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "register.taken")).one()
    assert event.details["stands_in"] is True


def test_guidance_looks_and_is_stopped_at_the_door_when_sending_a_register(school, municipality, client_of, teacher):
    group, (abdi, *_others) = school
    sent = {**teacher.get(address(group)).form_values(), f"p{abdi.id}": "o"}
    guidance = client_of(municipality.guidance)
    assert guidance.get(address(group)).status_code == 200
    assert guidance.post(address(group), data=sent).status_code == 403
    assert marks() == {}


def test_two_of_one_name_are_told_apart(school, teacher):
    group, _places = school
    make_pupils(group, ["Abdi Warsame"])
    first, second, *_others = rows(teacher.get(address(group)))
    assert first.startswith("Abdi Warsame")
    assert second.startswith("Abdi Warsame")
    assert first != second


def test_another_school_and_a_caseworker_find_nothing(school, municipality, client_of):
    group, _places = school
    other = client_of(make_teacher(municipality.other_unit))
    assert other.get(address(group)).status_code == 404
    assert client_of(municipality.caseworker).get(address(group)).status_code in {403, 404}


@pytest.mark.parametrize("day", ["2026-11-22", "tomorrow", "2026-13-40"])
def test_a_day_without_a_lesson_is_no_address(school, teacher, day):
    assert teacher.get(address(school[0], day)).status_code == 404


def test_a_protected_pupil_stands_under_the_alias(school, municipality, teacher):
    group, _places = school
    person = make_person(name="Hemlig Person", protection=Protection.REGISTRATION, named=[])
    make_place(group, make_pupil(person, unit=group.unit, alias="Eva S"))
    page = teacher.get(address(group))
    assert "Hemlig" not in page.get_data(as_text=True)
    assert any("Eva S" in row for row in rows(page))


def test_the_register_keeps_its_roster_when_a_place_changes(school, teacher):
    group, (abdi, bilal, _dahir) = school
    teacher.fill(address(group), **{f"p{abdi.id}": "o"})
    with system("test"):
        abdi.last_on = MONDAY - timedelta(days=3)
        record("test.place-ended", abdi)
        db.session.commit()
    new = make_place(group, make_pupil(unit=group.unit, name="Zahra Nur"), MONDAY)
    page = teacher.get(address(group))
    assert "No place on this day" in rows(page)[0]
    assert "Not on the saved register" in rows(page)[3]
    assert (chosen(page, abdi), chosen(page, new)) == ("o", "x")
    teacher.fill(address(group))
    assert stored(Register)[0].listed == 3
    teacher.fill(address(group), **{f"p{abdi.id}": "x", f"p{new.id}": "n"})
    assert stored(Register)[0].listed == 3
    assert marks() == {}
    assert len(stored(Roster)) == 2
    assert chosen(teacher.get(address(group)), bilal) == "n"


def test_lessons_share_a_roster_while_the_group_is_the_same(school):
    group, _places = school
    for day in (date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20)):
        make_register(group, day)
    assert len(stored(Roster)) == 1
    assert len(stored(Register)) == 3


def test_civic_orientation_has_a_choice_of_part(municipality, clock, teacher):
    group = make_group("Somaliska", unit=municipality.unit, teacher=municipality.sfi_staff,
                       programme=Programme.ORIENTATION, language="so")  # fmt: skip
    make_pupils(group, ["Abdi Warsame"])
    make_lesson(group, MONDAY)
    teacher.fill(address(group), part="health")
    assert stored(Register)[0].part is OrientationPart.HEALTH
    assert teacher.get(address(group)).form_values()["part"] == "health"


def test_the_statements_are_as_many_for_thirty_pupils_as_for_three(school, teacher):
    group, places = school

    def save(**sent):
        page = teacher.get(address(group))
        opened = len(teacher.statements)
        teacher.post(address(group), data={**page.form_values(), **sent})
        return opened, len(teacher.statements)

    few = save(**{f"p{places[0].id}": "g"})
    make_pupils(group, [f"Elev {number:02}" for number in range(27)])
    lesson = make_lesson(group, MONDAY, time(9), time(10))
    path = f"{address(group)}?lesson={lesson.id}"
    page = teacher.get(path)
    opened = len(teacher.statements)
    sent = {name: "g" for name in page.form_values() if name.startswith("p") and name[1:].isdecimal()}
    assert len(sent) == 30
    teacher.post(path, data={**page.form_values(), **sent})
    many = opened, len(teacher.statements)
    assert many[0] <= few[0] + 1  # the marks of the lesson before are looked up with its own; the roster is a new one
    assert many[1] <= few[1]
    assert stored(Register, lesson_id=lesson.id)[0].excused == 30


def test_a_first_register_that_comes_late_is_asked_why_in_its_own_words(school, municipality, teacher, clock):
    group, _places = school
    clock.move_to(datetime(2026, 11, 27, 10, tzinfo=UTC))
    teacher.sign_in(municipality.sfi_staff)
    page = teacher.get(address(group))
    assert "Write why the register comes late." in page.words
    assert "Write why the register changes." not in page.words


def test_after_a_register_the_way_leads_straight_to_the_next_lesson_that_is_not_reported(school, teacher, municipality):
    group, _places = school
    other = make_group("SFI 3C", unit=municipality.unit, teacher=municipality.sfi_staff)
    make_pupils(other, ["Ester Okoro"])
    make_lesson(other, date(2026, 11, 20))
    make_lesson(make_group("Of a colleague", unit=municipality.unit), date(2026, 11, 19))
    assert "Next to report" not in teacher.get(address(group)).words
    page = teacher.get(teacher.fill(address(group)).location)
    [way] = [link for link in page.all("a") if "Next to report: SFI 3C" in text_of(link)]
    assert "1 lesson not reported" in page.words
    page = teacher.get(teacher.fill(way.get("href")).location)
    assert "Register taken" in page.words
    assert "Next to report" not in page.words


def test_a_lesson_that_somebody_removed_meanwhile_gives_back_what_was_marked(school, teacher, municipality):
    group, places = school
    values = {
        **teacher.get(address(group)).form_values(),
        f"p{places[1].id}": "o",
        f"p{places[2].id}": "s",
        f"m{places[2].id}": "20",
    }
    [lesson] = stored(Lesson, group_id=group.id)
    with system("test"):
        db.session.delete(lesson)
        record("test.lesson-removed")
        db.session.commit()
    page = teacher.post(address(group), data=values)
    assert page.status_code == 404
    assert page.heading == "Somebody removed this before you"
    assert "Bilal Khalid: Unexcused" in page.words
    assert "Dahir Cabdi: Late 20" in page.words
    assert "Abdi" not in page.words
    [back] = [link.get("href") for link in page.all("a") if "timetable" in text_of(link)]
    assert back == f"/groups/{group.number}/timetable"
    assert teacher.get(address(group)).heading == "This page does not exist"
