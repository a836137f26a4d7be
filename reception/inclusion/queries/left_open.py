"""What is open about inclusion in a case that is to be closed: wishes, and offers that nobody has answered."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.cases.models import Case
from reception.cases.queries import LeftOpen
from reception.i18n.markers import N_
from reception.inclusion.models import ActivityOffer, FriendWish
from reception.inclusion.permits import OFFERS, WISHES
from reception.inclusion.terms.activities import OfferAnswer

_PAGE = "person_inclusion.of_person"


def left_open(case: Case) -> Iterable[LeftOpen]:
    """Offers without an answer, by the day of the offer; wishes that have not ended, by the day of the wish."""
    yield from _offers(case)
    yield from _wishes(case)


def _offers(case: Case) -> Iterator[LeftOpen]:
    query = sa.select(ActivityOffer).where(
        ActivityOffer.case_id == case.id,
        ActivityOffer.answer == OfferAnswer.WAITING,
        ActivityOffer.ended_on.is_(None),
    )
    query = query.order_by(ActivityOffer.offered_on, ActivityOffer.id).options(joinedload(ActivityOffer.activity))
    for one in OFFERS.all(query):
        yield LeftOpen(
            N_("An activity that was offered, without an answer"),
            text=one.activity.name,
            day=one.offered_on,
            endpoint=_PAGE,
            values={"number": case.person.number},
        )


def _wishes(case: Case) -> Iterator[LeftOpen]:
    query = sa.select(FriendWish).where(FriendWish.case_id == case.id, FriendWish.ended_on.is_(None))
    for one in WISHES.all(query.order_by(FriendWish.wished_on, FriendWish.id)):
        yield LeftOpen(
            N_("A wish for a mentor or a friend"),
            day=one.wished_on,
            endpoint=_PAGE,
            values={"number": case.person.number},
        )
