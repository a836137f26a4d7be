"""`protect`: the cheapest pattern of hidden cells found in the time given, proven, or none at all."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from reception.disclosure.certificate import Certificate, Unproven, certified
from reception.disclosure.search.master import Impossible
from reception.disclosure.search.mending import Proofs, unprotected
from reception.disclosure.search.problem import OutOfTime, Problem
from reception.disclosure.search.search import Search
from reception.disclosure.solver import Unsolved, places_of
from reception.disclosure.system import Flags, Policy, System

#: Seconds.
TIME_LIMIT: Final = 60.0
#: Of the time, so much is for the search; the rest for the proof.
_SEARCHING: Final = 0.75
_ROUNDS: Final = 20


class Unprotectable(Exception):
    """Whatever is hidden, somebody could work out these cells (ids) from what is known already."""

    def __init__(self, cells: list[str]) -> None:
        super().__init__(", ".join(cells))
        self.cells = cells


@dataclass(frozen=True)
class Pattern:
    """Which cells are hidden: `primary` for what they are, the others because they would tell those.

    `cost`: the weights of the others. No safe pattern costs less than `bound`; `gap` (0..1) is what may be saved.
    `is_withheld`: time ended, and everything that may be hidden is.
    """

    hidden: frozenset[str]
    primary: frozenset[str]
    cost: float
    bound: float
    certificate: Certificate
    is_withheld: bool = False

    @property
    def gap(self) -> float:
        """How much cheaper than this a safe pattern could be at most, as a share of its cost."""
        return (self.cost - self.bound) / self.cost if self.cost else 0.0


def protect(
    system: System,
    policy: Policy | None = None,
    time_limit: float = TIME_LIMIT,
    clock: Callable[[], float] = time.monotonic,
) -> Pattern:
    """Hide what has to be hidden, as cheaply as is found in `time_limit` seconds, and prove it.

    When time ends before any pattern is safe, all that may be hidden is. Raises Unprotectable if that does not help.
    """
    policy = policy or Policy()
    begun = clock()
    problem = Problem.of(system, policy, begun + _SEARCHING * time_limit)
    for _round in range(_ROUNDS):
        hidden, bound, is_withheld = _searched(system, problem)
        try:
            certificate = certified(system, places_of(hidden), policy)
        except Unproven as unproven:
            if is_withheld or not _hide_more(problem, hidden, unproven.places):
                raise Unprotectable([system.cells[place].id for place in unproven.places]) from unproven
            problem = _stricter(problem, hidden, unproven.places)
            continue
        primary = system.sensitive(policy) & np.array([one.may_hide for one in system.cells], dtype=bool)
        extra = hidden & ~primary & ~np.array([one.is_hidden for one in system.cells], dtype=bool)
        weights = np.array([one.count + 1 if one.weight is None else one.weight for one in system.cells], dtype=float)
        cost = float(weights[extra].sum())
        return Pattern(
            _ids(system, hidden), _ids(system, primary), cost, min(bound, cost), certificate, is_withheld
        )  # fmt: skip
    raise Unprotectable(sorted(_ids(system, problem.forced)))


def _searched(system: System, problem: Problem) -> tuple[Flags, float, bool]:
    try:
        found = Search(problem).run()
    except Impossible as impossible:
        raise Unprotectable(_told_by(system, problem)) from impossible
    if found.hidden is not None:
        return found.hidden, found.bound, False
    return problem.forced | problem.open, found.bound, True


def _told_by(system: System, problem: Problem) -> list[str]:
    """The cells that could be worked out though all is hidden that may be."""
    everything = problem.forced | problem.open
    patient = replace(problem, until=problem.until + TIME_LIMIT)
    targets = [one for one in problem.targets(everything) if problem.forced[one.place]]
    try:
        bad = unprotected(patient, everything, Proofs(len(problem.counts)), targets)
    except (OutOfTime, Unsolved):
        bad = targets
    return [system.cells[one.place].id for one in bad]


def _hide_more(problem: Problem, hidden: Flags, places: list[int]) -> bool:
    return bool((_beside(problem, hidden, places)).any())


def _stricter(problem: Problem, hidden: Flags, places: list[int]) -> Problem:
    """The same, where the lightest neighbours of cells that no whole-number table proves are hidden as well."""
    forced = problem.forced | _beside(problem, hidden, places)
    return replace(problem, forced=forced, open=problem.open & ~forced)


def _beside(problem: Problem, hidden: Flags, places: list[int]) -> Flags:
    more = np.zeros_like(hidden)
    for place in places:
        rows = problem.transposed[place].indices
        beside = np.unique(problem.touches[rows].indices) if len(rows) else np.array([], dtype=int)
        near = [int(cell) for cell in beside if problem.open[cell] and not hidden[cell]]
        if near:
            more[min(near, key=lambda cell: (problem.weights[cell], cell))] = True
    return more


def _ids(system: System, flags: Flags) -> frozenset[str]:
    return frozenset(system.cells[int(place)].id for place in np.flatnonzero(flags))
