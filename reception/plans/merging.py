"""What a merge of two records about one person does with plans. Registered in the registry."""

from typing import Final

import sqlalchemy as sa

from reception.db.following import Joined
from reception.db.session import db
from reception.i18n.markers import N_
from reception.people import permits as people_permits
from reception.people.queries.moves import Countable
from reception.plans.models import NeedsAssessment, Plan
from reception.plans.permits import needs_of_own_units, plans_of_own_units

#: What is told of it before, as far as the reader may know the cases.
COUNTED: Final = (
    Countable(Plan, N_("Plans"), plans_of_own_units),
    Countable(NeedsAssessment, N_("Conversations about needs"), needs_of_own_units),
)
_LONGEST: Final = 2000


def join_drafts(pair: Joined) -> None:
    """A plan was being written on either record. The goals of both follow by themselves; the wishes stand together, as
    far as there is room for them, the wish of the draft that stays first."""
    stays, gone = _plan(pair.stays), _plan(pair.gone)
    wishes = dict.fromkeys(plan.own_wish for plan in (stays, gone) if plan.own_wish)
    values = {
        "own_wish": "\n\n".join(wishes)[:_LONGEST] or None,
        "review_on": min(filter(None, (stays.review_on, gone.review_on)), default=None),
    }
    db.session.execute(sa.update(Plan).where(Plan.id == stays.id).values(values))


def _plan(plan_id: int) -> Plan:
    return people_permits.MOVE_RECORD.one(sa.select(Plan).where(Plan.id == plan_id))
