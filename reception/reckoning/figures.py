"""A figure is three: how many of how many, and how many could not be counted and why. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reception.i18n.markers import Term

#: Yes, no, or why it cannot be said: a word of a closed list.
Verdict = bool | Term


@dataclass(frozen=True)
class Figure:
    """`numerator` of `denominator`; `uncounted` stand in neither, by reason, in the order of their list."""

    numerator: int
    denominator: int
    uncounted: Mapping[Term, int]

    @property
    def asked(self) -> int:
        """All that was asked about."""
        return self.denominator + sum(self.uncounted.values())

    @property
    def as_json(self) -> dict[str, object]:
        """The figure for a program."""
        uncounted = {reason.value: number for reason, number in self.uncounted.items()}
        return {"numerator": self.numerator, "denominator": self.denominator, "not_countable": uncounted}

    def lines(self, code: str) -> list[str]:
        """The figure of that code for a person at a terminal, in English."""
        missing = [f"  {number} not countable: {reason.label}" for reason, number in self.uncounted.items()]
        return [f"{code}: {self.numerator} of {self.denominator}", *missing]


def figure(verdicts: Iterable[Verdict]) -> Figure:
    """The figure of these verdicts, whose reasons are words of one list."""
    found = Counter(verdicts)
    reasons = next((type(one) for one in found if isinstance(one, Term)), ())
    missing = {reason: found[reason] for reason in reasons if found[reason]}
    return Figure(found[True], found[True] + found[False], missing)
