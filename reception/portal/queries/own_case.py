"""Whose pages these are, and who works with her case."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import newcomer
from reception.cases.models import Case
from reception.portal import permits
from reception.portal.queries.caseworker import Caseworker


@dataclass(frozen=True)
class OwnCase:
    """Her case as she is told it."""

    case: Case
    name: str
    is_protected: bool
    needs_interpreter: bool
    caseworker: Caseworker
    closed_on: date | None


def own_case() -> OwnCase:
    """The case that her link is about. One statement. Raises OutOfReach."""
    query = sa.select(Case).where(Case.id == newcomer().case_id)
    case = permits.CASE.one(query.options(joinedload(Case.person), joinedload(Case.unit), joinedload(Case.worker)))
    worker = case.worker if case.worker is not None and case.worker.active else None
    named = (worker.id, worker.name, worker.title, worker.phone) if worker else (None, None, None, None)
    return OwnCase(
        case,
        case.person.shown_name,
        case.person.is_protected,
        bool(case.person.interpreter_needed),
        Caseworker(*named, case.unit.name),
        case.closed_on,
    )
