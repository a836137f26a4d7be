"""What is known of one person, as codes with values. What is not in it is not known: nothing is guessed. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from reception.i18n.markers import N_, Term
from reception.i18n.said import Label, Said
from reception.path.terms import FactKind
from reception.people.rules.birth import Birth
from reception.people.terms import Source

FactValue = date | str | bool | int | Birth


@dataclass(frozen=True)
class Fact:
    """A value and where it comes from. A `Birth` is (date, how much of it is known)."""

    value: FactValue
    source: Source = Source.UNKNOWN


class Facts(Mapping[str, Fact]):
    """What is known of one person by the codes of `facts.toml`; it does not change."""

    __slots__ = ("_known",)

    def __init__(self, known: Mapping[str, Fact] | None = None) -> None:
        self._known = dict(known or {})

    def __getitem__(self, code: str) -> Fact:
        return self._known[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def value(self, code: str) -> FactValue | None:
        """The value of a fact, or None when it is not known."""
        fact = self._known.get(code)
        return fact.value if fact else None

    def day(self, code: str) -> date | None:
        """The value of a fact if it is a date."""
        value = self.value(code)
        return value if isinstance(value, date) else None

    def with_(self, code: str, value: FactValue, source: Source = Source.UNKNOWN) -> "Facts":
        """The same facts and one more (or another value of one)."""
        return Facts({**self._known, code: Fact(value, source)})


@dataclass(frozen=True)
class FactDefinition:
    """What a fact is. `where` names the page on which it is filled in; `later` tells that it may be noted by hand: no
    domain delivers it yet, or another board's does, as far as it may tell."""

    code: str
    kind: FactKind
    label: str
    where: str
    choices: Mapping[str, str] = field(default_factory=dict)
    #: Taking the fact in may undo a milestone that was done.
    revokes: bool = False
    later: bool = False
    #: For REACHED_AGE: the age in years, and the day of that year ("07-01") instead of the birthday.
    age: int = 0
    day_of_year: str = ""


@dataclass(frozen=True)
class Order:
    """Two dates of which the first cannot lie after the second, with the sentence that says so."""

    first: str
    second: str
    why: str


def stated(definition: FactDefinition, value: FactValue) -> Said:
    """A fact as a sentence."""
    return Said(N_("%(fact)s: %(value)s."), {"fact": Label(definition.label), "value": shown(definition, value)})


def shown(definition: FactDefinition, value: FactValue) -> date | str | int | Label:
    """A fact's value as it stands in a sentence."""
    if isinstance(value, tuple):
        return value[0]
    if isinstance(value, bool):
        return Label(N_("yes")) if value else Label(N_("no"))
    if isinstance(value, Term):
        return Label(value.label)
    if isinstance(value, str):
        return Label(definition.choices.get(value, value))
    return value
