"""A document of a release as the tables of a page: each group with its four numbers and its share. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reception.indicators.rules.labels import place_of
from reception.indicators.terms import Breakdown
from reception.releases.terms import Answer

Numbers = Mapping[Answer, int | None]
#: (breakdown, class), sex first.
Group = tuple[tuple[Breakdown, str], ...]


@dataclass(frozen=True)
class Line:
    """A group and its numbers; None is hidden. `marks`: of the statistician's draft alone, why a number is hidden."""

    group: Group
    numbers: Numbers
    marks: Mapping[Answer, str]

    @property
    def share(self) -> float | None:
        """Those who reached it of those counted, 0..1; None where either is hidden, or nobody is counted."""
        yes, counted = self.numbers[Answer.YES], self.numbers[Answer.COUNTED]
        return yes / counted if yes is not None and counted else None


@dataclass(frozen=True)
class Table:
    """Lines split by the same breakdowns; by none: everybody."""

    by: tuple[Breakdown, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Figure:
    """An indicator in a document: `told` is its entry there. The first table is of everybody."""

    told: Mapping[str, Any]
    tables: tuple[Table, ...]

    @property
    def block(self) -> str:
        """Its name within a release: code and version."""
        return f"{self.told['code']}.{self.told['version']}"

    @property
    def total(self) -> Line:
        """Everybody."""
        return self.tables[0].lines[0]

    def text(self, key: str, tag: str) -> str:
        """A text of it in Swedish, or else in English."""
        told = self.told["sv"] if tag == "sv" else self.told
        return str(told[key])


def figures(document: Mapping[str, Any]) -> list[Figure]:
    """The indicators of a document in its order."""
    by_block: dict[str, list[Mapping[str, Any]]] = {}
    for cell in document["cells"]:
        by_block.setdefault(f"{cell['dims']['indicator']}.{cell['dims']['version']}", []).append(cell)
    return [
        Figure(told, tables_of(by_block.get(f"{told['code']}.{told['version']}", ())))
        for told in document["indicators"]
    ]


def tables_of(cells: Sequence[Mapping[str, Any]], marks: Mapping[str, str] | None = None) -> tuple[Table, ...]:
    """Cells as tables, the coarsest first."""
    groups: dict[Group, dict[Answer, Mapping[str, Any]]] = {}
    for cell in cells:
        groups.setdefault(_group(cell["dims"]), {})[Answer(cell["dims"]["answer"])] = cell
    tables: dict[tuple[Breakdown, ...], list[Line]] = {}
    for group, told in groups.items():
        numbers = {answer: cell["value"] for answer, cell in told.items()}
        why = {answer: (marks or {}).get(cell["id"], "") for answer, cell in told.items()}
        tables.setdefault(tuple(one for one, _word in group), []).append(Line(group, numbers, why))
    ordered = sorted(tables.items(), key=lambda pair: (len(pair[0]), [list(Breakdown).index(one) for one in pair[0]]))
    return tuple(Table(by, tuple(sorted(lines, key=_place))) for by, lines in ordered)


def _group(dims: Mapping[str, str]) -> Group:
    return tuple((one, dims[one.value]) for one in Breakdown if one.value in dims)


def _place(line: Line) -> list[tuple[int, str]]:
    """By the class, then by sex."""
    return [place_of(one, word) for one, word in reversed(line.group)]


def rows(document: Mapping[str, Any]) -> Iterator[list[str | int | None]]:
    """The document as rows of a file: a row for each number, its id and its classes in columns of their own."""
    columns = ["indicator", "version", "year", "answer", *(one.value for one in Breakdown)]
    yield ["id", *columns, "value", "hidden"]
    for cell in document["cells"]:
        value = cell["value"]
        yield [cell["id"], *(cell["dims"].get(key) for key in columns), value, int(value is None)]


def dictionary(document: Mapping[str, Any]) -> Iterator[list[str | int | None]]:
    """What the columns and words of the file mean, in English and Swedish."""
    yield ["kind", "word", "english", "swedish", "source"]
    for one in document["indicators"]:
        sv = one["sv"]
        for key in ("title", "definition", "numerator", "denominator", "waiting"):
            if one[key]:
                yield [f"indicator {key}", f"{one['code']}.{one['version']}", one[key], sv[key], one["source"]]
