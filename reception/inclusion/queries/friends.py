"""Somebody's wishes for a mentor or a friend, with who was found and when they met last."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.cases.models import Case
from reception.inclusion import permits
from reception.inclusion.models import FriendMatch, FriendWish

_MATCHES = selectinload(FriendWish.matches).options(
    joinedload(FriendMatch.volunteer), selectinload(FriendMatch.meetings)
)


def wishes_about(case: Case) -> Sequence[FriendWish]:
    """What the person of a case wished for, in every case within reach: what goes on first, then the latest."""
    query = sa.select(FriendWish).where(FriendWish.case.has(Case.person_id == case.person_id)).options(_MATCHES)
    order = (FriendWish.ended_on.is_not(None), FriendWish.wished_on.desc(), FriendWish.id.desc())
    return permits.WISHES.all(query.order_by(*order))
