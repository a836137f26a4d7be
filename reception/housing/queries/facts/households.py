"""Households as they were received, for every one of them at once; somebody in none is one of her own."""

from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from reception.cases.models import Case
from reception.housing.queries.lives import is_no_mistake
from reception.people.models import HouseholdMember, KeyDate
from reception.people.terms import KeyDateKind


@lru_cache(maxsize=1)
def people() -> sa.CTE:
    """person_id, received_on, opened_on, begun_on: everybody with a day of reception or a case.

    `opened_on` is the day of the first case; one that was opened by mistake is none. `begun_on` is the reception; where
    it is missing, the first case stands in for it, only to say in which period something is missing.
    """
    none = sa.type_coerce(sa.cast(sa.null(), sa.Date()), sa.Date())
    received = sa.select(KeyDate.person_id, KeyDate.on_day.label("received_on"), none.label("opened_on"))
    opened = sa.select(Case.person_id, none.label("received_on"), Case.opened_on).where(is_no_mistake())
    both = sa.union_all(received.where(KeyDate.kind == KeyDateKind.RECEIVED), opened).subquery()
    received_on, opened_on = sa.func.min(both.c.received_on), sa.func.min(both.c.opened_on)
    return (
        sa.select(
            both.c.person_id,
            received_on.label("received_on"),
            opened_on.label("opened_on"),
            sa.func.coalesce(received_on, opened_on).label("begun_on"),
        )
        .group_by(both.c.person_id)
        .cte()
    )


@lru_cache(maxsize=1)
def _first_households() -> sa.CTE:
    """person_id, household_id: the first household that each was in."""
    started = sa.func.coalesce(HouseholdMember.starts_on, sa.literal(date.min, sa.Date()))
    place = sa.func.row_number().over(partition_by=HouseholdMember.person_id, order_by=(started, HouseholdMember.id))
    of = (HouseholdMember.person_id, HouseholdMember.household_id)
    ranked = sa.select(*of, place.label("place")).subquery()
    return sa.select(ranked.c.person_id, ranked.c.household_id).where(ranked.c.place == 1).cte()


@lru_cache(maxsize=1)
def households() -> sa.CTE:
    """home_id (below 0 for somebody in no household), person_id, received_on, begun_on: with the first of its people.

    `person_id` is the lowest of those with a day of reception or a case. A day of reception of anybody says when the
    household was received, whatever is missing of the others.
    """
    homed = _homed()
    home_id = sa.func.coalesce(homed.c.household_id, -homed.c.person_id)
    received_on = sa.func.min(homed.c.received_on)
    return (
        sa.select(
            home_id.label("home_id"),
            sa.func.min(homed.c.person_id).label("person_id"),
            received_on.label("received_on"),
            sa.func.coalesce(received_on, sa.func.min(homed.c.begun_on)).label("begun_on"),
        )
        .group_by(home_id)
        .cte()
    )


def _homed() -> sa.Subquery:
    """person_id, household_id, received_on, begun_on: everybody of `people()`, with the first household.

    Put together and not joined: SQLite reads the one through for each row of the other where both stand in a statement
    more than once, which at 100 000 people takes an hour.
    """
    known, first = people(), _first_households()
    no_day, nobody = sa.type_coerce(sa.cast(sa.null(), sa.Date()), sa.Date()), sa.cast(sa.null(), sa.Integer())
    days = (known.c.received_on, known.c.begun_on)
    told = sa.select(known.c.person_id, nobody.label("household_id"), *days, sa.literal(1).label("is_known"))
    homes = sa.select(
        first.c.person_id, first.c.household_id, no_day.label("received_on"), no_day.label("begun_on"), sa.literal(0)
    )
    both = sa.union_all(told, homes).subquery()
    return (
        sa.select(
            both.c.person_id,
            sa.func.max(both.c.household_id).label("household_id"),
            sa.func.max(both.c.received_on).label("received_on"),
            sa.func.max(both.c.begun_on).label("begun_on"),
        )
        .group_by(both.c.person_id)
        .having(sa.func.max(both.c.is_known) == 1)
        .subquery()
    )


def members_of(chosen: sa.ColumnElement[bool], day: sa.ColumnElement[Any]) -> sa.CTE:
    """unit_id, person_id, told_id (the household's first), received_on, day: everybody of the chosen `households()`."""
    of, first = households(), _first_households()
    told = (of.c.person_id.label("told_id"), of.c.received_on, day.label("day"))
    unit = of.c.home_id.label("unit_id")
    together = sa.select(unit, first.c.person_id, *told).join(first, first.c.household_id == of.c.home_id)
    alone = sa.select(unit, of.c.person_id, *told).where(of.c.home_id < 0)
    return sa.union_all(together.where(chosen), alone.where(chosen)).cte()


def each_alone(chosen: sa.ColumnElement[bool], day: sa.ColumnElement[Any]) -> sa.CTE:
    """The same of chosen `people()`, each a unit of her own."""
    known = people()
    own = known.c.person_id
    query = sa.select(own.label("unit_id"), own, own.label("told_id"), known.c.received_on, day.label("day"))
    return query.where(chosen).cte()
