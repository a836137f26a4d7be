"""Tables that are published together let nobody find a group of fewer than the threshold."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.disclosure.coarsening import (
    AGREEMENT,
    Table,
    choice_ladder,
    is_safe,
    joined,
    protected,
    protected_split,
)

T = 10
counts = st.one_of(st.just(0), st.integers(0, 12), st.integers(0, 60))
sixes = st.lists(counts, min_size=6, max_size=6)
splits = st.dictionaries(st.sampled_from("abcd"), sixes, min_size=1, max_size=4)


def total(groups):
    return [sum(column) for column in zip(*groups.values(), strict=True)]


@given(sixes)
def test_each_class_that_is_shown_is_nobody_or_ten(found):
    table = protected(found, AGREEMENT)
    if table is not None:
        assert is_safe(table.counts)
        assert sum(table.counts) == sum(found)
        assert {place for one in table.rung for place in one} == set(range(6))


@given(splits)
def test_each_cell_of_a_split_is_nobody_or_ten_and_no_group_is_all_in_one(groups):
    split = protected_split(groups, AGREEMENT)
    if split is None:
        return
    assert len({table.rung for table in split.values()}) == 1
    for keys, table in split.items():
        assert is_safe(table.counts)
        assert sum(1 for count in table.counts if count) > 1
        assert sum(table.counts) == sum(sum(groups[key]) for key in keys)


@given(splits)
def test_a_split_is_never_finer_than_the_table_of_its_question(groups):
    split, table = protected_split(groups, AGREEMENT), protected(total(groups), AGREEMENT)
    if split is None:
        return
    assert table is not None
    rung = next(iter(split.values())).rung
    assert all(any(set(fine) <= set(coarse) for coarse in rung) for fine in table.rung)


@pytest.mark.parametrize(
    ("found", "rung"),
    [
        ((0, 10, 10, 10, 10, 10), 0),
        ((12, 10, 10, 10, 10, 10), 0),
        ((3, 10, 10, 10, 10, 10), 1),
        ((0, 3, 10, 10, 10, 10), 2),
        ((3, 3, 10, 10, 10, 10), 3),
        ((3, 3, 10, 2, 10, 10), 4),
    ],
)
def test_a_table_is_as_fine_as_is_safe(found, rung):
    assert protected(found, AGREEMENT) == Table(
        AGREEMENT[rung], tuple(sum(found[place] for place in one) for one in AGREEMENT[rung])
    )


@pytest.mark.parametrize("found", [(0, 2, 3, 1, 1, 20), (0, 0, 0, 0, 0, 40), (0,) * 6, (0, 1, 2, 1, 2, 3)])
def test_what_no_rung_makes_safe_is_withheld(found):
    assert protected(found, AGREEMENT) is None


def test_a_choice_has_no_order_and_what_was_left_out_joins_the_rarest_answer():
    found = (3, 30, 12, 20)
    table = protected(found, choice_ladder(3, found))
    assert table.lines == (((1,), 30), ((2, 0), 15), ((3,), 20))
    assert (table.base, table.left_out) == (65, None)
    found = (11, 30, 12, 20)
    table = protected(found, choice_ladder(3, found))
    assert (table.base, table.left_out, table.share(31)) == (62, 11, 0.5)


@given(st.dictionaries(st.integers(0, 8), st.integers(0, 30), max_size=6))
def test_small_groups_are_put_together_until_they_are_ten(sizes):
    found = joined(sizes)
    if found is None:
        assert sum(sizes.values()) < T
        return
    assert sorted(key for keys in found for key in keys) == sorted(key for key, size in sizes.items() if size)
    assert all(sum(sizes[key] for key in keys) >= T for keys in found)


def tables_of(margins, size):
    """Every table of whole numbers from 0 whose sums over each axis but one are `margins`: what an outsider must
    believe possible. `margins`: by axis."""
    shape = [len(margin) for margin in margins]
    cells = list(product(*(range(length) for length in shape)))

    def fill(place, left):
        if place == len(cells):
            if not any(any(axis) for axis in left):
                yield ()
            return
        here = cells[place]
        most = min(left[axis][at] for axis, at in enumerate(here))
        for count in range(most + 1):
            rest = [
                [value - count if at == here[axis] else value for at, value in enumerate(row)]
                for axis, row in enumerate(left)
            ]
            yield from ((count, *more) for more in fill(place + 1, rest))

    assert all(sum(margin) == size for margin in margins)
    yield from fill(0, [list(margin) for margin in margins])


def safe_margins(length, size, threshold):
    found = product([0, *range(threshold, size + 1)], repeat=length)
    return [margin for margin in found if sum(margin) == size]


def guarantees(margins, size, threshold):
    """G1 and G2 for each cell: known to be 0 or at least the threshold, or anything over a width of the threshold that
    reaches it."""
    tables = list(tables_of(margins, size))
    assert tables
    for values in zip(*tables, strict=True):
        least, most = min(values), max(values)
        known = least == most and (least == 0 or least >= threshold)
        assert known or (most >= threshold and most - least >= threshold), (margins, least, most)


@pytest.mark.parametrize("threshold", [2, 3])
@pytest.mark.parametrize("shape", [(2, 2), (3, 2), (3, 3)])
def test_two_tables_together_tell_no_small_cell(threshold, shape):
    """All pairs of safe tables of small sizes, all tables that fit them."""
    size = 2 * threshold + 1 if 3 in shape else 3 * threshold
    for one, other in product(*(safe_margins(length, size, threshold) for length in shape)):
        guarantees((one, other), size, threshold)


@pytest.mark.parametrize("threshold", [2, 3])
def test_three_tables_together_tell_no_small_cell(threshold):
    size = 2 * threshold + 1
    for margins in product(safe_margins(2, size, threshold), repeat=3):
        guarantees(margins, size, threshold)


@given(st.lists(st.integers(0, 60), min_size=3, max_size=3), st.lists(st.integers(0, 60), min_size=3, max_size=3))
def test_bounds_of_two_published_tables_reach_ten(one, other):
    """Fréchet's bounds by formula, for sizes that cannot be counted through."""
    size = min(sum(one), sum(other))
    one[-1] += size - sum(one)
    other[-1] += size - sum(other)
    if min(one[-1], other[-1]) < 0 or not is_safe([*one, *other]):
        return
    for a, b in product(one, other):
        least, most = max(0, a + b - size), min(a, b)
        assert (least == most and (most == 0 or most >= T)) or (most >= T and most - least >= T)


@pytest.mark.parametrize("threshold", [2, 3])
def test_a_finer_table_beside_a_split_at_a_coarser_rung_tells_no_small_cell(threshold):
    """Classes 1 and 2 apart in the question's own table, together in the splits by two traits."""
    size = 2 * threshold + 1
    for fine in safe_margins(3, size, threshold):
        coarse = (fine[0] + fine[1], fine[2])
        for groups in product(safe_margins(2, coarse[0], threshold), safe_margins(2, coarse[1], threshold)):
            guarantees((fine[:2], groups[0]), coarse[0], threshold)
