"""The actor: who is behind this request, in which roles and units, today."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from reception.access.roles import Role


@dataclass(frozen=True)
class Duty:
    """A role held in a unit today. `board_id` is the unit's board, an authority of its own."""

    role: Role
    unit_id: int
    unit_name: str
    board_id: int
    limits_search: bool = False


@dataclass(frozen=True)
class Actor:
    """A signed-in member of staff. Built anew for each request, so a changed duty acts at once."""

    user_id: int
    name: str = ""
    duties: tuple[Duty, ...] = ()
    shortcuts: bool = True

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held in any unit."""
        return frozenset(duty.role for duty in self.duties)

    @property
    def unit_name(self) -> str:
        """The unit of the first duty, for the page's head."""
        return self.duties[0].unit_name if self.duties else ""

    def unit_ids(self, roles: frozenset[Role]) -> list[int]:
        """The units where one of `roles` is held."""
        return sorted({duty.unit_id for duty in self.duties if duty.role in roles})

    def board_ids(self, roles: frozenset[Role]) -> list[int]:
        """The boards where one of `roles` is held."""
        return sorted({duty.board_id for duty in self.duties if duty.role in roles})


@dataclass(frozen=True)
class Errand(Actor):
    """The program on an errand for one unit, such as reading its list in: it reaches what the unit's manager reaches,
    and no protected person. Nobody's account stands behind it."""

    user_id: int | None = None  # type: ignore[assignment]  # the one actor without an account


@dataclass(frozen=True)
class Newcomer(Actor):
    """Somebody in her own pages: she reaches what is hers in one case, and nothing else. She has no account, and no
    role or unit: permits of staff are not hers."""

    user_id: int | None = None  # type: ignore[assignment]  # she has no account
    person_id: int = 0
    case_id: int = 0
    session_id: int = 0


@dataclass(frozen=True)
class System:
    """The program itself, for a named purpose: commands and jobs. It sees every row and never renders a page."""

    purpose: str
    name: str = field(default="system", init=False)
    user_id: None = field(default=None, init=False)


_current: ContextVar[Actor | System | None] = ContextVar("actor", default=None)


class NoActor(Exception):
    """Protected work was tried with nobody behind it."""


def current() -> Actor | System:
    """Who acts. Raises NoActor."""
    actor = _current.get()
    if actor is None:
        raise NoActor
    return actor


def current_or_none() -> Actor | System | None:
    """Who acts, or None before sign-in."""
    return _current.get()


def staff() -> Actor:
    """The signed-in member of staff. Raises NoActor, also for the program itself."""
    actor = staff_or_none()
    if actor is None:
        raise NoActor
    return actor


def staff_or_none() -> Actor | None:
    """The signed-in member of staff; None for anybody else."""
    actor = _current.get()
    return actor if isinstance(actor, Actor) and not isinstance(actor, Newcomer) else None


def newcomer() -> Newcomer:
    """Whoever reads her own pages. Raises NoActor, also for staff."""
    actor = _current.get()
    if not isinstance(actor, Newcomer):
        raise NoActor
    return actor


def become(actor: Actor | None) -> None:
    """Let `actor` be behind the rest of this request."""
    _current.set(actor)


@contextmanager
def acting_as(actor: Actor) -> Iterator[Actor]:
    """Act as a member of staff who is not at the door: work that was ordered earlier. For jobs alone, as `system`."""
    token = _current.set(actor)
    try:
        yield actor
    finally:
        _current.reset(token)


@contextmanager
def errand(purpose: str, duty: Duty) -> Iterator[Errand]:
    """Act for one unit. For commands alone, as `system`."""
    acting = Errand(name=f"system: {purpose}", duties=(duty,))
    token = _current.set(acting)
    try:
        yield acting
    finally:
        _current.reset(token)


@contextmanager
def system(purpose: str) -> Iterator[System]:
    """Act as the program itself for `purpose`. For commands, jobs and the projection; a contract in CI says so."""
    acting = System(purpose)
    token = _current.set(acting)
    try:
        yield acting
    finally:
        _current.reset(token)
