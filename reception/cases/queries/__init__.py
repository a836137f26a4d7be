"""Questions about cases, who works with them, and what is to be done next. Every answer passes a permit."""

from reception.cases.queries.absences import (
    StandIn,
    StandIns,
    absence,
    absences_between,
    absences_from,
    absences_in,
    hold_unit,
    past_absences,
    stand_ins_of,
    stood_in_for,
)
from reception.cases.queries.caseload import Load, loads
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
from reception.cases.queries.handing_over import (
    HandOverSummary,
    chosen_cases,
    hand_over,
    handed_cases,
    is_hand_over_number_used,
    latest_hand_overs,
    people_open_to,
    units_of_work,
)
from reception.cases.queries.staff import colleagues, former_worker, may_open, works_in
from reception.cases.queries.tasks import open_tasks_of, task
from reception.cases.queries.worklist import WorklistFilter, WorklistRow, numbers_in, worklist

__all__ = [
    "HandOverSummary",
    "Holder",
    "Load",
    "StandIn",
    "StandIns",
    "WorklistFilter",
    "WorklistRow",
    "absence",
    "absences_between",
    "absences_from",
    "absences_in",
    "are_numbers_used",
    "assignments_of",
    "case",
    "cases_about",
    "cases_of",
    "chosen_cases",
    "colleagues",
    "former_worker",
    "hand_over",
    "handed_cases",
    "hold_unit",
    "holders",
    "is_hand_over_number_used",
    "latest_hand_overs",
    "loads",
    "may_open",
    "numbers_in",
    "open_case_of",
    "open_tasks_of",
    "past_absences",
    "people_open_to",
    "stand_ins_of",
    "stood_in_for",
    "task",
    "units_of_work",
    "worklist",
    "works_in",
]
