"""Inequalities that every safe pattern satisfies, found from attacks that fail (docs/disclosure.md, "Cuts")."""

from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from reception.disclosure.search.attack import DOWN, UP, Attack, Push
from reception.disclosure.search.problem import TOLERANCE, Problem, Target
from reception.disclosure.system import Flags, Floats, Ints

#: A cut that is violated by less is none.
VIOLATED = 1e-4


@dataclass(frozen=True)
class Cut:
    """The sum of `values` over the hidden ones of `cells` is at least `least`."""

    cells: Ints
    values: Floats
    least: float

    def lacks(self, hidden: Floats) -> float:
        """By how much a pattern misses it."""
        return float(self.least - self.values @ hidden[self.cells])


def reachable(problem: Problem, target: Target, push: Push, direction: float) -> Floats:
    """How much of a push in that direction each cell could give at most if it were hidden; any duals give such a bound.

    With a = ±e_p + Mᵀπ, ±d_p = a·d for every deviation d, of which each is between -count and infinity.
    """
    gains = problem.transposed @ push.duals
    gains[target.place] += direction
    gives = np.where(gains > TOLERANCE, target.cap, np.maximum(-gains, 0.0) * problem.counts)
    gives[np.abs(gains) <= TOLERANCE] = 0.0
    gives[target.place] = 0.0
    if target.known >= 0:
        gives[target.known] = 0.0
    return gives


def lifted(problem: Problem, target: Target, gives: Floats, least: float) -> Cut | None:
    """The cut that says: what hidden cells give reaches `least`. None: it says nothing.

    Forced cells are hidden anyway; of a cell that is not, the cut holds where it is hidden.
    """
    gives = np.minimum(gives, least)
    left = least - float(gives[problem.forced].sum())
    if left <= TOLERANCE:
        return None
    gives = np.where(problem.open, np.minimum(gives, left), 0.0)
    if not problem.forced[target.place]:
        gives[target.place] = -left
    cells = np.flatnonzero(gives)
    right = left if problem.forced[target.place] else 0.0
    return Cut(cells.astype(np.int64), gives[cells] / left, right / left)


def failed(
    problem: Problem, target: Target, attack: Attack, cap_rise: float
) -> tuple[list[Cut], float, float, list[Push]]:
    """Push a target's cell: the cuts it fails by (none if it is protected), how far up and down it went, and how."""
    if target.rise > TOLERANCE:
        first = attack.push(target.place, UP, max(cap_rise, target.rise))
        if first.reach < target.rise - TOLERANCE:
            cut = lifted(problem, target, reachable(problem, target, first, UP), target.rise)
            return [cut] if cut else [], first.reach, 0.0, [first]
        if first.reach >= target.width - TOLERANCE:
            return [], first.reach, 0.0, [first]
    if target.width <= TOLERANCE:
        return [], target.rise, 0.0, []
    up = attack.push(target.place, UP, target.width)
    if up.reach >= target.width - TOLERANCE:
        return [], up.reach, 0.0, [up]
    down = attack.push(target.place, DOWN, target.width)
    if up.reach + down.reach >= target.width - TOLERANCE:
        return [], up.reach, down.reach, [up, down]
    gives = reachable(problem, target, up, UP) + reachable(problem, target, down, DOWN)
    cut = lifted(problem, target, gives, target.width)
    return [cut] if cut else [], up.reach, down.reach, [up, down]


def line_cuts(problem: Problem, targets: list[Target]) -> list[Cut]:
    """In each equation of a target, what the others give reaches what it has to rise by, and is something at all."""
    found: list[Cut] = []
    for target in targets:
        row_of = problem.transposed
        for at in range(row_of.indptr[target.place], row_of.indptr[target.place + 1]):
            row, own = row_of.indices[at], row_of.data[at]
            first, last = problem.matrix.indptr[row], problem.matrix.indptr[row + 1]
            cells, values = problem.matrix.indices[first:last], problem.matrix.data[first:last]
            gives = np.zeros(len(problem.counts))
            for least in {target.rise, target.width} - {0.0}:
                # Of a width, either way will do.
                falls = (values * own > 0) & (least == target.rise)
                gives[cells] = np.where(falls, np.minimum(problem.counts[cells], least), least)
                gives[target.place] = 0.0
                if cut := lifted(problem, target, gives, least):
                    found.append(cut)
    return found


def bridges(problem: Problem, hidden: Floats) -> list[Cut]:
    """In an equation without a forced cell one hidden cell alone cannot move: y_i <= the sum of the others."""
    y = np.where(problem.open, hidden, 0.0)
    touches = problem.touches
    found: list[Cut] = []
    for row in np.flatnonzero((touches @ problem.forced.astype(float) == 0) & (touches @ y > TOLERANCE)):
        cells = touches.indices[touches.indptr[row] : touches.indptr[row + 1]]
        cells = cells[problem.open[cells]]
        most = cells[np.argmax(y[cells])]
        if 2 * y[most] - y[cells].sum() > VIOLATED:
            found.append(Cut(cells.astype(np.int64), np.where(cells == most, -1.0, 1.0), 0.0))
    return found


@dataclass
class Pool:
    """Every cut that was found."""

    size: int
    cuts: list[Cut] = field(default_factory=list)
    _seen: set[bytes] = field(default_factory=set)

    def add(self, cuts: list[Cut]) -> list[Cut]:
        """Keep those that are new, and return them."""
        new = []
        for cut in cuts:
            key = cut.cells.tobytes() + np.round(cut.values, 9).tobytes()
            if key not in self._seen:
                self._seen.add(key)
                new.append(cut)
        self.cuts += new
        return new


def rows_of(cuts: list[Cut], places: Ints, width: int) -> tuple[sparse.csr_matrix, Floats]:
    """Cuts as rows over columns: `places` is the column of each cell, -1 for none."""
    starts, columns, values = [0], [], []
    for cut in cuts:
        at = places[cut.cells]
        columns.append(at[at >= 0])
        values.append(cut.values[at >= 0])
        starts.append(starts[-1] + int((at >= 0).sum()))
    flat = np.concatenate(columns) if columns else np.array([], dtype=np.int64)
    told = np.concatenate(values) if values else np.array([])
    matrix = sparse.csr_matrix(
        (told, flat.astype(np.int32), np.array(starts, dtype=np.int32)), shape=(len(cuts), width)
    )
    return matrix, np.array([cut.least for cut in cuts])


def hides(hidden: Flags) -> Floats:
    """A pattern as numbers."""
    return hidden.astype(float)
