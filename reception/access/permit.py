"""A permit: a name, the roles that hold it and the rows they reach with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

import sqlalchemy as sa

from reception.access.actor import Actor, Newcomer, System, current
from reception.access.roles import EVERY_ROLE, Role
from reception.db.session import db
from reception.i18n.formats import today


class OutOfReach(Exception):
    """There is no such row for this actor: missing and hidden are answered alike, with 404."""


Scope = Callable[[Actor], sa.ColumnElement[bool]]
Row = TypeVar("Row")
Statement = TypeVar("Statement", bound=sa.Select[*tuple[Any, ...]])


_named: "dict[str, Permit]" = {}


@dataclass(frozen=True, eq=False)
class Permit:
    """What may be done, by whom, on which rows. `scope` is None for work that touches no protected row."""

    name: str
    roles: frozenset[Role]
    scope: Scope | None = None
    #: Pages under this permit show people and are noted in the reading log.
    personal: bool = False
    #: Held by newcomers alone, on what is theirs: no role holds it, and `scope` gets a `Newcomer`.
    own: bool = False

    def __post_init__(self) -> None:
        if self.name in _named:
            raise ValueError(f"two permits are called {self.name}")
        _named[self.name] = self

    def held_by(self, actor: Actor | System | None) -> bool:
        """Whether `actor` holds this permit at all."""
        if isinstance(actor, System):
            return True
        if self.own or isinstance(actor, Newcomer):
            return self.own and isinstance(actor, Newcomer)
        return actor is not None and not self.roles.isdisjoint(actor.roles)

    def within(self, statement: Statement) -> Statement:
        """`statement`, narrowed to the rows the actor reaches, and marked as such for the shield."""
        actor = current()
        if not isinstance(actor, System) and self.scope is not None:
            narrowed = sa.false() if not self.held_by(actor) else _rows_of(self.scope, actor, today())
            statement = statement.where(narrowed)
        return statement.execution_options(permit=self.name)

    def one(self, statement: sa.Select[Row]) -> Row:
        """The one row of `statement` within reach. Raises OutOfReach."""
        row = db.session.scalars(self.within(statement)).unique().one_or_none()
        if row is None:
            raise OutOfReach
        return row

    def all(self, statement: sa.Select[Row]) -> Sequence[Row]:
        """The rows of `statement` within reach."""
        return db.session.scalars(self.within(statement)).unique().all()


@lru_cache(maxsize=512)
def _rows_of(scope: Scope, actor: Actor, _day: date) -> sa.ColumnElement[bool]:
    """What a scope is for an actor on a day: the same in every statement of a page, and of the next one."""
    return scope(actor)


def named(name: str) -> Permit:
    """The permit of that name. Raises KeyError."""
    return _named[name]


#: Open to everybody, signed in or not.
PUBLIC = Permit("public", frozenset())
#: Open to every member of staff.
SIGNED_IN = Permit("signed-in", EVERY_ROLE)
