"""One row of a list of homes: what it says of a home, and when it cannot be believed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from reception.housing.terms import UnitKind
from reception.i18n.text_safety import UnsafeText
from reception.imports.rules import cells, suggestions, vocabulary
from reception.imports.rules.homes import addresses, amounts, messages
from reception.imports.rules.homes.addresses import Part
from reception.imports.rules.homes.records import HomeRow, LeaseTold, Place
from reception.imports.rules.row_reader import RowReader, quote

Amount = TypeVar("Amount")
LONGEST_ANSWER = 40  # characters: "tills vidare", "ja"


def read(row: RowReader) -> HomeRow | None:
    """The home of a row, or None when `row.faults` tell why there is none."""
    place, part = _place(row)
    facts = {
        "rooms": None if part and not _counts_rooms(row) else _rooms(row),
        "area": _amount(row, "area", amounts.area, messages.NOT_AN_AREA),
        "floor": _amount(row, "floor", amounts.floor, messages.NOT_A_FLOOR),
        **{field: _has(row, field) for field in ("lift", "step_free", "furnished", "is_own")},
        **_point(row),
        "note": _without_people(row, "note", row.long_text("note")),
    }
    home = HomeRow(
        sheet=row.sheet,
        row=row.row,
        place=place,
        label=part.label if part else "",
        unit_kind=part.kind if part else UnitKind.WHOLE,
        facts={field: value for field, value in facts.items() if value is not None},
        landlord=_name(row, "landlord"),
        district=_name(row, "district"),
        capacity=_amount(row, "capacity", amounts.people, messages.NOT_PLACES),
        rent=_amount(row, "rent", amounts.rent, messages.NOT_A_RENT),
        lease=_lease(row),
    )
    return None if row.faults else replace(home, remarks=tuple(row.remarks))


def _place(row: RowReader) -> tuple[Place, Part | None]:
    """Where it is. What has a column of its own is read there, and in the address where that column is empty."""
    written = _text(row, "address")
    if not written:
        row.fault("address", messages.NO_ADDRESS)
        return Place(""), None
    place, part = addresses.taken_apart(written)
    apartment, part_there = addresses.apartment_of(_text(row, "apartment") or "")
    named = addresses.part_of(_text(row, "rooms") or "")
    own = _text(row, "unit")
    part = _unit(own) if own else part_there or part or named
    if not any(character.isdigit() for character in place.street):
        row.remark("address", messages.NO_STREET_NUMBER)
    return (
        replace(
            place,
            apartment=apartment or place.apartment,
            postcode=_postcode(row) or place.postcode,
            town=_text(row, "town") or place.town,
        ),
        part,
    )


def _unit(written: str) -> Part:
    """What a column of rooms says: "2" and "rum 2" are one."""
    known = addresses.part_of(written)
    if known:
        return known
    is_bare = len(written) <= 2 and written.isalnum()
    return Part(f"Rum {written.upper()}" if is_bare else written, UnitKind.ROOM)


def _counts_rooms(row: RowReader) -> bool:
    return addresses.part_of(_text(row, "rooms") or "") is None


def _postcode(row: RowReader) -> str:
    written = _text(row, "postcode") or ""
    digits = "".join(written.upper().removeprefix("SE").strip("- ").split())
    if not written or (len(digits) == 5 and digits.isdecimal()):
        return f"{digits[:3]} {digits[3:]}" if written else ""
    row.remark("postcode", messages.NOT_A_POSTCODE, value=quote(written))
    return ""


def _rooms(row: RowReader) -> int | None:
    found = _amount(row, "rooms", amounts.rooms, messages.NOT_ROOMS)
    if found is None:
        return None
    if found.has_half:
        row.remark("rooms", messages.HALF_A_ROOM)
    return found.number


def _amount(row: RowReader, field: str, read: Callable[[str], Amount | None], unread: str) -> Amount | None:
    """A number in a field. What is none is left out, and said."""
    written = row.text(field)
    found = read(written) if written else None
    if written and found is None:
        row.remark(field, unread, value=quote(written))
    return found


def _has(row: RowReader, field: str) -> bool | None:
    found = row.term(field, "has")
    return None if found is None else found == "yes"


def _point(row: RowReader) -> dict[str, int | None]:
    north, east = row.text("north"), row.text("east")
    written = row.text("point") or (f"{north}; {east}" if north and east else None)
    if written is None:
        return {}
    found = amounts.point(written)
    if found is None:
        row.remark("point" if row.has("point") else "north", messages.NOT_A_POINT)
        return {}
    return {"north": found[0], "east": found[1]}


def _lease(row: RowReader) -> LeaseTold:
    lease = LeaseTold(
        first_on=row.day("leased_from"),
        last_on=_last_day(row),
        notice_on=_notice(row),
        rent=_amount(row, "lease_rent", amounts.rent, messages.NOT_A_RENT),
        reference=_text(row, "reference"),
    )
    if lease.first_on and lease.last_on and lease.last_on < lease.first_on:
        row.fault("leased_to", messages.LEASE_ENDS_FIRST)
    return lease


def _last_day(row: RowReader) -> date | None:
    """The last day; none for "tills vidare"."""
    return None if _means(row, "leased_to", "permanent") else row.day("leased_to")


def _notice(row: RowReader) -> date | None:
    """The day of the notice. A bare "ja" tells no day; "nej" tells that there is none."""
    answer = _means(row, "notice_on", "has")
    if answer == "yes":
        row.remark("notice_on", messages.NOTICE_WITHOUT_DAY)
    return None if answer else row.day("notice_on")


def _means(row: RowReader, field: str, table: str) -> str | None:
    cell = row.cell(field)
    if not isinstance(cell, str | bool) or len(str(cell)) > LONGEST_ANSWER:
        return None
    try:
        written = cells.text_of(cell)
    except UnsafeText:  # the date that is read next says so
        return None
    return vocabulary.meaning(written, table) if written else None


def _name(row: RowReader, field: str) -> str | None:
    """A landlord or district: only words."""
    written = _text(row, field)
    return written if written and any(character.isalpha() for character in written) else None


def _text(row: RowReader, field: str) -> str | None:
    """A line, unless it holds somebody's personal number. Said once for each cell."""
    return _without_people(row, field, row.text(field))


def _without_people(row: RowReader, field: str, written: str | None) -> str | None:
    if not written or not suggestions.names_somebody(written):
        return written
    if not any(remark.text == messages.HAS_A_PERSON for remark in row.remarks_on(field)):
        row.remark(field, messages.HAS_A_PERSON)
    return None
