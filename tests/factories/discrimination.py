"""Reports of discrimination."""

from datetime import date, timedelta
from typing import Any

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import DiscriminationReport
from reception.inclusion.terms.discrimination import Concerned, PlaceKind, ReportOutcome, ReportState
from reception.web import short_number

ACCOUNT = "The landlord hung up when he heard the accent."


def make_report(*, days: int = 0, **facts: Any) -> DiscriminationReport:
    """A report that came so many days ago, open unless `closed_on` is given."""
    closed_on: date | None = facts.get("closed_on")
    if closed_on is not None:
        facts = {"state": ReportState.CLOSED, "outcome": ReportOutcome.HANDLED, **facts}
    values = {
        "received_on": today() - timedelta(days=days), "place_kind": PlaceKind.HOUSING, "concerned": Concerned.NOT_US,
        "grounds": "", "account": ACCOUNT, **facts,
    }  # fmt: skip
    with system("test"):
        made = DiscriminationReport(number=short_number.unused(lambda _number: False), **values)
        db.session.add(made)
        db.session.flush()
        record("test.report", made)
        db.session.commit()
    return made
