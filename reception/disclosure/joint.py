"""All releases as one system: what is published of a cell anywhere is known everywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reception.disclosure.documents import Document
from reception.disclosure.system import Cell, Equation, InvalidSystem, Share, System


class Contradiction(Exception):
    """A cell has two values; `cells` are their ids."""

    def __init__(self, cells: Sequence[str]) -> None:
        super().__init__(", ".join(cells))
        self.cells = list(cells)


def values_of(documents: Sequence[Document]) -> dict[str, int | None]:
    """Every cell's value, None where no document shows it. Raises Contradiction."""
    values: dict[str, int | None] = {}
    twice: list[str] = []
    for document in documents:
        for cell, value in document.values.items():
            before = values.get(cell)
            if before is not None and value is not None and before != value:
                twice.append(cell)
            values[cell] = before if value is None else value
    if twice:
        raise Contradiction(twice)
    return values


def equations_of(documents: Sequence[Document]) -> tuple[Equation, ...]:
    """Every equation, once."""
    found = {_ordered(equation): equation for document in documents for equation in document.equations}
    return tuple(found.values())


def shares_of(documents: Sequence[Document]) -> tuple[Share, ...]:
    """Every share that is shown."""
    return tuple(one for document in documents for one in document.shares if one.share is not None)


def with_history(system: System, earlier: Sequence[Document], counts: Mapping[str, int]) -> System:
    """A system together with what was published before; `counts`: what the cells are that were hidden then.

    What was shown cannot be hidden any more, what was hidden has to stay so. Raises Contradiction where a count is not
    what it was, InvalidSystem where one is missing.
    """
    known = values_of(earlier)
    cells: dict[str, Cell] = {}
    twice: list[str] = []
    for cell in system.cells:
        cells[cell.id] = cell
        if cell.id in known:
            value = known[cell.id]
            if (counts.get(cell.id, cell.count) if value is None else value) != cell.count:
                twice.append(cell.id)
            cells[cell.id] = replace(cell, may_hide=False, is_hidden=value is None)
    if twice:
        raise Contradiction(twice)
    missing = [cell for cell, value in known.items() if value is None and cell not in cells and cell not in counts]
    if missing:
        raise InvalidSystem([f"{cell}: it was hidden, and its count is missing" for cell in missing])
    for cell_id, value in known.items():
        if cell_id not in cells:
            count = counts[cell_id] if value is None else value
            cells[cell_id] = Cell(cell_id, count, may_hide=False, is_hidden=value is None)
    own = {_ordered(equation): equation for equation in (*equations_of(earlier), *system.equations)}
    return System(tuple(cells.values()), tuple(own.values()), system.shares)


def _ordered(equation: Equation) -> Equation:
    """An equation and its negative are one."""
    pairs = tuple(sorted(equation))
    return pairs if not pairs or pairs[0][1] > 0 else tuple((cell, -coefficient) for cell, coefficient in pairs)
