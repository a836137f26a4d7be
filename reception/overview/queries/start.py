"""Whom a member of staff may turn to."""

from collections.abc import Sequence

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.roles import EVERY_ROLE, UNIT_MANAGERS, Role
from reception.accounts import queries as accounts
from reception.accounts.models import RoleAssignment, User
from reception.db.session import db

#: More names than this help nobody to find the right one.
MOST_NAMES = 5


def managers_of(actor: Actor) -> Sequence[User]:
    """The managers of the actor's units, by name, without the actor."""
    found = accounts.staff_of(actor.unit_ids(EVERY_ROLE), UNIT_MANAGERS)
    return [user for user in found if user.id != actor.user_id][:MOST_NAMES]


def administrators() -> Sequence[User]:
    """Those who manage accounts today, by name."""
    query = (
        sa.select(User)
        .join(RoleAssignment, RoleAssignment.user_id == User.id)
        .where(User.active, RoleAssignment.role == Role.ADMINISTRATOR, *accounts.on_today())
        .distinct()
        .order_by(User.name, User.id)
        .limit(MOST_NAMES)
    )
    return db.session.scalars(query).all()
