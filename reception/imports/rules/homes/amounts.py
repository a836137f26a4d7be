"""Numbers as lists of homes write them: rooms, square metres, floors, crowns and coordinates. Pure.

Each answers None for what it cannot read; the reader then says so.
"""

import re
from typing import NamedTuple

from reception.i18n.text_safety import plain
from reception.imports.rules.folding import fold

#: As the tables of homes hold them.
MOST_ROOMS, MOST_PEOPLE = 30, 30
AREA = range(5, 1001)
MOST_RENT = 200_000  # crowns a month; more is a sum of something else
FLOORS = range(-3, 60)
#: SWEREF 99 TM over Sweden, in metres (Lantmäteriet).
NORTH, EAST = range(6_100_000, 7_700_000), range(250_000, 930_000)

ROOMS = re.compile(
    r"(\d{1,2})(?:[,.](5|0)|\s?(½))?\s*(?:(?:rum|room|r|rok|rkv|rks|rk|r\s?o\s?k)\b.*|:\s?(?:a|or|an)\b)?",
    re.IGNORECASE,
)
COUNT_WORDS = {"etta": 1, "ettan": 1, "tvaa": 2, "tva": 2, "trea": 3, "trean": 3, "fyra": 4, "femma": 5, "sexa": 6}
AMOUNT = re.compile(r"(\d{1,3}(?:[ .]\d{3})+|\d+)(?:,(\d+)|\.(\d{1,2}))?")
AREA_UNIT = re.compile(r"\s*(?:kvm|kv\.?m|m2|m²|kvadratmeter|sqm|m)\.?$", re.IGNORECASE)
RENT_UNIT = re.compile(r"\s*(?:kr|sek|kronor|:-|:–)\.?(?:\s*(?:/|per|i)\s*(?:mån|månad(?:en)?)\.?)?$", re.IGNORECASE)
PEOPLE_UNIT = re.compile(
    r"\s*(?:st|pers|personer|person|platser|plats|bäddar|bädd|sängar|people|persons|places|beds)\.?$", re.IGNORECASE
)
GROUND_FLOOR = frozenset(
    {"bv", "nb", "bottenvaning", "bottenvan", "entre", "entreplan", "markplan", "ground", "groundfloor"}
)
BASEMENT = frozenset({"kv", "kallare", "kallarvaning", "kallarplan", "souterrang", "sutterang", "sutt", "basement"})
FLOOR = re.compile(
    r"(?:vån(?:ing)?|plan|floor|tr)?\.?\s*(-?\d{1,2})\s*(?:tr|trappor|trappa|vån|våningen|:a\s*vån)?\.?(?:\s*(?:av|/)\s*\d{1,2})?",
    re.IGNORECASE,
)


class Rooms(NamedTuple):
    """How many rooms, and whether half a room more was told."""

    number: int
    has_half: bool


def rooms(text: str) -> Rooms | None:
    """ "3 rok", "2 r o k", "1 rkv", "3:a", "trea", 3: the rooms beside the kitchen."""
    written = plain(text)
    if (known := COUNT_WORDS.get(fold(written))) is not None:
        return Rooms(known, has_half=False)
    found = ROOMS.fullmatch(written)
    if found is None or not 1 <= int(found[1]) <= MOST_ROOMS:
        return None
    return Rooms(int(found[1]), has_half=found[2] == "5" or bool(found[3]))


def area(text: str) -> int | None:
    """ "64,5 kvm": square metres, to the nearest whole one."""
    found = _amount(AREA_UNIT.sub("", plain(text)))
    return found if found in AREA else None


def rent(text: str) -> int | None:
    """ "7 450 kr", "7450:-", "7.450,00": crowns a month, to the nearest whole one."""
    found = _amount(RENT_UNIT.sub("", plain(text)))
    return found if found is not None and 0 <= found <= MOST_RENT else None


def people(text: str) -> int | None:
    """ "4", "4 st", "4 bäddar": for how many people."""
    found = PEOPLE_UNIT.sub("", plain(text))
    return int(found) if found.isdecimal() and len(found) <= 2 and 1 <= int(found) <= MOST_PEOPLE else None


def floor(text: str) -> int | None:
    """ "BV" is 0, "2 tr" is 2, a basement -1."""
    written = plain(text)
    word = fold(written)
    if word in GROUND_FLOOR:
        return 0
    if word in BASEMENT:
        return -1
    found = FLOOR.fullmatch(written)
    return int(found[1]) if found and int(found[1]) in FLOORS else None


def point(text: str) -> tuple[int, int] | None:
    """ "6471234, 412345": (north, east) in metres, in whichever order they stand."""
    numbers = [round(float(part.replace(",", "."))) for part in re.findall(r"\d{6,7}(?:[.,]\d+)?", plain(text))]
    if len(numbers) != 2:
        return None
    north, east = max(numbers), min(numbers)
    return (north, east) if north in NORTH and east in EAST else None


def _amount(text: str) -> int | None:
    """A number with thousands apart by spaces or dots and decimals after a comma, to the nearest whole one."""
    found = AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    whole = int(re.sub(r"[ .]", "", found[1]))
    decimals = found[2] or found[3] or "0"
    return whole + (int(decimals[0]) >= 5)
