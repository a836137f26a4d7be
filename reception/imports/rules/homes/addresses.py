"""Addresses as lists write them: taken apart, and when two of them are one home. Pure."""

import re
from dataclasses import replace
from typing import NamedTuple

from reception.housing.rules import addresses
from reception.housing.terms import UnitKind
from reception.imports.rules.folding import fold
from reception.imports.rules.homes.records import Place

APARTMENT = re.compile(
    r"[\s,;(]+(?:lgh|lägenhet|läg|apt|apartment)\b[.:]?\s*(?:nr\.?\s*)?([0-9A-Za-zÅÄÖåäö-]+)\)?", re.IGNORECASE
)
APARTMENT_ALONE = re.compile(r"(?:lgh|lägenhet|läg|apt|apartment)\b[.:]?\s*(?:nr\.?\s*)?", re.IGNORECASE)
PART = re.compile(
    r"(?:^|[\s,;(]+)(rum|room|plats|bädd|säng|place|bed)\b\.?\s*(?:nr\.?\s*)?([0-9]{1,2}|[A-Za-z])\)?$", re.IGNORECASE
)
POSTCODE = re.compile(r"[\s,;]+(?:SE?-?\s?)?(\d{3})\s?(\d{2})(?:\s+([^\W\d][^\d,]*))?$")
PLACES = frozenset({"plats", "bädd", "säng", "place", "bed"})
LETTER_AFTER_NUMBER = re.compile(r"(?<=\d)\s*([a-zåäö])\b")


class Part(NamedTuple):
    """A room or place in a home: what it is called, and which of the two it is."""

    label: str
    kind: UnitKind


class Key(NamedTuple):
    """What two rows about one home have in common."""

    street: str
    apartment: str


def taken_apart(written: str) -> tuple[Place, Part | None]:
    """ "Storgatan 4 A lgh 1102 rum 2, 541 30 Skövde" is a place, and a part of it."""
    text, postcode, town = _without_postcode(" ".join(written.split()))
    text, part = _without_part(text)
    text, apartment = _without_apartment(text)
    if part is None:  # "rum 2 lgh 1102"
        text, part = _without_part(text)
    return Place(text.strip(" ,;()"), apartment, postcode, town), part


def apartment_of(written: str) -> tuple[str, Part | None]:
    """ "lgh 1102" is the apartment 1102; "1102 rum 2" a room in it."""
    text, part = _without_part(" ".join(written.split()))
    return APARTMENT_ALONE.sub("", text).strip(" ,;()"), part


def part_of(written: str) -> Part | None:
    """The room or place that a cell names: "rum 2"; None for what names neither."""
    _text, part = _without_part(" ".join(written.split()))
    return part


def key_of(place: Place) -> Key:
    """The street and apartment without case, marks and spaces: "Storgatan 4A" and "storgatan 4 a" are one."""
    street = LETTER_AFTER_NUMBER.sub(r"\1", place.street.casefold())
    return Key(addresses.searched(street), fold(APARTMENT_ALONE.sub("", place.apartment)))


def could_be_one(place: Place, other: Place) -> bool:
    """Of two with the same key: do they differ in postcode, or, where one has none, in town?"""
    if place.postcode and other.postcode:
        return place.postcode == other.postcode
    if place.town and other.town:
        return fold(place.town) == fold(other.town)
    return True


def joined(place: Place, other: Place) -> Place:
    """The place, with what only the other tells."""
    return replace(place, postcode=place.postcode or other.postcode, town=place.town or other.town)


def label_key(label: str) -> str:
    """A room's name compared: "Rum 2", "rum 02" and "Room 2" are one."""
    folded = fold(label)
    digits = re.sub(r"\D", "", folded)
    return f"#{int(digits)}" if digits and fold(re.sub(r"\d", "", label)) in {"rum", "room", ""} else folded


def _without_postcode(text: str) -> tuple[str, str, str]:
    found = POSTCODE.search(text)
    if found is None:
        return text, "", ""
    return text[: found.start()], f"{found[1]} {found[2]}", (found[3] or "").strip()


def _without_apartment(text: str) -> tuple[str, str]:
    found = APARTMENT.search(text)
    if found is None:
        return text, ""
    return f"{text[: found.start()]} {text[found.end() :]}".strip(), found[1]


def _without_part(text: str) -> tuple[str, Part | None]:
    found = PART.search(text)
    if found is None:
        return text, None
    word = found[1].casefold()
    kind = UnitKind.PLACE if word in PLACES else UnitKind.ROOM
    return text[: found.start()], Part(f"{word.capitalize()} {found[2].upper()}", kind)
