"""How a home is named in one line, and what the rules say in words. Addresses stand alike in every language."""

from datetime import date
from typing import Protocol

from reception.i18n.said import Label, Said, Value
from reception.i18n.text import _


class Addressed(Protocol):
    """What has the address of a home."""

    street: str
    apartment: str
    postcode: str
    town: str


class Lettable(Protocol):
    """What has the label of a unit; empty for the whole home."""

    label: str


def address(dwelling: Addressed) -> str:
    """Street and apartment: "Storgatan 4, lgh 1102". `lgh` is how Lantmäteriet and the post write an apartment."""
    return ", lgh ".join(filter(None, (dwelling.street, dwelling.apartment)))


def whole_address(dwelling: Addressed) -> str:
    """As on a letter, in one line: "Storgatan 4, lgh 1102, 541 30 Skövde"."""
    return ", ".join(filter(None, (address(dwelling), f"{dwelling.postcode} {dwelling.town}".strip())))


def unit_address(dwelling: Addressed, unit: Lettable) -> str:
    """The address, and which part of the home: "Storgatan 4, lgh 1102, Room 2"; of the whole the address alone."""
    return ", ".join(filter(None, (address(dwelling), unit.label)))


def in_words(said: Said) -> str:
    """A sentence of the rules in the reader's language, as plain text for a message: days as 2026-11-22."""
    return _(said.msgid, **{place: _value(value) for place, value in said.values.items()})


def _value(value: Value) -> str:
    if isinstance(value, Label):
        return _(value)
    return value.isoformat() if isinstance(value, date) else str(value)
