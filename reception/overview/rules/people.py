"""What narrows the list of people: a filter that stands whole in the address."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

#: Whose cases the list of people shows, beside a colleague's by id.
WHOLE_UNIT, OWN, UNASSIGNED = "unit", "me", "nobody"
ORDERS: Final = ("name", "active")


@dataclass(frozen=True)
class PeopleFilter:
    """What the list of people is narrowed by; every value as it stands in the address."""

    worker: str = WHOLE_UNIT
    state: str = "open"
    silent: bool = False
    sort: str = "name"

    @classmethod
    def read(cls, address: Mapping[str, str], *, colleagues: Collection[int]) -> "PeopleFilter":
        """The filter in an address. What nobody could have chosen on the page counts as not chosen."""
        workers = {WHOLE_UNIT, OWN, UNASSIGNED, *map(str, colleagues)}
        return cls(
            worker=_one_of(workers, address.get("worker")) or WHOLE_UNIT,
            state=_one_of({"open", "closed"}, address.get("state")) or "open",
            silent=bool(address.get("silent")),
            sort=_one_of(set(ORDERS), address.get("sort")) or "name",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order differs from the plain list."""
        return replace(self, sort="name") != PeopleFilter()

    @property
    def address(self) -> dict[str, Any]:
        """What stands in the address: only what differs from the plain list."""
        chosen = {"worker": self.worker, "state": self.state, "silent": "y" if self.silent else "", "sort": self.sort}
        plain = {"worker": WHOLE_UNIT, "state": "open", "silent": "", "sort": "name"}
        return {key: value for key, value in chosen.items() if value != plain[key]}

    def sorted_by(self, order: str) -> "PeopleFilter":
        """The same filter in another order."""
        return replace(self, sort=order)


def _one_of(allowed: Collection[str], value: str | None) -> str | None:
    return value if value in allowed else None
