"""What she was told of to take part in, and whom she meets. Never what staff noted of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from reception.i18n.formats import today
from reception.inclusion.models import Activity, ActivityOffer, FriendMatch, FriendWish, Volunteer
from reception.inclusion.terms.activities import ActivityKind, OfferAnswer
from reception.inclusion.terms.mentors import FriendKind
from reception.organisations.rules import language_tags
from reception.portal import permits

_MOST = 50


@dataclass(frozen=True)
class OwnActivity:
    """An activity that she was told of. `weekday`: 0 is Monday.

    Whose data are protected reads neither its name nor who, where and when: a telephone is seen by others.
    """

    offer_id: int
    kind: ActivityKind
    name: str | None
    holder: str | None
    place: str | None
    weekday: int | None
    time: str | None
    fee: str | None
    languages: tuple[str, ...]
    answer: OfferAnswer
    takes_part: bool


@dataclass(frozen=True)
class OwnFriend:
    """Her mentor or friend, by first name."""

    kind: FriendKind
    first_name: str


def own_activities(*, shows_place: bool) -> list[OwnActivity]:
    """What has not ended, the latest offer first. One statement."""
    day = today()
    query = (
        sa.select(ActivityOffer)
        .join(ActivityOffer.activity)
        .where(ActivityOffer.ended_on.is_(None), sa.or_(Activity.ends_on.is_(None), Activity.ends_on >= day))
        .options(
            contains_eager(ActivityOffer.activity).options(joinedload(Activity.organisation), joinedload(Activity.unit))
        )
        .order_by(ActivityOffer.offered_on.desc(), ActivityOffer.id.desc())
    )
    return [_own(one, shows_place=shows_place) for one in permits.OFFERS.all(query.limit(_MOST))]


def _own(offer: ActivityOffer, *, shows_place: bool) -> OwnActivity:
    of = offer.activity
    holder = of.organisation or of.unit
    shown = (of.name, holder.name if holder else None, of.place, of.weekday, of.time)
    name, holder_name, place, weekday, time = shown if shows_place else (None,) * len(shown)
    tags = tuple(language_tags(of.languages))
    takes_part = offer.started_on is not None
    return OwnActivity(
        offer.id, of.kind, name, holder_name, place, weekday, time, of.fee, tags, offer.answer, takes_part
    )  # fmt: skip


def own_offer(offer_id: int) -> ActivityOffer:
    """An offer of hers that she can answer: she does not take part yet, and it has not ended. Raises OutOfReach."""
    query = sa.select(ActivityOffer).where(
        ActivityOffer.id == offer_id, ActivityOffer.ended_on.is_(None), ActivityOffer.started_on.is_(None)
    )
    return permits.OFFERS.one(query)


def own_friends() -> Sequence[OwnFriend]:
    """Whom she meets today, by first name alone. One statement."""
    day = today()
    query = (
        sa.select(FriendMatch)
        .join(FriendMatch.wish)
        .join(FriendMatch.volunteer)
        .where(FriendMatch.starts_on <= day, sa.or_(FriendMatch.ends_on.is_(None), FriendMatch.ends_on >= day))
        .options(
            contains_eager(FriendMatch.wish).load_only(FriendWish.kind),
            contains_eager(FriendMatch.volunteer).load_only(Volunteer.name),
        )
        .order_by(FriendMatch.starts_on, FriendMatch.id)
    )
    return [OwnFriend(one.wish.kind, one.volunteer.name.split()[0]) for one in permits.MATCHES.all(query)]
