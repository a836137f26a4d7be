"""Everything a condition may look at: one person's facts, the day, and the book's words and numbers. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol

from reception.i18n.markers import N_
from reception.i18n.said import Label, Said
from reception.path.rules.days import IsWorkingDay, plus_days
from reception.path.rules.facts import FactDefinition, Facts, FactValue, stated
from reception.path.terms import Certainty, FactKind
from reception.people.rules.ages import birthday
from reception.people.rules.birth import ESTIMATED_YEARS, Birth, days_of, known_part
from reception.people.terms import BirthPrecision


@dataclass(frozen=True)
class Parameter:
    """A number of the law that changes from year to year, for the days it holds."""

    code: str
    label: str
    value: int
    source: str
    valid_from: date
    valid_to: date | None
    certainty: Certainty
    why: str


class Verdict(NamedTuple):
    """What a condition comes to: true, false, or None when it cannot be told, with what decided it."""

    truth: bool | None
    because: tuple[Said, ...] = ()
    #: Codes of the facts and parameters that would tell.
    missing: frozenset[str] = frozenset()
    #: What of it is still to be confirmed by the municipality.
    doubts: tuple[Said, ...] = ()
    #: Codes of facts that are not noted and were taken as "no".
    assumed: frozenset[str] = frozenset()


class Condition(Protocol):
    """A condition of the definitions."""

    def judge(self, known: "Known") -> Verdict:
        """Whether it holds, as far as the facts tell. It raises nothing, whatever the facts are."""
        ...

    def uses(self) -> frozenset[str]:
        """The codes of the facts it looks at."""
        ...

    def wishes(self, known: "Known") -> tuple[Said, ...]:
        """What would make it true, in words."""
        ...


@dataclass(frozen=True)
class Who:
    """A circle of people that the law speaks of, by a name that conditions use."""

    code: str
    label: str
    condition: Condition
    source: str
    certainty: Certainty
    why: str


@dataclass(frozen=True)
class Known:
    """One person on one day, seen through one book of definitions."""

    facts: Facts
    today: date
    definitions: Mapping[str, FactDefinition]
    parameters: Mapping[str, tuple[Parameter, ...]]
    whos: Mapping[str, Who]
    is_working_day: IsWorkingDay
    #: What the circles of people came to: they are asked by many rules.
    judged: dict[str, Verdict] = field(default_factory=dict, compare=False, repr=False)
    _said: dict[str, Said] = field(default_factory=dict, compare=False, repr=False)

    def on(self, day: date) -> "Known":
        """The same facts, looked at on another day."""
        return replace(self, today=day, judged={}, _said={})

    def value(self, code: str) -> FactValue | None:
        """A fact's value, also one that follows from the date of birth; None when it is not known."""
        value = self.facts.value(code)
        if value is None and (definition := self.definitions.get(code)) and definition.age:
            return self._day_of_age(definition)
        return value

    def day(self, code: str) -> date | None:
        """A fact's value if it is a date."""
        value = self.value(code)
        return value if isinstance(value, date) else None

    def label(self, code: str) -> Label:
        """What a fact or a parameter is called."""
        definition = self.definitions.get(code)
        return Label(definition.label if definition else self.parameters[code][0].label)

    def stated(self, code: str) -> Said:
        """A known fact as a sentence."""
        if code not in self._said:
            value = self.value(code)
            self._said[code] = stated(self.definitions[code], "" if value is None else value)
        return self._said[code]

    @cached_property
    def birth(self) -> tuple[date, date] | None:
        """The first and the last day on which she may have been born; None when nothing is known of it."""
        value = self.facts.value("birth")
        return possible_days(value) if isinstance(value, tuple) else None

    def parameter(self, code: str, day: date) -> Parameter | None:
        """The figure that holds on `day`."""
        for one in self.parameters.get(code, ()):
            if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to):
                return one
        return None

    def _day_of_age(self, definition: FactDefinition) -> date | None:
        days = self.birth
        if days is None:
            return None
        first, last = (day_of_age(born, definition.age, definition.day_of_year) for born in days)
        return first if first == last else None

    def latest(self, code: str) -> date | None:
        """The last day that a day of age may be, also when the date of birth is half known."""
        definition = self.definitions[code]
        if definition.kind is not FactKind.REACHED_AGE or self.birth is None:
            return None
        return day_of_age(self.birth[1], definition.age, definition.day_of_year)


def possible_days(birth: Birth) -> tuple[date, date]:
    """The first and the last day that a partly known date of birth may be."""
    on, precision = birth
    if precision is BirthPrecision.ESTIMATED:
        first, last = max(on.year - ESTIMATED_YEARS, 1), min(on.year + ESTIMATED_YEARS, 9998)
        return date(first, 1, 1), date(last, 12, 31)
    if on.year > 9998:
        return on, on
    first_day, after = days_of(known_part(on, precision))
    return first_day, plus_days(after, -1)


def day_of_age(born: date, age: int, day_of_year: str) -> date:
    """The day somebody fills `age`, or the day "07-01" of that year; the calendar's last day if it ends before."""
    if born.year + age > 9999:
        return date.max
    if not day_of_year:
        return birthday(born, age)
    month, day = day_of_year.split("-")
    return date(born.year + age, int(month), int(day))


def explained(verdict: Verdict, known: Known) -> tuple[Said, ...]:
    """Why a verdict is as it is; when nothing but what is not noted decided it, that is said."""
    if verdict.because:
        return verdict.because
    said = N_("“%(fact)s” is not noted; it is taken as no.")
    return tuple(Said(said, {"fact": known.label(code)}) for code in sorted(verdict.assumed))
