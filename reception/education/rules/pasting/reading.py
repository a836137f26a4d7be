"""A pasted text read against a grid: each cell is taken, asked about, or blank. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reception.education.rules.pasting.grid import Cell, Column, Pasted, Pupil, Question, Value
from reception.education.rules.pasting.heading import Layout, layout
from reception.education.rules.pasting.lines import Line, lines
from reception.education.rules.pasting.naming import Key, key, pupils_by_name, unclear
from reception.education.rules.pasting.values import is_dash, value
from reception.education.terms.lessons import PastedBy, Takes, Unclear

Locked = Mapping[tuple[int, str], Value]


@dataclass(frozen=True, slots=True)
class Names:
    """The pupils of the grid, and who has which name."""

    pupils: Sequence[Pupil]
    held: Mapping[Key, frozenset[int]]


@dataclass
class _Reading:
    """What has been read so far."""

    layout: Layout
    locked: Locked
    cells: list[Cell] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    blanks: int = 0
    repeated: int = 0

    def done(self) -> Pasted:
        """The result, as the lines stand in the text."""
        asked = sorted((*self.layout.questions, *self.questions), key=lambda one: one.line)
        cells = sorted(self.cells, key=lambda one: one.line)
        return Pasted(self.layout.by, tuple(cells), tuple(asked), self.blanks, self.repeated)

    def take(self, line: Line, pupil: int) -> None:
        """Each cell of a line that is one pupil's."""
        for place, column in self.layout.columns.items():
            typed = line.cell(place)
            if not typed:
                self.blanks += 1
                continue
            read = _read(typed, column)
            signed = self.locked.get((pupil, column.key))
            if isinstance(read, Unclear):
                self.questions.append(Question(read, line.number, column.key, typed, (pupil,)))
            elif signed is None:
                self.cells.append(Cell(pupil, column.key, read, line.number))
            elif signed != read:
                self.questions.append(Question(Unclear.LOCKED, line.number, column.key, typed, (pupil,)))


def pasted(
    text: str,
    pupils: Sequence[Pupil],
    columns: Sequence[Column],
    *,
    first_row: int = 0,
    first_column: int = 0,
    in_order: bool = False,
    chosen: Mapping[int, int] | None = None,
    locked: Locked | None = None,
) -> Pasted:
    """What the text says, pasted at a row and a column of the grid (counted from 0; with names the row is no matter).

    The answers to its questions: `chosen` gives the pupil of a line, `in_order` says that the lines are the pupils in
    their order though they are not as many. `locked`: results that are signed; the same again is no question.
    """
    names = Names(pupils, pupils_by_name(pupils))
    if (found := lines(text)) is None:
        return Pasted(PastedBy.ORDER, questions=(Question(Unclear.TOO_LONG),))
    reading = _Reading(layout(found, columns, names.held, first_column), locked or {})
    if reading.layout.by is PastedBy.NAME:
        _by_name(reading, names, chosen or {})
    else:
        _by_order(reading, pupils[first_row:], in_order=in_order)
    return reading.done()


def _by_order(reading: _Reading, pupils: Sequence[Pupil], *, in_order: bool) -> None:
    body = reading.layout.body
    if body and len(body) != len(pupils) and not in_order:
        why = Unclear.FEWER_LINES if len(body) < len(pupils) else Unclear.MORE_LINES
        reading.questions.append(Question(why, typed=str(len(body))))
        return
    for line, pupil in zip(body, pupils, strict=False):
        reading.take(line, pupil.pupil)
    for line in body[len(pupils) :]:
        if not line.is_blank:
            reading.questions.append(Question(Unclear.MORE_LINES, line.number, typed=line.cell(0)))


def _by_name(reading: _Reading, names: Names, chosen: Mapping[int, int]) -> None:
    """Lines that are one pupil's must say the same, whoever they were given to her by."""
    held: defaultdict[int, list[Line]] = defaultdict(list)
    for line in reading.layout.body:
        found = None if line.is_blank else _pupil_of(line, names, chosen)
        if isinstance(found, Question):
            reading.questions.append(found)
        elif found is not None:
            held[found].append(line)
    for pupil, those in held.items():
        if len({_said(line, reading.layout.columns) for line in those}) == 1:
            reading.repeated += len(those) - 1
            reading.take(those[0], pupil)
        else:
            twice = (Question(Unclear.TWICE, line.number, None, line.cell(0), (pupil,)) for line in those)
            reading.questions.extend(twice)


def _pupil_of(line: Line, names: Names, chosen: Mapping[int, int]) -> int | Question:
    name = line.cell(0)
    answer = chosen.get(line.number)
    if answer is not None and any(one.pupil == answer for one in names.pupils):
        return answer
    if not name:
        return Question(Unclear.NO_NAME, line.number)
    same = names.held.get(key(name), frozenset())
    if len(same) == 1:
        return next(iter(same))
    why, proposed = unclear(name, names.pupils, same)
    return Question(why, line.number, None, name, proposed)


def _said(line: Line, columns: Mapping[int, Column]) -> tuple[object, ...]:
    """What a line says of a pupil, however it is spelled."""
    return tuple(_meant(line.cell(place), column) for place, column in columns.items())


def _meant(typed: str, column: Column) -> object:
    read = value(typed, column.takes)
    return (typed,) if read is None else read


def _read(typed: str, column: Column) -> Value | Unclear:
    read = value(typed, column.takes)
    if read is None and column.takes is Takes.GRADE:
        return Unclear.DASH if is_dash(typed) else Unclear.NOT_A_GRADE
    if read is None:
        return Unclear.NOT_POINTS
    if column.most is not None and isinstance(read, Decimal) and read > column.most:
        return Unclear.TOO_MANY_POINTS
    return read
