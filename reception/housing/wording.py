"""How a home is named in one line. Addresses stand alike in every language."""

from typing import Protocol


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
