"""Questions about accounts and duties."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.actor import Actor, Duty
from reception.access.permit import OutOfReach
from reception.access.roles import Role
from reception.accounts.models import RoleAssignment, Unit, User
from reception.accounts.rules import folded, look_alike_key
from reception.accounts.terms import AccountState
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.i18n.formats import today

AnySelect = TypeVar("AnySelect", bound=sa.Select[*tuple[Any, ...]])


def actor_of(user: User) -> Actor:
    """The actor that `user` is today."""
    return Actor(user.id, user.name, _duties_of(user.id), shortcuts=user.shortcuts)


_board = shared_alias(Unit)
DUTY = (RoleAssignment.role, Unit.id, Unit.name, _board.id, _board.limits_search)


def with_their_units(duties: sa.Select[*tuple[Any, ...]]) -> sa.Select[*tuple[Any, ...]]:
    """Join what makes a `Duty` of the assignments in `duties`."""
    return duties.outerjoin(Unit, Unit.id == RoleAssignment.unit_id).outerjoin(
        _board, _board.id == sa.func.coalesce(Unit.parent_id, Unit.id)
    )


def _duties_of(user_id: int) -> tuple[Duty, ...]:
    query = with_their_units(sa.select(*DUTY).select_from(RoleAssignment))
    query = query.where(RoleAssignment.user_id == user_id, *on_today()).order_by(RoleAssignment.id)
    return tuple(Duty(*row) for row in db.session.execute(query))


def on_today() -> tuple[sa.ColumnElement[bool], ...]:
    """The duties that hold today."""
    return on_day(today())


def on_day(day: date | sa.BindParameter[date]) -> tuple[sa.ColumnElement[bool], ...]:
    """The duties that hold on a day."""
    return (
        RoleAssignment.starts_on <= day,
        sa.or_(RoleAssignment.ends_on.is_(None), RoleAssignment.ends_on >= day),
    )


def user_by_email(email: str) -> User | None:
    """An account by its address, in any case."""
    return db.session.scalar(sa.select(User).where(sa.func.lower(User.email) == email.strip().lower()))


def user(user_id: int) -> User | None:
    """An account by its id."""
    return db.session.get(User, user_id)


def users() -> Sequence[User]:
    """All accounts with their duties, by name."""
    query = (
        sa.select(User).options(selectinload(User.duties).joinedload(RoleAssignment.unit)).order_by(User.name, User.id)
    )
    return db.session.scalars(query).all()


@dataclass(frozen=True)
class Colleague:
    """A member of staff to choose from."""

    id: int
    name: str


def colleagues_of(unit_ids: Sequence[int], roles: frozenset[Role]) -> list[Colleague]:
    """The same as `staff_of`, no more of each than a menu shows."""
    return [Colleague(*row) for row in db.session.execute(_staff(sa.select(User.id, User.name), unit_ids, roles))]


def staff_of(unit_ids: Sequence[int], roles: frozenset[Role]) -> Sequence[User]:
    """Active staff with one of `roles` in the units today, by name."""
    return db.session.scalars(_staff(sa.select(User), unit_ids, roles)).all()


def units_with(role: Role) -> Sequence[Unit]:
    """The open units, boards among them, where somebody holds the role today, by name, each with its board."""
    held = sa.select(RoleAssignment.unit_id).where(RoleAssignment.role == role, *on_today())
    query = sa.select(Unit).where(Unit.id.in_(held), Unit.closed_on.is_(None)).options(joinedload(Unit.parent))
    return db.session.scalars(query.order_by(Unit.name, Unit.id)).all()


def _staff(users: AnySelect, unit_ids: Sequence[int], roles: frozenset[Role]) -> AnySelect:
    return (
        users.join(RoleAssignment, RoleAssignment.user_id == User.id)
        .where(User.active, RoleAssignment.unit_id.in_(unit_ids), RoleAssignment.role.in_(roles), *on_today())
        .distinct()
        .order_by(User.name, User.id)
    )


def count_of_administrators(*, except_user: int | None = None) -> int:
    """How many active accounts hold the administrator's role today."""
    query = (
        sa.select(sa.func.count(sa.distinct(User.id)))
        .join(RoleAssignment, RoleAssignment.user_id == User.id)
        .where(User.active, RoleAssignment.role == Role.ADMINISTRATOR, *on_today())
    )
    if except_user is not None:
        query = query.where(User.id != except_user)
    return db.session.scalar(query) or 0


def signed_in(actor: Actor) -> User:
    """The account behind an actor."""
    return db.session.get_one(User, actor.user_id)


def account(user_id: int) -> User:
    """An account with its duties. Raises OutOfReach."""
    query = sa.select(User).where(User.id == user_id).options(_with_duties())
    found = db.session.scalar(query)
    if found is None:
        raise OutOfReach
    return found


def duty(duty_id: int) -> RoleAssignment:
    """A duty with its account and unit. Raises OutOfReach."""
    query = sa.select(RoleAssignment).where(RoleAssignment.id == duty_id)
    found = db.session.scalar(query.options(joinedload(RoleAssignment.user), joinedload(RoleAssignment.unit)))
    if found is None:
        raise OutOfReach
    return found


def accounts_found(text: str, state: AccountState | None, *, window: tuple[int, int]) -> Sequence[User]:
    """Accounts whose name, address or title holds every word of `text`, in any case and marks, by name.

    `window` is (offset, limit). Names are folded here and not in SQL: staff are hundreds, and the two databases fold
    letters differently.
    """
    columns = (User.id, User.name, User.email, User.title)
    rows = db.session.execute(sa.select(*columns).where(*_in_state(state))).all()
    words = folded(text).split()
    found = [row for row in rows if _holds(words, row.name, row.email, row.title)]
    found.sort(key=lambda row: (folded(row.name), row.id))
    offset, limit = window
    return _in_order([row.id for row in found[offset : offset + limit]])


def _holds(words: list[str], *texts: str | None) -> bool:
    everything = folded(" ".join(text for text in texts if text))
    return all(word in everything for word in words)


_States = dict[AccountState | None, list[sa.ColumnElement[bool]]]


def _in_state(state: AccountState | None) -> list[sa.ColumnElement[bool]]:
    conditions: _States = {
        None: [],
        AccountState.ACTIVE: [User.active.is_(True), User.password.is_not(None)],
        AccountState.INVITED: [User.active.is_(True), User.password.is_(None)],
        AccountState.CLOSED: [sa.not_(User.active)],
    }
    return conditions[state]


def _in_order(user_ids: list[int]) -> list[User]:
    query = sa.select(User).where(User.id.in_(user_ids)).options(_with_duties())
    found = {one.id: one for one in db.session.scalars(query)}
    return [found[user_id] for user_id in user_ids]


def _with_duties() -> sa.orm.interfaces.LoaderOption:
    return selectinload(User.duties).joinedload(RoleAssignment.unit).joinedload(Unit.parent)


def is_email_taken(email: str, *, but: int | None = None) -> bool:
    """Whether another account has the address, in any case."""
    found = user_by_email(email)
    return found is not None and found.id != but


def looks_like_another(text: str, *, but: int | None = None) -> bool:
    """Whether another account's address or name looks the same as `text` but is spelt with other signs."""
    rows = db.session.execute(sa.select(User.email, User.name).where(User.id != (but or 0)))
    key, plain = look_alike_key(text), text.casefold()
    return any(other.casefold() != plain and look_alike_key(other) == key for row in rows for other in row)


def lasting_administrators() -> Sequence[int]:
    """The active accounts that are administrators today and without an end.

    Their rows are locked until the request ends, so that two administrators cannot remove each other at once.
    """
    query = (
        sa.select(User.id)
        .join(RoleAssignment, RoleAssignment.user_id == User.id)
        .where(User.active, RoleAssignment.role == Role.ADMINISTRATOR, *on_today(), RoleAssignment.ends_on.is_(None))
        .order_by(User.id)
        .with_for_update(of=User)
    )
    return db.session.scalars(query).all()


def holds_duty(user_id: int, role: Role, unit_id: int) -> bool:
    """Whether an account holds this very duty, today or later."""
    lasting = sa.or_(RoleAssignment.ends_on.is_(None), RoleAssignment.ends_on >= today())
    query = sa.select(RoleAssignment.id).where(
        RoleAssignment.user_id == user_id, RoleAssignment.role == role, RoleAssignment.unit_id == unit_id, lasting
    )
    return db.session.scalar(query.limit(1)) is not None


def is_administrator(user_id: int) -> bool:
    """Whether an active account is an administrator today."""
    query = (
        sa.select(User.id)
        .join(RoleAssignment, RoleAssignment.user_id == User.id)
        .where(User.id == user_id, User.active, RoleAssignment.role == Role.ADMINISTRATOR, *on_today())
    )
    return db.session.scalar(query.limit(1)) is not None
