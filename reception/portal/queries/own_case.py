"""Whose pages these are, and who works with her case."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import newcomer
from reception.cases.models import Case
from reception.portal import permits


@dataclass(frozen=True)
class OwnCase:
    """Her case as she is told it. Of her caseworker the name, title and telephone; without one, the unit alone."""

    case: Case
    name: str
    is_protected: bool
    needs_interpreter: bool
    unit: str
    worker: str | None
    title: str | None
    phone: str | None
    closed_on: date | None


def own_case() -> OwnCase:
    """The case that her link is about. One statement. Raises OutOfReach."""
    query = sa.select(Case).where(Case.id == newcomer().case_id)
    case = permits.CASE.one(query.options(joinedload(Case.person), joinedload(Case.unit), joinedload(Case.worker)))
    worker = case.worker if case.worker is not None and case.worker.active else None
    return OwnCase(
        case,
        case.person.shown_name,
        case.person.is_protected,
        bool(case.person.interpreter_needed),
        case.unit.name,
        worker.name if worker else None,
        worker.title if worker else None,
        worker.phone if worker else None,
        case.closed_on,
    )
