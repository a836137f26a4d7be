"""What somebody could work out of published documents, taken together, with nothing but what they say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse

from reception.disclosure.certificate import Published, Unproven, problems_of, proven
from reception.disclosure.documents import Document
from reception.disclosure.joint import Contradiction, equations_of, shares_of, values_of
from reception.disclosure.solver import INFINITY, Outcome, Program, Unsolved
from reception.disclosure.system import Equation, Policy, Share, matrix_of

#: A value beyond this is as good as any.
_HIGH: Final = 10.0**7


@dataclass(frozen=True)
class Leak:
    """A cell of which too much is known: it is from `least` to `most` (None: anything above). `is_shown`: it stands
    there."""

    cell: str
    least: int
    most: int | None
    is_shown: bool = False


@dataclass(frozen=True)
class Report:
    """`hidden`: how many cells are hidden. `contradictions`: what cannot all be true; then nothing else is said."""

    hidden: int
    leaks: tuple[Leak, ...]
    contradictions: tuple[str, ...] = ()

    @property
    def is_safe(self) -> bool:
        """Whether nothing is known that should not be."""
        return not (self.leaks or self.contradictions)


def audit(documents: Sequence[Document], policy: Policy | None = None) -> Report:
    """What leaks from all documents together. By the strictest threshold of them, or by `policy`."""
    policy = policy or max((one.policy for one in documents), key=lambda one: one.threshold)
    try:
        values = values_of(documents)
    except Contradiction as contradiction:
        return Report(0, (), tuple(contradiction.cells))
    names = list(values)
    places = {name: place for place, name in enumerate(names)}
    shown = tuple(
        Leak(name, value, value, is_shown=True)
        for name, value in values.items()
        if value is not None and policy.is_small(value) and not _is_structural(documents, name)
    )
    counts = np.array([0 if values[name] is None else values[name] for name in names], dtype=float)
    hidden = np.array([place for name, place in places.items() if values[name] is None], dtype=np.int64)
    matrix = matrix_of(equations_of(documents), places)
    bounds, least, most = _bounds(shares_of(documents), places)
    untrue = _untrue(matrix, counts, hidden) or _untrue_shares(shares_of(documents), values)
    if untrue:
        return Report(len(hidden), (), tuple(untrue))
    try:
        proven(matrix, counts, hidden, policy, truth=None, bounds=(bounds, least, most))
    except Unproven as unproven:
        asked = _Asked(matrix, counts, hidden, (bounds, least, most))
        told = [(place, asked.interval(place)) for place in unproven.places]
        if any(interval is None for _place, interval in told):
            return Report(len(hidden), (), ("the figures contradict one another",))
        found = [Leak(names[place], *interval) for place, interval in told if interval is not None]
        leaks = [one for one in found if _tells(one, policy)]
        return Report(len(hidden), (*shown, *leaks))
    return Report(len(hidden), shown)


def verified(document: Document, earlier: Sequence[Document] = ()) -> list[str]:
    """What is wrong with a document's certificate, beside those before it; by addition alone."""
    together = [*earlier, document]
    problems = [
        f"{cell}: {value} is printed, and it is less than {document.policy.threshold}"
        for cell, value in document.values.items()
        if value is not None and document.policy.is_small(value) and cell not in document.structural
    ]
    try:
        values = values_of(together)
    except Contradiction as contradiction:
        return [f"{cell}: it has another value in another release" for cell in contradiction.cells]
    if document.certificate is None:
        return ["there is no certificate"]
    published = _concerned(values, equations_of(together), document)
    return problems + _unsummed(published) + problems_of(published, document.certificate, document.policy)


def _concerned(values: Mapping[str, int | None], equations: Sequence[Equation], document: Document) -> Published:
    """What the certificate has to speak of: the cells of the document, and those that any sum ties to them.

    The rest was proven by the certificates of the documents before, and nothing new touches it.
    """
    of_cell: defaultdict[str, list[int]] = defaultdict(list)
    for number, equation in enumerate(equations):
        for cell, _coefficient in equation:
            of_cell[cell].append(number)
    mine, waiting, seen = set(document.values), list(document.values), set[int]()
    while waiting:
        for number in of_cell[waiting.pop()]:
            if number not in seen:
                seen.add(number)
                new = {cell for cell, _coefficient in equations[number]} - mine
                mine |= new
                waiting += [cell for cell in new if values[cell] is None]
    return Published({cell: values[cell] for cell in mine}, tuple(equations[number] for number in sorted(seen)))


def _unsummed(published: Published) -> list[str]:
    problems = []
    for number, equation in enumerate(published.equations, 1):
        told = [(coefficient, published.values.get(cell)) for cell, coefficient in equation]
        known = [(coefficient, value) for coefficient, value in told if value is not None]
        if len(known) == len(told) and sum(coefficient * value for coefficient, value in known) != 0:
            problems.append(f"equation {number} does not add up at {equation[0][0]}")
    return problems


def _is_structural(documents: Sequence[Document], cell: str) -> bool:
    return any(cell in document.structural for document in documents)


def _tells(leak: Leak, policy: Policy) -> bool:
    if leak.most is None:
        return False
    return leak.most < policy.threshold or leak.most - leak.least < policy.wide


def _untrue(matrix: sparse.csr_matrix, counts: np.ndarray, hidden: np.ndarray) -> list[str]:
    without = np.ones(matrix.shape[1])
    without[hidden] = 0.0
    own = abs(matrix)
    complete = np.asarray(own.sum(axis=1)).ravel() == own @ without
    wrong = np.flatnonzero(complete & (matrix @ counts != 0))
    return [f"equation {int(row) + 1} does not add up" for row in wrong]


def _untrue_shares(shares: Sequence[Share], values: dict[str, int | None]) -> list[str]:
    found = []
    for one in shares:
        over, under = values[one.numerator], values[one.denominator]
        if over is None or under is None or one.share is None:
            continue
        if abs(over - one.share * under) > one.precision * under + 1e-9:
            found.append(f"the share of {one.numerator} is not that of its counts")
    return found


def _bounds(shares: Sequence[Share], places: dict[str, int]) -> tuple[sparse.csr_matrix, np.ndarray, np.ndarray]:
    """A share ± its precision as two rows: numerator - (share ± precision) * denominator on either side of 0."""
    rows, columns, values = [], [], []
    for row, one in enumerate(shares):
        share = one.share or 0.0
        for offset, factor in ((0, share - one.precision), (1, share + one.precision)):
            rows += [2 * row + offset] * 2
            columns += [places[one.numerator], places[one.denominator]]
            values += [1.0, -factor]
    matrix = sparse.csr_matrix((values, (rows, columns)), shape=(2 * len(shares), len(places)))
    least = np.tile([0.0, -INFINITY], len(shares))
    most = np.tile([INFINITY, 0.0], len(shares))
    return matrix, least, most


class _Asked:
    """The lowest and the highest whole number that a hidden cell can be."""

    def __init__(
        self, matrix: sparse.csr_matrix, counts: np.ndarray, hidden: np.ndarray,
        bounds: tuple[sparse.csr_matrix, np.ndarray, np.ndarray],
    ) -> None:  # fmt: skip
        both = sparse.vstack([matrix, bounds[0]]).tocsr()
        low = np.concatenate([np.zeros(matrix.shape[0]), bounds[1]]) - both @ counts
        high = np.concatenate([np.zeros(matrix.shape[0]), bounds[2]]) - both @ counts
        part = both[:, hidden].tocsr()
        self._of = {int(cell): place for place, cell in enumerate(hidden)}
        count = len(hidden)
        self._program = Program(
            part, costs=np.zeros(count), least=np.zeros(count), most=np.full(count, _HIGH), low=low, high=high,
            whole=[True] * count, mip_rel_gap=0.0, mip_abs_gap=0.5,
        )  # fmt: skip

    def interval(self, cell: int) -> tuple[int, int | None] | None:
        """From, to; None: no table is consistent. What the solver cannot say in time counts as known."""
        place = self._of[cell]
        told: list[int] = []
        for direction in (1.0, -1.0):
            self._program.cost(place, direction)
            try:
                if self._program.run() is Outcome.NONE:
                    return None
                told.append(round(self._program.values[place]))
            except Unsolved:
                told.append(0)
            finally:
                self._program.cost(place, 0.0)
        return told[0], None if told[1] >= _HIGH else told[1]
