"""The plan of a list of homes as it is shown: a line for each row, whatever becomes of it."""

from collections.abc import Iterator, Sequence
from itertools import chain

from reception.imports.rules.homes.kept import HomePlan, UnitPlan
from reception.imports.rules.homes.messages import UNIT_OF_A_HOME
from reception.imports.rules.homes.records import HomeRow, HomesPlan
from reception.imports.rules.preview import Preview, PreviewRow, Reason
from reception.imports.rules.records import Question
from reception.imports.terms import RowOutcome

HOME, PART = "home", "part"


def preview_of(plan: HomesPlan, homes: Sequence[HomePlan], questions: Sequence[Question]) -> Preview:
    """Every row of a file with what becomes of it, in the file's order, and what is asked."""
    shown = [*chain.from_iterable(map(_rows_of, homes)), *_not_taken(plan), *_repeated(plan, homes)]
    return Preview(
        rows=tuple(sorted(shown, key=lambda row: (row.sheet, row.row))),
        questions=tuple(questions),
        unused_columns=plan.unused_columns,
        unused_sheets=plan.unused_sheets,
        people_sheets=plan.sheets,
        of_people=plan.of_people,
    )


def _rows_of(home: HomePlan) -> Iterator[PreviewRow]:
    units = {unit.row.row: unit for unit in home.units if unit.row is not None}
    first, *others = home.rows
    part = units.get(first.row)
    changes = (*home.changes, *(part.changes if part is not None and first.label else ()))
    yield PreviewRow(first.sheet, first.row, HOME, home.outcome, _name(home, first), home.reasons, changes)
    yield from (_part(home, row, units.get(row.row)) for row in others)


def _part(home: HomePlan, row: HomeRow, unit: UnitPlan | None) -> PreviewRow:
    outcome = unit.outcome if unit is not None else home.outcome
    said = (
        Reason(None, UNIT_OF_A_HOME, {"row": home.rows[0].row}),
        *(Reason(remark.column, remark.text, remark.params) for remark in row.remarks),
    )
    reasons = home.reasons if home.outcome is RowOutcome.REJECTED else said
    return PreviewRow(
        row.sheet, row.row, PART, outcome, _name(home, row), reasons, unit.changes if unit is not None else ()
    )


def _name(home: HomePlan, row: HomeRow) -> str:
    return ", ".join(filter(None, (home.place.in_one_line, row.label)))


def _not_taken(plan: HomesPlan) -> list[PreviewRow]:
    reasons: dict[tuple[str, int], list[Reason]] = {}
    for rejection in plan.rejected:
        reason = Reason(rejection.column, rejection.reason, rejection.params)
        reasons.setdefault((rejection.sheet, rejection.row), []).append(reason)
    return [
        PreviewRow(sheet, row, HOME, RowOutcome.REJECTED, reasons=tuple(why)) for (sheet, row), why in reasons.items()
    ]


def _repeated(plan: HomesPlan, homes: Sequence[HomePlan]) -> list[PreviewRow]:
    names = {(row.sheet, row.row): _name(home, row) for home in homes for row in home.rows}
    return [
        PreviewRow(
            repeat.sheet,
            repeat.row,
            PART,
            RowOutcome.UNCHANGED,
            names.get((repeat.sheet, repeat.of_row)),
            (Reason(None, repeat.reason, repeat.params),),
        )
        for repeat in plan.repeated
    ]
