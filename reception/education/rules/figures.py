"""A figure is three: how many of how many, and how many could not be counted and why. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reception.education.terms.studies import Uncounted

#: Yes, no, or why it cannot be said.
Verdict = bool | Uncounted


@dataclass(frozen=True)
class Figure:
    """`numerator` of `denominator`; `uncounted` stand in neither, by reason."""

    numerator: int
    denominator: int
    uncounted: Mapping[Uncounted, int]

    @property
    def everything(self) -> int:
        """All that was asked about."""
        return self.denominator + sum(self.uncounted.values())


def figure(verdicts: Iterable[Verdict]) -> Figure:
    """The figure of these verdicts."""
    found = Counter(verdicts)
    missing = {reason: found[reason] for reason in Uncounted if found[reason]}
    return Figure(found[True], found[True] + found[False], missing)
