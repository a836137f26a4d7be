"""Volunteers, wishes and those who were brought together, made directly so that a test depends on one thing alone."""

from datetime import date
from typing import Any, TypeVar

import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import Unit
from reception.audit.log import record
from reception.cases.models import Case
from reception.db.session import commit, db
from reception.inclusion.models import FriendMatch, FriendMeeting, FriendWish, Volunteer
from reception.inclusion.terms.activities import OfferAnswer
from reception.inclusion.terms.mentors import FriendKind, MeetingWay
from reception.people.models import Person
from reception.web import short_number
from tests.factories.people import SOURCE

BEGAN = date(2026, 1, 20)
Row = TypeVar("Row")


def _kept(row: Row) -> Row:
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.made", row)
        commit()
    return row


def make_volunteer(name: str = "Karin Ek", *, unit: Unit, **facts: Any) -> Volunteer:
    """A volunteer who offers to be a language friend of one person."""
    values = {"kinds": " language-friend ", "phone": "08-123 45 67", "started_on": BEGAN, **facts}
    return _kept(Volunteer(number=short_number.make(SOURCE), name=name, unit_id=unit.id, **values))


def case_of(person: Person) -> Case:
    """The first case of a person."""
    with system("test"):
        query = sa.select(Case).where(Case.person_id == person.id).order_by(Case.id).limit(1)
        return db.session.scalars(query.execution_options(permit="test")).one()


def make_wish(person: Person, kind: FriendKind = FriendKind.LANGUAGE_FRIEND, **facts: Any) -> FriendWish:
    """Somebody wishes for a friend, in her first case."""
    values = {"wished_on": BEGAN, **facts}
    return _kept(FriendWish(case_id=case_of(person).id, kind=kind, **values))


def make_match(wish: FriendWish, volunteer: Volunteer, **facts: Any) -> FriendMatch:
    """A volunteer is proposed for a wish; nobody has answered yet."""
    waits = OfferAnswer.WAITING
    values = {"proposed_on": wish.wished_on, "person_answer": waits, "volunteer_answer": waits, **facts}
    return _kept(FriendMatch(case_id=wish.case_id, wish_id=wish.id, volunteer_id=volunteer.id, **values))


def make_friends(wish: FriendWish, volunteer: Volunteer, starts_on: date, **facts: Any) -> FriendMatch:
    """Two who both said yes, and who meet from that day."""
    yes = OfferAnswer.YES
    return make_match(wish, volunteer, person_answer=yes, volunteer_answer=yes, starts_on=starts_on, **facts)


def make_meeting(match: FriendMatch, on: date, way: MeetingWay = MeetingWay.IN_PERSON, **facts: Any) -> FriendMeeting:
    """Two met."""
    return _kept(FriendMeeting(case_id=match.case_id, match_id=match.id, on=on, way=way, **facts))
