"""Linear programs that are solved again and again with other bounds or another aim, by HiGHS. Pure."""

from collections.abc import Sequence
from enum import Enum
from typing import Any, Final

import highspy
import numpy as np
from scipy import sparse

from reception.disclosure.system import Floats, Ints

INFINITY: Final = highspy.kHighsInf
#: From so many columns on an interior point is quicker than a first simplex.
_LARGE: Final = 1500


class Unsolved(Exception):
    """The solver found neither a solution nor that there is none: out of time, or out of numbers."""


class Outcome(Enum):
    """How a run ended."""

    BEST = "best"
    NONE = "none"
    #: A solution was found, not proven best.
    FOUND = "found"


class Program:
    """Minimise `costs`·x where `rows`·x lies in [`low`, `high`] and x in [`least`, `most`].

    `whole`: which x are whole numbers. All models of a process use one thread: others make HiGHS fail without a word.
    """

    def __init__(
        self,
        rows: sparse.csr_matrix,
        *,
        costs: Floats,
        least: Floats,
        most: Floats,
        low: Floats | float = 0.0,
        high: Floats | float = 0.0,
        whole: Sequence[bool] | None = None,
        **options: Any,
    ) -> None:
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in {"output_flag": False, "threads": 1, **options}.items():
            self._highs.setOptionValue(name, value)
        model = highspy.HighsLp()
        model.num_row_, model.num_col_ = rows.shape
        model.col_cost_, model.col_lower_, model.col_upper_ = costs, least, most
        model.row_lower_ = np.broadcast_to(np.asarray(low, float), rows.shape[0]).copy()
        model.row_upper_ = np.broadcast_to(np.asarray(high, float), rows.shape[0]).copy()
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
        if whole is not None:
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            model.integrality_ = [kinds[bool(one)] for one in whole]
        self._is_whole = whole is not None
        self._highs.passModel(model)
        self._solution: Any = None

    def option(self, name: str, value: Any) -> None:
        """Set one of the solver's own options."""
        self._highs.setOptionValue(name, value)

    def cost(self, column: int, cost: float) -> None:
        """Give one column another cost."""
        self._highs.changeColCost(column, cost)

    def costs(self, costs: Floats) -> None:
        """Give every column a cost."""
        self._highs.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)

    def bounds(self, column: int, least: float, most: float) -> None:
        """Give one column other bounds."""
        self._highs.changeColBounds(column, least, most)

    def all_bounds(self, least: Floats, most: Floats) -> None:
        """Give every column other bounds."""
        self._highs.changeColsBounds(len(least), np.arange(len(least), dtype=np.int32), least, most)

    def add_rows(self, rows: sparse.csr_matrix, low: Floats) -> None:
        """Ask of more rows that they reach `low`."""
        high = np.full(rows.shape[0], INFINITY)
        self._highs.addRows(rows.shape[0], low, high, rows.nnz, rows.indptr[:-1], rows.indices, rows.data)

    def start_with(self, values: Floats) -> None:
        """A solution that is known."""
        solution = highspy.HighsSolution()
        solution.col_value = list(values)
        self._highs.setSolution(solution)

    def run(self) -> Outcome:
        """Solve. Raises Unsolved."""
        self._highs.run()
        status = self._highs.getModelStatus()
        self._solution = None
        if status == highspy.HighsModelStatus.kOptimal:
            return Outcome.BEST
        if status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
            return Outcome.NONE
        if self._is_whole and self._highs.getInfo().primal_solution_status == 2:
            return Outcome.FOUND
        raise Unsolved(str(status))

    @property
    def values(self) -> Floats:
        """x."""
        return np.array(self._told().col_value)

    @property
    def row_duals(self) -> Floats:
        """What each row is worth."""
        return np.array(self._told().row_dual)

    @property
    def column_duals(self) -> Floats:
        """What each column would add to the cost."""
        return np.array(self._told().col_dual)

    @property
    def value(self) -> float:
        """The cost that was reached."""
        return float(self._highs.getInfo().objective_function_value)

    @property
    def bound(self) -> float:
        """What no solution can be cheaper than, of a program with whole numbers."""
        return float(self._highs.getInfo().mip_dual_bound)

    def _told(self) -> Any:
        if self._solution is None:
            self._solution = self._highs.getSolution()
        return self._solution


def quickest(columns: int) -> dict[str, Any]:
    """The options for a program of so many columns that is solved once."""
    return {"solver": "ipm", "presolve": "on"} if columns > _LARGE else {"solver": "simplex", "presolve": "off"}


def places_of(flags: Any) -> Ints:
    """Where flags are set."""
    return np.flatnonzero(flags).astype(np.int64)
