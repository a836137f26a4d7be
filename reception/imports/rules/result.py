"""What an import did, in the shape that the command line and programs read (contract: `reception import people`)."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from reception.imports.rules.preview import Preview
from reception.imports.rules.records import ImportPlan, Question, Rejection
from reception.imports.terms import RowOutcome


class Translate(Protocol):
    """Turns a msgid and its named values into a reader's language: `reception.i18n.text._` is one."""

    def __call__(self, message: str, /, **values: object) -> str: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many people or homes were created, updated or left as they were; what was not imported or is asked."""

    created: int
    updated: int
    unchanged: int
    rejected: tuple[Rejection, ...] = ()
    questions: tuple[Question, ...] = ()
    people_sheets: tuple[str, ...] = ()
    unused_columns: tuple[tuple[str, str], ...] = ()
    unused_sheets: tuple[str, ...] = ()
    of_people: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, plan: ImportPlan, *, created: int, updated: int, unchanged: int) -> "Outcome":
        """The outcome of a plan. Rows that repeat another row of the list count as unchanged, besides `unchanged`."""
        repeated = sum(repeat.sheet in plan.people_sheets for repeat in plan.repeated)
        return cls(created, updated, unchanged + repeated, plan.rejected, plan.questions, plan.people_sheets)

    @classmethod
    def of_preview(cls, preview: Preview, *, created: int, updated: int, unchanged: int) -> "Outcome":
        """The outcome of what a preview told: a row may be rejected for several reasons."""
        rejected = tuple(
            Rejection(row.sheet, row.row, reason.column, reason.text, reason.params)
            for row in preview.rows
            if row.outcome is RowOutcome.REJECTED
            for reason in row.reasons
        )
        return cls(
            created,
            updated,
            unchanged,
            rejected,
            preview.questions,
            preview.people_sheets,
            preview.unused_columns,
            preview.unused_sheets,
            preview.of_people,
        )

    def as_json(self, translate: Translate) -> dict[str, object]:
        """The contract's shape: {"created", "updated", "unchanged", "rejected": [{"row", "column", "reason"}],
        "questions": [{"rows", "text"}]}, ready for `json.dumps`; and columns and sheets that were left out, if any.

        A column of another sheet than the people's is written as Excel does, "Kontakter!Datum", since rows of several
        sheets may have the same number.
        """
        told: dict[str, object] = {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": [_rejection(rejection, self.people_sheets, translate) for rejection in self.rejected],
            "questions": [_question(question, translate) for question in self.questions],
        }
        if self.unused_columns:
            told["unused_columns"] = [{"sheet": sheet, "column": title} for sheet, title in self.unused_columns]
        if self.unused_sheets:
            told["unused_sheets"] = list(self.unused_sheets)
        if self.of_people:
            told["columns_of_people"] = [{"sheet": sheet, "column": title} for sheet, title in self.of_people]
        return told


def _rejection(rejection: Rejection, people_sheets: Collection[str], translate: Translate) -> dict[str, object]:
    return {
        "row": rejection.row,
        "column": _column(rejection, people_sheets),
        "reason": translate(rejection.reason, **rejection.params),
    }


def _column(rejection: Rejection, people_sheets: Collection[str]) -> str | None:
    if rejection.sheet in people_sheets or rejection.column is None:
        return rejection.column
    return f"{rejection.sheet}!{rejection.column}"


def _question(question: Question, translate: Translate) -> dict[str, object]:
    return {"rows": list(question.rows), "text": translate(question.text, **question.params)}
