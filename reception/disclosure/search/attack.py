"""What somebody who knows everything published could still believe of a hidden cell: a linear program."""

from dataclasses import dataclass

import numpy as np

from reception.disclosure.search.problem import Problem, Target
from reception.disclosure.solver import INFINITY, Outcome, Program, Unsolved, quickest
from reception.disclosure.system import Flags, Floats, Ints

UP, DOWN = 1.0, -1.0
#: Deviations by the place of the cell.
Deviation = tuple[Ints, Floats]
_NEAR = 1e-6


@dataclass(frozen=True)
class Push:
    """How far a cell can be pushed in one direction; the deviation that does it; what each equation is worth."""

    reach: float
    deviation: Deviation
    duals: Floats


class Attack:
    """Deviations from the true table that leave all equations true: of each of `columns` from -`down` to `up`."""

    def __init__(self, problem: Problem, columns: Ints, down: Floats, up: Floats) -> None:
        self._problem, self.columns = problem, columns
        self._place_of = {int(cell): place for place, cell in enumerate(columns)}
        part = problem.matrix[:, columns]
        self._rows = np.flatnonzero(np.diff(part.indptr))
        self._down, self._up = down.copy(), up.copy()
        self._program = Program(
            part[self._rows], costs=np.zeros(len(columns)), least=-down, most=up,
            solver="simplex", presolve="off", simplex_strategy=4,
        )  # fmt: skip

    @classmethod
    def on(cls, problem: Problem, hidden: Flags) -> "Attack":
        """On a pattern as it is: a count may be anything of 0 or more."""
        columns = problem.movable(hidden)
        return cls(problem, columns, problem.counts[columns], np.full(len(columns), INFINITY))

    @classmethod
    def within(cls, problem: Problem, columns: Ints, hidden: Floats, cap: float) -> "Attack":
        """On a pattern that hides cells in part (0..1), by deviations up to a cap."""
        part = hidden[columns]
        return cls(problem, columns, np.minimum(problem.counts[columns], cap) * part, cap * part)

    def push(self, cell: int, direction: float, cap: float) -> Push:
        """Push a cell as far as it goes, at most `cap`. Raises Unsolved."""
        place = self._place_of.get(cell)
        if place is None:
            return Push(0.0, (np.array([], dtype=np.int64), np.array([])), self._no_duals())
        down, up = self._down[place], self._up[place]
        room = min(cap, self._problem.counts[cell] if direction is DOWN else cap)
        self._program.bounds(place, *((0.0, room) if direction is UP else (-room, 0.0)))
        self._program.cost(place, -direction)
        try:
            return self._solved(place, direction)
        finally:
            self._program.cost(place, 0.0)
            self._program.bounds(place, -down, up)

    def _solved(self, place: int, direction: float) -> Push:
        self._solve()
        values = self._program.values
        used = np.flatnonzero(np.abs(values) > _NEAR)
        duals = self._no_duals()
        duals[self._rows] = self._program.row_duals
        return Push(direction * values[place], (self.columns[used], values[used]), duals)

    def _solve(self) -> None:
        try:
            outcome = self._program.run()
        except Unsolved:
            self._program.option("presolve", "on")
            try:
                outcome = self._program.run()
            finally:
                self._program.option("presolve", "off")
        if outcome is not Outcome.BEST:
            raise Unsolved("an attack")

    def close(self, cell: int) -> None:
        """The cell is published after all: it does not move."""
        place = self._place_of.get(cell)
        if place is not None:
            self._down[place] = self._up[place] = 0.0
            self._program.bounds(place, 0.0, 0.0)

    def reopen(self, cell: int) -> None:
        """The cell is hidden again."""
        place = self._place_of.get(cell)
        if place is not None:
            self._down[place], self._up[place] = self._problem.counts[cell], INFINITY
            self._program.bounds(place, -self._down[place], INFINITY)

    def _no_duals(self) -> Floats:
        return np.zeros(self._problem.matrix.shape[0])


def pushed_together(problem: Problem, hidden: Flags, aims: dict[int, float], direction: float) -> Deviation:
    """One deviation that pushes many cells at once, each at most as far as its aim. Raises Unsolved."""
    columns = problem.movable(hidden)
    part = problem.matrix[:, columns]
    rows = np.flatnonzero(np.diff(part.indptr))
    down, up = problem.counts[columns].copy(), np.full(len(columns), INFINITY)
    costs = np.zeros(len(columns))
    for place, cell in enumerate(columns):
        if (aim := aims.get(int(cell))) is not None:
            costs[place] = -direction / aim
            if direction is UP:
                up[place], down[place] = aim, min(down[place], 0.0)
            else:
                up[place], down[place] = 0.0, min(down[place], aim)
    program = Program(part[rows], costs=costs, least=-down, most=up, **quickest(len(columns)))
    if program.run() is not Outcome.BEST:
        raise Unsolved("a joint attack")
    values = program.values
    used = np.flatnonzero(np.abs(values) > _NEAR)
    return columns[used], values[used]


def is_met(target: Target, up: float, down: float) -> bool:
    """Whether a cell that can rise and fall so far is protected."""
    return up >= target.rise - _NEAR * 10 and up + down >= target.width - _NEAR * 10
