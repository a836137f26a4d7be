"""What the figures of children's school share: when each was received, moved away or died, as every board noted it.

Places that several boards noted of one child are one child's.
"""

from functools import lru_cache
from typing import Final

import sqlalchemy as sa

from reception.cases.models import Case, Closing
from reception.cases.terms import ClosingReason
from reception.db.civil import Day, latest
from reception.education.models import Schooling
from reception.education.terms.school import SchoolingEnd
from reception.people.models import KeyDate, Person
from reception.people.terms import KeyDateKind

_MOVED: Final = (ClosingReason.MOVED_IN_SWEDEN, ClosingReason.MOVED_ABROAD)


def began() -> Day:
    """A place begins when the pupil is received, and where that is not noted, on its first day."""
    return sa.func.coalesce(Schooling.received_on, Schooling.first_on, type_=sa.Date())


@lru_cache(maxsize=1)
def known() -> sa.CTE:
    """Everybody, with her days: received_on, left_on (unless she came back), died_on; NULL where there is none.

    Columns: person_id, birth_on, received_on, left_on, died_on.
    """
    cases, places = _cases(), _places()
    gone = latest(cases.c.gone_on, places.c.gone_on)
    later = latest(cases.c.last_opened_on, places.c.last_began_on)
    left = sa.case((sa.or_(later.is_(None), later <= gone), gone), else_=sa.null())
    received = sa.and_(KeyDate.person_id == Person.id, KeyDate.kind == KeyDateKind.RECEIVED)
    return (
        sa.select(
            Person.id.label("person_id"),
            Person.birth_on,
            KeyDate.on_day.label("received_on"),
            left.label("left_on"),
            cases.c.died_on,
        )
        .select_from(Person)
        .outerjoin(KeyDate, received)
        .outerjoin(cases, cases.c.person_id == Person.id)
        .outerjoin(places, places.c.person_id == Person.id)
        .cte("children")
    )


def _cases() -> sa.Subquery:
    """What closed cases say; one that was opened again says nothing."""
    opened = sa.select(Case.person_id, sa.func.max(Case.opened_on).label("last_opened_on")).group_by(Case.person_id)
    day, reason = Closing.closed_on, Closing.reason
    closed = (
        sa.select(
            Case.person_id,
            sa.func.max(day).filter(reason.in_(_MOVED)).label("gone_on"),
            sa.func.min(day).filter(reason == ClosingReason.DECEASED).label("died_on"),
        )
        .join_from(Case, Closing, Closing.case_id == Case.id)
        .where(Closing.reopened_on.is_(None))
        .group_by(Case.person_id)
        .subquery("closed")
    )
    some = opened.subquery("opened")
    query = sa.select(some.c.person_id, some.c.last_opened_on, closed.c.gone_on, closed.c.died_on)
    joined = query.select_from(some).outerjoin(closed, closed.c.person_id == some.c.person_id)
    return joined.subquery("cases")


def _places() -> sa.Subquery:
    moved = Schooling.ended_as == SchoolingEnd.MOVED_AWAY
    return (
        sa.select(
            Schooling.person_id,
            sa.func.max(began()).label("last_began_on"),
            sa.func.max(Schooling.last_on).filter(moved).label("gone_on"),
        )
        .group_by(Schooling.person_id)
        .subquery("places")
    )
