"""Places of pupils in groups. Who shows them calls `names.called` for what the pupils are called, and says so."""

from collections.abc import Collection, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.education import permits
from reception.education.models import Place


def is_on(day: date) -> sa.ColumnElement[bool]:
    """Whether a place holds on a day."""
    return sa.and_(Place.first_on <= day, sa.or_(Place.last_on.is_(None), Place.last_on >= day))


def meets(first: date, last: date | None) -> sa.ColumnElement[bool]:
    """Whether a place has a day in common with these; `last` None: without an end."""
    ends_after = sa.or_(Place.last_on.is_(None), Place.last_on >= first)
    return ends_after if last is None else sa.and_(ends_after, Place.first_on <= last)


def places_on(group_id: int, day: date, permit: Permit = permits.PLACES) -> Sequence[Place]:
    """The places of a group on a day, with their pupils, in the order in which they were given."""
    return permit.all(_places().where(Place.group_id == group_id, is_on(day)))


def places_between(
    group_ids: int | Collection[int], first: date, last: date | None, permit: Permit = permits.PLACES
) -> Sequence[Place]:
    """The places of a group (or groups) that have a day in common with these; `last` None: without an end."""
    wanted = {group_ids} if isinstance(group_ids, int) else set(group_ids)
    return permit.all(_places().where(Place.group_id.in_(wanted), meets(first, last)))


def place(place_id: int, group_id: int, permit: Permit = permits.PLACES) -> Place:
    """One place of a group. Raises OutOfReach."""
    return permit.one(_places().where(Place.id == place_id, Place.group_id == group_id))


def places_of(pupil_id: int, group_id: int | None = None, permit: Permit = permits.PLACES) -> Sequence[Place]:
    """The places of a pupil, with their groups (or those in one group), the first first."""
    query = _places().where(Place.pupil_id == pupil_id).options(joinedload(Place.group))
    return permit.all(query if group_id is None else query.where(Place.group_id == group_id))


def _places() -> sa.Select[Place]:
    return sa.select(Place).options(joinedload(Place.pupil)).order_by(Place.first_on, Place.id)
