"""What tests of activities share."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import Activity
from tests.clients import Read, StrictClient

ClientOf = Callable[[User], StrictClient]
LIST: Final = "/activities"


def day(days: int) -> date:
    return today() + timedelta(days=days)


def page_of(activity: Activity) -> str:
    return f"{LIST}/{activity.number}"


def rows(model: Any) -> list[Any]:
    with system("test"):
        return list(db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")))


def refused(answer: Read, words: str) -> None:
    """The page is given back with these words beside a field, and nothing was written."""
    assert answer.status_code in {200, 409, 422}, answer.status
    assert words in answer.words


def names(answer: Read) -> list[str]:
    """The names in the first column of the list."""
    found = (row.find("th/a") for row in answer.page.iter("tr"))
    return ["".join(link.itertext()) for link in found if link is not None]
