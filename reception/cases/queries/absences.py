"""Questions about who is away and who stands in. They tell of staff, and nothing about anybody's cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.accounts.models import Unit, User
from reception.cases import permits
from reception.cases.models import Absence
from reception.db.session import db

#: How many absences that have passed the list shows.
PAST_SHOWN: Final = 50


@dataclass(frozen=True)
class StandIn:
    """Somebody who stands in for another from one day to another, both inclusive."""

    user_id: int
    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class StandIns:
    """Of one member of staff, from today on: for whom one stands in, and who stands in for oneself."""

    own: Sequence[StandIn]
    others: Sequence[StandIn]

    def on(self, day: date) -> dict[int, str]:
        """Id and name of those whom one stands in for on a day."""
        return {one.user_id: one.name for one in self.own if one.starts_on <= day <= one.ends_on}


def stand_ins_of(user_id: int, today: date) -> StandIns:
    """Who stands in for whom around a member of staff, today and ahead. One statement."""
    query = (
        sa.select(Absence)
        .where(sa.or_(Absence.substitute_id == user_id, Absence.user_id == user_id), Absence.ends_on >= today)
        .options(joinedload(Absence.user), joinedload(Absence.substitute))
        .order_by(Absence.starts_on, Absence.id)
    )
    found = db.session.scalars(query).all()
    return StandIns(
        own=[_stand_in(one, one.user) for one in found if one.substitute_id == user_id],
        others=[_stand_in(one, one.substitute) for one in found if one.user_id == user_id],
    )


def _stand_in(absence: Absence, other: User) -> StandIn:
    return StandIn(other.id, other.name, absence.starts_on, absence.ends_on)


def stood_in_for(user_id: int, today: date) -> dict[int, str]:
    """Id and name of those whom a member of staff stands in for today."""
    return stand_ins_of(user_id, today).on(today)


def absence(absence_id: int) -> Absence:
    """An absence from a unit that the actor manages. Raises OutOfReach."""
    return permits.ABSENCES.one(sa.select(Absence).where(Absence.id == absence_id).options(*_with_staff()))


def absences_from(today: date) -> Sequence[Absence]:
    """The absences from the actor's units that last today or lie ahead, the first ones first."""
    query = sa.select(Absence).where(Absence.ends_on >= today).order_by(Absence.starts_on, Absence.id)
    return permits.ABSENCES.all(query.options(*_with_staff()))


def past_absences(today: date) -> Sequence[Absence]:
    """The latest absences from the actor's units that have passed, the newest first."""
    query = sa.select(Absence).where(Absence.ends_on < today).order_by(Absence.ends_on.desc(), Absence.id.desc())
    return permits.ABSENCES.all(query.limit(PAST_SHOWN).options(*_with_staff()))


def _with_staff() -> tuple[sa.orm.interfaces.ORMOption, ...]:
    return joinedload(Absence.user), joinedload(Absence.substitute), joinedload(Absence.unit)


def absences_between(first: date, last: date, *user_ids: int, but: int | None = None) -> Sequence[Absence]:
    """Every absence on any of those days where one of them is away or stands in, the first ones first."""
    query = (
        sa.select(Absence)
        .where(sa.or_(Absence.user_id.in_(user_ids), Absence.substitute_id.in_(user_ids)))
        .where(Absence.starts_on <= last, Absence.ends_on >= first, Absence.id != (but or 0))
        .options(joinedload(Absence.user), joinedload(Absence.substitute))
        .order_by(Absence.starts_on, Absence.id)
    )
    return db.session.scalars(query).all()


def hold_unit(unit_id: int) -> None:
    """Let others who plan for the unit wait until this request ends."""
    db.session.execute(sa.select(Unit.id).where(Unit.id == unit_id).with_for_update())


def absences_in(unit_ids: Sequence[int], day: date) -> Sequence[Absence]:
    """Who is away from those units on a day, and who stands in, within the units that the actor manages."""
    query = sa.select(Absence).where(Absence.unit_id.in_(unit_ids), Absence.starts_on <= day, Absence.ends_on >= day)
    return permits.ABSENCES.all(query.order_by(Absence.ends_on, Absence.id).options(*_with_staff()))
