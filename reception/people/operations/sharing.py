"""What the writing of consents, log lines and extracts shares: their short numbers, and what is refused."""

from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now
from reception.people import queries
from reception.people.models import Extract
from reception.people.rules.consents import Shortfall
from reception.web import short_number


class NotCovered(Exception):
    """The consent does not allow what was to be told; `lacks` says why."""

    def __init__(self, lacks: Shortfall) -> None:
        super().__init__("the consent does not cover it")
        self.lacks = lacks


class GroundNotOpen(Exception):
    """The secrecy of the unit's board does not open on this ground, or it lacks its consent or its paragraph."""


def new_sharing_number() -> str:
    """A number that no consent, log line or extract has."""
    return short_number.unused(queries.is_sharing_number_used)


def withdraw_extract(extract: Extract) -> None:
    """Close an extract for good: its link answers as if it had never been. A closed one stays as it is."""
    if extract.withdrawn_at is not None:
        return
    extract.withdrawn_at = now()
    db.session.flush()
    record("extract.withdrawn", extract)
