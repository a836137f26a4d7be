"""What a list is about decides how its rows are planned, written and taken back: people, homes, attendance,
results."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from reception.audit.log import concern
from reception.db import journal
from reception.db.journal import ChangeSet
from reception.i18n.formats import now, today
from reception.imports import queries
from reception.imports.models import ImportRun
from reception.imports.operations import answers, previewing
from reception.imports.operations.attendance import planning as attendance_planning
from reception.imports.operations.attendance import previewing as attendance_previewing
from reception.imports.operations.attendance.taking import AttendanceTaker
from reception.imports.operations.attendance.taking import put_back as put_attendance_back
from reception.imports.operations.homes import planning as home_planning
from reception.imports.operations.homes import previewing as home_previewing
from reception.imports.operations.homes.taking import HomeTaker
from reception.imports.operations.planning import planned
from reception.imports.operations.results import planning as result_planning
from reception.imports.operations.results import previewing as result_previewing
from reception.imports.operations.results.taking import ResultTaker
from reception.imports.operations.taking import Taker
from reception.imports.rules.attendance.plan import plan as attendance_plan
from reception.imports.rules.homes.plan import plan as homes_plan
from reception.imports.rules.plan import plan as people_plan
from reception.imports.rules.preview import Preview
from reception.imports.rules.results.plan import plan as results_plan
from reception.imports.terms import ImportTarget, RowOutcome
from reception.people import operations as people
from reception.people import queries as people_queries
from reception.people.models import HouseholdMember
from reception.sheets.cells import Sheet


class Planned(Protocol):
    """What becomes of a row, or of a home with its rows."""

    @property
    def outcome(self) -> RowOutcome:
        """What it becomes."""
        ...


class Writer(Protocol):
    """Writes plans, a portion at a time."""

    def take(self, plans: Sequence[Any], /) -> None:
        """Write a portion."""
        ...


#: What every row of a file would become, to show and to write.
Plans = tuple[Preview, Sequence[Planned]]


@dataclass(frozen=True)
class Target:
    """How a kind of list is planned, written, and taken back; `put_back` answers the ids of those it concerns."""

    plans: Callable[[ImportRun, Sequence[Sheet]], Plans]
    taker: Callable[[ImportRun], Writer]
    put_back: Callable[[ChangeSet], set[int]]


def target_of(run: ImportRun) -> Target:
    """What a run is about."""
    return TARGETS[run.target]


def _plans_of_people(run: ImportRun, sheets: Sequence[Sheet]) -> Plans:
    unit, given = run.unit_of_people, answers.of(run)
    plan = people_plan(
        sheets,
        today=today(),
        known_workers=queries.known_workers(unit, run.source),
        mapping=run.source.headers if run.source else None,
        answers=given,
    )
    rows = planned(plan, unit, given)
    return previewing.preview_of(plan, rows), rows


def _plans_of_homes(run: ImportRun, sheets: Sequence[Sheet]) -> Plans:
    plan = homes_plan(sheets, today=today(), mapping=run.source.headers if run.source else None)
    homes, questions = home_planning.planned(plan, answers.of(run))
    return home_previewing.preview_of(plan, homes, questions), homes


def _plans_of_attendance(run: ImportRun, sheets: Sequence[Sheet]) -> Plans:
    plan = attendance_plan(sheets, today=today(), mapping=run.source.headers if run.source else None)
    lessons, questions = attendance_planning.planned(plan, run.unit_of_people, answers.with_remembered(run))
    return attendance_previewing.preview_of(plan, lessons, questions), lessons


def _plans_of_results(run: ImportRun, sheets: Sequence[Sheet]) -> Plans:
    plan = results_plan(sheets, today=today(), mapping=run.source.headers if run.source else None)
    rows, questions = result_planning.planned(plan, run.unit_of_people, answers.with_remembered(run))
    return result_previewing.preview_of(plan, rows, questions), rows


def _put_people_back(change_set: ChangeSet) -> set[int]:
    """Every table as it was, and what is made from their rows made anew."""
    changed = journal.touched(change_set, journal.ChangeKind.UPDATED)
    added = journal.touched(change_set, journal.ChangeKind.INSERTED)
    concerned = people.owners_of({**added, **{name: ids | added.get(name, set()) for name, ids in changed.items()}})
    concern(HouseholdMember, people_queries.housemates(list(concerned)))  # memberships go: nothing leads to them after
    journal.undo(change_set, now())
    people.index_again(concerned)
    return concerned


def _put_rows_back(change_set: ChangeSet) -> set[int]:
    """Every table as it was, where nothing else is made from the rows."""
    journal.undo(change_set, now())
    return set()


TARGETS: Mapping[ImportTarget, Target] = {
    ImportTarget.PEOPLE: Target(_plans_of_people, lambda run: Taker(run, run.unit_of_people), _put_people_back),
    ImportTarget.HOMES: Target(_plans_of_homes, lambda _run: HomeTaker(), _put_rows_back),
    ImportTarget.ATTENDANCE: Target(_plans_of_attendance, AttendanceTaker, put_attendance_back),
    ImportTarget.RESULTS: Target(_plans_of_results, ResultTaker, _put_rows_back),
}
