"""What the projection reads of many cases at once: whose they are, by which template, and what was done by hand."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from reception.cases import permits as case_permits
from reception.cases.models import Case, Pause
from reception.cases.terms import CaseState
from reception.db.bulk import chunks
from reception.db.session import db
from reception.i18n.said import label_of
from reception.path import permits
from reception.path.models import CasePath, Mark, MilestoneRow
from reception.path.queries.facts import CaseKey
from reception.path.rules import milestones as rules
from reception.path.rules import pausing


class KeptPath(NamedTuple):
    """Which template a case goes by, and since when."""

    template: str
    edition: int
    begun_on: date


def open_cases_of(person_ids: Iterable[int]) -> list[CaseKey]:
    """The open cases of these people, in the order of their ids."""
    found: list[CaseKey] = []
    for part in chunks(person_ids):
        query = sa.select(Case.id, Case.person_id).where(Case.person_id.in_(part), Case.state == CaseState.OPEN)
        found += [CaseKey(*row) for row in db.session.execute(case_permits.READ.within(query))]
    return sorted(found)


def stale(today: date, limit: int) -> list[CaseKey]:
    """Open cases whose milestones stand for another day, or have never been reckoned, in the order of their ids."""
    path = CasePath
    query = (
        sa.select(Case.id, Case.person_id)
        .outerjoin(path, path.case_id == Case.id)
        .where(Case.state == CaseState.OPEN, sa.or_(path.reckoned_on.is_(None), path.reckoned_on != today))
        .order_by(Case.id)
        .limit(limit)
    )
    return [CaseKey(*row) for row in db.session.execute(case_permits.READ.within(query))]


def open_case_ids() -> list[CaseKey]:
    """Every open case, in the order of the ids."""
    query = sa.select(Case.id, Case.person_id).where(Case.state == CaseState.OPEN).order_by(Case.id)
    return [CaseKey(*row) for row in db.session.execute(case_permits.READ.within(query))]


def held_paths(case_ids: Sequence[int]) -> dict[int, KeptPath]:
    """The paths of cases, held until the transaction ends: of two who reckon one case, the second waits."""
    query = sa.select(CasePath.case_id, CasePath.template, CasePath.edition, CasePath.begun_on)
    found: dict[int, KeptPath] = {}
    for part in chunks(case_ids):
        one = query.where(CasePath.case_id.in_(part)).order_by(CasePath.case_id).with_for_update()
        found |= {row.case_id: KeptPath(*row[1:]) for row in db.session.execute(permits.PATHS.within(one))}
    return found


def marks_by_case(case_ids: Sequence[int]) -> dict[int, list[rules.Mark]]:
    """What stands ticked by hand, by case, in the order in which it was done."""
    query = sa.select(Mark.case_id, Mark.code, Mark.state, Mark.on_day, Mark.reason).where(Mark.withdrawn_at.is_(None))
    found: dict[int, list[rules.Mark]] = {}
    for part in chunks(case_ids):
        rows = db.session.execute(permits.MARKS.within(query.where(Mark.case_id.in_(part)).order_by(Mark.id)))
        for case_id, code, state, on_day, reason in rows:
            found.setdefault(case_id, []).append(rules.Mark(code, state, on_day, reason))
    return found


def rows_by_case(case_ids: Sequence[int]) -> dict[int, dict[str, tuple[object, ...]]]:
    """The milestones that are kept, by case and code, each as its values in the order of `KEPT`."""
    query = sa.select(MilestoneRow.case_id, *(getattr(MilestoneRow, name) for name in KEPT))
    found: dict[int, dict[str, tuple[object, ...]]] = {}
    for part in chunks(case_ids):
        rows = db.session.execute(permits.MILESTONES.within(query.where(MilestoneRow.case_id.in_(part))))
        for case_id, *values in rows:
            found.setdefault(case_id, {})[values[0]] = tuple(values)
    return found


#: The columns of a kept milestone beside its case; the code comes first.
KEPT = ("code", "phase", "owner", "state", "due_on", "opens_on", "fulfilled_on", "position", "is_from_before")


def marks_for_rules(marks: Iterable[Mark]) -> list[rules.Mark]:
    """Marks as the rules know them."""
    return [rules.Mark(mark.code, mark.state, mark.on_day, mark.reason) for mark in marks]


def pauses_for_rules(pauses: Iterable[Pause]) -> list[pausing.Pause]:
    """Pauses as the rules know them."""
    return [pausing.Pause(pause.starts_on, pause.ends_on, label_of(pause.reason)) for pause in pauses]
