"""Volunteers for a wish, each with the reasons for it."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.accounts.models import Unit
from reception.i18n.formats import today
from reception.inclusion import permits
from reception.inclusion.models import FriendMatch, FriendWish, Volunteer
from reception.inclusion.queries.friends import pair_of
from reception.inclusion.queries.volunteers import open_counts
from reception.inclusion.rules.friends import OPEN, Proposing, state
from reception.inclusion.rules.friends_matching import FriendFit, Offering, Wished, compare, fitting
from reception.inclusion.rules.volunteers import has_ended, meets_child, record_state
from reception.inclusion.terms.mentors import MatchState, RecordState
from reception.people.models import Person
from reception.people.rules.birth import Birth


@dataclass(frozen=True)
class Fitting:
    """A volunteer for a wish. `before`: whether they were brought together earlier, and it came to an end."""

    volunteer: Volunteer
    fit: FriendFit
    can_meet: bool
    before: bool


def birth_of(person: Person) -> Birth | None:
    """When she was born, as far as it is known."""
    return (person.birth_on, person.birth_precision) if person.birth_on and person.birth_precision else None


def wished(wish: FriendWish, day: date) -> Wished:
    """A wish as matching sees it."""
    return Wished(
        languages=frozenset(wish.languages.split()),
        interests=wish.interests,
        place=wish.place,
        times=wish.times,
        meets_child=meets_child(wish.kind, birth_of(wish.case.person), day),
    )


def offering(one: Volunteer, meets: int, day: date) -> Offering:
    """A volunteer as matching sees her."""
    return Offering(
        volunteer_id=one.id,
        most=one.most,
        meets=meets,
        started_on=one.started_on,
        languages=frozenset(one.languages.split()),
        interests=one.interests,
        place=one.place,
        times=one.times,
        record=record_state(one.record_seen_on, day),
        record_seen_on=one.record_seen_on,
    )


def volunteers_for(wish: FriendWish, shown: int) -> tuple[list[Fitting], int]:
    """The first volunteers for a wish, of so many of the case's own board that offer what is wished for."""
    day, counts = today(), open_counts()
    there = {one.id: one for one in _there(wish, day)}
    asked = wished(wish, day)
    found = fitting(asked, (offering(one, counts.get(one.id, 0), day) for one in there.values()))
    known = {match.volunteer_id for match in wish.matches}
    rows = [_row(there[fit.volunteer_id], fit, asked, known, day) for fit in found[:shown]]
    return rows, len(there)


def _row(one: Volunteer, fit: FriendFit, asked: Wished, known: set[int], day: date) -> Fitting:
    seen = record_state(one.record_seen_on, day) is not RecordState.MISSING
    return Fitting(one, fit, seen or not asked.meets_child, one.id in known)


def volunteer_for(wish: FriendWish, number: str) -> Volunteer:
    """The volunteer of that number, if she is of the case's own board. Raises OutOfReach."""
    query = sa.select(Volunteer).where(Volunteer.number == number, _of_the_board(wish))
    return permits.VOLUNTEERS.one(query.options(joinedload(Volunteer.unit), joinedload(Volunteer.organisation)))


def fit_of(wish: FriendWish, one: Volunteer) -> Fitting:
    """How one volunteer fits a wish."""
    day = today()
    asked = wished(wish, day)
    fit = compare(asked, offering(one, open_counts(one.id).get(one.id, 0), day))
    return _row(one, fit, asked, {match.volunteer_id for match in wish.matches}, day)


def states_of(wish: FriendWish, but: int | None = None) -> tuple[MatchState, ...]:
    """How those stand who were brought together by a wish, `but` one: read anew, a colleague may have proposed one."""
    query = (
        sa.select(FriendMatch)
        .where(FriendMatch.wish_id == wish.id, FriendMatch.id != (but or 0))
        .execution_options(populate_existing=True)
    )
    return tuple(state(pair_of(match), today()) for match in permits.MATCHES.all(query))


def proposing(wish: FriendWish, one: Volunteer, *, despite_full: bool = False) -> Proposing:
    """What the rules ask before somebody is proposed."""
    day = today()
    return Proposing(
        wish_ended=wish.ended_on is not None,
        volunteer_ended=has_ended(one.ended_on, day),
        states=states_of(wish),
        meets_child=wished(wish, day).meets_child,
        record=record_state(one.record_seen_on, day),
        has_room=open_counts(one.id).get(one.id, 0) < one.most,
        despite_full=despite_full,
        offers_kind=wish.kind.value in one.kinds.split(),
    )


def _there(wish: FriendWish, day: date) -> list[Volunteer]:
    query = (
        sa.select(Volunteer)
        .where(
            sa.or_(Volunteer.ended_on.is_(None), Volunteer.ended_on > day),
            Volunteer.kinds.contains(f" {wish.kind.value} ", autoescape=True),
            _of_the_board(wish),
        )
        .options(joinedload(Volunteer.organisation))
        .order_by(Volunteer.id)
    )
    return list(permits.VOLUNTEERS.all(query))


def _of_the_board(wish: FriendWish) -> sa.ColumnElement[bool]:
    """The volunteers of the board whose case it is: another board's are not its to ask."""
    board = sa.func.coalesce(Unit.parent_id, Unit.id)
    theirs = sa.select(board).where(Unit.id == wish.case.unit_id).scalar_subquery()
    own = sa.orm.aliased(Unit)
    return Volunteer.unit_id.in_(sa.select(own.id).where(sa.func.coalesce(own.parent_id, own.id) == theirs))


def is_taken(wish: FriendWish) -> bool:
    """Whether somebody is proposed for a wish, or meets because of it."""
    return any(one in OPEN for one in states_of(wish))
