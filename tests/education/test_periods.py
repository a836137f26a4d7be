"""Enrolments: whatever happens in whatever order, no course is studied twice on one day; and the two units."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.education.rules.studies.courses import PATHS
from reception.education.rules.studies.periods import Event, History, after, remarks_on_event, told
from reception.education.rules.units import Pupil, participants, pupils
from reception.education.terms.studies import EnrolmentEvent as Kind
from reception.education.terms.studies import EnrolmentState, Interruption, SfiCourse, StudyPath
from reception.reckoning.periods import Period

A, B, C, D = SfiCourse
ONE, TWO, THREE = StudyPath
START = date(2026, 1, 12)
TODAY = date(2026, 11, 22)


def day(number):
    """The day so many days after the first start."""
    return START + timedelta(days=number)


def codes(remarks):
    """What is said, by code."""
    return [remark.code for remark in remarks]


def start(number, course=B, path=TWO):
    """A start so many days later."""
    return Event(Kind.START, course, day(number), path)


def interrupt(number, course=B):
    """An interruption so many days later."""
    return Event(Kind.INTERRUPT, course, day(number), reason=Interruption.WORK)


def event(kind, number, course=B, path=None):
    """Anything else."""
    return Event(kind, course, day(number), path)


def possible(history, on):
    """All that may happen on a day, in two courses and on two paths; also out of order of time."""
    every = (
        Event(kind, course, on, path, Interruption.WORK if kind is Kind.INTERRUPT else None)
        for kind in Kind
        for course in (B, C)
        for path in (TWO, ONE)
    )
    return [one for one in every if not remarks_on_event(history, one, TODAY)]


@some.composite
def histories(draw):
    """Up to fifteen events, each of those that are possible on its day; days go on, stand still or go back."""
    history, number = History(), 0
    for days in draw(some.lists(some.integers(-2, 6), min_size=4, max_size=15)):
        number = max(0, number + days)
        if events := possible(history, day(number)):
            history = after(history, draw(some.sampled_from(events)), TODAY)
    return history


def test_a_course_is_begun_paused_taken_up_again_and_completed():
    history = told(
        [start(0), event(Kind.PAUSE, 30), event(Kind.RESUME, 44), event(Kind.COMPLETE, 90)],
        TODAY,
    )
    (only,) = history.enrolments
    assert (only.days, only.pauses) == (Period(day(0), day(90)), (Period(day(30), day(43)),))
    states = [only.state_on(day(number)) for number in (-1, 0, 29, 30, 43, 44, 90, 91)]
    assert states == [
        EnrolmentState.PLANNED,
        EnrolmentState.ACTIVE,
        EnrolmentState.ACTIVE,
        EnrolmentState.PAUSED,
        EnrolmentState.PAUSED,
        EnrolmentState.ACTIVE,
        EnrolmentState.ACTIVE,
        EnrolmentState.COMPLETED,
    ]


def test_a_new_start_in_the_same_course_is_an_enrolment_of_its_own():
    history = told([start(0), interrupt(10), start(11)], TODAY)
    first, second = history.of(B)
    assert (history.is_new_start(first), history.is_new_start(second)) == (False, True)
    assert (first.reason, first.state_on(day(11))) == (Interruption.WORK, EnrolmentState.INTERRUPTED)
    assert history.open_in(B) is second


def test_a_change_of_path_goes_on_with_the_course():
    history = told([start(0, C, TWO), event(Kind.CHANGE_PATH, 20, C, THREE)], TODAY)
    (only,) = history.enrolments
    assert [only.path_on(day(number)) for number in (-1, 0, 19, 20)] == [None, TWO, TWO, THREE]


def test_an_interruption_ends_a_pause():
    (only,) = told([start(0), event(Kind.PAUSE, 5), interrupt(20)], TODAY).enrolments
    assert only.pauses == (Period(day(5), day(20)),)
    assert not only.is_paused


def test_two_courses_may_be_studied_at_once():
    history = told([start(0, C), start(0, D)], TODAY)
    assert history.enrolled_on(day(1), C)
    assert history.enrolled_on(day(1), D)
    assert not history.enrolled_on(day(1), B)
    assert not history.enrolled_on(day(-1))


@pytest.mark.parametrize(
    ("before", "one", "code"),
    [
        ([], Event(Kind.START, B, START), ["path-missing"]),
        ([], start(0, A, TWO), ["not-on-path"]),
        ([start(0)], start(5), ["course-open"]),
        ([start(0), interrupt(10)], start(10), ["course-overlaps"]),
        ([start(0), interrupt(10)], start(11), []),
        ([], event(Kind.PAUSE, 1), ["course-not-open"]),
        ([start(0), interrupt(10)], event(Kind.COMPLETE, 12), ["course-not-open"]),
        ([start(5)], event(Kind.COMPLETE, 4), ["event-too-early"]),
        ([start(5)], event(Kind.COMPLETE, 5), []),
        ([start(5)], event(Kind.PAUSE, 5), ["event-too-early"]),
        ([start(0)], event(Kind.RESUME, 5), ["not-paused"]),
        ([start(0), event(Kind.PAUSE, 5)], event(Kind.PAUSE, 6), ["paused-already"]),
        ([start(0), event(Kind.PAUSE, 5)], event(Kind.RESUME, 5), ["event-too-early"]),
        ([start(0)], event(Kind.CHANGE_PATH, 5, B, TWO), ["same-path"]),
        ([start(0)], event(Kind.CHANGE_PATH, 5, B, THREE), ["not-on-path"]),
        ([start(0)], event(Kind.CHANGE_PATH, 5), ["path-missing"]),
        ([start(0)], Event(Kind.INTERRUPT, B, day(5)), ["reason-missing"]),
        ([start(0)], event(Kind.COMPLETE, 400), ["event-later"]),
        ([], start(400), []),
    ],
)
def test_what_is_not_possible_is_refused_with_a_reason(before, one, code):
    says = remarks_on_event(told(before, TODAY), one, TODAY)
    assert codes(says) == code
    assert all(remark.stops for remark in says)


def test_a_refused_event_raises():
    with pytest.raises(ValueError, match="event-not-possible"):
        after(History(), interrupt(0), TODAY)


@given(histories())
def test_no_course_is_studied_twice_on_one_day(history):
    for course in SfiCourse:
        for one, other in combinations(history.of(course), 2):
            assert not one.days.meets(other.days)
        assert sum(one.is_open for one in history.of(course)) <= 1


@given(histories())
def test_pauses_lie_inside_and_apart_and_paths_have_the_course(history):
    for one in history.enrolments:
        assert all(one.days.first < pause.first and pause.end <= one.days.end for pause in one.pauses)
        assert not any(first.meets(second) for first, second in pairwise(one.pauses))
        assert all(one.course in PATHS[path] for _on, path in one.paths)
        assert all(first[0] < second[0] and first[1] is not second[1] for first, second in pairwise(one.paths))
        assert (one.days.last is None) is one.is_open
        assert not (one.is_paused and not one.is_open)


@given(histories(), some.integers(-5, 70).map(day))
def test_on_each_day_an_enrolment_stands_in_one_way(history, on):
    for one in history.enrolments:
        going_on = one.state_on(on) in {EnrolmentState.ACTIVE, EnrolmentState.PAUSED}
        assert going_on is one.days.covers(on)
        assert (one.path_on(on) is not None) is one.days.covers(on)


@given(some.lists(histories(), max_size=3), some.integers(0, 60), some.integers(0, 30))
def test_pupils_and_participants_are_counted_apart(studies, first, length):
    everybody = [Pupil(number, one) for number, one in enumerate(studies)]
    within = Period(day(first), day(first + length))
    people, counted = pupils(everybody, within), participants(everybody, within)
    assert len(people) <= counted.total() <= len(people) * len(SfiCourse)
    assert all(course in PATHS[path] for path, course in counted)


def test_one_pupil_in_two_courses_who_began_one_anew_is_one_and_two():
    history = told([start(0), interrupt(10), start(20), start(25, C), event(Kind.CHANGE_PATH, 40, C, THREE)], TODAY)
    everybody = [Pupil(7, history)]
    assert pupils(everybody, Period(day(0), day(60))) == {7}
    assert participants(everybody, Period(day(0), day(60))) == {(TWO, B): 1, (THREE, C): 1}
    assert participants(everybody, Period(day(0), day(30))) == {(TWO, B): 1, (TWO, C): 1}
    assert pupils(everybody, Period(day(-30), day(-1))) == frozenset()
