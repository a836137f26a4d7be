"""What a list of homes plans: homes, the rooms let in them, and everything that a human must hear about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reception.housing.terms import UnitKind
from reception.imports.rules.records import Question, Rejection, Remark, Repeat

#: What is told of the home itself; None: the list does not tell.
Facts = Mapping[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a home is, as it is written; `addresses.key_of` tells what it is compared by."""

    street: str
    apartment: str = ""
    postcode: str = ""
    town: str = ""

    @property
    def in_one_line(self) -> str:
        """As it stands on a letter: "Storgatan 4, lgh 1102, 541 30 Skövde"."""
        home = ", lgh ".join(filter(None, (self.street, self.apartment)))
        return ", ".join(filter(None, (home, f"{self.postcode} {self.town}".strip())))


@dataclass(frozen=True, slots=True)
class LeaseTold:
    """What a row says of the municipality's own lease."""

    first_on: date | None = None
    last_on: date | None = None
    notice_on: date | None = None
    rent: int | None = None
    reference: str | None = None

    @property
    def says_something(self) -> bool:
        """Does it say anything at all?"""
        return any(value is not None for value in (self.first_on, self.last_on, self.notice_on, self.rent)) or bool(
            self.reference
        )


@dataclass(frozen=True, slots=True)
class HomeRow:
    """One row of a list of homes, understood. `row` counts from 1 as Excel does.

    `label` is empty for the home itself, else what the room or place in it is called. `facts` holds the columns of
    `Dwelling` by their names, but for landlord and district, which are spellings. Rents are crowns a month.
    """

    sheet: str
    row: int
    place: Place
    label: str = ""
    unit_kind: UnitKind = UnitKind.WHOLE
    facts: Facts = field(default_factory=dict, hash=False)
    landlord: str | None = None
    district: str | None = None
    capacity: int | None = None
    rent: int | None = None
    lease: LeaseTold = LeaseTold()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class HomesPlan:
    """What the file says: `homes` are the rows of one home each, in the file's order, its own row first if it has one.

    `of_people` are (sheet, header) of columns about those who live there, which are never read.
    """

    homes: tuple[tuple[HomeRow, ...], ...] = ()
    rejected: tuple[Rejection, ...] = ()
    repeated: tuple[Repeat, ...] = ()
    sheets: tuple[str, ...] = ()
    unused_columns: tuple[tuple[str, str], ...] = ()
    unused_sheets: tuple[str, ...] = ()
    of_people: tuple[tuple[str, str], ...] = ()


__all__ = ["Facts", "HomeRow", "HomesPlan", "LeaseTold", "Place", "Question", "Rejection", "Remark", "Repeat"]
