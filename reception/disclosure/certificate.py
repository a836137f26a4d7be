"""Integer tables that prove what a pattern promises, by plain addition.

They are made from what is published alone: whoever has the published figures could make them too, so that they tell
nothing more. They are made for all hidden cells alike, and the true table is not among them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from reception.disclosure.solver import INFINITY, Outcome, Program, Unsolved
from reception.disclosure.system import Equation, Floats, Ints, Policy, System

_NEAR = 1e-6
#: Tables beyond the true one: of one that is by chance the true table, another is made.
_TRIES = 3


class Unproven(Exception):
    """No whole-number table shows that these cells (by place) could be large and wide enough."""

    def __init__(self, places: Sequence[int]) -> None:
        super().__init__(str(list(places)[:5]))
        self.places = list(places)


@dataclass(frozen=True)
class Certificate:
    """`cells`: the hidden ones, in order; `tables`: in each, a value for each of them."""

    cells: tuple[str, ...]
    tables: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Published:
    """What everybody knows: values by id, None hidden, and equations."""

    values: Mapping[str, int | None]
    equations: tuple[Equation, ...]


def problems_of(published: Published, certificate: Certificate, policy: Policy) -> list[str]:
    """What a certificate does not prove, a line each, by additions of whole numbers alone; none: it proves all."""
    hidden = {cell for cell, value in published.values.items() if value is None}
    problems = [f"{cell}: the certificate says nothing of it" for cell in sorted(hidden - set(certificate.cells))]
    problems += [f"{cell}: the certificate speaks of it, and it is not hidden" for cell in sorted(set(certificate.cells) - hidden)]
    if problems:
        return problems
    of = {cell: place for place, cell in enumerate(certificate.cells)}
    for number, table in enumerate(certificate.tables, 1):
        if len(table) != len(of) or not all(type(value) is int and value >= 0 for value in table):
            return [f"table {number} of the certificate is not one of whole numbers of 0 or more for each hidden cell"]
        for equation in published.equations:
            told = ((coefficient, published.values[cell], cell) for cell, coefficient in equation)
            if sum(c * (table[of[cell]] if value is None else value) for c, value, cell in told):
                problems.append(f"table {number} of the certificate does not add up at {equation[0][0]}")
    for place, cell in enumerate(certificate.cells):
        column = [table[place] for table in certificate.tables]
        if not column or max(column) < policy.threshold:
            problems.append(f"{cell}: no table shows that it could be {policy.threshold} or more")
        elif max(column) - min(column) < policy.wide:
            problems.append(f"{cell}: the tables leave it a room of less than {policy.wide}")
    return problems


def certified(system: System, hidden: Ints, policy: Policy) -> Certificate:
    """Tables that show of each hidden cell that it could be at least T, and by W less. Raises Unproven."""
    if not len(hidden):
        return Certificate((), ())
    maker = _Maker(system.matrix, system.counts, hidden, policy)
    tables = maker.tables()
    cells = tuple(system.cells[int(place)].id for place in hidden)
    return Certificate(cells, tuple(tuple(int(value) for value in table) for table in tables))


class _Maker:
    """A program over the hidden cells: x + published = 0. Each x is `small` + `large`, small up to the threshold."""

    def __init__(self, matrix: sparse.csr_matrix, counts: Floats, hidden: Ints, policy: Policy) -> None:
        shown = counts.copy()
        shown[hidden] = 0.0
        part = matrix[:, hidden].tocsr()
        rows = np.flatnonzero(np.diff(part.indptr))
        self._part, self._right = part[rows], -(matrix @ shown)[rows]
        self._hidden, self._truth, self._policy = hidden, counts[hidden], policy
        self._high = np.full(len(hidden), -1.0)
        self._low = np.full(len(hidden), np.inf)
        self._found: list[Floats] = []
        self._rng = np.random.default_rng(len(hidden))
        self._program = self._made(whole=False)
        self._wholes: Program | None = None

    def _made(self, *, whole: bool) -> Program:
        count = len(self._hidden)
        top = np.concatenate([np.full(count, float(self._policy.threshold)), np.full(count, INFINITY)])
        return Program(
            sparse.hstack([self._part, self._part]).tocsr(), costs=np.zeros(2 * count), least=np.zeros(2 * count),
            most=top, low=self._right, high=self._right, whole=[True] * (2 * count) if whole else None,
            **({"mip_rel_gap": INFINITY, "time_limit": 20.0} if whole else {}),
        )  # fmt: skip

    def tables(self) -> list[Floats]:
        """The tables. Raises Unproven."""
        for raise_them in (True, False):
            stuck: set[int] = set()
            while left := [place for place in self._left(raise_them) if place not in stuck]:
                table = self._together(left, raise_them)
                if table is None or not self._helps(table, left, raise_them):
                    table = self._single(left[0], raise_them)
                if table is None:
                    stuck.add(left[0])
                    continue
                self._keep(table)
            if stuck:
                raise Unproven([int(self._hidden[place]) for place in sorted(stuck)])
        return self._found

    def _left(self, raise_them: bool) -> list[int]:
        if raise_them:
            return np.flatnonzero(self._high < self._policy.threshold).tolist()
        return np.flatnonzero(self._high - self._low < self._policy.wide).tolist()

    def _helps(self, table: Floats, left: list[int], raise_them: bool) -> bool:
        if raise_them:
            return bool((table[left] >= self._policy.threshold).any())
        high, low = np.maximum(self._high, table)[left], np.minimum(self._low, table)[left]
        return bool((high - low >= self._policy.wide).any())

    def _together(self, left: list[int], raise_them: bool) -> Floats | None:
        """A table that raises many of them, or lowers them."""
        count = len(self._hidden)
        costs = np.zeros(2 * count)
        pull = self._rng.uniform(1.0, 2.0, len(left))
        costs[left] = -pull if raise_them else pull
        if not raise_them:
            costs[np.array(left) + count] = pull
        self._program.costs(costs)
        try:
            if self._program.run() is not Outcome.BEST:
                return None
        except Unsolved:
            return None
        return self._whole(self._program.values, left, costs)

    def _whole(self, values: Floats, left: list[int], costs: Floats) -> Floats | None:
        count = len(self._hidden)
        table = values[:count] + values[count:]
        rounded = np.round(table)
        if np.abs(table - rounded).max() < _NEAR * 10 and not np.any(self._part @ rounded - self._right):
            return None if np.array_equal(rounded, self._truth) else rounded
        return None

    def _single(self, place: int, raise_them: bool) -> Floats | None:
        """A table for one of them: a vertex if it is of whole numbers, else by whole numbers from the start."""
        count, policy = len(self._hidden), self._policy
        aims = [float(policy.threshold)] if raise_them else [self._high[place] - policy.wide]
        if not raise_them:
            aims.append(self._low[place] + policy.wide)
        for aim in aims:
            up = raise_them or aim > self._high[place]
            if aim < 0:
                continue
            for attempt in range(_TRIES):
                costs = self._rng.uniform(0.0, 1.0, 2 * count)
                for whole in (False, True):
                    if whole and self._wholes is None:
                        self._wholes = self._made(whole=True)
                    program = self._wholes if whole and self._wholes is not None else self._program
                    least = (min(aim, policy.threshold), max(0.0, aim - policy.threshold)) if up else (0.0, 0.0)
                    most = (policy.threshold, INFINITY) if up else _split(aim, policy.threshold)
                    program.bounds(place, least[0], most[0])
                    program.bounds(place + count, least[1], most[1])
                    program.costs(costs)
                    try:
                        solved = program.run() is not Outcome.NONE
                        table = self._whole(program.values, [place], costs) if solved else None
                    except Unsolved:
                        solved, table = True, None
                    finally:
                        program.bounds(place, 0.0, policy.threshold)
                        program.bounds(place + count, 0.0, INFINITY)
                    if table is not None:
                        return table
                    if not solved:
                        break
                if not solved:
                    break
        return None

    def _keep(self, table: Floats) -> None:
        self._found.append(table)
        self._high, self._low = np.maximum(self._high, table), np.minimum(self._low, table)


def _split(aim: float, threshold: int) -> tuple[float, float]:
    return min(aim, threshold), max(0.0, aim - threshold)
