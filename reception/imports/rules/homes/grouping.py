"""Which rows of a list are about one home: the home itself, and the rooms and places that are let in it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reception.imports.rules import messages as said
from reception.imports.rules.homes import addresses, messages
from reception.imports.rules.homes.addresses import Key
from reception.imports.rules.homes.records import HomeRow, Place, Rejection, Remark, Repeat

#: What stands behind a message about a whole row.
NO_COLUMN = None


@dataclass
class Home:
    """The rows of one home so far, by what each calls its part of it."""

    place: Place
    rows: dict[str, HomeRow] = field(default_factory=dict)

    @property
    def in_order(self) -> tuple[HomeRow, ...]:
        """The home's own row first, then the others as they stand in the file."""
        own = [row for label, row in self.rows.items() if not label]
        return (*own, *(row for label, row in self.rows.items() if label))


@dataclass
class Grouped:
    """The homes of a list, the rows that say nothing new, and those that contradict another."""

    homes: list[Home] = field(default_factory=list)
    repeated: list[Repeat] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)


def grouped(rows: Iterable[HomeRow]) -> Grouped:
    """The rows put together by home."""
    found = Grouped()
    by_key: dict[Key, list[Home]] = {}
    for row in rows:
        same = by_key.setdefault(addresses.key_of(row.place), [])
        home = _of(row.place, same)
        if home is None:
            home = Home(row.place)
            same.append(home)
            found.homes.append(home)
        _put(row, home, found)
    return found


def _of(place: Place, homes: Sequence[Home]) -> Home | None:
    """The home of that address: the one with the same postcode before one that only could be it."""
    could = [home for home in homes if addresses.could_be_one(place, home.place)]
    return next((home for home in could if home.place.postcode == place.postcode), could[0] if could else None)


def _put(row: HomeRow, home: Home, found: Grouped) -> None:
    key = addresses.label_key(row.label) if row.label else ""
    first = home.rows.setdefault(key, row)
    home.place = addresses.joined(home.place, row.place)
    if first is row:
        return
    if _says_the_same(first, row):
        found.repeated.append(Repeat(row.sheet, row.row, first.row, said.REPEATED))
    else:
        text = messages.REPEATED_UNIT if row.label else messages.REPEATED_HOME
        found.rejected.append(Rejection(row.sheet, row.row, NO_COLUMN, text, {"row": first.row}))


def _says_the_same(first: HomeRow, row: HomeRow) -> bool:
    return _bare(first) == _bare(row) and first.facts == row.facts


def _bare(row: HomeRow) -> HomeRow:
    return replace(row, sheet="", row=0, remarks=(), place=Place(""), facts={})


def of_the_home(rows: Sequence[HomeRow]) -> tuple[dict[str, Any], tuple[Remark, ...]]:
    """The facts of the home that its rows tell, and remarks where they tell different ones: of those none is taken.

    A row of the home itself stands over those of its rooms, where an area may be a room's own.
    """
    own = next((row for row in rows if not row.label), None)
    if own is not None:
        return dict(own.facts), ()
    told: dict[str, set[str | int | bool]] = {}
    for row in rows:
        for name, value in row.facts.items():
            told.setdefault(name, set()).add(value)
    unclear = sorted(name for name, values in told.items() if len(values) > 1)
    facts = {name: next(iter(values)) for name, values in told.items() if name not in unclear}
    return facts, tuple(Remark(name, messages.ROOMS_DIFFER) for name in unclear)


def first_told(values: Iterable[str | None]) -> str | None:
    """The first that says something."""
    return next((value for value in values if value), None)
