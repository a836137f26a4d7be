"""Wishes that wait for somebody, and those who have not met for long: of the reader's own cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from reception.audit.reading import saw
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.i18n.formats import today
from reception.inclusion import permits
from reception.inclusion.models import FriendMatch, FriendWish
from reception.inclusion.queries.friends import pair_of
from reception.inclusion.queries.volunteers import is_open_match
from reception.inclusion.rules.friends import silent_days, state, waits_since
from reception.inclusion.terms.mentors import FriendKind, MatchState


@dataclass(frozen=True)
class Wanted:
    """What the list of those who wait is narrowed to."""

    kind: FriendKind | None = None
    language: str | None = None


@dataclass(frozen=True)
class Waiting:
    """A wish that waits. `days`: how long. `proposed`: who is proposed, where an answer or a first day is awaited."""

    wish: FriendWish
    days: int
    proposed: FriendMatch | None


@dataclass(frozen=True)
class Silent:
    """Two who have not met for so many days."""

    match: FriendMatch
    days: int


def waiting(wanted: Wanted, window: tuple[int, int]) -> tuple[Sequence[Waiting], int]:
    """The wishes of open cases that nobody has begun to meet because of, longest wait first; and how many there are."""
    day = today()
    rows = [one for wish in _open_wishes(wanted) if (one := _waiting(wish, day))]
    offset, limit = window
    longest_first = sorted(rows, key=lambda one: (-one.days, one.wish.id))
    shown = longest_first[offset : offset + limit]
    saw([one.wish.case.person_id for one in shown])
    return shown, len(rows)


def _open_wishes(wanted: Wanted) -> Sequence[FriendWish]:
    query: sa.Select[Any] = (
        sa.select(FriendWish)
        .join(FriendWish.case)
        .join(Case.person)
        .where(Case.state == CaseState.OPEN, FriendWish.ended_on.is_(None))
        .options(
            contains_eager(FriendWish.case).contains_eager(Case.person),
            contains_eager(FriendWish.case).joinedload(Case.worker),
            selectinload(FriendWish.matches).joinedload(FriendMatch.volunteer),
        )
    )
    if wanted.kind is not None:
        query = query.where(FriendWish.kind == wanted.kind)
    if wanted.language:
        query = query.where(FriendWish.languages.contains(f" {wanted.language} ", autoescape=True))
    return permits.WISHES.all(query)


def _waiting(wish: FriendWish, day: date) -> Waiting | None:
    """A wish that waits, or None where two meet because of it."""
    pairs = [pair_of(match) for match in wish.matches]
    states = [state(pair, day) for pair in pairs]
    if MatchState.MEETING in states:
        return None
    is_open = (MatchState.PROPOSED, MatchState.AGREED)
    proposed = next((match for match, how in zip(wish.matches, states, strict=True) if how in is_open), None)
    return Waiting(wish, (day - waits_since(wish.wished_on, pairs)).days, proposed)


def silent() -> list[Silent]:
    """Those of open cases who meet, and of whom no meeting was noted for long: the longest silence first."""
    day = today()
    query = (
        sa.select(FriendMatch)
        .join(FriendMatch.case)
        .join(Case.person)
        .where(Case.state == CaseState.OPEN, FriendMatch.starts_on <= day, is_open_match())
        .options(
            contains_eager(FriendMatch.case).contains_eager(Case.person),
            joinedload(FriendMatch.wish),
            joinedload(FriendMatch.volunteer),
            selectinload(FriendMatch.meetings),
        )
    )
    found = [_silent(match, day) for match in permits.MATCHES.all(query)]
    rows = sorted((one for one in found if one), key=lambda one: (-one.days, one.match.id))
    saw([one.match.case.person_id for one in rows])
    return rows


def _silent(match: FriendMatch, day: date) -> Silent | None:
    days = silent_of(match, day)
    return None if days is None else Silent(match, days)


def silent_of(match: FriendMatch, day: date) -> int | None:
    """For how many days two have not met, if it is to be asked how it goes; else None."""
    return silent_days(pair_of(match), (one.on for one in match.meetings), day)
