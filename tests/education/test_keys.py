"""A group of 22 with three exceptions is marked and saved with at most 25 keys, whoever they are."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reception.education.rules.register import PRESENT, Mark, counts
from reception.education.rules.register.keys import AS_SHOWN, ENTER, keys_for, moves, native_keys, strokes, typed
from reception.education.terms.lessons import MarkKind

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ROWS = 22
MOST = 25
EVERY_THREE = list(combinations(range(ROWS), 3))
EXCUSED = Mark(MarkKind.EXCUSED)
UNEXCUSED = Mark(MarkKind.UNEXCUSED)
LATE = Mark(MarkKind.LATE, 20)
LEFT = Mark(MarkKind.LEFT_EARLY, 0, 20)
KEYS = ["ArrowDown", "ArrowUp", "PageDown", "PageUp", *"ngost0123456789", "Enter", "x", "Tab", "²"]


def exceptions(rows, most=None):
    """Any exceptions in a group of so many rows."""
    mark = some.one_of(
        some.sampled_from([EXCUSED, UNEXCUSED]),
        some.builds(Mark, some.just(MarkKind.LATE), some.integers(1, 99), some.integers(0, 99)),
        some.builds(Mark, some.just(MarkKind.LEFT_EARLY), some.just(0), some.integers(1, 999)),
    )
    return some.dictionaries(some.integers(0, rows - 1), mark, max_size=most or rows)


@pytest.mark.parametrize("mark", [EXCUSED, UNEXCUSED, LATE], ids=lambda mark: mark.kind)
def test_any_three_of_22_need_at_most_25_keys(mark):
    assert max(len(keys_for(ROWS, dict.fromkeys(three, mark))) for three in EVERY_THREE) <= MOST


@pytest.mark.parametrize("mark", [LATE, LEFT], ids=lambda mark: mark.kind)
def test_with_the_page_keys_any_three_who_missed_minutes_need_at_most_25(mark):
    assert max(len(keys_for(ROWS, dict.fromkeys(three, mark), with_pages=True)) for three in EVERY_THREE) <= MOST


@patient
@given(some.sampled_from(EVERY_THREE), some.lists(some.sampled_from([EXCUSED, UNEXCUSED, LATE]), min_size=3))
def test_any_three_of_any_marks_need_at_most_25_keys(three, marks):
    assert len(keys_for(ROWS, dict(zip(three, marks, strict=False)))) <= MOST


@patient
@given(some.integers(1, 40).flatmap(lambda rows: some.tuples(some.just(rows), exceptions(rows))), some.booleans())
def test_the_keys_set_exactly_the_exceptions_and_save(group, with_pages):
    rows, wanted = group
    keys = keys_for(rows, wanted, with_pages=with_pages)
    assert typed([PRESENT] * rows, keys) == ([wanted.get(row, PRESENT) for row in range(rows)], True)


@patient
@given(exceptions(ROWS))
def test_without_the_page_keys_nothing_is_quicker_than_the_keys_of_the_page(wanted):
    assert len(keys_for(ROWS, wanted, with_pages=True)) <= len(keys_for(ROWS, wanted))
    assert len(keys_for(ROWS, wanted)) <= len(native_keys(wanted))


@patient
@given(some.lists(some.sampled_from(KEYS), max_size=60), some.integers(0, 5))
def test_whatever_keys_are_pressed_no_row_is_lost_and_nothing_breaks(keys, rows):
    marks, is_saved = typed([PRESENT] * rows, keys)
    assert counts(dict(enumerate(marks))).total() == rows
    assert is_saved is (ENTER in keys)


def test_a_group_in_which_all_are_present_needs_one_key():
    assert keys_for(ROWS, {}) == (ENTER,)
    assert typed([PRESENT] * ROWS, [ENTER]) == ([PRESENT] * ROWS, True)


def test_the_design_s_register_needs_no_more_than_the_prototype_s_19_keys():
    assert len(keys_for(ROWS, {0: EXCUSED, 11: UNEXCUSED, 17: LATE})) <= 19


def test_announced_absence_needs_no_key_and_stays_announced_when_it_is_changed():
    announced = Mark(MarkKind.EXCUSED, announced=True)
    assert typed([announced, PRESENT], ["o", ENTER])[0][0] == Mark(MarkKind.UNEXCUSED, announced=True)
    assert typed([announced, PRESENT], ["n", ENTER])[0][0] == PRESENT
    assert typed([announced], ["1", "5"]) == ([Mark(MarkKind.LATE, 15, announced=True)], False)


def test_late_and_left_early_are_typed_one_after_the_other():
    assert strokes(Mark(MarkKind.LATE, 20, 15)) == ["2", "0", "t", "1", "5"]
    assert typed([PRESENT], ["s", "2", "0", "t", "1", "5"])[0] == [Mark(MarkKind.LATE, 20, 15)]
    assert typed([PRESENT], ["t", "1", "5"])[0] == [Mark(MarkKind.LEFT_EARLY, 0, 15)]


def test_a_number_ends_when_the_row_is_left():
    assert typed([PRESENT], ["2", "ArrowDown", "5"])[0] == [Mark(MarkKind.LATE, 5)]


@pytest.mark.parametrize("row", [-1, ROWS])
def test_a_row_that_is_not_there_is_refused(row):
    with pytest.raises(ValueError, match="no-such-row"):
        keys_for(ROWS, {row: EXCUSED})


@patient
@given(some.integers(1, 60).flatmap(lambda n: some.tuples(some.just(n), *[some.integers(0, n - 1)] * 2)))
def test_no_row_is_further_than_half_the_group(place):
    rows, at, to = place
    assert len(moves(rows, at, to, with_pages=True)) <= len(moves(rows, at, to)) <= rows // 2


def test_without_a_script_three_excused_need_at_most_25_keys():
    assert max(len(native_keys(dict.fromkeys(three, EXCUSED))) for three in EVERY_THREE) <= MOST
    unexcused_first_from_the_end = (*(kind for kind in AS_SHOWN if kind is not MarkKind.UNEXCUSED), MarkKind.UNEXCUSED)
    absent = [native_keys(dict.fromkeys(three, UNEXCUSED), unexcused_first_from_the_end) for three in EVERY_THREE]
    assert max(map(len, absent)) <= MOST
