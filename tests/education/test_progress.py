"""Two courses within 24 months, courses passed and interrupted: worked examples and what always holds."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.education.rules.studies.progress import Beginner, Outcome, i4, i5, i6, interrupted, passed, two_courses
from reception.education.terms.studies import EnrolmentEvent as Kind
from reception.education.terms.studies import Grade, Interruption, NoGrade, SfiCourse, Uncounted
from reception.reckoning.periods import Period

A, B, C, D = SfiCourse
BEGAN = date(2024, 8, 19)
DAY = date(2026, 8, 19)
TODAY = date(2026, 11, 22)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
DAYS = some.dates(date(2020, 1, 1), date(2028, 12, 31))
ENDED = some.builds(
    Outcome,
    some.sampled_from([Kind.COMPLETE, Kind.INTERRUPT]),
    DAYS,
    some.one_of(some.none(), some.sampled_from(Interruption)),
    some.one_of(some.none(), some.sampled_from(Grade)),
    some.one_of(some.none(), some.sampled_from(NoGrade)),
)


@pytest.mark.parametrize(
    ("grades", "verdict"),
    [
        ((), False),
        (((B, date(2025, 3, 1)),), False),
        (((B, date(2025, 3, 1)), (C, DAY)), True),
        (((B, date(2025, 3, 1)), (C, date(2026, 8, 20))), False),
        (((B, date(2025, 3, 1)), (B, date(2025, 9, 1))), False),
        (((A, date(2025, 1, 1)), (B, date(2025, 9, 1)), (C, date(2026, 6, 1))), True),
    ],
)
def test_two_courses_within_two_years(grades, verdict):
    assert two_courses(Beginner(BEGAN, grades), TODAY) is verdict


def test_nobody_is_counted_before_her_two_years_are_over():
    quick = Beginner(BEGAN, ((C, date(2024, 12, 1)), (D, date(2025, 3, 1))))
    assert two_courses(quick, DAY) is Uncounted.NOT_YET
    assert two_courses(quick, date(2026, 8, 20)) is True


def test_who_moved_away_before_is_no_failure():
    left = Beginner(BEGAN, left_on=date(2025, 6, 1))
    assert two_courses(left, TODAY) is Uncounted.LEFT
    assert two_courses(replace(left, left_on=date(2026, 9, 1)), TODAY) is False
    assert two_courses(replace(left, passed=((B, BEGAN), (C, BEGAN))), TODAY) is True
    assert two_courses(Beginner(BEGAN, died_on=date(2025, 6, 1)), TODAY) is Uncounted.DECEASED


@pytest.mark.parametrize(
    ("one", "is_passed", "is_interrupted"),
    [
        (Outcome(Kind.COMPLETE, DAY, grade=Grade.PASSED), True, False),
        (Outcome(Kind.COMPLETE, DAY, grade=Grade.NOT_PASSED), False, False),
        (Outcome(Kind.COMPLETE, DAY, no_grade=NoGrade.LITTLE_PARTICIPATION), False, False),
        (Outcome(Kind.COMPLETE, DAY), Uncounted.NO_GRADE, False),
        (Outcome(Kind.INTERRUPT, DAY, Interruption.WORK), False, True),
        (Outcome(Kind.INTERRUPT, DAY, Interruption.WORK, Grade.PASSED), True, False),
        (Outcome(Kind.INTERRUPT, DAY, Interruption.DECEASED), Uncounted.DECEASED, Uncounted.DECEASED),
    ],
)
def test_a_course_is_passed_interrupted_or_neither(one, is_passed, is_interrupted):
    assert passed(one) is is_passed
    assert interrupted(one) is is_interrupted


def test_figures_count_those_whose_day_lies_in_the_period():
    beginners = [Beginner(BEGAN, ((B, DAY), (C, DAY))), Beginner(BEGAN), Beginner(date(2023, 1, 1))]
    found = i4(beginners, YEAR, TODAY)
    assert (found.numerator, found.denominator) == (1, 2)
    courses = [Outcome(Kind.COMPLETE, DAY, grade=Grade.PASSED), Outcome(Kind.COMPLETE, date(2025, 1, 1))]
    assert i5(courses, YEAR).asked == 1
    assert i6(courses, YEAR).numerator == 0


@given(some.lists(ENDED, max_size=20))
def test_no_course_is_both_passed_and_interrupted(outcomes):
    good, bad = i5(outcomes, YEAR), i6(outcomes, YEAR)
    assert good.asked == bad.asked
    assert good.numerator + bad.numerator <= good.asked
    assert not any(passed(one) is True and interrupted(one) is True for one in outcomes)


@given(
    DAYS, some.lists(some.tuples(some.sampled_from(SfiCourse), DAYS), max_size=6), DAYS, some.sampled_from(SfiCourse)
)
def test_one_more_course_never_makes_a_no_of_a_yes(began, grades, today, more):
    before = two_courses(Beginner(began, tuple(grades)), today)
    later = two_courses(Beginner(began, (*grades, (more, began))), today)
    assert later is before or (before is False and later is True)
