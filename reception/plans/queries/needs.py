"""What somebody said that they need help with, on one day or another."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.permit import Permit
from reception.cases import queries as cases
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.plans import permits
from reception.plans.models import NeedsAssessment


@dataclass(frozen=True)
class NeedsPage:
    """The conversations about somebody's needs in the actor's units, the latest first; `case` is worked with now."""

    case: Case
    assessments: Sequence[NeedsAssessment]

    @property
    def latest(self) -> NeedsAssessment | None:
        """What holds now."""
        return self.assessments[0] if self.assessments else None

    @property
    def is_open(self) -> bool:
        """Whether it may be asked anew."""
        return self.case.state is CaseState.OPEN


def needs_page(person_number: str) -> NeedsPage:
    """Everything that was asked about somebody's needs. Raises OutOfReach."""
    own_cases = cases.cases_about(person_number)
    query = sa.select(NeedsAssessment).where(NeedsAssessment.case_id.in_([case.id for case in own_cases]))
    found = permits.NEEDS.all(
        query.options(*_whole()).order_by(NeedsAssessment.on_day.desc(), NeedsAssessment.id.desc())
    )
    return NeedsPage(own_cases[0], found)


def assessment(case: Case, assessment_id: int, permit: Permit = permits.NEEDS) -> NeedsAssessment:
    """One conversation of a case, as it stands in the database now. Raises OutOfReach."""
    query = sa.select(NeedsAssessment).where(NeedsAssessment.id == assessment_id, NeedsAssessment.case_id == case.id)
    return permit.one(query.options(*_whole()).execution_options(populate_existing=True))


def _whole() -> tuple[sa.orm.interfaces.ORMOption, ...]:
    return selectinload(NeedsAssessment.answers), joinedload(NeedsAssessment.made_by), joinedload(NeedsAssessment.case)
