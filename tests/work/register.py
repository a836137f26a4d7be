"""What tests of the register of employers share."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.db.session import db
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.work.models import Employer, EmployerContact
from tests.clients import Read, StrictClient

ClientOf = Callable[[User], StrictClient]
REGISTER = "/employers"


def day(days: int) -> date:
    return today() + timedelta(days=days)


def path_of(employer: Organisation) -> str:
    return f"{REGISTER}/{employer.id}"


def rows(model: Any) -> list[Any]:
    with system("test"):
        return list(db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")))


def details(employer: Organisation) -> Employer:
    with system("test"):
        query = sa.select(Employer).where(Employer.organisation_id == employer.id)
        return db.session.scalars(query.execution_options(permit="test")).one()


def contacts() -> list[EmployerContact]:
    return rows(EmployerContact)


def refused(answer: Read, words: str) -> None:
    """The page is given back with these words beside a field, and nothing was written."""
    assert answer.status_code in {200, 409, 422}, answer.status
    assert words in answer.words


def names(answer: Read) -> list[str]:
    """The names in the first column of the list."""
    found = (row.find("th/a") for row in answer.page.iter("tr"))
    return ["".join(link.itertext()) for link in found if link is not None]
