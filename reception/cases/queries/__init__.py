"""Questions about cases, who works with them, and what is to be done next. Every answer passes a permit."""

from reception.cases.queries.files import (
    Holder,
    are_numbers_used,
    assignments_of,
    case,
    cases_about,
    cases_of,
    holders,
    open_case_of,
)
from reception.cases.queries.staff import colleagues, may_open, works_in
from reception.cases.queries.tasks import open_tasks_of, task
from reception.cases.queries.worklist import WorklistFilter, WorklistRow, worklist

__all__ = [
    "Holder",
    "WorklistFilter",
    "WorklistRow",
    "are_numbers_used",
    "assignments_of",
    "case",
    "cases_about",
    "cases_of",
    "colleagues",
    "holders",
    "may_open",
    "open_case_of",
    "open_tasks_of",
    "task",
    "worklist",
    "works_in",
]
