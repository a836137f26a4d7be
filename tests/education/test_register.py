"""The register of a lesson: what was marked is read back, adds up, and is never lost when two save at once."""

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reception.education.rules.register import (
    NONE,
    PRESENT,
    Announcement,
    Coded,
    Mark,
    Row,
    Taken,
    attendance,
    coded,
    counts,
    decoded,
    entered,
    faults,
    from_code,
    from_text,
    merged,
    missed_minutes,
    preset,
    resolved,
    saving,
    to_code,
    to_text,
    unreported,
    whole,
)
from reception.education.rules.timetable import Lesson
from reception.education.rules.timetable.sittings import Sitting
from reception.education.terms.lessons import LessonState, MarkFault, MarkKind, Saving
from reception.reckoning.periods import Period

patient = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MINUTES = 180
MONDAY = Sitting(date(2026, 11, 23), time(8, 30), time(11, 30))
LESSON = Lesson(1, MONDAY.day, MONDAY)
EXCUSED = Mark(MarkKind.EXCUSED)
UNEXCUSED = Mark(MarkKind.UNEXCUSED)
LATE = Mark(MarkKind.LATE, 20)

PUPILS = some.integers(1, 40)


@some.composite
def marks(draw):
    """Any mark that a lesson of three hours can have."""
    kind, announced = draw(some.sampled_from(MarkKind)), draw(some.booleans())
    if kind is MarkKind.LATE:
        late = draw(some.integers(1, MINUTES - 1))
        return Mark(kind, late, draw(some.integers(0, MINUTES - 1 - late)), announced)
    if kind is MarkKind.LEFT_EARLY:
        return Mark(kind, 0, draw(some.integers(1, MINUTES - 1)), announced)
    return entered(kind, announced=announced)


def registers(least=0):
    """Any register; most pupils are present."""
    mark = some.one_of(some.just(PRESENT), some.just(PRESENT), marks())
    return some.dictionaries(PUPILS, mark, min_size=least, max_size=30)


@some.composite
def three_registers(draw):
    """What was shown, and what two teachers made of it: few changes, among them pupils who came and went."""
    shown = draw(registers())

    def changed():
        changes = draw(some.dictionaries(PUPILS, some.one_of(some.none(), marks()), max_size=4))
        return {pupil: mark for pupil, mark in {**shown, **changes}.items() if mark is not None}

    return shown, changed(), changed()


@patient
@given(registers())
def test_a_register_is_read_back_as_it_was_saved(register):
    stored = coded(register, MINUTES)
    assert decoded(stored.listed, stored.rows) == register
    assert from_text(to_text(register)) == register
    assert coded(decoded(stored.listed, stored.rows), MINUTES) == stored


@patient
@given(registers())
def test_who_was_present_needs_no_row_and_counts_are_those_of_the_marks(register):
    stored = coded(register, MINUTES)
    assert {row.pupil for row in stored.rows} == {pupil for pupil, mark in register.items() if mark != PRESENT}
    assert list(stored.listed) == sorted(register)
    assert stored.attended == sum(MINUTES - missed_minutes(mark, MINUTES) for mark in register.values())
    assert counts(register).total() == len(register)


@patient
@given(marks())
def test_every_mark_that_can_be_made_has_a_code_of_few_signs_and_no_fault(mark):
    assert from_code(to_code(mark)) == mark
    assert len(to_code(mark)) <= 9
    assert faults({1: mark}, {1}, MINUTES) == {}
    assert 0 <= missed_minutes(mark, MINUTES) <= MINUTES


@patient
@given(some.text(max_size=12))
def test_a_tampered_text_is_a_register_or_is_refused(text):
    try:
        register = from_text(text)
    except ValueError:
        return
    assert from_text(to_text(register)) == register


@pytest.mark.parametrize("code", ["", "!", "n!", "x", "g5", "s", "t", "t5s5", "N", "s-5", "s٣", "s20 "])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(ValueError, match="not-a-mark"):
        from_code(code)


def test_the_text_of_a_register_is_short():
    register = {12: Mark(MarkKind.EXCUSED, announced=True), 13: PRESENT, 17: LATE, 18: Mark(MarkKind.LATE, 5, 10)}
    assert to_text(register) == "12g!.13n.17s20.18s5t10"


def test_an_exception_of_somebody_who_was_not_there_is_refused():
    with pytest.raises(ValueError, match="not-on-register"):
        decoded((1, 2), [Row(3, MarkKind.EXCUSED, 0, 0, MINUTES, announced=False)])
    with pytest.raises(ValueError, match="pupil-twice"):
        from_text("3g.3o")


@pytest.mark.parametrize(
    ("mark", "fault"),
    [
        (Mark(MarkKind.LATE), MarkFault.MINUTES_MISSING),
        (Mark(MarkKind.LATE, 0, 5), MarkFault.MINUTES_MISSING),
        (Mark(MarkKind.LATE, -5), MarkFault.MINUTES_MISSING),
        (Mark(MarkKind.LATE, 5, -1), MarkFault.MINUTES_MISSING),
        (Mark(MarkKind.LEFT_EARLY), MarkFault.MINUTES_MISSING),
        (Mark(MarkKind.LEFT_EARLY, 5, 5), MarkFault.MINUTES_UNEXPECTED),
        (Mark(MarkKind.PRESENT, 5), MarkFault.MINUTES_UNEXPECTED),
        (Mark(MarkKind.EXCUSED, 0, 5), MarkFault.MINUTES_UNEXPECTED),
        (Mark(MarkKind.LATE, MINUTES), MarkFault.WHOLE_LESSON),
        (Mark(MarkKind.LATE, 100, 80), MarkFault.WHOLE_LESSON),
    ],
)
def test_a_mark_that_cannot_be_is_told_beside_its_row(mark, fault):
    assert faults({1: mark, 2: PRESENT}, {1, 2}, MINUTES) == {1: fault}


def test_somebody_not_in_the_group_that_day_is_refused():
    assert faults({1: PRESENT, 9: EXCUSED}, {1}, MINUTES) == {9: MarkFault.NOT_ON_REGISTER}


# --- announced beforehand --------------------------------------------------------------------------------------------


def announcement(first, last):
    """From so many minutes after the lesson's beginning to so many."""
    return Announcement(MONDAY.begins_at + timedelta(minutes=first), MONDAY.begins_at + timedelta(minutes=last))


@pytest.mark.parametrize(
    ("told", "mark"),
    [
        ([], PRESENT),
        ([(-60, 240)], Mark(MarkKind.EXCUSED, announced=True)),
        ([(0, 180)], Mark(MarkKind.EXCUSED, announced=True)),
        ([(-30, 45)], Mark(MarkKind.LATE, 45, announced=True)),
        ([(150, 300)], Mark(MarkKind.LEFT_EARLY, 0, 30, announced=True)),
        ([(-30, 45), (150, 300)], Mark(MarkKind.LATE, 45, 30, announced=True)),
        ([(90, 200), (-30, 90)], Mark(MarkKind.EXCUSED, announced=True)),
        ([(60, 90)], PRESENT),
        ([(180, 400)], PRESENT),
        ([(-90, 0)], PRESENT),
    ],
)
def test_everybody_is_preset_present_but_for_what_was_announced(told, mark):
    announced = {7: [announcement(*one) for one in told]}
    assert preset([6, 7], MONDAY, announced) == {6: PRESENT, 7: mark}


@patient
@given(some.lists(some.tuples(some.integers(-200, 400), some.integers(0, 400)), max_size=4))
def test_a_preset_register_can_always_be_saved_as_it_is(told):
    announced = {1: [announcement(first, first + length) for first, length in told]}
    register = preset([1], MONDAY, announced)
    assert faults(register, {1}, MONDAY.minutes) == {}
    covered = {minute for first, length in told for minute in range(max(first, 0), min(first + length, MONDAY.minutes))}
    assert missed_minutes(register[1], MONDAY.minutes) <= len(covered)


# --- shares ----------------------------------------------------------------------------------------------------------


@some.composite
def taken_registers(draw):
    """Some lessons of a month."""
    days = draw(some.lists(some.integers(0, 30), max_size=8))
    return [Taken(MONDAY.day + timedelta(days=day), coded(draw(registers()), MINUTES)) for day in days]


@patient
@given(taken_registers(), some.integers(-1, 30))
def test_the_attendance_of_two_periods_is_that_of_both_together(taken, cut):
    split = MONDAY.day + timedelta(days=cut)
    before, after = attendance(taken, Period(date.min, split)), attendance(taken, Period(split + timedelta(days=1)))
    both = {pupil: before.get(pupil, NONE) + after.get(pupil, NONE) for pupil in before.keys() | after.keys()}
    assert both == attendance(taken)


@patient
@given(taken_registers())
def test_every_lesson_is_of_one_kind_and_every_minute_attended_or_missed(taken):
    for pupil, it in attendance(taken).items():
        listed = [one.register for one in taken if pupil in one.register.listed]
        assert it.lessons == len(listed) == it.present + it.late + it.left_early + it.excused + it.unexcused
        assert it.minutes == len(listed) * MINUTES
        assert 0 <= it.attended_minutes <= it.minutes
        assert 0 <= it.share_of_minutes <= it.share_of_lessons <= 1
    attended = sum(it.attended_minutes for it in attendance(taken).values())
    assert attended == sum(one.register.attended for one in taken)


def test_a_share_counts_late_as_attended_in_lessons_and_not_in_minutes():
    register = {1: LATE, 2: UNEXCUSED, 3: Mark(MarkKind.LEFT_EARLY, 0, 40)}
    lessons = [Taken(MONDAY.day, coded(register, 180)), Taken(MONDAY.day, coded(dict.fromkeys(register, PRESENT), 20))]
    found = attendance(lessons)
    assert (found[1].share_of_lessons, found[1].share_of_minutes) == (1, Fraction(9, 10))
    assert (found[2].share_of_lessons, found[2].share_of_minutes) == (Fraction(1, 2), Fraction(1, 10))
    assert (found[3].left_early, found[3].partial_minutes) == (1, 40)


def test_a_pupil_of_no_reported_lesson_has_no_share_rather_than_all_or_none():
    assert attendance([]) == {}
    assert NONE.share_of_lessons is None
    assert NONE.share_of_minutes is None
    assert whole(2, 360, NONE).present == 2


def test_a_lesson_with_nobody_on_its_register_is_stored_and_read():
    assert coded({}, 60) == Coded((), (), 60, 0)


# --- who may save, and when ------------------------------------------------------------------------------------------

ENDS = MONDAY.finishes_at
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("now", "teacher", "corrector"),
    [
        (MONDAY.begins_at - timedelta(minutes=15) - SECOND, Saving.NOT_YET, Saving.NOT_YET),
        (MONDAY.begins_at - timedelta(minutes=15), Saving.FREELY, Saving.FREELY),
        (ENDS + timedelta(hours=72), Saving.FREELY, Saving.FREELY),
        (ENDS + timedelta(hours=72) + SECOND, Saving.ANOTHER, Saving.WITH_REASON),
    ],
)
def test_a_register_is_open_from_the_lesson_until_72_hours_after_it(now, teacher, corrector):
    assert saving(LESSON, now, is_teacher=True, may_correct=False) is teacher
    assert saving(LESSON, now, is_teacher=False, may_correct=True) is corrector
    assert saving(LESSON, now, is_teacher=True, may_correct=True) is corrector
    assert saving(LESSON, now, is_teacher=False, may_correct=False) is Saving.NOT_YOURS


def test_the_72_hours_are_real_hours_when_the_clocks_change():
    friday = Sitting(date(2026, 10, 23), time(9), time(12))
    lesson = Lesson(1, friday.day, friday)
    end = datetime(2026, 10, 26, 10, tzinfo=UTC)
    assert saving(lesson, end, is_teacher=True, may_correct=False) is Saving.FREELY
    assert saving(lesson, end + SECOND, is_teacher=True, may_correct=False) is Saving.ANOTHER


def test_a_cancelled_lesson_has_no_register_and_is_never_unreported():
    cancelled = Lesson(2, MONDAY.day, MONDAY, LessonState.CANCELLED)
    assert saving(cancelled, ENDS, is_teacher=True, may_correct=True) is Saving.CANCELLED
    assert unreported([LESSON, cancelled], set(), ENDS) == (LESSON,)
    assert unreported([LESSON, cancelled], {LESSON.slot}, ENDS) == ()
    assert unreported([LESSON], set(), ENDS - SECOND) == ()


# --- two at once -----------------------------------------------------------------------------------------------------


@patient
@given(three_registers())
def test_no_change_of_either_teacher_is_lost(three):
    shown, mine, theirs = three
    it = merged(shown, mine, theirs)
    for pupil in shown.keys() | mine.keys() | theirs.keys():
        before, one, other = shown.get(pupil), mine.get(pupil), theirs.get(pupil)
        if pupil in it.disputed:
            assert (it.disputed[pupil].mine, it.disputed[pupil].theirs) == (one, other)
            assert before != one != other != before
            assert pupil not in it.register
        elif one != before:
            assert it.register.get(pupil) == one
        else:
            assert it.register.get(pupil) == other


@patient
@given(three_registers())
def test_the_second_is_told_everything_that_the_saved_register_has_and_she_did_not_see(three):
    shown, mine, theirs = three
    it = merged(shown, mine, theirs)
    changed = {one for one in shown.keys() | theirs.keys() if shown.get(one) != theirs.get(one)}
    agreed = {one for one in changed if mine.get(one) == theirs.get(one)}
    assert set(it.learnt) | set(it.disputed) == changed - agreed
    assert not set(it.learnt) & set(it.disputed)


@patient
@given(three_registers())
def test_who_comes_first_makes_no_difference_to_what_is_agreed(three):
    shown, mine, theirs = three
    one, other = merged(shown, mine, theirs), merged(shown, theirs, mine)
    assert one.register == other.register
    assert one.disputed.keys() == other.disputed.keys()


@patient
@given(registers(), registers())
def test_who_changed_nothing_disputes_nothing(shown, theirs):
    assert merged(shown, shown, theirs).register == theirs
    assert merged(shown, theirs, shown).register == theirs
    assert merged(shown, theirs, theirs).is_settled


@patient
@given(three_registers(), some.data())
def test_what_is_disputed_is_chosen_by_a_person_and_the_rest_stands(three, data):
    shown, mine, theirs = three
    it = merged(shown, mine, theirs)
    chosen = {pupil: data.draw(some.sampled_from([one.mine, one.theirs])) for pupil, one in it.disputed.items()}
    register = resolved(it, chosen)
    assert all(register.get(pupil) == mark for pupil, mark in chosen.items())
    assert {pupil: mark for pupil, mark in register.items() if pupil not in chosen} == it.register
    if chosen:
        with pytest.raises(ValueError, match="not-chosen"):
            resolved(it, {})
