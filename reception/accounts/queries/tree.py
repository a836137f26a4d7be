"""Questions about boards and units."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import OutOfReach
from reception.accounts.models import RoleAssignment, Unit
from reception.accounts.rules import folded
from reception.accounts.terms import UnitKind
from reception.db.session import db
from reception.i18n.formats import today


def units() -> Sequence[Unit]:
    """Boards and units, boards first."""
    return db.session.scalars(sa.select(Unit).options(joinedload(Unit.parent)).order_by(Unit.kind, Unit.name)).all()


def unit(unit_id: int) -> Unit | None:
    """A unit by its id."""
    return db.session.get(Unit, unit_id)


def working_units() -> Sequence[Unit]:
    """Units, without boards, that are open."""
    query = sa.select(Unit).where(Unit.kind == UnitKind.UNIT, Unit.closed_on.is_(None)).order_by(Unit.name)
    return db.session.scalars(query).all()


def unit_by_id(unit_id: int) -> Unit:
    """A board or a unit. Raises OutOfReach."""
    found = unit(unit_id)
    if found is None:
        raise OutOfReach
    return found


def tree() -> list[tuple[Unit, list[Unit]]]:
    """Every board with its units, in the order of names; open before closed."""
    everything = sorted(units(), key=lambda one: (one.closed_on is not None, folded(one.name), one.id))
    boards = [one for one in everything if one.parent_id is None]
    return [(board, [one for one in everything if one.parent_id == board.id]) for board in boards]


def open_places() -> list[tuple[Unit, list[Unit]]]:
    """The boards and units where a duty can be held."""
    return [
        (board, [one for one in below if one.closed_on is None]) for board, below in tree() if board.closed_on is None
    ]


def is_name_taken(name: str, *, parent_id: int | None, but: int | None = None) -> bool:
    """Whether a sibling bears the name, in any case and with or without marks."""
    siblings = Unit.parent_id.is_(None) if parent_id is None else Unit.parent_id == parent_id
    query = sa.select(Unit.id, Unit.name).where(siblings)
    return any(folded(row.name) == folded(name) and row.id != but for row in db.session.execute(query))


def has_open_units(board_id: int) -> bool:
    """Whether a board has units that are not closed."""
    query = sa.select(Unit.id).where(Unit.parent_id == board_id, Unit.closed_on.is_(None))
    return db.session.scalar(query.limit(1)) is not None


def has_duties(unit_id: int) -> bool:
    """Whether somebody holds a duty there, today or later."""
    lasting = sa.or_(RoleAssignment.ends_on.is_(None), RoleAssignment.ends_on >= today())
    query = sa.select(RoleAssignment.id).where(RoleAssignment.unit_id == unit_id, lasting)
    return db.session.scalar(query.limit(1)) is not None
