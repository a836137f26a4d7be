"""What is known of somebody's activities, mentors and friends, as plain facts for papers that leave the unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.markers import Term
from reception.inclusion import permits
from reception.inclusion.models import Activity, ActivityOffer, FriendMatch, FriendWish
from reception.inclusion.terms.activities import ActivityKind, OfferAnswer, OfferEnd
from reception.inclusion.terms.mentors import FriendKind, MatchEnd, WishEnd


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


#: The words of each kind of row, as `_parts` selects them.
_WORDS: Final[dict[str, tuple[type[Term], ...]]] = {
    "offer": (ActivityKind, OfferAnswer, OfferEnd),
    "wish": (FriendKind, WishEnd),
    "match": (FriendKind, MatchEnd),
}


def outline(person_id: int, case_id: int | None = None) -> Iterator[Noted]:
    """Everything within the reader's reach, the earliest first within each kind; of one case alone if it is given. One
    statement."""
    rows = sa.union_all(*_parts(person_id, case_id)).subquery()
    query = sa.select(rows).order_by(rows.c.place, rows.c.id)
    for row in db.session.execute(query.execution_options(permit=permits.OFFERS.name)):
        words = zip(_WORDS[row.what], (row.word0, row.word1, row.word2), strict=False)
        yield Noted(row.what, tuple(code and term(code) for term, code in words), row.asked, row.first, row.last)


def _parts(person_id: int, case_id: int | None) -> Iterator[sa.Select[Any]]:
    offer, wish, match = ActivityOffer, FriendWish, FriendMatch
    offers = _part(0, "offer", offer, (Activity.kind, offer.answer, offer.end))
    offers = offers.add_columns(*_days(offer.offered_on, offer.started_on, offer.ended_on))
    wishes = _part(1, "wish", wish, (wish.kind, wish.end, sa.null()))
    wishes = wishes.add_columns(*_days(wish.wished_on, wish.wished_on, wish.ended_on))
    matches = _part(2, "match", match, (wish.kind, match.end, sa.null()))
    matches = matches.add_columns(*_days(match.proposed_on, match.starts_on, match.ends_on))
    theirs = sa.select(Case.id).where(Case.person_id == person_id)
    if case_id is not None:
        theirs = theirs.where(Case.id == case_id)
    yield permits.OFFERS.within(
        offers.join(Activity, Activity.id == offer.activity_id).where(offer.case_id.in_(theirs))
    )
    yield permits.WISHES.within(wishes.where(wish.case_id.in_(theirs)))
    yield permits.MATCHES.within(matches.join(wish, wish.id == match.wish_id).where(match.case_id.in_(theirs)))


def _part(place: int, what: str, model: Any, words: tuple[Any, ...]) -> sa.Select[Any]:
    named = (sa.cast(word, sa.Text).label(f"word{number}") for number, word in enumerate(words))
    return sa.select(
        sa.literal(place).label("place"), sa.literal(what).label("what"), model.id.label("id"), *named
    ).select_from(model)


def _days(asked: Any, first: Any, last: Any) -> tuple[Any, ...]:
    return asked.label("asked"), first.label("first"), last.label("last")
