"""What tests of mentors and friends share."""

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import FriendMatch, FriendMeeting, FriendWish, Volunteer
from reception.people.models import Person


def day(days: int) -> date:
    return today() + timedelta(days=days)


def rows(model: Any) -> list[Any]:
    with system("test"):
        query = sa.select(model).order_by(model.id).execution_options(permit="test", populate_existing=True)
        return list(db.session.scalars(query))


def wishes() -> list[FriendWish]:
    return rows(FriendWish)


def matches() -> list[FriendMatch]:
    return rows(FriendMatch)


def meetings() -> list[FriendMeeting]:
    return rows(FriendMeeting)


def tab(person: Person) -> str:
    return f"/people/{person.number}/inclusion"


def path(person: Person, *more: object) -> str:
    return "/".join((tab(person), "friends", *map(str, more)))


def propose_path(person: Person, wish: FriendWish, volunteer: Volunteer) -> str:
    return path(person, wish.id, "find", volunteer.number)


def match_path(person: Person, match: FriendMatch, *more: object) -> str:
    return path(person, "matches", match.id, *more)
