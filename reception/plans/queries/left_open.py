"""What the plan leaves undone in a case that is to be closed. Registered in the registry."""

from collections.abc import Iterable

import sqlalchemy as sa

from reception.cases.models import Case
from reception.cases.queries import LeftOpen
from reception.i18n.formats import local
from reception.i18n.markers import N_
from reception.plans import permits
from reception.plans.models import Plan
from reception.plans.terms import PlanState


def left_open(case: Case) -> Iterable[LeftOpen]:
    """The version of the plan that is being written and was never agreed on."""
    query = sa.select(Plan).where(Plan.case_id == case.id, Plan.state == PlanState.DRAFT)
    for draft in permits.READ.all(query):
        yield LeftOpen(
            N_("A plan that is written and not agreed on"),
            day=local(draft.made_at).date(),
            endpoint="plans.plan",
            values={"number": case.person.number},
        )
