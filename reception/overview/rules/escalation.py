"""Who sees to what is late: its caseworker, after a while the manager, at last the unit's weekly list. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from reception.i18n.markers import N_
from reception.overview.rules.day import OwnRule
from reception.overview.rules.people import UNASSIGNED, numbered
from reception.overview.terms import Rung

#: What is late for more than a week is the manager's to see. No law sets it: a week is time to notice and to act.
TO_MANAGER_AFTER: Final = OwnRule(7, N_("the municipality's own rule"))
#: What is late for more than four weeks is spoken of when the unit meets, until it is done or has a new day.
ON_WEEKLY_LIST_AFTER: Final = OwnRule(28, N_("the municipality's own rule"))


def rung_of(due_on: date, today: date) -> Rung | None:
    """Where something late has come to; None while it is its caseworker's alone."""
    if due_on <= last_day(Rung.WEEKLY, today):
        return Rung.WEEKLY
    return Rung.MANAGER if due_on <= last_day(Rung.MANAGER, today) else None


def last_day(rung: Rung, today: date) -> date:
    """The latest day something may have been due on to stand here today."""
    rule = ON_WEEKLY_LIST_AFTER if rung is Rung.WEEKLY else TO_MANAGER_AFTER
    return today - timedelta(days=rule.days + 1)


@dataclass(frozen=True)
class LateFilter:
    """What narrows the list of what is late: to one rung, and to a caseworker by id, or to what nobody has."""

    rung: Rung | None = None
    worker: str = ""

    @classmethod
    def read(cls, address: Mapping[str, str]) -> "LateFilter":
        """The filter in an address. What cannot be read counts as not chosen."""
        rung = next((rung for rung in Rung if rung.value == address.get("list")), None)
        worker = numbered(address.get("worker"))
        nobody = UNASSIGNED if address.get("worker") == UNASSIGNED else ""
        return cls(rung, str(worker) if worker else nobody)

    @property
    def address(self) -> dict[str, str]:
        """What stands in the address."""
        chosen = {"list": self.rung.value if self.rung else "", "worker": self.worker}
        return {name: value for name, value in chosen.items() if value}

    def with_rung(self, rung: Rung | None) -> "LateFilter":
        """The same of another rung, or of both."""
        return replace(self, rung=rung)


@dataclass(frozen=True)
class LateLine:
    """How much of one caseworker's work is late for long; `worker` as it stands in an address."""

    worker: str
    name: str
    manager: int
    weekly: int

    def count(self, rung: Rung | None) -> int:
        """How much stands on a rung; None: on both."""
        return {Rung.MANAGER: self.manager, Rung.WEEKLY: self.weekly, None: self.manager + self.weekly}[rung]


def late_lines(counted: Iterable[tuple[int | None, str | None, int, int]]) -> list[LateLine]:
    """A line for each caseworker by name, the last for what nobody has, from (id, name, manager's, weekly list's)."""
    lines = [LateLine(str(user_id or UNASSIGNED), name or "", *numbers) for user_id, name, *numbers in counted]
    return sorted(lines, key=lambda line: (line.worker == UNASSIGNED, line.name.casefold(), line.worker))


def whole(lines: Sequence[LateLine]) -> LateLine:
    """The sum."""
    return LateLine("", "", sum(line.manager for line in lines), sum(line.weekly for line in lines))
