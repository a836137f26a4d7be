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
    """Her case as she is told it."""

    case: Case
    name: str
    is_protected: bool
    needs_interpreter: bool
    #: The unit that has the case, and the name, title and telephone of her caseworker where somebody has it now.
    unit: str
    worker: str | None
    title: str | None
    phone: str | None
    closed_on: date | None

    @property
    def dialled(self) -> str | None:
        """The caseworker's number as a telephone dials it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+") if self.phone else None


def own_case() -> OwnCase:
    """The case that her link is about. One statement. Raises OutOfReach.

    Whose account is closed has left, and is not named.
    """
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
