"""Conditions on single facts. Pure.

`missing` of a leaf is what it is taken for when its fact is not known; it is said so wherever it is shown.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.path.rules.conditions.bounds import TODAY, Bound
from reception.path.rules.known import Known, Verdict, day_of_age

#: The day that is asked about.
ON_THE_DAY: Final = Bound(fact=TODAY)


@dataclass(frozen=True)
class Leaf:
    """A condition on one fact."""

    fact: str
    missing: bool | None = None

    def uses(self) -> frozenset[str]:
        """The fact."""
        return frozenset({self.fact})

    def wishes(self, known: Known) -> tuple[Said, ...]:
        """That the fact is known."""
        return (Said(N_("“%(fact)s” is noted."), {"fact": known.label(self.fact)}),)

    def _unknown(self, lacking: frozenset[str] = frozenset()) -> Verdict:
        lacking = lacking or frozenset({self.fact})
        if self.missing is None:
            return Verdict(None, missing=lacking)
        return Verdict(self.missing, assumed=lacking)


@dataclass(frozen=True)
class Held(Leaf):
    """A flag is set, or a date has come."""

    def judge(self, known: Known) -> Verdict:
        """A date counts from its own day on."""
        value = known.value(self.fact)
        if isinstance(value, date):
            return Verdict(value <= known.today, (known.stated(self.fact),))
        if isinstance(value, bool):
            return Verdict(value, (known.stated(self.fact),))
        return self._unknown()


@dataclass(frozen=True)
class Among(Leaf):
    """The fact is one of some values."""

    values: tuple[str | bool | int, ...] = ()

    def judge(self, known: Known) -> Verdict:
        """Equal to one of them."""
        value = known.value(self.fact)
        if value is None or isinstance(value, (date, tuple)):
            return self._unknown()
        return Verdict(value in self.values, (known.stated(self.fact),))


@dataclass(frozen=True)
class Counted(Leaf):
    """A date or a number lies from one bound on, and before another."""

    start: Bound | None = None
    before: Bound | None = None

    def uses(self) -> frozenset[str]:
        """The fact and those it is compared with."""
        return frozenset({self.fact}).union(*(bound.uses() for bound in self._bounds()))

    def judge(self, known: Known) -> Verdict:
        """`from` is kept from its first day on; `before` is left on its first day."""
        value = known.today if self.fact == TODAY else known.value(self.fact)
        worths = [(bound, bound.value(known)) for bound in self._bounds()]
        missing = frozenset[str]().union(*(bound.missing() for bound, worth in worths if worth is None))
        if not _is_countable(value):
            return self._unknown(missing | {self.fact})
        because = self._because(known)
        holds = [_holds(value, worth, bound is self.start) for bound, worth in worths if worth is not None]
        if False in holds:
            return Verdict(truth=False, because=because)
        if missing or None in holds:
            return self._unknown(missing)
        return Verdict(truth=True, because=because, doubts=self._doubts(known))

    def _bounds(self) -> list[Bound]:
        return [bound for bound in (self.start, self.before) if bound is not None]

    def _because(self, known: Known) -> tuple[Said, ...]:
        own = () if self.fact == TODAY else (known.stated(self.fact),)
        return (*own, *(said for bound in self._bounds() for said in bound.said(known)))

    def _doubts(self, known: Known) -> tuple[Said, ...]:
        return tuple(said for bound in self._bounds() for said in bound.doubts(known))


@dataclass(frozen=True)
class OfAge:
    """She has filled an age (`reached`), or has not, on a day: three-valued, as a birth date is often half known."""

    years: Bound
    reached: bool
    on: Bound = ON_THE_DAY

    def uses(self) -> frozenset[str]:
        """The date of birth, and the fact that names the day."""
        return frozenset({"birth"}) | self.on.uses()

    def wishes(self, known: Known) -> tuple[Said, ...]:  # noqa: ARG002 - as every condition
        """Nobody brings an age about."""
        return ()

    def judge(self, known: Known) -> Verdict:
        """True or false when it is so for every day she may have been born."""
        day, born = self.on.value(known), known.birth
        years = self.years.value(known, day) if isinstance(day, date) else None
        if born is None or not isinstance(day, date) or not isinstance(years, int):
            return Verdict(None, missing=self._missing(known))
        answers = {day_of_age(one, years, "") <= day for one in born}
        if len(answers) > 1:
            return Verdict(None, missing=frozenset({"birth"}))
        said = Said(N_("Date of birth: %(day)s."), {"day": born[0]}) if born[0] == born[1] else _half_known(born)
        because = (said, *self.years.said(known, day))
        return Verdict(answers.pop() is self.reached, because, doubts=self.years.doubts(known, day))

    def _missing(self, known: Known) -> frozenset[str]:
        missing = frozenset() if known.birth else frozenset({"birth"})
        day = self.on.value(known)
        if not isinstance(day, date):
            return missing | self.on.missing()
        return missing if self.years.value(known, day) is not None else missing | self.years.missing()


@dataclass(frozen=True)
class YearOfAge:
    """A day ("07-01") of the year in which she fills an age has come."""

    years: int
    day_of_year: str

    def uses(self) -> frozenset[str]:
        """The date of birth."""
        return frozenset({"birth"})

    def wishes(self, known: Known) -> tuple[Said, ...]:  # noqa: ARG002 - as every condition
        """Nobody brings an age about."""
        return ()

    def judge(self, known: Known) -> Verdict:
        """True or false when it is so for every year she may have been born in."""
        born = known.birth
        if born is None:
            return Verdict(None, missing=self.uses())
        answers = {day_of_age(one, self.years, self.day_of_year) <= known.today for one in born}
        if len(answers) > 1:
            return Verdict(None, missing=self.uses())
        return Verdict(answers.pop(), (_half_known(born),))


def _half_known(born: tuple[date, date]) -> Said:
    if born[0].year == born[1].year:
        return Said(N_("Year of birth: %(year)s."), {"year": str(born[0].year)})
    return Said(N_("Born between %(first)s and %(last)s."), {"first": str(born[0].year), "last": str(born[1].year)})


def _is_countable(value: object) -> bool:
    return isinstance(value, (date, int)) and not isinstance(value, bool)


def _holds(value: object, worth: date | int, is_start: bool) -> bool | None:  # noqa: FBT001 - which side it is
    if isinstance(value, date) and isinstance(worth, date):
        return value >= worth if is_start else value < worth
    if isinstance(value, int) and isinstance(worth, int):
        return value >= worth if is_start else value < worth
    return None
