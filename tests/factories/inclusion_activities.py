"""Associations, activities, their meetings and offers, made directly so that a test depends on one thing alone."""

from datetime import UTC, date, datetime
from typing import Any, TypeVar

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Case
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.inclusion.models import Activity, ActivityOccasion, ActivityOffer
from reception.inclusion.terms.activities import ActivityKind, OccasionState, OfferAnswer, OpenTo
from reception.organisations.models import ContactPerson, Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind
from reception.web import short_number
from tests.factories.people import SOURCE

MADE = datetime(2026, 3, 2, 10, tzinfo=UTC)
Row = TypeVar("Row")


def _kept(row: Row) -> Row:
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.made", row)
        commit()
    return row


def make_association(name: str = "Exempelby Hembygdsförening", **facts: Any) -> Organisation:
    """An association in the register."""
    values = {"kind": OrganisationKind.ASSOCIATION, "languages": "", **facts}
    return _kept(Organisation(name=name, sort_key=sort_key(name), **values))


def make_contact_person(association: Organisation, name: str = "Berit Berg", **facts: Any) -> ContactPerson:
    """Somebody to call in an association."""
    return _kept(ContactPerson(organisation_id=association.id, name=name, **facts))


def make_activity(association: Organisation | None = None, name: str = "Språkcafé", **facts: Any) -> Activity:
    """An activity of an association, of which somebody heard today."""
    values = {"kind": ActivityKind.LANGUAGE_CAFE, "open_to": OpenTo.EVERYBODY, "languages": "", **facts}
    values.setdefault("confirmed_on", today())
    if association is None and "unit_id" not in values:
        association = make_association(f"Föreningen {name}")
    at = {"organisation_id": association.id} if association else {}
    return _kept(Activity(number=short_number.make(SOURCE), name=name, **at, **values))


def make_occasion(activity: Activity, on: date, **facts: Any) -> ActivityOccasion:
    """A meeting that is planned."""
    values = {"state": OccasionState.PLANNED, **facts}
    return _kept(ActivityOccasion(activity_id=activity.id, on=on, **values))


def make_offer(case: Case, activity: Activity, offered_on: date | None = None, **facts: Any) -> ActivityOffer:
    """An offer that is not answered yet."""
    values = {"answer": OfferAnswer.WAITING, **facts}
    return _kept(ActivityOffer(case_id=case.id, activity_id=activity.id, offered_on=offered_on or today(), **values))
