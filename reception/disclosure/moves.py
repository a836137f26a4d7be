"""Small changes of a whole-number table that keep every sum, and tables that take several of them.

The least change by which one cell gets large is rarely of broken numbers, where a vertex far away is; and as its price
stays the same from cell to cell, each is found in a few steps from the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse

from reception.disclosure.solver import INFINITY, Outcome, Program, Unsolved
from reception.disclosure.system import Floats

_NEAR: Final = 1e-5
#: Whatever whole numbers fit will do.
SOON: Final[dict[str, float]] = {"mip_rel_gap": INFINITY, "time_limit": 20.0}


@dataclass(frozen=True)
class Sums:
    """What every table keeps: `rows` over the hidden cells, and the least and the most of each."""

    rows: sparse.csr_matrix
    least: Floats
    most: Floats

    def hold(self, table: Floats) -> bool:
        """Whether a table of whole numbers is one of those that fit."""
        sums = self.rows @ table
        return bool(table.min() >= 0 and np.all(sums >= self.least - _NEAR) and np.all(sums <= self.most + _NEAR))


def whole(values: Floats) -> Floats | None:
    """Numbers that are whole but for the solver's tolerance, as whole ones."""
    rounded: Floats = np.round(values)
    return rounded if np.abs(values - rounded).max() <= _NEAR else None


@dataclass(frozen=True)
class Aim:
    """A cell that is to be at least so many, or at most."""

    place: int
    value: float
    is_up: bool

    def met(self, table: Floats) -> bool:
        """Whether it is, in a table."""
        value = table[self.place]
        return bool(value >= self.value if self.is_up else value <= self.value)


class Moves:
    """The least changes of one table that fits, by whole numbers; `is_whole`: the solver is told so.

    Columns: how much more each is, how much less.
    """

    def __init__(self, base: Floats, sums: Sums, rng: np.random.Generator, *, is_whole: bool) -> None:
        self.base, self._sums = base, sums
        self._program = _program(base, sums, rng.uniform(1.0, 2.0, 2 * len(base)), is_whole=is_whole)

    def move(self, aim: Aim) -> Floats | None:
        """The change after which an aim is met; None if none of whole numbers was found."""
        program, count, there = self._program, len(self.base), float(self.base[aim.place])
        rise, fall = (aim.value - there, 0.0) if aim.is_up else (0.0, there - aim.value)
        program.bounds(aim.place, max(0.0, rise), INFINITY if aim.is_up else 0.0)
        program.bounds(aim.place + count, max(0.0, fall), 0.0 if aim.is_up else there)
        try:
            if program.run() is Outcome.NONE:
                return None
            change = whole(program.values[:count] - program.values[count:])
        except Unsolved:
            return None
        finally:
            program.bounds(aim.place, 0.0, INFINITY)
            program.bounds(aim.place + count, 0.0, there)
        return change if change is not None and self._sums.hold(self.base + change) else None


def _program(base: Floats, sums: Sums, costs: Floats, *, is_whole: bool) -> Program:
    count, there = len(base), sums.rows @ base
    most = np.concatenate([np.full(count, INFINITY), base])
    return Program(
        sparse.hstack([sums.rows, -sums.rows]).tocsr(), costs=costs, least=np.zeros(2 * count), most=most,
        low=sums.least - there, high=sums.most - there, whole=[True] * (2 * count) if is_whole else None,
        **(SOON if is_whole else {}),
    )  # fmt: skip


class Packs:
    """Few tables in which many aims are met: each takes every change that fits beside those it has."""

    def __init__(self, base: Floats, sums: Sums, truth: Floats | None) -> None:
        self._base, self._sums, self._truth = base, sums, truth
        self.tables: list[Floats] = []
        self._aims: list[list[Aim]] = []

    def meet(self, aim: Aim) -> bool:
        """Whether an aim is met already, by the way; it stays met then."""
        for table, aims in zip(self.tables, self._aims, strict=True):
            if aim.met(table):
                aims.append(aim)
                return True
        return False

    def take(self, aim: Aim, change: Floats) -> bool:
        """Put a change into a table, or into one more. Not if that were the true table."""
        for number, table in enumerate(self.tables):
            if self._fits(table + change, [*self._aims[number], aim]):
                self.tables[number] = table + change
                self._aims[number].append(aim)
                return True
        if not self._fits(self._base + change, [aim]):
            return False
        self.tables.append(self._base + change)
        self._aims.append([aim])
        return True

    def _fits(self, table: Floats, aims: Sequence[Aim]) -> bool:
        if self._truth is not None and np.array_equal(table, self._truth):
            return False
        return all(aim.met(table) for aim in aims) and self._sums.hold(table)
