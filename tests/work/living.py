"""What tests of somebody's livelihood share: entering it by the front door, and reading the table of months."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from reception.db.session import db
from reception.people.models import Person
from reception.work.models import IncomePeriod
from tests.clients import Read, StrictClient
from tests.page_rules import text_of

#: Noon on 22 November 2026 in Sweden.
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
#: What stands in the columns of the two definitions.
YES, NO, UNKNOWN = "Yes", "No", "Not known"


def at(person: Person, path: str = "") -> str:
    return f"/people/{person.number}/work/income{path}"


def enter(browser: StrictClient, person: Person, source: str, first: str, last: str = "", **more: Any) -> Read:
    """Note a source from a month to a month, as a caseworker does."""
    answer = browser.fill(at(person, "/new"), source=source, first_month=first, last_month=last, **more)
    assert answer.status_code == 303, answer.words
    return answer


def months(page: Read) -> dict[str, tuple[str, ...]]:
    """The table of months: by "2026-03" what stands in the columns after it."""
    found = {}
    for row in page.all("tr"):
        head = row.find("th/time")
        if head is not None:
            found[head.get("datetime", "")] = tuple(text_of(cell) for cell in row.findall("td"))
    return found


def answers(page: Read) -> dict[str, tuple[str, str]]:
    """By month what the main and the strict definition say."""
    return {month: (cells[-2], cells[-1]) for month, cells in months(page).items()}


def kept() -> list[IncomePeriod]:
    return list(db.session.scalars(sa.select(IncomePeriod).order_by(IncomePeriod.id).execution_options(permit="test")))
