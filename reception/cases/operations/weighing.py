"""How much work a case is."""

from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.terms import Weight
from reception.db.session import db


def weigh(case: Case, weight: Weight) -> None:
    """Say how much work a case is beside others of the unit. Raises StaleDataError if it was changed meanwhile."""
    case.weight = weight
    db.session.flush()
    record("case.weighed", case)
