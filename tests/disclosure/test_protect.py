"""Whatever is protected, nobody finds a small number behind it: asked by integer programs of the tests' own."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reception.disclosure.certificate import Certificate, Published, problems_of
from reception.disclosure.protecting import Pattern, Unprotectable, protect
from reception.disclosure.system import Cell, InvalidSystem, Policy, System
from tests.disclosure.tables import arrays, crossed, interval, leaks

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def tried(system: System) -> Pattern | None:
    """Its pattern; None where it is refused, with cells named."""
    try:
        return protect(system)
    except Unprotectable as refused:
        if not refused.cells:
            raise
        return None


def published(system: System, pattern: Pattern) -> Published:
    values = {one.id: None if one.id in pattern.hidden else one.count for one in system.cells}
    return Published(values, system.equations)


@QUICK
@given(counts=arrays())
def test_nothing_small_is_found_behind_a_table_of_two_dimensions(counts: np.ndarray) -> None:
    system = crossed(counts)
    pattern = tried(system)
    if pattern is None:
        return
    assert not leaks(system, pattern.hidden)
    assert not problems_of(published(system, pattern), pattern.certificate, Policy())
    assert pattern.bound <= pattern.cost


@QUICK
@given(counts=arrays(two=False))
def test_nothing_small_is_found_behind_a_table_of_three_dimensions(counts: np.ndarray) -> None:
    system = crossed(counts)
    pattern = tried(system)
    if pattern is None:
        return
    assert not leaks(system, pattern.hidden)
    assert not problems_of(published(system, pattern), pattern.certificate, Policy())


@QUICK
@given(counts=arrays())
def test_no_cheaper_pattern_is_safe_where_the_bound_says_so(counts: np.ndarray) -> None:
    """Every single hidden cell that is not small in itself is needed: shown again, the audit finds a leak."""
    system = crossed(counts)
    try:
        pattern = protect(system)
    except Unprotectable:
        return
    weights = {one.id: one.count + 1 for one in system.cells}
    for cell in pattern.hidden - pattern.primary:
        if weights[cell] > pattern.gap * pattern.cost + 1e-9:
            lighter = pattern.hidden - {cell}
            shaky = [one for one in lighter if _is_shaky(system, lighter, one)]
            assert leaks(system, lighter) or shaky


def _is_shaky(system: System, hidden: frozenset[str], cell: str) -> bool:
    """Whether a hidden cell, small or not, is known too well: the certificate asks the same of all of them."""
    values = {one.id: None if one.id in hidden else one.count for one in system.cells}
    least, most = interval(values, system.equations, cell)
    return most < 5 or most - least < 4


@settings(max_examples=10, deadline=None)
@given(counts=arrays())
def test_somebody_who_knows_one_hidden_number_learns_no_other(counts: np.ndarray) -> None:
    system, policy = crossed(counts), Policy(insider=1)
    try:
        pattern = protect(system, policy)
    except Unprotectable:
        return
    own = {one.id: one.count for one in system.cells}
    for known in [cell for cell in pattern.hidden if own[cell] <= 1]:
        assert not leaks(system, pattern.hidden, known=[known])


def test_the_certificate_does_not_hold_the_truth_and_speaks_of_every_hidden_cell_alike() -> None:
    counts = np.random.default_rng(3).poisson(9, (6, 7))
    system = crossed(counts)
    pattern = protect(system)
    truth = {one.id: one.count for one in system.cells}
    assert set(pattern.certificate.cells) == pattern.hidden
    assert tuple(truth[cell] for cell in pattern.certificate.cells) not in pattern.certificate.tables


def test_a_certificate_with_one_changed_number_is_refused() -> None:
    system = crossed(np.random.default_rng(3).poisson(9, (6, 7)))
    pattern = protect(system)
    tables = [list(table) for table in pattern.certificate.tables]
    tables[0][0] += 1
    forged = Certificate(pattern.certificate.cells, tuple(tuple(table) for table in tables))
    assert problems_of(published(system, pattern), forged, Policy())


def test_two_hidden_cells_of_a_line_whose_sum_is_small_need_a_third() -> None:
    """1 and 2 are hidden, and the line says that together they are 3: neither could be 5."""
    system = System(
        (Cell("a", 1), Cell("b", 2), Cell("c", 30), Cell("all", 33)),
        ((("all", -1), ("a", 1), ("b", 1), ("c", 1)),),
    )
    pattern = protect(system)
    assert pattern.hidden > {"a", "b"}
    assert not leaks(system, pattern.hidden)


def test_a_single_small_cell_is_not_left_alone_in_its_lines() -> None:
    counts = np.array([[2, 40, 60], [50, 70, 30], [90, 20, 80]])
    pattern = protect(crossed(counts))
    assert len(pattern.hidden) == 4
    assert pattern.primary == {"a0|b0"}


def test_cells_in_an_odd_cycle_are_known_to_whoever_adds_and_subtracts() -> None:
    """a+b, b+c and a+c are published, so that each is half of a sum: hiding the three alone is not enough."""
    cells = (Cell("a", 2), Cell("b", 30), Cell("c", 40), Cell("ab", 32), Cell("bc", 70), Cell("ac", 42))
    equations = tuple(((both, -1), (both[0], 1), (both[1], 1)) for both in ("ab", "bc", "ac"))
    system = System(cells, equations)
    assert leaks(system, frozenset("abc"))
    pattern = protect(system)
    assert not leaks(system, pattern.hidden)
    assert pattern.hidden & {"ab", "bc", "ac"}


def test_what_is_published_already_is_not_hidden_and_what_cannot_be_saved_is_named() -> None:
    system = System(
        (Cell("women", 3), Cell("men", 40, may_hide=False), Cell("all", 43, may_hide=False)),
        ((("all", -1), ("women", 1), ("men", 1)),),
    )
    with pytest.raises(Unprotectable) as refused:
        protect(system)
    assert refused.value.cells == ["women"]


def test_zeros_are_protected_where_that_is_asked() -> None:
    system = crossed(np.array([[0, 40, 60], [50, 70, 30], [90, 20, 80]]))
    assert not protect(system).hidden
    assert "a0|b0" in protect(system, Policy(protect_zeros=True)).hidden


def test_when_no_time_is_left_all_is_withheld_and_that_is_said() -> None:
    rng = np.random.default_rng(5)
    system = crossed(rng.poisson(9, (6, 6, 6)))
    pattern = protect(system, time_limit=0.000_001)
    assert pattern.is_withheld
    assert not problems_of(published(system, pattern), pattern.certificate, Policy())
    assert pattern.hidden == {one.id for one in system.cells}


def test_a_table_without_small_numbers_is_published_whole() -> None:
    pattern = protect(crossed(np.full((3, 4), 12)))
    assert (pattern.hidden, pattern.cost, pattern.gap) == (frozenset(), 0, 0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"count": -1}, "no whole number of 0 or more"),
        ({"count": 2.5}, "no whole number of 0 or more"),
        ({"count": 34}, "does not add up"),
        ({"id": "b"}, "this id stands twice"),
    ],
)
def test_what_is_no_system_is_refused_with_the_cell_named(change: dict[str, object], message: str) -> None:
    cells = [Cell("a", 1), Cell("b", 2), Cell("c", 30), Cell("all", 33)]
    cells[0] = replace(cells[0], **change)
    with pytest.raises(InvalidSystem, match=message):
        System(tuple(cells), ((("all", -1), ("a", 1), ("b", 1), ("c", 1)),))


@QUICK
@given(counts=arrays(), threshold=st.integers(2, 10))
def test_the_threshold_is_kept_whatever_it_is(counts: np.ndarray, threshold: int) -> None:
    system, policy = crossed(counts), Policy(threshold)
    try:
        pattern = protect(system, policy)
    except Unprotectable:
        return
    assert not leaks(system, pattern.hidden, threshold, threshold - 1)
