"""What a page that changes something is about, and how such a page is told of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from reception.accounts.models import User
from reception.db.base import Base
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from tests.clients import StrictClient
from tests.factories.municipality import Municipality


@dataclass
class World:
    """What the pages are about. `client_of` opens a browser for an account."""

    municipality: Municipality
    client_of: Callable[[User], StrictClient]
    person: Person
    case: str

    @property
    def worker(self) -> StrictClient:
        """A browser of the caseworker's."""
        return self.client_of(self.municipality.caseworker)

    def details(self, rest: str) -> str:
        """An address below the person's details."""
        return f"/people/{self.person.number}/details/{rest}"

    def household(self, rest: str) -> str:
        """An address below the person's household."""
        return f"/people/{self.person.number}/household/{rest}"


@dataclass(frozen=True)
class Edit:
    """A page that changes a row: two people write `first` and `second` into `field`; `more` is asked besides.

    A text that is known once the address is made is a function; a number is somebody who works here.
    """

    endpoint: str
    address: Callable[[World], str]
    field: str
    first: Any
    second: Any
    more: dict[str, str] = field(default_factory=dict)
    by: str = "caseworker"
    also_by: str = "manager"
    id: str = ""

    def __str__(self) -> str:
        return self.id or self.endpoint


def days_on(days: int) -> str:
    """The day that many days from today in Sweden, as a form takes it."""
    return (today() + timedelta(days=days)).isoformat()


def latest(model: Any) -> int:
    """The id of the newest row of a model."""
    return int(db.session.execute(sa.select(sa.func.max(model.id)).execution_options(permit="test")).scalar_one())


def latest_in(table: str) -> int:
    """The id of the newest row of a table."""
    found = Base.metadata.tables[table]
    return int(db.session.execute(sa.select(sa.func.max(found.c.id)).execution_options(permit="test")).scalar_one())
