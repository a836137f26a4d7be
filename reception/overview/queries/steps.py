"""The steps of the path that a day calls for, read from the rows that the projection keeps."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

import sqlalchemy as sa

from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.aliases import shared_alias
from reception.overview.queries.placing import WHO, Whose, first, places
from reception.overview.queries.rows import DayStep
from reception.overview.rules import day as rules
from reception.overview.terms import Section
from reception.path import queries as path
from reception.path.models import MilestoneRow
from reception.path.permits import MILESTONES
from reception.path.terms import MilestoneState

_other = shared_alias(MilestoneRow)
#: The states in which something is left to do. Whether it is late, its day tells.
LEFT: Final = (MilestoneState.OPEN, MilestoneState.OVERDUE, MilestoneState.UPCOMING, MilestoneState.BLOCKED)


def is_overdue(today: date) -> sa.ColumnElement[bool]:
    """Steps whose day has passed since the path was begun; what was due before is gone through on the path's page."""
    row = MilestoneRow
    return sa.and_(row.state.in_(LEFT), row.due_on < today, row.is_from_before.is_(False))


def steps(sections: Sequence[Section], today: date, whose: Whose, limit: int) -> Iterator[tuple[Section, DayStep]]:
    """The steps of each list, `limit` rows of each, in one statement."""
    row = MilestoneRow
    belongs = {section: _of(section, today) for section in sections}
    order = (row.due_on, row.opens_on.desc(), row.id)
    query = (
        sa.select(*places(belongs, order), *WHO, row.code, row.owner, row.due_on, row.opens_on, Case.worker_id)
        .select_from(row)
        .join(row.case)
        .join(Case.person)
        .where(Case.worker_id.in_(whose.ids), Case.state == CaseState.OPEN, sa.or_(*belongs.values()))
    )
    titles = path.titles()
    for section, case_number, person_id, number, name, is_protected, code, *rest in first(MILESTONES, query, limit):
        owner, due_on, opens_on, worker_id = rest
        yield (
            Section(section),
            DayStep(
                case_number, person_id, number, name, is_protected, code, titles.get(code, code), owner, due_on,
                opens_on, for_name=whose.for_name(worker_id),
            ),
        )  # fmt: skip


def _of(section: Section, today: date) -> sa.ColumnElement[bool]:
    """Which steps belong to a list. One without a last day is never late: it is to be done as soon as possible."""
    row = MilestoneRow
    left = sa.and_(row.state.in_(LEFT), row.is_from_before.is_(False))
    return {
        Section.OVERDUE: is_overdue(today),
        Section.TODAY: sa.and_(left, row.due_on == today),
        Section.WEEK: sa.and_(left, row.due_on > today, row.due_on <= rules.last_of_week(today)),
        Section.DOUBTFUL: _first_that(_is_doubtful),
        Section.STEPS: _first_that(lambda row: _can_begin(row, today)),
    }[section]


def _is_doubtful(row: type[MilestoneRow]) -> sa.ColumnElement[bool]:
    return row.state == MilestoneState.CONTRADICTORY


def _can_begin(row: type[MilestoneRow], today: date) -> sa.ColumnElement[bool]:
    return sa.and_(row.state == MilestoneState.OPEN, row.due_on.is_(None), row.opens_on <= today)


def _first_that(holds: Callable[[type[MilestoneRow]], sa.ColumnElement[bool]]) -> sa.ColumnElement[bool]:
    """One step for each case, the first on its path: a day's list tells where to look, the path tells the rest."""
    earlier = sa.exists().where(
        _other.case_id == MilestoneRow.case_id, _other.position < MilestoneRow.position, holds(_other)
    )
    return sa.and_(holds(MilestoneRow), sa.not_(earlier.correlate(MilestoneRow)))
