"""The load of a unit, line by line. Each number stands for a list of people, and says which. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reception.overview.rules.people import UNASSIGNED, WHOLE_UNIT, PeopleFilter

#: What is counted, and the list behind it. The lists are narrowed further by worker and unit.
COLUMNS: Final[Mapping[str, PeopleFilter]] = {
    "open": PeopleFilter(),
    "overdue": PeopleFilter(overdue=True),
    "silent": PeopleFilter(silent=True),
    "new": PeopleFilter(new=True),
}


@dataclass(frozen=True)
class Line:
    """What one member of staff has, or nobody, or the whole unit: as `worker` stands in an address.

    `weight` is in points. `works_here` is False for somebody who has left and still stands on cases.
    """

    worker: str
    name: str = ""
    works_here: bool = True
    weight: int = 0
    counts: Mapping[str, int] | None = None

    def count(self, column: str) -> int:
        """The number in a column."""
        return (self.counts or {}).get(column, 0)

    def address(self, column: str, unit: str) -> dict[str, str]:
        """Where the list behind a number is; `unit` is "" for a reader who has one alone."""
        return replace(COLUMNS[column], worker=self.worker, unit=unit).address


@dataclass(frozen=True)
class UnitLoad:
    """The load of one unit: a line for each of its casework staff by name, and what nobody has."""

    unit_id: int
    name: str
    lines: Sequence[Line]
    nobody: Line

    @property
    def whole(self) -> Line:
        """The sum."""
        everybody = (*self.lines, self.nobody)
        counts = {column: sum(line.count(column) for line in everybody) for column in COLUMNS}
        return Line(WHOLE_UNIT, weight=sum(line.weight for line in everybody), counts=counts)

    @property
    def heaviest(self) -> int:
        """The largest weight of a line, at least 1: the end of the scale."""
        return max([1, self.nobody.weight, *(line.weight for line in self.lines)])

    @property
    def busy(self) -> int:
        """How many have cases."""
        return len(self._weights)

    @property
    def mean(self) -> int:
        """The weight that each would have if those who have cases had equal shares; 0 if nobody has any."""
        return round(sum(self._weights) / len(self._weights)) if self._weights else 0

    @property
    def _weights(self) -> list[int]:
        return [line.weight for line in self.lines if line.count("open")]


def unit_load(unit_id: int, name: str, staff: Mapping[int, str], found: Iterable[tuple[int | None, Line]]) -> UnitLoad:
    """A unit's load from its casework `staff`, {id: name}, and the lines that were counted, each with a worker's id.

    Whoever works there has a line, cases or not; whoever has cases has one, at work there or not.
    """
    counted = dict(found)
    everybody: dict[int | None, Line] = {user_id: Line(str(user_id), name) for user_id, name in staff.items()}
    everybody.update(counted)
    lines = [replace(line, works_here=user_id in staff) for user_id, line in everybody.items() if user_id is not None]
    lines.sort(key=lambda line: (line.name.casefold(), line.worker))
    return UnitLoad(unit_id, name, lines, counted.get(None, Line(UNASSIGNED)))
