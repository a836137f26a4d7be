"""The plan of a file as it is shown: a line for each row, whatever becomes of it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from reception.imports.operations.row_plans import ContactPlan, RowPlan
from reception.imports.rules.comparison import Changed
from reception.imports.rules.preview import Preview, PreviewRow, Reason
from reception.imports.rules.records import ImportPlan
from reception.imports.rules.told import LEADS_TO_SOMEBODY
from reception.imports.terms import RowOutcome


def preview_of(plan: ImportPlan, rows: Sequence[RowPlan]) -> Preview:
    """Every row of a file with what becomes of it, people before contacts, and what is asked."""
    names = {(row.row.sheet, row.row.row): row.row.name.passport for row in rows}
    shown = [
        *chain.from_iterable(_rows_of(row) for row in rows),
        *(PreviewRow(row.sheet, row.row, "person", RowOutcome.ASKED, row.name.passport) for row in plan.held),
        *_not_taken(plan),
        *_repeated(plan, names),
    ]
    return Preview(
        rows=tuple(sorted(shown, key=lambda row: (row.kind != "person", row.sheet, row.row))),
        questions=(*plan.questions, *chain.from_iterable(row.questions for row in rows)),
        unused_columns=plan.unused_columns,
        unused_sheets=plan.unused_sheets,
        people_sheets=plan.people_sheets,
    )


def _rows_of(plan: RowPlan) -> list[PreviewRow]:
    row = plan.row
    changes = tuple(_shown(change) for change in plan.comparison.changes)
    person_id = None if plan.is_hidden else plan.person_id
    person = PreviewRow(row.sheet, row.row, "person", plan.outcome, row.name.passport, plan.reasons, changes, person_id)
    return [person, *(_contact(contact, person) for contact in plan.contacts)]


def _contact(plan: ContactPlan, person: PreviewRow) -> PreviewRow:
    remarks = tuple(Reason(remark.column, remark.text, remark.params) for remark in plan.row.remarks)
    return PreviewRow(
        plan.row.sheet, plan.row.row, "contact", plan.outcome, person.name, remarks, plan.changes, person.person_id
    )


def _shown(change: Changed) -> Changed:
    """Where somebody could be found before is shown to nobody."""
    return replace(change, before=None) if change.field in LEADS_TO_SOMEBODY else change


def _not_taken(plan: ImportPlan) -> list[PreviewRow]:
    reasons: dict[tuple[str, int], list[Reason]] = {}
    for rejection in plan.rejected:
        reason = Reason(rejection.column, rejection.reason, rejection.params)
        reasons.setdefault((rejection.sheet, rejection.row), []).append(reason)
    return [
        PreviewRow(
            sheet,
            row,
            "person" if sheet in plan.people_sheets or not plan.people_sheets else "contact",
            RowOutcome.REJECTED,
            reasons=tuple(why),
        )
        for (sheet, row), why in reasons.items()
    ]


def _repeated(plan: ImportPlan, names: dict[tuple[str, int], str]) -> list[PreviewRow]:
    return [
        PreviewRow(
            repeat.sheet,
            repeat.row,
            "person" if repeat.sheet in plan.people_sheets else "contact",
            RowOutcome.UNCHANGED,
            names.get((repeat.sheet, repeat.of_row)),
            (Reason(None, repeat.reason, repeat.params),),
        )
        for repeat in plan.repeated
    ]
