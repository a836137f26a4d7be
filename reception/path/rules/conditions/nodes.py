"""Conditions made of conditions. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reception.i18n.said import Said
from reception.path.rules.known import Condition, Known, Verdict
from reception.path.terms import Certainty

_NONE: Final = frozenset[str]()


@dataclass(frozen=True)
class Always:
    """Holds for everybody."""

    def judge(self, known: Known) -> Verdict:  # noqa: ARG002 - as every condition
        """True."""
        return Verdict(truth=True)

    def uses(self) -> frozenset[str]:
        """Nothing."""
        return frozenset()

    def wishes(self, known: Known) -> tuple[Said, ...]:  # noqa: ARG002 - as every condition
        """Nothing has to come about."""
        return ()


@dataclass(frozen=True)
class Some:
    """Conditions that are taken together."""

    parts: tuple[Condition, ...]

    def uses(self) -> frozenset[str]:
        """The facts of all parts."""
        return frozenset[str]().union(*(part.uses() for part in self.parts))

    def wishes(self, known: Known) -> tuple[Said, ...]:
        """What is wished by the parts that do not hold."""
        return once(said for part in self.parts if part.judge(known).truth is not True for said in part.wishes(known))


@dataclass(frozen=True)
class All(Some):
    """Every part holds."""

    def judge(self, known: Known) -> Verdict:
        """False as soon as one part is."""
        return _together(self.parts, known, decides=False)


@dataclass(frozen=True)
class Any(Some):
    """At least one part holds."""

    def judge(self, known: Known) -> Verdict:
        """True as soon as one part is."""
        return _together(self.parts, known, decides=True)


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Condition

    def judge(self, known: Known) -> Verdict:
        """The opposite; what is not known stays unknown."""
        verdict = self.part.judge(known)
        truth = None if verdict.truth is None else not verdict.truth
        return verdict._replace(truth=truth)

    def uses(self) -> frozenset[str]:
        """The facts of the part."""
        return self.part.uses()

    def wishes(self, known: Known) -> tuple[Said, ...]:  # noqa: ARG002 - as every condition
        """An absence is no step that somebody takes."""
        return ()


@dataclass(frozen=True)
class Circle:
    """She is one of a circle of people that has a name in `groups.toml`."""

    who: str
    #: The facts of that circle's condition, found out when the book was read.
    facts: frozenset[str]

    def judge(self, known: Known) -> Verdict:
        """As the circle's own condition, judged once for a person and a day."""
        if self.who not in known.judged:
            known.judged[self.who] = self._judge(known)
        return known.judged[self.who]

    def _judge(self, known: Known) -> Verdict:
        circle = known.whos[self.who]
        verdict = circle.condition.judge(known)
        if verdict.truth is False or circle.certainty is Certainty.CONFIRMED:
            return verdict
        return verdict._replace(doubts=(*verdict.doubts, Said(circle.why)))

    def uses(self) -> frozenset[str]:
        """The facts of the circle."""
        return self.facts

    def wishes(self, known: Known) -> tuple[Said, ...]:
        """As the circle's own condition."""
        return known.whos[self.who].condition.wishes(known)


def once(sentences: Iterable[Said]) -> tuple[Said, ...]:
    """Each sentence once, in order."""
    found = tuple(sentences)
    return tuple({(said.msgid, *said.values.items()): said for said in found}.values()) if len(found) > 1 else found


def _together(parts: tuple[Condition, ...], known: Known, *, decides: bool) -> Verdict:
    """The first part that decides, alone; else the parts that cannot be told; else all of them."""
    verdicts = []
    for part in parts:
        verdict = part.judge(known)
        if verdict.truth is decides:
            return verdict
        verdicts.append(verdict)
    untold = [verdict for verdict in verdicts if verdict.truth is None]
    return joined(untold, truth=None) if untold else joined(verdicts, truth=not decides)


def joined(verdicts: Sequence[Verdict], *, truth: bool | None) -> Verdict:
    """One verdict of several that decided together."""
    if len(verdicts) == 1 and verdicts[0].truth is truth:
        return verdicts[0]
    return Verdict(
        truth,
        once(said for verdict in verdicts for said in verdict.because),
        _NONE.union(*(verdict.missing for verdict in verdicts if verdict.missing)),
        once(said for verdict in verdicts for said in verdict.doubts),
        _NONE.union(*(verdict.assumed for verdict in verdicts if verdict.assumed)),
    )
