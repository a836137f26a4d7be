"""What is told about a person when she is registered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from reception.i18n.formats import today
from reception.i18n.text_safety import clean
from reception.people.rules.birth import Birth
from reception.people.rules.identifiers import KnownNumber, known_number
from reception.people.terms import BirthPrecision, ContactKind, Ground, KeyDateKind, Source

#: (ground, first day, last day, where it is known from)
PermitFact = tuple[Ground, date | None, date | None, Source]
#: (kind, day, where it is known from)
DateFact = tuple[KeyDateKind, date, Source]
#: (kind, text as it was written)
ContactFact = tuple[ContactKind, str]


@dataclass(frozen=True)
class Facts:
    """What is known of a person when she is registered, and what is wished for her case."""

    name: str
    own_script: str | None = None
    own_script_language: str | None = None
    preferred: str | None = None
    other_names: tuple[str, ...] = ()
    number_text: str | None = None
    unverified_reason: str | None = None
    birth: tuple[str, str] | None = None
    birth_source: str | None = None
    legal_sex: str | None = None
    languages: tuple[str, ...] = ()
    citizenships: tuple[str, ...] = ()
    route: str | None = None
    interpreter_needed: bool | None = None
    unit_id: int | None = None
    worker_id: int | None = None
    opened_on: str | None = None
    #: What an import knew beside, for whoever decides a draft.
    beside: Mapping[str, str] = field(default_factory=dict)
    #: What she is registered for in place of a case, by whoever does that: `cases.operations.registration.settled_by`.
    instead: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """Every name, in all scripts."""
        return [text for text in (self.name, self.own_script, self.preferred, *self.other_names) if text]

    @property
    def born(self) -> Birth | None:
        """Date of birth and how much of it is known."""
        return (date.fromisoformat(self.birth[0]), BirthPrecision(self.birth[1])) if self.birth else None

    def number(self) -> KnownNumber | None:
        """The number, read. Raises InvalidNumber."""
        if not self.number_text:
            return None
        return known_number(self.number_text, today=today(), reason=self.unverified_reason)

    def cleaned(self) -> "Facts":
        """The same without what text should not hold. Raises UnsafeText."""
        lines = {name: getattr(self, name) for name in ("own_script", "preferred", "unverified_reason")}
        kept: dict[str, Any] = {name: clean(text) or None if text else None for name, text in lines.items()}
        others = tuple(text for text in map(clean, self.other_names) if text)
        return replace(self, name=clean(self.name), other_names=others, **kept)


@dataclass(frozen=True)
class Enrolment:
    """A person to be registered: `facts`, and all that has a place of its own in the record.

    `identifiers` are numbers beside that of the facts, such as a dossier's. Of `key_dates`, the first of a kind counts.
    """

    facts: Facts
    identifiers: tuple[KnownNumber, ...] = ()
    permits: tuple[PermitFact, ...] = ()
    key_dates: tuple[DateFact, ...] = ()
    contact_details: tuple[ContactFact, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Applicant:
    """Somebody to be registered, with her numbers read: that of the facts first, each once."""

    told: Enrolment
    numbers: tuple[KnownNumber, ...]

    @property
    def facts(self) -> Facts:
        """What is known of her."""
        return self.told.facts

    @property
    def birth(self) -> Birth | None:
        """Her date of birth, as it was told or as a number says."""
        said = (number.says.birth_on for number in self.numbers if number.says is not None)
        birth_on = next((day for day in said if day is not None), None)
        return self.facts.born or ((birth_on, BirthPrecision.DAY) if birth_on else None)


def applicant(told: Enrolment) -> Applicant:
    """Somebody to be registered, from what is told. Raises InvalidNumber, UnsafeText."""
    facts = told.facts.cleaned()
    every = [number for number in (facts.number(), *told.identifiers) if number is not None]
    numbers = {(number.kind, number.value): number for number in reversed(every)}
    return Applicant(replace(told, facts=facts), tuple(reversed(numbers.values())))
