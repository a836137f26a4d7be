"""How a case ended, what was asked afterwards, and what stands in the way of opening it again."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.cases import permits
from reception.cases.models import Case, Closing, FollowUp
from reception.cases.terms import CaseState


@dataclass(frozen=True)
class Ending:
    """How a case ended. `closing` is None when it is open, or was closed before this was written down.

    `follow_ups` are the questions after it, by day; `earlier` the closings after which it was opened again.
    """

    closing: Closing | None
    follow_ups: Sequence[FollowUp] = ()
    earlier: Sequence[Closing] = ()


def ending_of(case: Case, permit: Permit = permits.READ) -> Ending:
    """How a case ended, with the questions after it and who answered them: one statement."""
    found = closings_of(case, permit)
    closing = next((one for one in reversed(found) if one.reopened_on is None), None)
    earlier = [one for one in found if one is not closing]
    return Ending(closing, closing.follow_ups if closing else (), earlier)


def closings_of(case: Case, permit: Permit = permits.READ) -> Sequence[Closing]:
    """Each time a case was closed, the first time first, with the questions after it."""
    query = (
        sa.select(Closing)
        .join(Closing.case)
        .where(Closing.case_id == case.id)
        .options(joinedload(Closing.follow_ups).joinedload(FollowUp.ended_by))
        .order_by(Closing.closed_on, Closing.id)
    )
    return permit.all(query)


def has_another_open(case: Case) -> bool:
    """Whether another case about the same person is open in the unit of this one."""
    query = sa.select(Case).where(
        Case.person_id == case.person_id,
        Case.unit_id == case.unit_id,
        Case.id != case.id,
        Case.state == CaseState.OPEN,
    )
    return bool(permits.READ.all(query))
