"""What is to be protected: cells, the sums that tie them, and the rule that they are protected by. Pure.

A table is its cells and margins; several tables, or several years, are one system wherever a cell has the same id. An
equation is coefficients by cell that sum to zero: a total is -1 and its parts are +1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np
from scipy import sparse

#: Of the boards; surveys have ten (statistics.md, section 2).
THRESHOLD: Final = 5
#: A count is a whole number that a program of any language can hold exactly.
_LARGEST: Final = 2**53

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
#: Pairs of a cell's id and its coefficient, a whole number but 0.
Equation = tuple[tuple[str, int], ...]


class InvalidSystem(Exception):
    """What was given is no system; `problems` are all that was found, a line each, in English."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True)
class Cell:
    """One number: how many there are. `id` is the same in every release.

    `sensitive` None: by its count. `weight`: what hiding it costs; None: its count + 1. `may_hide` False: it is known
    already. `is_hidden`: it was hidden before, and has to stay so.
    """

    id: str
    count: int
    dims: Mapping[str, str] = field(default_factory=dict)
    sensitive: bool | None = None
    weight: int | None = None
    may_hide: bool = True
    is_hidden: bool = False


@dataclass(frozen=True)
class Policy:
    """What is promised of each hidden cell to whoever knows all that is published (statistics.md, section 2).

    `threshold` T: counts of 1..T-1 are sensitive, and the highest possible value of a hidden cell is at least T (G1).
    `width`: its highest less its lowest is at least so much (G2); None: T-1. `insider`: all this holds, too, for
    somebody who knows one hidden cell of at most so many (G4); 0: nobody does. `protect_zeros`: 0 is sensitive, too.
    """

    threshold: int = THRESHOLD
    width: int | None = None
    insider: int = 0
    protect_zeros: bool = False

    @property
    def wide(self) -> int:
        """The width in force."""
        return self.threshold - 1 if self.width is None else self.width

    def is_small(self, count: int) -> bool:
        """Whether a count is one that nobody may learn."""
        return (0 if self.protect_zeros else 1) <= count < self.threshold


@dataclass(frozen=True)
class Share:
    """A share that is published, ± its precision: the cells of its numerator and denominator."""

    numerator: str
    denominator: str
    share: float | None
    precision: float


@dataclass(frozen=True)
class System:
    """Cells and equations. Raises InvalidSystem unless they add up."""

    cells: tuple[Cell, ...]
    equations: tuple[Equation, ...]
    shares: tuple[Share, ...] = ()

    def __post_init__(self) -> None:
        if problems := _problems(self):
            raise InvalidSystem(problems)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each cell by its id."""
        return {cell.id: place for place, cell in enumerate(self.cells)}

    @cached_property
    def counts(self) -> Floats:
        """The counts in the order of the cells."""
        return np.array([cell.count for cell in self.cells], dtype=float)

    @cached_property
    def matrix(self) -> sparse.csr_matrix:
        """The coefficients: a row for each equation, a column for each cell."""
        return matrix_of(self.equations, self.places)

    def sensitive(self, policy: Policy) -> Flags:
        """Which cells nobody may learn."""
        told = [policy.is_small(one.count) if one.sensitive is None else one.sensitive for one in self.cells]
        return np.array(told, dtype=bool)


def matrix_of(equations: Sequence[Equation], places: Mapping[str, int]) -> sparse.csr_matrix:
    """The coefficients of equations, a row for each."""
    rows = [row for row, equation in enumerate(equations) for _pair in equation]
    columns = [places[cell] for equation in equations for cell, _coefficient in equation]
    values = [float(coefficient) for equation in equations for _cell, coefficient in equation]
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(equations), len(places)))


def _problems(system: System) -> list[str]:
    problems = [f"{one.id}: the count {one.count!r} is no whole number of 0 or more" for one in _uncounted(system)]
    seen: set[str] = set()
    for one in system.cells:
        if one.id in seen:
            problems.append(f"{one.id}: this id stands twice")
        seen.add(one.id)
    counts = {one.id: one.count for one in system.cells}
    for number, equation in enumerate(system.equations, 1):
        unknown = [cell for cell, _coefficient in equation if cell not in counts]
        problems += [f"equation {number}: there is no cell {cell}" for cell in unknown]
        cells = [cell for cell, _coefficient in equation]
        problems += [
            f"equation {number}: {cell} stands twice" for cell in {one for one in cells if cells.count(one) > 1}
        ]
        if not (problems or sum(coefficient * counts[cell] for cell, coefficient in equation) == 0):
            problems.append(f"equation {number} does not add up: {_told(equation)}")
    for share in system.shares:
        gone = {share.numerator, share.denominator} - seen
        problems += [f"a share of a cell that there is none of: {cell}" for cell in sorted(gone)]
    return problems


def _uncounted(system: System) -> list[Cell]:
    return [one for one in system.cells if type(one.count) is not int or not 0 <= one.count <= _LARGEST]


def _told(equation: Equation) -> str:
    return " ".join(f"{coefficient:+d}·{cell}" for cell, coefficient in equation[:6])
