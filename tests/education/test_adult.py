"""Courses of adult education: which grades a level has, and what a course has to say."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reception.education.rules.studies.adult import OFFERED, Course, is_passed, remarks_on_course, scale_of
from reception.education.terms.pupils import AdultCourseState as State
from reception.education.terms.studies import AdultCourseKind as Kind
from reception.education.terms.studies import AdultLevel as Level
from reception.education.terms.studies import Interruption

TODAY = date(2026, 11, 22)
GOES_ON = Course(Level.BASIC, Kind.NATIONAL, State.STUDIES, date(2026, 8, 1), date(2026, 8, 17), date(2026, 12, 18))
DONE = replace(GOES_ON, state=State.COMPLETED, last_on=date(2026, 11, 20), grade="G")


def codes(course, *, stops=None):
    """What is said, by code: all, or only refusals (True) or warnings (False)."""
    return [one.code for one in remarks_on_course(course, TODAY) if stops is None or one.stops is stops]


def test_a_course_that_goes_on_and_one_that_is_done_have_nothing_to_be_said_about():
    assert codes(GOES_ON) == []
    assert codes(DONE) == []


@pytest.mark.parametrize(
    ("level", "on", "grades"),
    [
        (Level.BASIC, date(2021, 12, 31), "A, B, C, D, E, F"),
        (Level.BASIC, date(2022, 1, 1), "G, IG"),
        (Level.SFI, date(2022, 1, 1), "G, IG"),
        (Level.UPPER_SECONDARY, date(2026, 6, 1), "A, B, C, D, E, F"),
        (Level.ADAPTED_BASIC, date(2026, 6, 1), "G"),
        (Level.ADAPTED_UPPER_SECONDARY, date(2026, 6, 1), "A, B, C, D, E"),
    ],
)
def test_each_level_has_its_scale_on_its_days(level, on, grades):
    assert scale_of(level, Kind.NATIONAL, on).in_words == grades


@pytest.mark.parametrize("kind", [Kind.ORIENTATION, Kind.INDIVIDUAL])
def test_orientation_and_individual_courses_have_no_grade(kind):
    assert scale_of(Level.UPPER_SECONDARY, kind, TODAY) is None
    course = replace(DONE, level=Level.UPPER_SECONDARY, kind=kind)
    assert codes(replace(course, grade="C")) == ["no-grade-set"]
    assert codes(replace(course, grade=None)) == []


def test_a_grade_of_another_level_is_refused_and_names_the_right_ones():
    assert codes(replace(DONE, grade="C")) == ["not-of-the-scale"]
    upper = replace(DONE, level=Level.UPPER_SECONDARY)
    assert codes(replace(upper, grade="C")) == []
    found = remarks_on_course(replace(upper, grade="G"), TODAY)
    assert "A, B, C, D, E, F" in found[0].said.in_english
    old = replace(DONE, applied_on=date(2021, 8, 1), first_on=date(2021, 8, 17), last_on=date(2021, 12, 31), grade="C")
    assert codes(old) == []


def test_a_grade_comes_with_the_end_and_an_end_without_one_is_pointed_out():
    assert codes(replace(GOES_ON, grade="G")) == ["grade-too-early"]
    assert codes(replace(DONE, grade=None)) == ["without-grade"]
    assert codes(replace(DONE, grade=None), stops=True) == []


def test_what_has_ended_needs_a_last_day_that_has_come():
    assert codes(replace(DONE, last_on=None)) == ["ended-when"]
    assert codes(replace(DONE, last_on=date(2026, 11, 23)), stops=True) == ["ends-later"]
    assert codes(replace(DONE, last_on=TODAY)) == []


def test_the_days_stand_in_their_order():
    assert codes(replace(GOES_ON, first_on=date(2026, 7, 31))) == ["began-before-applying"]
    assert codes(replace(DONE, last_on=date(2026, 8, 16))) == ["ended-before-start"]
    assert codes(replace(DONE, first_on=None, last_on=date(2026, 7, 31))) == ["ended-before-start"]
    assert "applied-later" in codes(replace(GOES_ON, applied_on=date(2026, 11, 23), first_on=None))


def test_studies_have_begun_and_their_last_day_lies_ahead():
    assert codes(replace(GOES_ON, first_on=None)) == ["studies-since"]
    assert codes(replace(GOES_ON, first_on=date(2026, 11, 23))) == ["not-begun"]
    assert codes(replace(GOES_ON, state=State.ADMITTED, first_on=date(2026, 11, 23))) == []
    assert codes(replace(GOES_ON, last_on=date(2026, 11, 21))) == ["should-have-ended"]


def test_an_interruption_has_a_reason_and_nothing_else_has():
    stopped = replace(DONE, state=State.INTERRUPTED, grade=None)
    assert codes(stopped) == ["why-interrupted"]
    assert codes(replace(stopped, reason=Interruption.WORK)) == []
    assert codes(replace(DONE, reason=Interruption.WORK)) == ["reason-unasked"]


def test_an_application_has_its_day_and_who_was_refused_never_began():
    assert codes(Course(Level.BASIC, Kind.NATIONAL, State.APPLIED)) == ["applied-when"]
    refused = Course(Level.BASIC, Kind.NATIONAL, State.REFUSED, date(2026, 8, 1))
    assert codes(refused) == []
    assert codes(replace(refused, first_on=date(2026, 8, 17))) == ["refused-and-began"]


def test_an_orientation_course_is_at_most_two_hundred_points():
    assert codes(replace(DONE, kind=Kind.ORIENTATION, grade=None, points=200)) == []
    assert codes(replace(DONE, kind=Kind.ORIENTATION, grade=None, points=201)) == ["points"]
    assert codes(replace(DONE, points=1500)) == []


def test_what_passes_is_a_matter_of_the_scale():
    assert is_passed(Level.UPPER_SECONDARY, Kind.NATIONAL, "E", TODAY) is True
    assert is_passed(Level.UPPER_SECONDARY, Kind.NATIONAL, "F", TODAY) is False
    assert is_passed(Level.BASIC, Kind.NATIONAL, "IG", TODAY) is False
    assert is_passed(Level.BASIC, Kind.NATIONAL, None, TODAY) is None
    assert is_passed(Level.BASIC, Kind.ORIENTATION, "G", TODAY) is None


DAYS = some.one_of(some.none(), some.dates(date(2020, 1, 1), date(2027, 12, 31)))


@settings(suppress_health_check=[HealthCheck.too_slow])  # the machine is shared
@given(
    some.builds(
        Course,
        some.sampled_from(OFFERED),
        some.sampled_from(Kind),
        some.sampled_from(State),
        DAYS,
        DAYS,
        DAYS,
        some.sampled_from([None, "A", "F", "G", "IG"]),
        some.sampled_from([None, Interruption.WORK]),
        some.one_of(some.none(), some.integers(1, 300)),
    )
)
def test_what_is_taken_can_be_stored_and_read(course):
    """Whatever the rules let pass fulfils the table's own conditions, and each refusal names a field of the form."""
    remarks = remarks_on_course(course, TODAY)
    assert {one.about for one in remarks} <= {
        "applied_on", "first_on", "last_on", "state", "grade", "reason", "points",
    }  # fmt: skip
    if any(one.stops for one in remarks):
        return
    assert (course.state is State.INTERRUPTED) == (course.reason is not None)
    assert not (course.first_on and course.last_on and course.last_on < course.first_on)
    assert course.grade is None or course.state is State.COMPLETED
