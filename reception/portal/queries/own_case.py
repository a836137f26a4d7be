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
    return OwnCase(
        case,
        case.person.shown_name,
        case.person.is_protected,
        bool(case.person.interpreter_needed),
        _caseworker(case),
        case.closed_on,
    )


def _caseworker(case: Case) -> Caseworker:
    """Who works with the case. Whose account is closed has left, and is not named."""
    worker = case.worker
    if worker is None or not worker.active:
        return Caseworker(None, None, None, None, case.unit.name)
    return Caseworker(worker.id, worker.name, worker.title, worker.phone, case.unit.name)
