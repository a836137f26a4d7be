"""The courses of each path, tests and grades."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.education.rules.studies.courses import (
    GRADES,
    LAST_COURSE,
    PATHS,
    TESTED,
    Result,
    courses_of,
    has_reached_the_goal,
    next_course,
    paths_with,
    remarks_on_course,
    remarks_on_result,
    remarks_on_test,
)
from reception.education.terms.studies import Grade, NoGrade, SfiCourse, StudyPath
from reception.reckoning.periods import Period

A, B, C, D = SfiCourse
TODAY = date(2026, 11, 22)
BEGAN = date(2026, 8, 17)
STUDIED = [Period(BEGAN)]
PASSED = some.frozensets(some.sampled_from(SfiCourse))


def codes(remarks):
    """What is said, by code."""
    return [remark.code for remark in remarks]


def test_each_path_has_its_courses():
    assert [len(courses_of(path)) for path in StudyPath] == [4, 3, 2]
    assert paths_with(A) == (StudyPath.ONE,)
    assert paths_with(C) == tuple(StudyPath)


@pytest.mark.parametrize(
    ("path", "passed", "following"),
    [
        (StudyPath.ONE, (), A),
        (StudyPath.TWO, (), B),
        (StudyPath.THREE, (), C),
        (StudyPath.ONE, (A,), B),
        (StudyPath.TWO, (A,), B),
        (StudyPath.THREE, (A, B), C),
        (StudyPath.ONE, (C,), D),
        (StudyPath.THREE, (C, D), None),
    ],
)
def test_after_a_course_comes_the_next_one_of_the_path(path, passed, following):
    assert next_course(path, passed) is following


@pytest.mark.parametrize(
    ("path", "course", "passed", "code"),
    [
        (StudyPath.TWO, A, (), ["not-on-path"]),
        (StudyPath.ONE, C, (), []),
        (StudyPath.ONE, B, (A,), []),
        (StudyPath.ONE, C, (A,), ["course-skipped"]),
        (StudyPath.ONE, A, (A,), ["passed-already"]),
        (StudyPath.TWO, B, (C,), ["lower-than-passed"]),
        (StudyPath.THREE, C, (D,), ["lower-than-passed"]),
    ],
)
def test_what_does_not_follow_is_said(path, course, passed, code):
    assert codes(remarks_on_course(path, course, passed)) == code


def test_there_is_no_national_test_in_course_a():
    assert codes(remarks_on_test(A, TODAY, TODAY)) == ["no-national-test"]
    assert [remarks_on_test(one, TODAY, TODAY) for one in (B, C, D)] == [(), (), ()]
    assert codes(remarks_on_test(B, date(2026, 11, 23), TODAY)) == ["test-later"]


@pytest.mark.parametrize(
    ("result", "studied", "code"),
    [
        (Result(B, TODAY, Grade.PASSED, tested=True), STUDIED, []),
        (Result(A, TODAY, Grade.NOT_PASSED), STUDIED, []),
        (Result(B, TODAY, Grade.PASSED), STUDIED, ["grade-without-test"]),
        (Result(B, TODAY, no_grade=NoGrade.LITTLE_PARTICIPATION), STUDIED, []),
        (Result(B, TODAY, Grade.PASSED, tested=True), [], ["course-never-begun"]),
        (Result(B, TODAY, Grade.PASSED, by_examination=True), [], []),
        (Result(A, date(2026, 8, 16), Grade.PASSED), STUDIED, ["graded-before-start"]),
        (Result(A, BEGAN, Grade.PASSED), STUDIED, []),
        (Result(A, date(2026, 11, 23), Grade.PASSED), STUDIED, ["graded-later"]),
        (Result(A, TODAY), STUDIED, ["grade-or-reason"]),
        (Result(A, TODAY, Grade.PASSED, NoGrade.INTERRUPTED), STUDIED, ["grade-or-reason"]),
        (Result(A, date(2021, 12, 31), Grade.PASSED), [Period(date(2021, 1, 1))], ["older-grades"]),
        (Result(A, GRADES.valid_from, Grade.PASSED), [Period(date(2021, 1, 1))], []),
    ],
)
def test_a_grade_needs_a_course_that_was_begun_and_a_day_that_has_come(result, studied, code):
    assert codes(remarks_on_result(result, studied, TODAY)) == code


def test_the_grades_are_two_and_no_letters():
    assert [str(one) for one in Grade] == ["G", "IG"]


@given(some.sampled_from(StudyPath), PASSED)
def test_what_comes_next_is_on_the_path_and_never_passed(path, passed):
    following = next_course(path, passed)
    assert (following is None) is (LAST_COURSE in passed)
    assert has_reached_the_goal(passed) is (following is None)
    if following is not None:
        assert following in PATHS[path]
        assert following not in passed
        assert remarks_on_course(path, following, passed) == ()


@given(some.sampled_from(StudyPath), some.sampled_from(SfiCourse), PASSED)
def test_only_a_course_that_the_path_lacks_is_refused(path, course, passed):
    said = remarks_on_course(path, course, passed)
    assert any(one.stops for one in said) is (course not in PATHS[path])
    assert len(said) <= 1


def test_every_path_is_the_end_of_the_first_and_ends_with_tested_courses():
    for path in StudyPath:
        assert courses_of(StudyPath.ONE)[-len(PATHS[path]) :] == PATHS[path]
        assert PATHS[path][-1] in TESTED
