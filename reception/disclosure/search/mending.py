"""Patterns that are safe: what a failing one lacks is hidden cheaply, and what nothing needs is shown again."""

from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from reception.disclosure.search.attack import DOWN, UP, Attack, Deviation, is_met, pushed_together
from reception.disclosure.search.cuts import Cut, Pool, failed
from reception.disclosure.search.problem import TOLERANCE, Problem, Target
from reception.disclosure.solver import INFINITY, Outcome, Program, Unsolved
from reception.disclosure.system import Flags

#: From so many targets on they are pushed together before they are one by one.
_MANY = 40
#: What hiding a hidden cell costs in a mending, so that a deviation is no larger than it need be.
_NOTHING = 1e-5


@dataclass
class Proofs:
    """Deviations by which targets are known to be protected, for patterns that hide all their cells."""

    size: int
    deviations: list[Deviation] = field(default_factory=list)

    def add(self, deviation: Deviation) -> None:
        """Keep one."""
        if len(deviation[0]):
            self.deviations.append(deviation)

    def reach(self, hidden: Flags, newest: int = 400) -> tuple[np.ndarray, np.ndarray]:
        """How far up and down each cell is known to go in a pattern."""
        up, down = np.zeros(self.size), np.zeros(self.size)
        for cells, values in self.deviations[-newest:]:
            if hidden[cells].all():
                up[cells] = np.maximum(up[cells], values)
                down[cells] = np.maximum(down[cells], -values)
        return up, down


def unprotected(problem: Problem, hidden: Flags, proofs: Proofs, targets: list[Target] | None = None) -> list[Target]:
    """The targets that fail in a pattern. Raises OutOfTime."""
    up, down = proofs.reach(hidden)
    wanted = problem.targets(hidden) if targets is None else targets
    left = [one for one in wanted if one.known >= 0 or not is_met(one, up[one.place], down[one.place])]
    if sum(1 for one in left if one.known < 0) > _MANY:
        _prove_many(problem, hidden, left, proofs)
        up, down = proofs.reach(hidden)
        left = [one for one in left if one.known >= 0 or not is_met(one, up[one.place], down[one.place])]
    return _one_by_one(problem, hidden, left, proofs)


def _prove_many(problem: Problem, hidden: Flags, left: list[Target], proofs: Proofs) -> None:
    for direction in (UP, DOWN):
        aims = {one.place: (one.cap if direction is UP else one.width) for one in left if one.known < 0}
        aims = {place: aim for place, aim in aims.items() if aim > TOLERANCE}
        for _round in range(6):
            problem.check_time()
            if not aims:
                break
            try:
                found = pushed_together(problem, hidden, aims, direction)
            except Unsolved:
                break
            proofs.add(found)
            done = {
                int(cell) for cell, value in zip(*found, strict=True)
                if int(cell) in aims and value * direction >= aims[int(cell)] - TOLERANCE
            }  # fmt: skip
            for cell in done:
                del aims[cell]
            if len(done) < 0.02 * (len(aims) + len(done)):
                break


def _one_by_one(problem: Problem, hidden: Flags, left: list[Target], proofs: Proofs) -> list[Target]:
    bad: list[Target] = []
    up, down = np.zeros(proofs.size), np.zeros(proofs.size)
    attack: Attack | None = None
    for known in sorted({one.known for one in left}):
        attack = Attack.on(problem, hidden) if attack is None else attack
        if known >= 0:
            attack.close(known)
        for target in (one for one in left if one.known == known):
            problem.check_time()
            if known < 0 and is_met(target, up[target.place], down[target.place]):
                continue
            _cuts, rose, fell, pushes = failed(problem, target, attack, target.width)
            if known < 0:
                for push in pushes:
                    proofs.add(push.deviation)
                    cells, values = push.deviation
                    up[cells], down[cells] = np.maximum(up[cells], values), np.maximum(down[cells], -values)
            if not is_met(target, rose, fell):
                bad.append(target)
        if known >= 0:
            attack.reopen(known)
    return bad


class Mender:
    """Deviations over all cells, each paid for unless it is hidden already."""

    def __init__(self, problem: Problem, hidden: Flags, among: Flags) -> None:
        self._problem = problem
        self._cells = np.flatnonzero(hidden | (problem.open & among)).astype(np.int64)
        self._place = {int(cell): place for place, cell in enumerate(self._cells)}
        part = problem.matrix[:, self._cells]
        counts = problem.counts[self._cells]
        count = len(self._cells)
        self._program = Program(
            sparse.hstack([part, -part]).tocsr(), costs=np.ones(2 * count), least=np.zeros(2 * count),
            most=np.concatenate([np.full(count, INFINITY), counts]),
        )  # fmt: skip
        self._count, self._counts = count, counts

    def mend(self, target: Target, hidden: Flags, proofs: Proofs) -> list[int] | None:
        """The cells to hide so that one target is protected; None: these cells cannot do it."""
        weights = np.where(hidden[self._cells], _NOTHING, self._problem.weights[self._cells] + _NOTHING)
        self._program.costs(np.concatenate([weights, weights]))
        found: set[int] = set()
        rise = self._moved(target, UP, target.rise, proofs, found)
        if rise is None:
            return None
        if target.width > rise + TOLERANCE:
            low = min(target.width - rise, self._problem.counts[target.place])
            fall = self._moved(target, DOWN, low, proofs, found) if low > TOLERANCE else 0.0
            if (fall is None or fall + rise < target.width - TOLERANCE) and self._moved(
                target, UP, target.width, proofs, found
            ) is None:
                return None
        return sorted(cell for cell in found if not hidden[cell])

    def _moved(self, target: Target, direction: float, aim: float, proofs: Proofs, found: set[int]) -> float | None:
        if aim <= TOLERANCE:
            return 0.0
        at, off = self._place[target.place], self._count
        pinned = [at, at + off] if direction is UP else [at + off, at]
        before = [(0.0, INFINITY), (0.0, self._counts[at])]
        blocked = self._place.get(target.known)
        self._program.bounds(pinned[0], aim, INFINITY if direction is UP else self._counts[at])
        self._program.bounds(pinned[1], 0.0, 0.0)
        if blocked is not None:
            self._program.bounds(blocked, 0.0, 0.0)
            self._program.bounds(blocked + off, 0.0, 0.0)
        try:
            if self._program.run() is not Outcome.BEST:
                return None
            values = self._program.values
        finally:
            self._program.bounds(at, *before[0])
            self._program.bounds(at + off, *before[1])
            if blocked is not None:
                self._program.bounds(blocked, 0.0, INFINITY)
                self._program.bounds(blocked + off, 0.0, self._counts[blocked])
        moved = values[:off] - values[off:]
        used = np.flatnonzero(np.abs(moved) > TOLERANCE)
        proofs.add((self._cells[used], moved[used]))
        found.update(int(cell) for cell in self._cells[used])
        return aim


def mended(problem: Problem, hidden: Flags, bad: list[Target], proofs: Proofs, among: Flags) -> Flags | None:
    """A safe pattern that hides these cells and cheap others; None: there is none among those. Raises OutOfTime."""
    hidden = hidden.copy()
    mender = Mender(problem, hidden, among)
    while bad:
        up, down = proofs.reach(hidden, newest=50)
        for target in bad:
            problem.check_time()
            if target.known < 0 and is_met(target, up[target.place], down[target.place]):
                continue
            more = mender.mend(target, hidden, proofs)
            if more is None:
                return None
            hidden[more] = True
            up, down = proofs.reach(hidden, newest=50)
        bad = unprotected(problem, hidden, proofs)
    return hidden


def cleaned(problem: Problem, hidden: Flags, proofs: Proofs, pool: Pool) -> tuple[Flags, list[Cut]]:
    """The pattern without what nothing needs, dear cells first, and the cuts that say why the others stay."""
    hidden, found = hidden.copy(), []
    extra = [int(cell) for cell in np.flatnonzero(hidden & problem.open)]
    attack = Attack.on(problem, hidden)
    for cell in sorted(extra, key=lambda one: (-problem.weights[one], one)):
        problem.check_time()
        without = hidden.copy()
        without[cell] = False
        y = without.astype(float)
        if any(cut.lacks(y) > 1e-6 for cut in pool.cuts if cell in cut.cells):
            continue
        attack.close(cell)
        cuts = _why_needed(problem, without, proofs, attack)
        if cuts is None:
            hidden = without
        else:
            attack.reopen(cell)
            found += pool.add(cuts)
    return hidden, found


def _why_needed(problem: Problem, without: Flags, proofs: Proofs, attack: Attack) -> list[Cut] | None:
    """The cuts by which the first target fails in a pattern that the attack is on; None: all are protected."""
    up, down = proofs.reach(without)
    if problem.policy.insider:
        return [] if unprotected(problem, without, proofs) else None
    for target in problem.targets(without):
        if is_met(target, up[target.place], down[target.place]):
            continue
        cuts, rose, fell, pushes = failed(problem, target, attack, target.width)
        if not is_met(target, rose, fell):
            return cuts
        for push in pushes:
            proofs.add(push.deviation)
            cells, values = push.deviation
            up[cells], down[cells] = np.maximum(up[cells], values), np.maximum(down[cells], -values)
    return None
