"""The order of steps: cuts on parts, then whole patterns mended and cleaned, until bound and cost meet or time ends."""

from contextlib import suppress
from dataclasses import dataclass, field

import numpy as np

from reception.disclosure.search.attack import Attack
from reception.disclosure.search.cuts import VIOLATED, Cut, Pool, bridges, failed, line_cuts
from reception.disclosure.search.master import Impossible, Master
from reception.disclosure.search.mending import Proofs, cleaned, mended, unprotected
from reception.disclosure.search.problem import TOLERANCE, OutOfTime, Problem, Target
from reception.disclosure.solver import Unsolved
from reception.disclosure.system import Flags, Floats

#: A target that was found protected is not asked again for so many rounds.
_REST = 3
#: Cells that are not hidden count as hidden by so much where a failing pattern looks for what would help.
_A_LITTLE = 0.01
#: So many cells are looked at when a failing pattern looks for that.
_NEARBY = 1500


@dataclass
class Found:
    """The best safe pattern so far, and what no safe pattern costs less than."""

    hidden: Flags | None = None
    cost: float = np.inf
    bound: float = 0.0


@dataclass
class Search:
    """A search under way; `best` is there at any time."""

    problem: Problem
    best: Found = field(default_factory=Found)

    def __post_init__(self) -> None:
        self.proofs, self.pool = Proofs(len(self.problem.counts)), Pool(len(self.problem.counts))
        self.master = Master(self.problem)
        self._asleep: dict[Target, int] = {}
        self._conditional: set[Target] = set()

    def run(self) -> Found:
        """Search until the best is proven or time is over. Raises Impossible."""
        with suppress(OutOfTime, Unsolved):
            self._run()
        if self.best.hidden is not None:
            self.best.bound = min(self.best.bound, self.best.cost)
        return self.best

    def _run(self) -> None:
        active = unprotected(self.problem, self.problem.forced, self.proofs)
        if not active:
            self._improve(self.problem.forced)
            self.best.bound = self.best.cost
            return
        self._active = active
        self._ask(line_cuts(self.problem, active))
        self._by_parts()
        if not self.master.is_whole():
            self._first()
        self._by_wholes()

    def _ask(self, cuts: list[Cut]) -> list[Cut]:
        new = self.pool.add(cuts)
        self.master.add(new)
        return new

    def _by_parts(self) -> None:
        for number in range(10_000):
            self.problem.check_time()
            self.master.solve()
            self.best.bound = max(self.best.bound, self.master.bound())
            parts = self.master.parts
            new = self._ask(bridges(self.problem, parts))
            awake = [one for one in self._active if self._asleep.get(one, 0) <= number]
            new += self._ask(self._separated(parts, awake, number))
            if not new and len(awake) < len(self._active):
                awake = [one for one in self._active if self._asleep.get(one, 0) > number]
                new = self._ask(self._separated(parts, awake, number))
            if not new:
                return

    def _separated(self, parts: Floats, targets: list[Target], number: int) -> list[Cut]:
        """Cuts that the parts violate, from attacks by deviations no larger than needed."""
        found: list[Cut] = []
        columns = np.flatnonzero(parts > TOLERANCE).astype(np.int64)
        for cap in sorted({one.rise for one in targets} | {one.width for one in targets}):
            attack: Attack | None = None
            for target in targets:
                kind = _by_cap(target, cap)
                if kind is None:
                    continue
                self.problem.check_time()
                attack = Attack.within(self.problem, columns, parts, cap) if attack is None else attack
                cuts, *_reach = failed(self.problem, kind, attack, 0.0)
                cuts = [cut for cut in cuts if cut.lacks(parts) > VIOLATED]
                if cuts:
                    self._asleep.pop(target, None)
                elif not found or cap == target.cap:
                    self._asleep[target] = number + _REST
                found += cuts
        return found

    def _first(self) -> None:
        """A first safe pattern, from the cells that the parts are sure of."""
        self._improve(self._mended(self.problem.forced | (self.master.parts > 0.99)))

    def _mended(self, hidden: Flags) -> Flags | None:
        bad = unprotected(self.problem, hidden, self.proofs)
        if not bad:
            return hidden
        near = np.zeros(len(hidden), dtype=bool)
        room = max(20.0, 0.05 * self.master.value)
        order = np.argsort(self.master.reduced, kind="stable")
        close = order[: max(_NEARBY, int((self.master.reduced <= room).sum()) if len(hidden) < 6000 else 0)]
        near[self.master.columns[close]] = True
        found = mended(self.problem, hidden, bad, self.proofs, near)
        return mended(self.problem, hidden, bad, self.proofs, self.problem.open) if found is None else found

    def _improve(self, hidden: Flags | None) -> None:
        if hidden is None:
            return
        self._keep(hidden)
        lighter, cuts = cleaned(self.problem, hidden, self.proofs, self.pool)
        self.master.add(cuts)
        self._keep(lighter)

    def _keep(self, hidden: Flags) -> None:
        cost = float(self.problem.weights[hidden & self.problem.open].sum())
        if cost < self.best.cost:
            self.best.hidden, self.best.cost = hidden.copy(), cost

    def _by_wholes(self) -> None:
        step = 0.999 if self.problem.has_whole_weights else TOLERANCE
        while self.best.bound < self.best.cost - step:
            self.problem.check_time()
            if self.master.is_whole() and self.best.hidden is None:
                hidden = self.problem.forced | (self.master.parts > 0.5)
            else:
                try:
                    whole = self.master.whole(self.pool.cuts, self.best.hidden, self.best.cost)
                except Impossible:
                    if self.best.hidden is None:
                        raise
                    self.best.bound = self.best.cost
                    return
                self.best.bound = max(self.best.bound, min(whole.bound, self.best.cost))
                hidden = whole.hidden
            bad = unprotected(self.problem, hidden, self.proofs)
            if not bad:
                self._keep(hidden)
                if self.best.cost <= self.best.bound + step:
                    self.best.bound = self.best.cost
                if self.best.bound < self.best.cost - step:
                    self.master.solve()
                continue
            self._ask(self._deep(hidden, bad))
            self.master.solve()
            self._improve(self._mended(hidden))

    def _deep(self, hidden: Flags, bad: list[Target]) -> list[Cut]:
        """Cuts that a whole pattern violates, which look beyond its cells as well."""
        parts = np.where(self.problem.open & ~hidden, 0.0, hidden.astype(float))
        order = np.argsort(self.master.reduced, kind="stable")[:_NEARBY]
        soft = parts.copy()
        soft[self.master.columns[order]] = np.maximum(soft[self.master.columns[order]], _A_LITTLE)
        found: list[Cut] = []
        columns = np.flatnonzero(soft > 0).astype(np.int64)
        attacks: dict[float, Attack] = {}
        plain: Attack | None = None
        for target in bad:
            self.problem.check_time()
            cuts: list[Cut] = []
            if target.known < 0:
                for cap in sorted({target.rise, target.width}):
                    kind = _by_cap(target, cap)
                    if kind is not None:
                        if cap not in attacks:
                            attacks[cap] = Attack.within(self.problem, columns, soft, cap)
                        cuts += failed(self.problem, kind, attacks[cap], 0.0)[0]
            cuts = [cut for cut in cuts if cut.lacks(parts) > VIOLATED]
            if not cuts:
                plain = Attack.on(self.problem, hidden) if plain is None else plain
                if target.known >= 0:
                    plain.close(target.known)
                cuts = failed(self.problem, target, plain, target.width)[0]
                if target.known >= 0:
                    plain.reopen(target.known)
            found += cuts
        return found


def _by_cap(target: Target, cap: float) -> Target | None:
    """What of a target is asked by deviations of at most `cap`: its rise, its width, both or nothing."""
    rise = target.rise if target.rise == cap else 0.0
    width = target.width if target.width == cap and target.width > target.rise else 0.0
    return Target(target.place, rise, width, target.known) if rise + width > TOLERANCE else None
