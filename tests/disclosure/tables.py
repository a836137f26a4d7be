"""Small tables for tests, and an audit of them by integer programming that shares no code with the program's own."""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import strategies as st
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from reception.disclosure.system import Cell, Equation, System

TOTAL = "all"


def crossed(counts: np.ndarray, prefix: str = "") -> System:
    """A table of as many dimensions as the array has, with every margin."""
    names = [[f"{'abcd'[axis]}{place}" for place in range(size)] for axis, size in enumerate(counts.shape)]
    cells, equations = [], []
    for key in itertools.product(*([*some, TOTAL] for some in names)):
        where = tuple(slice(None) if one == TOTAL else some.index(one) for one, some in zip(key, names, strict=True))
        cells.append(Cell(prefix + "|".join(key), int(counts[where].sum())))
        for axis, one in enumerate(key):
            if one == TOTAL:
                parts = ["|".join((*key[:axis], name, *key[axis + 1 :])) for name in names[axis]]
                equations.append((("|".join(key), -1), *((part, 1) for part in parts)))
    told = tuple(tuple((prefix + cell, coefficient) for cell, coefficient in equation) for equation in equations)
    return System(tuple(cells), told)


def arrays(two: bool = True) -> st.SearchStrategy[np.ndarray]:
    """Tables of two or three small dimensions, most counts small."""
    sizes = st.sampled_from([(2, 3), (3, 3), (3, 4)] if two else [(2, 2, 2), (2, 3, 2), (3, 2, 3)])
    count = st.one_of(st.integers(0, 6), st.integers(5, 40))
    return sizes.flatmap(
        lambda size: st.lists(count, min_size=int(np.prod(size)), max_size=int(np.prod(size))).map(
            lambda told: np.array(told).reshape(size)
        )
    )


def interval(
    values: Mapping[str, int | None], equations: Sequence[Equation], cell: str, known: Mapping[str, int] | None = None
) -> tuple[int, float]:
    """The least and the most a hidden cell can be, by whole numbers; above 10 000 it is as good as anything."""
    values = {**values, **(known or {})}
    hidden = [name for name, value in values.items() if value is None]
    at = {name: place for place, name in enumerate(hidden)}
    rows = np.zeros((len(equations), len(hidden)))
    right = np.zeros(len(equations))
    for row, equation in enumerate(equations):
        for name, coefficient in equation:
            if (value := values[name]) is None:
                rows[row, at[name]] += coefficient
            else:
                right[row] -= coefficient * value
    found = []
    for sign in (1, -1):
        aim = np.zeros(len(hidden))
        aim[at[cell]] = sign
        told = milp(
            aim, constraints=LinearConstraint(sparse.csr_matrix(rows), right, right), integrality=np.ones(len(hidden)),
            bounds=Bounds(0, 10_000),
        )  # fmt: skip
        assert told.success, told.message
        found.append(round(sign * told.fun))
    return found[0], found[1]


def leaks(
    system: System, hidden: frozenset[str], threshold: int = 5, width: int = 4, known: Sequence[str] = ()
) -> list[str]:
    """The sensitive cells of which too much is known, one by one."""
    counts = {one.id: one.count for one in system.cells}
    values = {cell: None if cell in hidden else count for cell, count in counts.items()}
    told = [cell for cell, value in values.items() if value is not None and 0 < value < threshold]
    seen = {one: counts[one] for one in known}
    for cell in sorted(hidden - set(known)):
        if 0 < counts[cell] < threshold:
            least, most = interval(values, system.equations, cell, seen)
            if most < threshold or most - least < width:
                told.append(cell)
    return told
