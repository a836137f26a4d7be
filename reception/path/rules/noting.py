"""How a fact that is noted by hand is written down, and read again. Pure."""

from datetime import date
from typing import Final

from reception.path.rules.facts import FactDefinition, FactValue
from reception.path.terms import FactKind

YES: Final = "yes"
NO: Final = "no"
#: Kinds that can be noted by hand. A date of birth is the register's, and what follows from it is reckoned.
NOTABLE: Final = frozenset({FactKind.DATE, FactKind.FLAG, FactKind.NUMBER, FactKind.CHOICE})
#: The most digits that a noted number has: enough for days, hours and kronor a month.
MOST_DIGITS: Final = 6


def is_noted_by_hand(definition: FactDefinition) -> bool:
    """Whether somebody may note the fact: no other part of the product delivers it."""
    return definition.later and definition.kind in NOTABLE


def written(definition: FactDefinition, value: FactValue) -> str:
    """The value as it is kept: "2026-03-04", "yes" or "no", "7", or a choice's code.

    Raises ValueError if the fact cannot have that value.
    """
    text = _text(value)
    if read(definition, text) != value:
        raise ValueError(definition.code)
    return text


def read(definition: FactDefinition, text: str) -> FactValue | None:
    """The value behind what was kept; None when the fact cannot have it, so that nothing is guessed."""
    match definition.kind:
        case FactKind.DATE:
            return _day(text)
        case FactKind.FLAG:
            return {YES: True, NO: False}.get(text)
        case FactKind.NUMBER:
            return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None
        case FactKind.CHOICE:
            return text if text in definition.choices else None
        case _:
            return None


def _text(value: FactValue) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    return value.isoformat() if isinstance(value, date) else str(value)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
