"""What narrows the list of people: a filter that stands whole in the address."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

#: Whose cases the list of people shows, beside a colleague's by id.
WHOLE_UNIT, OWN, UNASSIGNED = "unit", "me", "nobody"
ORDERS: Final = ("name", "active", "opened")
#: The filters that are either on or off. All are about dates and states: a board that limits searching allows them.
MARKS: Final = ("silent", "overdue", "new")
DAYS: Final = ("opened_from", "opened_to")
LARGEST_ID: Final = 2**31 - 1

ReadDay = Callable[[str], date | None]


def iso_day(text: str) -> date | None:
    """The day that an address writes as 2026-11-22; None if it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class PeopleFilter:
    """What the list of people is narrowed by. `worker` and `unit` are as they stand in the address; "" is any unit.

    `new`: opened, or given to its caseworker, lately. The days are those on which cases were opened, both included.
    """

    worker: str = WHOLE_UNIT
    unit: str = ""
    state: str = "open"
    silent: bool = False
    overdue: bool = False
    new: bool = False
    opened_from: date | None = None
    opened_to: date | None = None
    sort: str = "name"

    @classmethod
    def read(
        cls,
        address: Mapping[str, str],
        *,
        colleagues: Collection[int] | None = None,
        units: Collection[int] | None = None,
        read_day: ReadDay = iso_day,
    ) -> "PeopleFilter":
        """The filter in an address. What nobody could have chosen on the page counts as not chosen.

        `colleagues` and `units` are the ids that could be chosen; without them any id is taken and rights decide.
        """
        marks = {name: bool(address.get(name)) for name in MARKS}
        days = {name: read_day(address[name]) if address.get(name) else None for name in DAYS}
        chosen: dict[str, Any] = {**marks, **days}
        return cls(
            worker=_worker(address.get("worker"), colleagues),
            unit=_id(address.get("unit"), units) or "",
            state=_one_of({"open", "closed"}, address.get("state")) or "open",
            sort=_one_of(ORDERS, address.get("sort")) or "name",
            **chosen,
        )

    @classmethod
    def read_text(cls, query_string: str) -> "PeopleFilter":
        """The filter in what stands behind "?" in an address."""
        return cls.read(dict(parse_qsl(query_string)))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order differs from the plain list."""
        return self.sorted_by("name") != PeopleFilter()

    @property
    def address(self) -> dict[str, str]:
        """What stands in the address: only what differs from the plain list."""
        plain = vars(PeopleFilter())
        return {name: _written(value) for name, value in vars(self).items() if value != plain[name]}

    @property
    def query_string(self) -> str:
        """The address as one text, without "?". It holds nothing that was not read: no name and no number."""
        return urlencode(self.address)

    def sorted_by(self, order: str) -> "PeopleFilter":
        """The same filter in another order."""
        return replace(self, sort=order)


def _worker(value: str | None, colleagues: Collection[int] | None) -> str:
    return _one_of({WHOLE_UNIT, OWN, UNASSIGNED}, value) or _id(value, colleagues) or WHOLE_UNIT


def _id(value: str | None, allowed: Collection[int] | None) -> str | None:
    found = numbered(value)
    return str(found) if found is not None and (allowed is None or found in allowed) else None


def numbered(value: str | None) -> int | None:
    """The id that a value stands for, if a database can hold it; else None."""
    if value is None or not (value.isascii() and value.isdecimal()) or len(value) > len(str(LARGEST_ID)):
        return None
    found = int(value)
    return found if 0 < found <= LARGEST_ID else None


def _one_of(allowed: Collection[str], value: str | None) -> str | None:
    return value if value in allowed else None


def _written(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "y" if value is True else str(value)
