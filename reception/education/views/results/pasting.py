"""A text pasted into the grid of results: what is taken into its cells, what is asked, and the answers."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from flask import request

from reception.education.queries.pupils.names import PupilName
from reception.education.rules import pasting as reading
from reception.education.rules import results as rules
from reception.education.rules.results import Key, Written
from reception.education.terms.lessons import PastedBy, Unclear
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import Grade

if TYPE_CHECKING:
    from reception.education.forms.results import GridForm
    from reception.education.queries.results.grid import Grid
    from reception.education.rules.pasting import Pasted, Question

_LINE = "line-"
#: Questions that are answered by choosing a pupil for the line.
_WHO = frozenset({Unclear.UNKNOWN_NAME, Unclear.ALIKE_NAME, Unclear.SEVERAL_PUPILS, Unclear.NO_NAME})


def names_of(name: PupilName) -> tuple[str, ...]:
    """The names of a pupil that the reader may see: hers, or her alias; of the named, both."""
    return tuple(filter(None, (name.shown, name.alias)))


class Pasting:
    """What a grid form's pasted text says. `is_open`: something in it is still asked."""

    def __init__(self, form: "GridForm", made: "Grid", words: Mapping[ResultPart, str], today: date) -> None:
        self.form, self.made, self.words, self.today = form, made, words, today
        self.chosen = self._chosen()
        self.found: Pasted | None = None
        self.filled: dict[Key, Grade] = {}

    def _chosen(self) -> dict[int, int]:
        """{line: pupil} as they were answered."""
        answers = {key.removeprefix(_LINE): value for key, value in request.form.items() if key.startswith(_LINE)}
        return {int(line): int(value) for line, value in answers.items() if line.isdecimal() and value.isdecimal()}

    @property
    def digest(self) -> str:
        """A mark of the text with its answers, to tell whether it was read."""
        said = (self.form.text.data, self.form.first_column.data, self.form.in_order.data, sorted(self.chosen.items()))
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]

    def is_to_be_read(self, *, asked: bool) -> bool:
        """Whether the text is to be read before anything is saved: by the button, or when it changed since."""
        if not (self.form.text.data or "").strip():
            return False
        if asked or self.form.taken.data != self.digest:
            return True
        self.found = self._read()
        return False

    def take(self) -> None:
        """Put what is clear into the cells of the form. Nothing is saved."""
        self.found = self._read()
        self.form.taken.data = self.digest
        self.filled = {
            (cell.pupil, ResultPart(cell.column)): cast("Grade", cell.value)
            for cell in self.found.cells
            if (cell.pupil, ResultPart(cell.column)) in self.form.open_cells
        }
        self.form.show({key: Written(value) for key, value in self.filled.items()})
        self.form.dated(self.today)

    def _read(self) -> "Pasted":
        columns = rules.columns_of(self.made.course, self.words)
        keys = [column.key for column in columns]
        first = self.form.first_column.data
        row = self.form.first_row.data or "0"
        return reading.pasted(
            self.form.text.data or "",
            [reading.Pupil(one.pupil_id, names_of(one.name)) for one in self.made.rows],
            columns,
            first_row=min(int(row), max(len(self.made.rows) - 1, 0)) if row.isdecimal() and len(row) < 5 else 0,
            first_column=keys.index(first) if first in keys else 0,
            in_order=bool(self.form.in_order.data),
            chosen=self.chosen,
            # What is signed without a grade is locked as well: no pasted grade is the same.
            locked=cast("Mapping[tuple[int, str], reading.Value]", self.made.locked),
        )

    @property
    def questions(self) -> "tuple[Question, ...]":
        """What is asked."""
        return self.found.questions if self.found else ()

    @property
    def is_open(self) -> bool:
        """Whether something is still asked."""
        return bool(self.questions)

    @property
    def by_name(self) -> bool:
        """Whether the lines were given to pupils by their names."""
        return self.found is not None and self.found.by is PastedBy.NAME

    @property
    def answered(self) -> list[tuple[int, int]]:
        """The answers to what is asked no more: they go along with the text."""
        asked = {one.line for one in self.questions if self.asks_who(one)}
        return [(line, pupil_id) for line, pupil_id in sorted(self.chosen.items()) if line not in asked]

    def asks_who(self, question: "Question") -> bool:
        """Whether the question is answered by choosing a pupil."""
        return question.why in _WHO and question.line > 0

    def asks_order(self) -> bool:
        """Whether saying that the lines are in order answers something."""
        return any(one.why in {Unclear.FEWER_LINES, Unclear.MORE_LINES} and not one.line for one in self.questions)

    def people_for(self, question: "Question") -> list[tuple[int, str]]:
        """Whom a line may mean: those who are near first, then everybody."""
        rows: Any = self.made.of
        near = [one for one in question.candidates if one in rows]
        rest = [row.pupil_id for row in self.made.rows if row.pupil_id not in near]
        return [(pupil_id, rows[pupil_id].name.shown) for pupil_id in (*near, *rest)]

    def line_field(self, question: "Question") -> str:
        """The name of the field that answers the question."""
        return f"{_LINE}{question.line}"

    def carried_to(self, form: "GridForm", made: "Grid") -> "Pasting":
        """The same text in a form that is filled anew, read against what stands now."""
        for name in ("text", "first_column", "in_order", "first_row"):
            form[name].data = self.form[name].data
        other = Pasting(form, made, self.words, self.today)
        other.found = other._read()
        form.taken.data = other.digest
        return other
