"""What the figure I29 is counted from: people who wish for a mentor or a friend, and who met one. Nobody by name.

Read whole, under the statistician's permit: these are counts before any disclosure control.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db.session import db
from reception.inclusion.models import FriendMatch, FriendWish
from reception.inclusion.permits import FIGURES
from reception.inclusion.terms.mentors import FriendKind
from reception.reckoning.periods import Period


@dataclass(frozen=True)
class WishingPerson:
    """Somebody whose wish stood on a day of the period: the denominator of I29.

    `wished`: the kinds she wished for. `met`: those of which she met somebody on a day of the period.
    """

    wished: frozenset[FriendKind]
    met: frozenset[FriendKind]

    @property
    def is_matched(self) -> bool:
        """Whether she met a mentor or a friend in the period: the numerator."""
        return bool(self.met)


def people_wishing(period: Period) -> Iterator[WishingPerson]:
    """Each person once, whatever number of cases and wishes she has. One statement."""
    first, last = period.first or date.min, period.last or date.max
    stood = sa.and_(FriendWish.wished_on <= last, _not_over(FriendWish.ended_on, first))
    began = sa.and_(FriendMatch.starts_on.is_not(None), FriendMatch.starts_on <= last)
    met = sa.and_(FriendMatch.wish_id == FriendWish.id, began, _not_over(FriendMatch.ends_on, first))
    query = (
        sa.select(Case.person_id, FriendWish.kind, sa.exists().where(met).correlate(FriendWish))
        .select_from(FriendWish)
        .join(Case, Case.id == FriendWish.case_id)
        .where(stood)
        .order_by(FriendWish.id)
    )
    wished: dict[int, set[FriendKind]] = defaultdict(set)
    found: dict[int, set[FriendKind]] = defaultdict(set)
    for person, kind, is_met in db.session.execute(FIGURES.within(query)):
        wished[person].add(kind)
        if is_met:
            found[person].add(kind)
    for person, kinds in wished.items():
        yield WishingPerson(frozenset(kinds), frozenset(found[person]))


def _not_over(ended_on: sa.orm.attributes.InstrumentedAttribute[date | None], first: date) -> sa.ColumnElement[bool]:
    return sa.or_(ended_on.is_(None), ended_on >= first)
