"""What I41 counts: whose wishes stand in the plans that hold. Nobody sees a page of this."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from reception.cases.models import Case
from reception.db.session import db
from reception.inclusion import permits
from reception.plans.models import Plan


def own_wishes(day: date) -> list[bool]:
    """Of each case that is open on the day and has a plan that was agreed by then: whether the newest one says what the
    person herself wishes. A plan is agreed with her, so her wish in it is hers. One statement."""
    later = aliased(Plan)
    newer = sa.exists().where(later.case_id == Plan.case_id, later.agreed_on <= day, later.id > Plan.id)
    query = (
        sa.select(sa.func.length(sa.func.trim(sa.func.coalesce(Plan.own_wish, ""))) > 0)
        .join(Case, Case.id == Plan.case_id)
        .where(Plan.agreed_on <= day, ~newer)
        .where(Case.opened_on <= day, sa.or_(Case.closed_on.is_(None), Case.closed_on > day))
    )
    return [bool(one) for one in db.session.scalars(permits.FIGURES.within(query))]
