"""The rows of a school's list that nothing is made of, as they are shown."""

from collections.abc import Iterable, Sequence

from reception.imports.rules.preview import Preview, PreviewRow, Reason
from reception.imports.rules.records import Question
from reception.imports.rules.school.plan import ListPlan
from reception.imports.terms import RowOutcome


def preview_of(
    rows: Iterable[PreviewRow], beside: ListPlan, questions: Sequence[Question], *, rejected: str, repeated: str
) -> Preview:
    """The rows with what is told beside them, in the file's order. `rejected`, `repeated`: the kinds of such rows."""
    shown = [*rows, *_not_taken(beside, rejected), *_repeated(beside, repeated)]
    return Preview(
        rows=tuple(sorted(shown, key=lambda row: (row.sheet, row.row))),
        questions=tuple(questions),
        unused_columns=beside.unused_columns,
        unused_sheets=beside.unused_sheets,
        people_sheets=beside.sheets,
    )


def _not_taken(beside: ListPlan, kind: str) -> list[PreviewRow]:
    reasons: dict[tuple[str, int], list[Reason]] = {}
    for rejection in beside.rejected:
        reason = Reason(rejection.column, rejection.reason, rejection.params)
        reasons.setdefault((rejection.sheet, rejection.row), []).append(reason)
    return [
        PreviewRow(sheet, row, kind, RowOutcome.REJECTED, reasons=tuple(why)) for (sheet, row), why in reasons.items()
    ]


def _repeated(beside: ListPlan, kind: str) -> list[PreviewRow]:
    return [
        PreviewRow(
            repeat.sheet, repeat.row, kind, RowOutcome.UNCHANGED, None,
            (Reason(None, repeat.reason, repeat.params),),
        )
        for repeat in beside.repeated
    ]  # fmt: skip
