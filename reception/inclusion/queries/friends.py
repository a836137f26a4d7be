"""Somebody's wishes for a mentor or a friend, with who was found and when they met."""

from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.audit.reading import saw
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.inclusion import permits
from reception.inclusion.models import FriendMatch, FriendMeeting, FriendWish
from reception.inclusion.rules.friends import Pair
from reception.people.models import Person

_MATCHES: Final = selectinload(FriendWish.matches).options(
    joinedload(FriendMatch.volunteer), selectinload(FriendMatch.meetings)
)


def wishes_about(case: Case) -> Sequence[FriendWish]:
    """What the person of a case wished for, in every case within reach: what goes on first, then the latest."""
    query = sa.select(FriendWish).where(FriendWish.case.has(Case.person_id == case.person_id))
    order = (FriendWish.ended_on.is_not(None), FriendWish.wished_on.desc(), FriendWish.id.desc())
    return permits.WISHES.all(query.options(_MATCHES, joinedload(FriendWish.case)).order_by(*order))


def wish_of(number: str, wish_id: int) -> FriendWish:
    """A wish in an open case of the person of that number: what is closed is only read. Raises OutOfReach."""
    query = sa.select(FriendWish).where(FriendWish.id == wish_id, FriendWish.case.has(_is_open_about(number)))
    wish = permits.WISHES.one(query.options(_MATCHES, joinedload(FriendWish.case).joinedload(Case.person)))
    saw([wish.case.person_id])
    return wish


def match_about(number: str, match_id: int) -> FriendMatch:
    """Two who were brought together, in whichever case of the person, with their meetings. Raises OutOfReach."""
    whose = FriendMatch.case.has(Case.person.has(Person.number == number))
    return permits.MATCHES.one(_match(match_id, whose))


def match_of(number: str, match_id: int) -> FriendMatch:
    """The same in an open case. Raises OutOfReach."""
    match = permits.MATCHES.one(_match(match_id, FriendMatch.case.has(_is_open_about(number))))
    saw([match.case.person_id])
    return match


def _match(match_id: int, whose: sa.ColumnElement[bool]) -> sa.Select[tuple[FriendMatch]]:
    return (
        sa.select(FriendMatch)
        .where(FriendMatch.id == match_id, whose)
        .options(
            joinedload(FriendMatch.wish),
            joinedload(FriendMatch.volunteer),
            joinedload(FriendMatch.case).joinedload(Case.person),
            selectinload(FriendMatch.meetings),
        )
    )


def meeting_of(match: FriendMatch, meeting_id: int) -> FriendMeeting:
    """A meeting of two. Raises OutOfReach."""
    return permits.MEETINGS.one(
        sa.select(FriendMeeting).where(FriendMeeting.id == meeting_id, FriendMeeting.match_id == match.id)
    )


def pair_of(match: FriendMatch) -> Pair:
    """Two who were brought together, as the rules see them."""
    return Pair(match.proposed_on, match.person_answer, match.volunteer_answer, match.starts_on, match.ends_on)


def is_open(case: Case) -> bool:
    """Whether something may be written in a case."""
    return case.state is CaseState.OPEN


def _is_open_about(number: str) -> sa.ColumnElement[bool]:
    return sa.and_(Case.state == CaseState.OPEN, Case.person.has(Person.number == number))
