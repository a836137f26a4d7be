"""The days of plans, for the path: many cases at once."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from reception.db.session import db
from reception.plans import permits
from reception.plans.models import Plan


def first_agreed(case_ids: Sequence[int]) -> dict[int, date]:
    """{id of the case: day its first version was agreed on}; cases without an agreed plan are left out."""
    query = (
        sa.select(Plan.case_id, sa.func.min(Plan.agreed_on))
        .where(Plan.case_id.in_(case_ids), Plan.agreed_on.is_not(None))
        .group_by(Plan.case_id)
    )
    return {case_id: day for case_id, day in db.session.execute(permits.READ.within(query)) if day is not None}
