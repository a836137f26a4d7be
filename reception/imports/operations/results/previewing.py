"""The plan of a list of results as it is shown: a line for each row, whatever becomes of it."""

from collections.abc import Sequence

from reception.imports.operations.results.planning import ResultPlan
from reception.imports.operations.school import previewing
from reception.imports.rules.preview import Preview, PreviewRow, Reason
from reception.imports.rules.records import Question
from reception.imports.rules.results.plan import ResultsPlan

RESULT = "result"


def preview_of(plan: ResultsPlan, rows: Sequence[ResultPlan], questions: Sequence[Question]) -> Preview:
    """Every row of a file with what becomes of it, in the file's order, and what is asked."""
    return previewing.preview_of(map(_row, rows), plan.beside, questions, rejected=RESULT, repeated=RESULT)


def _row(plan: ResultPlan) -> PreviewRow:
    row = plan.row
    remarks = tuple(Reason(remark.column, remark.text, remark.params) for remark in row.remarks)
    name = row.pupil.name or row.pupil.code
    return PreviewRow(row.sheet, row.row, RESULT, plan.outcome, name, (*plan.reasons, *remarks), (), plan.person_id)
