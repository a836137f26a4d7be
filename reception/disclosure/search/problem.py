"""A system as arrays, and what an attacker must be able to think of each hidden cell."""

import time
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from reception.disclosure.system import Flags, Floats, Ints, Policy, System

#: Where a deviation counts as one.
TOLERANCE = 1e-6


class OutOfTime(Exception):
    """The time given is over."""


@dataclass(frozen=True)
class Target:
    """A hidden cell and what has to be possible: `rise` its count may be so much more; `width` so far apart may be its
    highest and its lowest; `known`: to somebody who knows that cell, -1 nobody does."""

    place: int
    rise: float
    width: float
    known: int = -1

    @property
    def cap(self) -> float:
        """No deviation beyond this is needed."""
        return max(self.rise, self.width)


@dataclass(frozen=True)
class Problem:
    """`forced` cells are hidden whatever it costs, `open` ones may be; `weights` of the open ones. `until`: a time of
    the clock that only goes forward, in seconds."""

    matrix: sparse.csr_matrix
    counts: Floats
    weights: Floats
    forced: Flags
    open: Flags
    policy: Policy
    until: float

    @classmethod
    def of(cls, system: System, policy: Policy, until: float) -> "Problem":
        """The problem of a system. A sensitive cell that is known already is nobody's to hide."""
        cells = system.cells
        hidden = np.array([one.is_hidden for one in cells], dtype=bool)
        may_hide = np.array([one.may_hide for one in cells], dtype=bool)
        forced = (system.sensitive(policy) & may_hide) | hidden
        weights = np.array([one.count + 1 if one.weight is None else one.weight for one in cells], dtype=float)
        return cls(system.matrix, system.counts, weights, forced, may_hide & ~forced, policy, until)

    @cached_property
    def transposed(self) -> sparse.csr_matrix:
        """A row for each cell."""
        return self.matrix.T.tocsr()

    @cached_property
    def touches(self) -> sparse.csr_matrix:
        """1 where an equation has a cell."""
        return abs(self.matrix).sign().tocsr()

    @cached_property
    def has_whole_weights(self) -> bool:
        """Whether every cost is a whole number."""
        return bool(np.all(self.weights == np.round(self.weights)))

    def target(self, place: int, known: int = -1) -> Target:
        """What has to be possible of one cell."""
        return Target(place, max(0.0, self.policy.threshold - self.counts[place]), self.policy.wide, known)

    def targets(self, hidden: Flags) -> list[Target]:
        """What has to be possible when these cells are hidden, insiders' knowledge included."""
        places = np.flatnonzero(hidden)
        found = [self.target(int(place)) for place in places]
        few = hidden & (self.counts <= self.policy.insider) if self.policy.insider else np.zeros_like(hidden)
        for known in np.flatnonzero(few):
            found += [self.target(int(place), int(known)) for place in places if place != known]
        return found

    def movable(self, hidden: Flags) -> Ints:
        """The hidden cells that do not stand alone in any equation, however the others that do are left out."""
        left = hidden.astype(float)
        while True:
            alone = self.touches @ left == 1
            if not alone.any():
                return np.flatnonzero(left).astype(np.int64)
            still = (self.touches.T @ alone.astype(float)) * left > 0
            if not still.any():
                return np.flatnonzero(left).astype(np.int64)
            left[still] = 0.0

    def check_time(self) -> None:
        """Raise OutOfTime."""
        if time.monotonic() > self.until:
            raise OutOfTime
