"""Integer tables that prove what a pattern promises, by plain addition.

They are made from what is published alone: whoever has the published figures could make them too, so that they tell
nothing more. They are made for all hidden cells alike, and the true table is not among them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from reception.disclosure.moves import SOON, Aim, Moves, Packs, Sums, whole
from reception.disclosure.solver import INFINITY, Outcome, Program, Unsolved
from reception.disclosure.system import Equation, Floats, Ints, Policy, System

#: Tables beyond the true one: of one that is by chance the true table, another is made.
_TRIES = 3
#: After so many tables for many cells at once that were none, cells are taken one by one.
_IN_VAIN = 3
#: So many tables are changed a little for what is left; the last of them by whole numbers from the start.
_BASES = 4


#: Rows, and the least and the most of each.
Bounds = tuple[sparse.csr_matrix, Floats, Floats]


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
    """What a certificate does not prove, a line each, by additions of whole numbers alone; none: it proves all.

    It may speak of cells of other documents too.
    """
    hidden = {cell for cell, value in published.values.items() if value is None}
    problems = [f"{cell}: the certificate says nothing of it" for cell in sorted(hidden - set(certificate.cells))]
    shown = set(certificate.cells) & set(published.values) - hidden
    problems += [f"{cell}: the certificate speaks of it, and it is not hidden" for cell in sorted(shown)]
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
    for cell in sorted(hidden):
        place = of[cell]
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
    tables = proven(system.matrix, system.counts, hidden, policy, truth=system.counts[hidden])
    cells = tuple(system.cells[int(place)].id for place in hidden)
    return Certificate(cells, tuple(tuple(int(value) for value in table) for table in tables))


def proven(
    matrix: sparse.csr_matrix,
    counts: Floats,
    hidden: Ints,
    policy: Policy,
    *,
    truth: Floats | None,
    bounds: Bounds | None = None,
) -> list[Floats]:
    """The same as arrays: `counts` of hidden cells are not looked at; `truth`: the table that must not be among them;
    `bounds`: rows that only have to lie between two numbers. Raises Unproven."""
    if not len(hidden):
        return []
    found = [
        (
            places,
            _Maker(
                matrix, counts, hidden[places], policy, truth=None if truth is None else truth[places], bounds=bounds
            ),
        )
        for places in _apart(matrix, hidden, bounds)
    ]
    stuck: list[int] = []
    tables: list[tuple[Ints, list[Floats]]] = []
    for places, maker in found:
        try:
            tables.append((places, maker.tables()))
        except Unproven as unproven:
            stuck += unproven.places
    if stuck:
        raise Unproven(stuck)
    return _beside_one_another(tables, len(hidden))


def _apart(matrix: sparse.csr_matrix, hidden: Ints, bounds: Bounds | None) -> list[Ints]:
    """The hidden cells in parts that no sum ties to one another."""
    rows = matrix if bounds is None else sparse.vstack([matrix, bounds[0]]).tocsr()
    part = abs(rows[:, hidden])
    number, labels = connected_components(part.T @ part, directed=False)
    order = np.argsort(labels, kind="stable")
    return [some.astype(np.int64) for some in np.split(order, np.cumsum(np.bincount(labels, minlength=number))[:-1])]


def _beside_one_another(parts: list[tuple[Ints, list[Floats]]], size: int) -> list[Floats]:
    """Tables of parts as tables of all; a part with fewer of them repeats its last."""
    most = max(len(tables) for _places, tables in parts)
    found = [np.zeros(size) for _table in range(most)]
    for places, tables in parts:
        for number, table in enumerate(found):
            table[places] = tables[min(number, len(tables) - 1)]
    return found


class _Maker:
    """A program over the hidden cells: x + published = 0. Each x is `small` + `large`, small up to the threshold."""

    def __init__(
        self,
        matrix: sparse.csr_matrix,
        counts: Floats,
        hidden: Ints,
        policy: Policy,
        *,
        truth: Floats | None,
        bounds: Bounds | None,
    ) -> None:
        shown = counts.copy()
        shown[hidden] = 0.0
        sums = np.zeros(matrix.shape[0])
        both, least, most = (matrix, sums, sums) if bounds is None else _stacked(matrix, bounds)
        part = both[:, hidden].tocsr()
        rows = np.flatnonzero(np.diff(part.indptr))
        self._sums = Sums(part[rows], (least - both @ shown)[rows], (most - both @ shown)[rows])
        self._hidden, self._truth, self._policy = hidden, truth, policy
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
            sparse.hstack([self._sums.rows, self._sums.rows]).tocsr(), costs=np.zeros(2 * count),
            least=np.zeros(2 * count), most=top, low=self._sums.least, high=self._sums.most,
            whole=[True] * (2 * count) if whole else None, **(SOON if whole else {}),
        )  # fmt: skip

    def tables(self) -> list[Floats]:
        """The tables. Raises Unproven."""
        for raising in (True, False):
            self._many_at_once(raising=raising)
            stuck = self._one_by_one(raising=raising)
            if stuck:
                raise Unproven([int(self._hidden[place]) for place in sorted(stuck)])
        return self._found

    def _one_by_one(self, *, raising: bool) -> set[int]:
        """Tables for what is left. Those for which there is none."""
        stuck: set[int] = set()
        bases = 0
        while left := [place for place in self._left(raising=raising) if place not in stuck]:
            if self._found and bases < _BASES:
                bases += 1
                self._by_moves(left, raising=raising, is_whole=bases == _BASES)
                continue
            table = self._single(left[0], raising=raising)
            if table is None:
                stuck.add(left[0])
                continue
            self._keep(table)
        return stuck

    def _many_at_once(self, *, raising: bool) -> None:
        """Tables that each serve many cells, while such are found."""
        in_vain = 0
        while in_vain < _IN_VAIN and (left := self._left(raising=raising)):
            table = self._together(left, raising=raising)
            if table is None or not self._helps(table, left, raising=raising):
                in_vain += 1
            else:
                self._keep(table)

    def _by_moves(self, left: Sequence[int], *, raising: bool, is_whole: bool) -> None:
        """For each cell that is left the least change of a table that is there; few tables with all of them."""
        moves = Moves(self._found[-1], self._sums, self._rng, is_whole=is_whole)
        packs = Packs(moves.base, self._sums, self._truth)
        for place in left:
            aims = self._aims(place, raising=raising)
            if not any(packs.meet(aim) for aim in aims):
                any((change := moves.move(aim)) is not None and packs.take(aim, change) for aim in aims)
        for table in packs.tables:
            self._keep(table)

    def _aims(self, place: int, *, raising: bool) -> list[Aim]:
        if raising:
            return [Aim(place, float(self._policy.threshold), is_up=True)]
        low, high = self._high[place] - self._policy.wide, self._low[place] + self._policy.wide
        return [*([Aim(place, low, is_up=False)] if low >= 0 else []), Aim(place, high, is_up=True)]

    def _left(self, *, raising: bool) -> list[int]:
        if raising:
            return np.flatnonzero(self._high < self._policy.threshold).tolist()
        return np.flatnonzero(self._high - self._low < self._policy.wide).tolist()

    def _helps(self, table: Floats, left: list[int], *, raising: bool) -> bool:
        if raising:
            return bool((table[left] >= self._policy.threshold).any())
        high, low = np.maximum(self._high, table)[left], np.minimum(self._low, table)[left]
        return bool((high - low >= self._policy.wide).any())

    def _together(self, left: list[int], *, raising: bool) -> Floats | None:
        """A table that raises many of them, or lowers them."""
        count = len(self._hidden)
        costs = np.zeros(2 * count)
        pull = self._rng.uniform(1.0, 2.0, len(left))
        costs[left] = -pull if raising else pull
        if not raising:
            costs[np.array(left) + count] = pull
        self._program.costs(costs)
        try:
            if self._program.run() is not Outcome.BEST:
                return None
        except Unsolved:
            return None
        return self._whole(self._program.values)

    def _whole(self, values: Floats) -> Floats | None:
        count = len(self._hidden)
        table = whole(values[:count] + values[count:])
        if table is None or not self._sums.hold(table) or self._is_truth(table):
            return None
        return table

    def _is_truth(self, table: Floats) -> bool:
        return self._truth is not None and np.array_equal(table, self._truth)

    def _single(self, place: int, *, raising: bool) -> Floats | None:
        """A table for one of them: a vertex if it is of whole numbers, else by whole numbers from the start."""
        for aim in self._aims(place, raising=raising):
            for _attempt in range(_TRIES):
                for is_whole in (False, True):
                    if (table := self._aimed(aim, is_whole=is_whole)) is not None:
                        return table
        return None

    def _aimed(self, aim: Aim, *, is_whole: bool) -> Floats | None:
        """A table in which an aim is met."""
        if is_whole and self._wholes is None:
            self._wholes = self._made(whole=True)
        program = self._wholes if is_whole and self._wholes is not None else self._program
        count, top, place = len(self._hidden), float(self._policy.threshold), aim.place
        small, large = min(aim.value, top), max(0.0, aim.value - top)
        program.bounds(place, small if aim.is_up else 0.0, top if aim.is_up else small)
        program.bounds(place + count, large if aim.is_up else 0.0, INFINITY if aim.is_up else large)
        program.costs(self._rng.uniform(0.0, 1.0, 2 * count))
        try:
            return self._whole(program.values) if program.run() is not Outcome.NONE else None
        except Unsolved:
            return None
        finally:
            program.bounds(place, 0.0, top)
            program.bounds(place + count, 0.0, INFINITY)

    def _keep(self, table: Floats) -> None:
        self._found.append(table)
        self._high, self._low = np.maximum(self._high, table), np.minimum(self._low, table)


def _stacked(matrix: sparse.csr_matrix, bounds: Bounds) -> Bounds:
    sums = np.zeros(matrix.shape[0])
    rows = sparse.vstack([matrix, bounds[0]]).tocsr()
    return rows, np.concatenate([sums, bounds[1]]), np.concatenate([sums, bounds[2]])
