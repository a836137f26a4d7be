"""Households as they were received, for every one of them at once; somebody in none is one of her own."""

from datetime import date
from functools import lru_cache

import sqlalchemy as sa

from reception.housing.queries.facts.ground import opened, received
from reception.people.models import HouseholdMember, Person


@lru_cache(maxsize=1)
def people() -> sa.CTE:
    """person_id, received_on, begun_on: everybody with a day of reception or a case.

    `begun_on` is the reception; where it is missing, the first day of the first case, which stands in for it only to
    say in which period something is missing.
    """
    query = (
        sa.select(
            Person.id.label("person_id"),
            received().c.on_day.label("received_on"),
            sa.func.coalesce(received().c.on_day, opened().c.on_day).label("begun_on"),
        )
        .outerjoin(received(), received().c.person_id == Person.id)
        .outerjoin(opened(), opened().c.person_id == Person.id)
    )
    return query.where(sa.or_(received().c.on_day.is_not(None), opened().c.on_day.is_not(None))).cte()


@lru_cache(maxsize=1)
def in_households() -> sa.CTE:
    """home_id, person_id: everybody, in the first household that she was in; below 0 for somebody in none."""
    started = sa.func.coalesce(HouseholdMember.starts_on, sa.literal(date.min, sa.Date()))
    place = sa.func.row_number().over(partition_by=HouseholdMember.person_id, order_by=(started, HouseholdMember.id))
    ranked = sa.select(HouseholdMember.person_id, HouseholdMember.household_id, place.label("place")).subquery()
    first = sa.and_(ranked.c.person_id == Person.id, ranked.c.place == 1)
    home_id = sa.func.coalesce(ranked.c.household_id, -Person.id).label("home_id")
    return sa.select(home_id, Person.id.label("person_id")).outerjoin(ranked, first).cte()


@lru_cache(maxsize=1)
def households() -> sa.CTE:
    """home_id, person_id (the lowest of its people), received_on, begun_on: with the first of its people.

    A day of reception of anybody says when the household was received, whatever is missing of the others.
    """
    homes, known = in_households(), people()
    received_on = sa.func.min(known.c.received_on)
    begun_on = sa.func.coalesce(received_on, sa.func.min(known.c.begun_on))
    query = (
        sa.select(
            homes.c.home_id,
            sa.func.min(homes.c.person_id).label("person_id"),
            received_on.label("received_on"),
            begun_on.label("begun_on"),
        )
        .outerjoin(known, known.c.person_id == homes.c.person_id)
        .group_by(homes.c.home_id)
    )
    return query.having(sa.func.count(known.c.person_id) > 0).cte()
