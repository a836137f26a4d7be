"""What an import would do, row by row, as it is shown before anything is written and kept until it is."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from reception.imports.rules.comparison import Changed
from reception.imports.rules.records import Option, Question
from reception.imports.terms import RowOutcome

#: Rows that are counted: a contact counts with its person, a room with its home, a mark with its lesson.
COUNTED = frozenset({"person", "home", "lesson", "result"})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row is not taken, waits, or should be looked at: the column as written in the file, and a msgid."""

    column: str | None
    text: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the file. `kind` is "person", "contact", "home", "part", "lesson", "mark" or "result"; `name` is whose
    row it is, as the file writes it, or the home's address.

    `person_id` is whom of those within reach it is about, for the log of what was shown.
    """

    sheet: str
    row: int
    kind: str
    outcome: RowOutcome
    name: str | None = None
    reasons: tuple[Reason, ...] = ()
    changes: tuple[Changed, ...] = ()
    person_id: int | None = None

    def without_person(self) -> "PreviewRow":
        """The row by its number alone, as it is kept after the list was taken in. An address without people stays."""
        name = self.name if self.kind in {"home", "part"} else None
        return replace(self, name=name, changes=(), person_id=None)


@dataclass(frozen=True, slots=True)
class Preview:
    """The rows in the file's order, what is asked, and what nobody understood: (sheet, header) and sheets.

    `of_people` are (sheet, header) of columns about those who live in homes, which are never read.
    """

    rows: tuple[PreviewRow, ...] = ()
    questions: tuple[Question, ...] = ()
    unused_columns: tuple[tuple[str, str], ...] = ()
    unused_sheets: tuple[str, ...] = ()
    people_sheets: tuple[str, ...] = ()
    of_people: tuple[tuple[str, str], ...] = ()

    @property
    def counts(self) -> Mapping[RowOutcome, int]:
        """How many rows have each outcome: people or homes, and of what is not taken all rows."""
        counted = Counter(row.outcome for row in self.rows if row.kind in COUNTED or row.outcome is RowOutcome.REJECTED)
        return {outcome: counted[outcome] for outcome in RowOutcome}

    def as_json(self) -> str:
        """All of it as text."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Preview":
        """What `as_json` wrote."""
        kept: dict[str, Any] = json.loads(text)
        return cls(
            rows=tuple(_row(row) for row in kept["rows"]),
            questions=tuple(_question(question) for question in kept["questions"]),
            unused_columns=tuple((sheet, title) for sheet, title in kept["unused_columns"]),
            unused_sheets=tuple(kept["unused_sheets"]),
            people_sheets=tuple(kept["people_sheets"]),
            of_people=tuple((sheet, title) for sheet, title in kept.get("of_people", ())),
        )


def _row(kept: dict[str, Any]) -> PreviewRow:
    reasons, changes = _each(Reason, kept.pop("reasons")), _each(Changed, kept.pop("changes"))
    outcome = RowOutcome(kept.pop("outcome"))
    return PreviewRow(**kept, outcome=outcome, reasons=reasons, changes=changes)


def _question(kept: dict[str, Any]) -> Question:
    return Question(
        **{
            **kept,
            "rows": tuple(kept["rows"]),
            "elsewhere": tuple((sheet, row) for sheet, row in kept["elsewhere"]),
            "options": _each(Option, kept["options"]),
        }
    )


def _each(kind: type[Any], kept: Sequence[dict[str, Any]]) -> tuple[Any, ...]:
    return tuple(kind(**one) for one in kept)
