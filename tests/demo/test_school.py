"""Exempelby's schools: shares of the paths, attendance, aliases, a waiting list, and days that fit each other."""

from collections import Counter
from datetime import date

from reception.access.actor import system
from reception.education.models import (
    Application,
    AttendanceMark,
    Enrolment,
    Lesson,
    Place,
    Pupil,
    Register,
    Result,
    Roster,
    RosterPlace,
    Schooling,
    StudyEvent,
    StudyGroup,
    Teaching,
)
from reception.education.queries.registers import sheets_of
from reception.education.rules.studies.courses import PATHS
from reception.education.rules.studies.periods import Event, told
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import EnrolmentEvent, Grade, SfiCourse, StudyPath
from reception.people.models import Person
from reception.people.terms import Protection
from tests.demo.told import DAY, everything


def test_what_happened_to_each_pupil_is_a_possible_history_and_its_enrolments_say_the_same(exempelby):
    events, enrolments = {}, {}
    for one in sorted(everything(StudyEvent), key=lambda one: (one.on, one.id)):
        event = Event(one.kind, one.course, one.on, one.path, one.reason)
        events.setdefault(one.pupil_id, []).append(event)
    for one in everything(Enrolment):
        enrolments.setdefault(one.pupil_id, set()).add((one.course, one.path, one.first_on, one.last_on, one.ending))
    assert events
    for pupil_id, those in events.items():
        history = told(those, DAY).enrolments
        found = {(one.course, one.path, one.days.first, one.days.last, one.ending) for one in history}
        assert found == enrolments[pupil_id]


def test_paths_have_the_shares_of_the_domain_facts_and_results_of_both_kinds_are_there(exempelby):
    first = {}
    for one in sorted(everything(Enrolment), key=lambda one: one.first_on):
        first.setdefault(one.pupil_id, one)
        assert one.course in PATHS[one.path]
    shares = Counter(one.path for one in first.values())
    assert 0.3 < shares[StudyPath.TWO] / shares.total() < 0.6
    grades = Counter(one.grade for one in everything(Result) if one.part is ResultPart.GRADE)
    assert grades[Grade.PASSED] > 10 * grades[Grade.NOT_PASSED] > 0
    assert not [one for one in everything(Result) if one.part is ResultPart.TEST and one.course is SfiCourse.A]
    assert any(one.signed_at is None for one in everything(Result))


def test_registers_hold_those_who_had_a_place_that_day_and_four_of_five_lessons_are_attended(exempelby):
    registers, places = everything(Register), {one.id: one for one in everything(Place)}
    listed = {}
    for one in everything(RosterPlace):
        listed.setdefault(one.roster_id, []).append(places[one.place_id])
    groups = {one.id: one.group_id for one in everything(Roster)}
    for one in registers:
        assert len(listed[one.roster_id]) == one.listed
        for place in listed[one.roster_id]:
            assert place.group_id == groups[one.roster_id]
            assert place.first_on <= one.on <= (place.last_on or date.max)
    share = sum(one.attended for one in registers) / sum(one.minutes * one.listed for one in registers)
    assert 0.74 < share < 0.86
    marks = Counter(one.lesson_id for one in everything(AttendanceMark))
    assert all(marks[one.lesson_id] == one.late + one.left_early + one.excused + one.unexcused for one in registers)


def test_the_teacher_of_the_demo_has_groups_of_this_term_and_some_lessons_are_not_reported(exempelby):
    groups = {one.id: one for one in everything(StudyGroup)}
    mine = [one for one in everything(Teaching) if one.user.email == "teacher@demo.example" and one.is_responsible]
    now = [groups[one.group_id] for one in mine if groups[one.group_id].last_on >= DAY]
    assert len(now) == 2
    held = Counter((one.on, one.starts) for one in everything(Lesson) if one.group_id in {group.id for group in now})
    assert set(held.values()) == {1}
    people = Counter(one.group_id for one in everything(Place) if one.last_on is None)
    assert all(people[group.id] >= 4 for group in now)


def test_the_protected_stand_under_an_alias_and_nobody_else_has_one(exempelby):
    protected = {one.id for one in everything(Person) if one.protection is not Protection.NONE}
    pupils = everything(Pupil)
    assert {one.person_id for one in pupils if one.alias} == {one.person_id for one in pupils} & protected
    assert any(one.alias for one in pupils)


def test_some_wait_and_children_have_a_school(exempelby):
    assert [one for one in everything(Application) if one.ended_on is None]
    assert len({one.form for one in everything(Schooling)}) >= 2


def test_who_has_passed_the_last_course_is_where_the_path_says_so(exempelby):
    passed = [
        one for one in everything(Enrolment) if one.course is SfiCourse.D and one.ending is EnrolmentEvent.COMPLETE
    ]
    assert passed


def test_the_teachers_pages_open_with_what_was_loaded(exempelby):
    taken = everything(Register)[-1]
    with system("test"):
        (sheet,) = sheets_of([taken.lesson_id])
    assert sheet.is_taken
    assert len(sheet.listed) == taken.listed
