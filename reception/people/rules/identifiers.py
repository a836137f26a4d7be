"""The numbers that people are known by, as they are kept. Pure."""

from dataclasses import dataclass
from datetime import date

from reception.i18n.text_safety import plain
from reception.people.rules import numbers
from reception.people.rules.numbers import InvalidNumber, Number
from reception.people.terms import NumberKind

#: Numbers of one person alone; a dossier may be a family's.
PERSONAL_KINDS = frozenset({NumberKind.PERSONNUMMER, NumberKind.SAMORDNINGSNUMMER})


@dataclass(frozen=True)
class KnownNumber:
    """A number as it is kept. One that is no valid number is of kind OTHER, unverified, with a `reason`."""

    kind: NumberKind
    value: str
    written: str
    reason: str | None = None
    says: Number | None = None

    @property
    def is_verified(self) -> bool:
        """Whether its form and check digit are right."""
        return self.reason is None

    @property
    def is_personal(self) -> bool:
        """Whether one person alone can have it."""
        return self.kind in PERSONAL_KINDS


def known_number(text: str, *, today: date, reason: str | None = None) -> KnownNumber:
    """The number that `text` spells. Raises InvalidNumber, unless a `reason` says why it is kept all the same."""
    written = " ".join(plain(text).split())
    try:
        number = numbers.parse(text, today=today)
    except InvalidNumber:
        if not reason or not numbers.compact(text):
            raise
        return KnownNumber(NumberKind.OTHER, numbers.compact(text), written, reason)
    return KnownNumber(number.kind, number.value, written, says=number)
