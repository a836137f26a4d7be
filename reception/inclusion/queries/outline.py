"""What is known of somebody's activities, mentors and friends, as plain facts for papers that leave the unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.cases.models import Case
from reception.i18n.markers import Term
from reception.inclusion import permits
from reception.inclusion.models import ActivityOffer, FriendMatch, FriendWish


@dataclass(frozen=True)
class Noted:
    """One thing: `what` is offer, wish or match; `words` are of closed lists. No place, association or volunteer.

    `first` to `last`: from when to when she takes part, wishes or meets; `asked`: when it was offered or proposed.
    """

    what: str
    words: tuple[Term | None, ...]
    asked: date | None = None
    first: date | None = None
    last: date | None = None


def outline(person_id: int, case_id: int | None = None) -> Iterator[Noted]:
    """Everything within the reader's reach, the earliest first within each kind; of one case alone if it is given."""
    for offer in permits.OFFERS.all(_of(ActivityOffer, person_id, case_id, joinedload(ActivityOffer.activity))):
        words = (offer.activity.kind, offer.answer, offer.end)
        yield Noted("offer", words, offer.offered_on, offer.started_on, offer.ended_on)
    for wish in permits.WISHES.all(_of(FriendWish, person_id, case_id)):
        yield Noted("wish", (wish.kind, wish.end), wish.wished_on, wish.wished_on, wish.ended_on)
    for match in permits.MATCHES.all(_of(FriendMatch, person_id, case_id, joinedload(FriendMatch.wish))):
        yield Noted("match", (match.wish.kind, match.end), match.proposed_on, match.starts_on, match.ends_on)


def _of(model: Any, person_id: int, case_id: int | None, *load: Any) -> Any:
    theirs = sa.select(Case.id).where(Case.person_id == person_id)
    if case_id is not None:
        theirs = theirs.where(Case.id == case_id)
    return sa.select(model).where(model.case_id.in_(theirs)).order_by(model.id).options(*load)
