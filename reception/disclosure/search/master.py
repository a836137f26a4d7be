"""The cheapest hidden cells that satisfy the cuts: as parts (a lower bound, quickly) and as wholes."""

import time
from dataclasses import dataclass

import numpy as np

from reception.disclosure.search.cuts import Cut, rows_of
from reception.disclosure.search.problem import TOLERANCE, OutOfTime, Problem
from reception.disclosure.solver import INFINITY, Outcome, Program, Unsolved
from reception.disclosure.system import Flags, Floats, Ints


class Impossible(Exception):
    """No pattern satisfies the cuts."""


@dataclass(frozen=True)
class Whole:
    """A pattern, and what no pattern that satisfies the cuts costs less than."""

    hidden: Flags
    bound: float


class Master:
    """The open cells as numbers of 0..1; grows by cuts."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self.columns: Ints = np.flatnonzero(problem.open).astype(np.int64)
        self._place = np.full(len(problem.counts), -1, dtype=np.int64)
        self._place[self.columns] = np.arange(len(self.columns))
        empty, _least = rows_of([], self._place, len(self.columns))
        count = len(self.columns)
        self._program = Program(empty, costs=problem.weights[self.columns], least=np.zeros(count), most=np.ones(count))
        self.value, self.parts = 0.0, problem.forced.astype(float)
        self.reduced: Floats = np.zeros(count)

    def add(self, cuts: list[Cut]) -> None:
        """Ask for more."""
        if cuts:
            self._program.add_rows(*rows_of(cuts, self._place, len(self.columns)))

    def solve(self) -> None:
        """Find the cheapest parts. Raises Impossible, OutOfTime."""
        self._program.option("time_limit", INFINITY)
        try:
            outcome = self._program.run()
        except Unsolved as unsolved:
            raise OutOfTime from unsolved
        if outcome is Outcome.NONE:
            raise Impossible
        self.parts = self._problem.forced.astype(float)
        self.parts[self.columns] = np.clip(self._program.values, 0.0, 1.0)
        self.value, self.reduced = self._program.value, self._program.column_duals

    def is_whole(self) -> bool:
        """Whether the cheapest parts are wholes."""
        return bool(np.all(np.abs(self.parts - np.round(self.parts)) < TOLERANCE))

    def bound(self) -> float:
        """What no safe pattern costs less than, by the parts."""
        return float(np.ceil(self.value - 1e-6)) if self._problem.has_whole_weights else self.value

    def whole(self, cuts: list[Cut], best: Flags | None, cost: float) -> Whole:
        """The cheapest wholes by the cuts, cheaper than `cost` if there are any. Raises Impossible, OutOfTime.

        A cell whose reduced cost alone is more than the distance from the bound to a known pattern's cost is in no
        cheaper pattern.
        """
        least_step = 1.0 if self._problem.has_whole_weights else 0.0
        useful = (self.reduced <= cost - self.value - least_step + TOLERANCE) | (self.parts[self.columns] > TOLERANCE)
        if best is not None:
            useful |= best[self.columns]
        cells = self.columns[useful]
        place = np.full(len(self._place), -1, dtype=np.int64)
        place[cells] = np.arange(len(cells))
        rows, least = rows_of(cuts, place, len(cells))
        left = max(0.5, self._problem.until - time.monotonic())
        program = Program(
            rows, costs=self._problem.weights[cells], least=np.zeros(len(cells)), most=np.ones(len(cells)), low=least,
            high=INFINITY, whole=[True] * len(cells), time_limit=left, mip_rel_gap=0.0,
            mip_abs_gap=0.999 if least_step else 1e-6,
        )  # fmt: skip
        try:
            outcome = program.run()
        except Unsolved as unsolved:
            raise OutOfTime from unsolved
        if outcome is Outcome.NONE:
            raise Impossible
        hidden = self._problem.forced.copy()
        hidden[cells[program.values > 0.5]] = True
        bound = program.value if outcome is Outcome.BEST else program.bound
        return Whole(hidden, float(np.ceil(bound - 1e-6)) if least_step else bound)
