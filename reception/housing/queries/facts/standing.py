"""Where units of people stood on a day, each on its own: a unit is one person, or a household as it was received."""

import sqlalchemy as sa

from reception.housing.queries.facts.ground import died, left, stays


def had_left(of: sa.CTE, here: sa.Subquery) -> sa.ColumnElement[bool]:
    """Moved away before the day, or on it, and not back by then."""
    return sa.and_(of.c.left_on.is_not(None), sa.func.coalesce(here.c.came_back, 0) == 0)


def standing(members: sa.CTE) -> tuple[sa.CTE, sa.Subquery]:
    """What is known of each unit, and what of its days here covers the day that is asked about.

    `members`: unit_id, person_id, told_id (whose the unit is), received_on, day. Answered are (unit_id, told_id,
    received_on, day, left_on, left_later, died_on) and, of those who had a home or a case here on the day, (unit_id,
    homes, lasting, came_back), each 1 or 0.
    """
    of = _together(members)
    return of, _here(members, of)


def _together(members: sa.CTE) -> sa.CTE:
    """A unit has left, or died, when all its people have."""
    each = _gone(members)
    all_left = sa.func.min(each.c.times) > 0
    all_died = sa.func.count(each.c.died_on) == sa.func.count()
    return (
        sa.select(
            each.c.unit_id,
            *(sa.func.min(each.c[name]).label(name) for name in ("told_id", "received_on", "day")),
            sa.case((all_left, sa.func.max(each.c.left_on))).label("left_on"),
            sa.case((all_left, sa.func.max(each.c.left_later))).label("left_later"),
            sa.case((all_died, sa.func.max(each.c.died_on))).label("died_on"),
        )
        .group_by(each.c.unit_id)
        .cte()
    )


def _gone(members: sa.CTE) -> sa.Subquery:
    """Of each member: the last day by then on which she left, whether she left later, how often in all, her death."""
    days, last = left(members), died(members)
    of = (members.c.unit_id, members.c.person_id, members.c.told_id, members.c.received_on, members.c.day)
    return (
        sa.select(
            *of,
            sa.func.max(sa.case((days.c.on_day <= members.c.day, days.c.on_day))).label("left_on"),
            sa.func.max(sa.case((days.c.on_day > members.c.day, 1), else_=0)).label("left_later"),
            sa.func.count(days.c.on_day).label("times"),
            sa.func.max(last.c.on_day).label("died_on"),
        )
        .outerjoin(days, days.c.person_id == members.c.person_id)
        .outerjoin(last, last.c.person_id == members.c.person_id)
        .group_by(*of)
        .subquery()
    )


def _here(members: sa.CTE, of: sa.CTE) -> sa.Subquery:
    stay = stays(members)
    covers = (stay.c.first <= stay.c.day, sa.or_(stay.c.last.is_(None), stay.c.last >= stay.c.day))
    return (
        sa.select(
            stay.c.unit_id,
            sa.func.max(stay.c.is_home).label("homes"),
            sa.func.max(stay.c.lasts).label("lasting"),
            sa.func.max(sa.case((stay.c.first > of.c.left_on, 1), else_=0)).label("came_back"),
        )
        .join(of, of.c.unit_id == stay.c.unit_id)
        .where(*covers)
        .group_by(stay.c.unit_id)
        .subquery()
    )
