"""Volunteers: the list, one of them, and whom she meets, as far as the reader may know it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from reception.access.actor import staff
from reception.access.roles import CASEWORK
from reception.accounts.models import Unit
from reception.audit.reading import saw
from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.alphabet import sort_key as in_swedish_order
from reception.i18n.formats import today
from reception.inclusion import permits
from reception.inclusion.models import FriendMatch, Volunteer
from reception.inclusion.queries.friends import pair_of
from reception.inclusion.rules.friends import OPEN, state
from reception.inclusion.rules.volunteers import has_ended, meets_children, record_state
from reception.inclusion.terms.activities import OfferAnswer
from reception.inclusion.terms.mentors import FriendKind, MatchState, RecordState
from reception.organisations.models import Organisation
from reception.organisations.queries import is_there
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to. `words`: all of them stand in the name, in any case and marks."""

    words: str = ""
    kind: FriendKind | None = None
    language: str | None = None
    free: bool = False
    ended: bool = False


@dataclass(frozen=True)
class Listed:
    """A volunteer in the list. `meets`: how many she meets, or is proposed to, now."""

    volunteer: Volunteer
    meets: int
    has_ended: bool
    record: RecordState | None

    @property
    def room(self) -> int:
        """How many more she can meet."""
        return 0 if self.has_ended else max(0, self.volunteer.most - self.meets)


@dataclass(frozen=True)
class Meets:
    """Whom a volunteer meets now: those of the reader's own cases by name, and how many others."""

    own: tuple[FriendMatch, ...]
    others: int


@dataclass(frozen=True)
class History:
    """How many a volunteer met, or was proposed to, before. Counts alone."""

    met: int
    not_begun: int


def volunteers_found(wanted: Wanted, window: tuple[int, int]) -> tuple[Sequence[Listed], int]:
    """The volunteers that fit, in Swedish order of their names, those of the window; and how many fit in all."""
    counts, day = open_counts(), today()
    query = sa.select(Volunteer).options(joinedload(Volunteer.unit), joinedload(Volunteer.organisation))
    if not wanted.ended:
        query = query.where(sa.or_(Volunteer.ended_on.is_(None), Volunteer.ended_on > day))
    words = sort_key(wanted.words).split()
    rows = (_listed(one, counts.get(one.id, 0), day) for one in permits.VOLUNTEERS.all(query))
    found = [one for one in rows if _fits(one, wanted, words)]
    offset, limit = window
    by_name = sorted(found, key=lambda one: (in_swedish_order(one.volunteer.name), one.volunteer.id))
    return by_name[offset : offset + limit], len(found)


def _listed(one: Volunteer, meets: int, day: date) -> Listed:
    record = record_of(one, day)
    return Listed(one, meets, has_ended(one.ended_on, day), record)


def record_of(one: Volunteer, day: date) -> RecordState | None:
    """How the extract from the record stands, of who offers to meet children; None where it is asked of nobody."""
    if not meets_children(tuple(one.kinds.split())) and one.record_seen_on is None:
        return None
    return record_state(one.record_seen_on, day)


def _fits(one: Listed, wanted: Wanted, words: list[str]) -> bool:
    row = one.volunteer
    if wanted.kind is not None and wanted.kind.value not in row.kinds.split():
        return False
    if wanted.language and wanted.language not in row.languages.split():
        return False
    if wanted.free and not one.room:
        return False
    told = sort_key(row.name) if words else ""
    return all(word in told for word in words)


def is_open_match() -> sa.ColumnElement[bool]:
    """Those who meet, or are proposed to each other and wait for an answer. The same as `rules.friends.OPEN`."""
    said = (FriendMatch.person_answer, FriendMatch.volunteer_answer)
    return sa.and_(FriendMatch.ends_on.is_(None), *(answer != OfferAnswer.NO for answer in said))


def open_counts(volunteer_id: int | None = None) -> dict[int, int]:
    """How many each volunteer meets, or is proposed to, now; in whoever's case. Those who meet nobody are left out."""
    query = sa.select(FriendMatch.volunteer_id, sa.func.count(FriendMatch.id)).where(is_open_match())
    if volunteer_id is not None:
        query = query.where(FriendMatch.volunteer_id == volunteer_id)
    rows = db.session.execute(permits.MATCH_COUNTS.within(query.group_by(FriendMatch.volunteer_id)))
    return {key: int(count) for key, count in rows}


def volunteer(number: str) -> Volunteer:
    """The volunteer of that number. Raises OutOfReach."""
    query = sa.select(Volunteer).where(Volunteer.number == number)
    return permits.VOLUNTEERS.one(query.options(joinedload(Volunteer.unit), joinedload(Volunteer.organisation)))


def meets_now(one: Volunteer) -> Meets:
    """Whom she meets, or is proposed to, now."""
    query = (
        sa.select(FriendMatch)
        .join(FriendMatch.case)
        .join(Case.person)
        .where(FriendMatch.volunteer_id == one.id, is_open_match())
        .options(contains_eager(FriendMatch.case).contains_eager(Case.person), joinedload(FriendMatch.wish))
        .order_by(FriendMatch.proposed_on, FriendMatch.id)
    )
    own = tuple(permits.MATCHES.all(query))
    saw([match.case.person_id for match in own])
    return Meets(own, open_counts(one.id).get(one.id, 0) - len(own))


def history_of(one: Volunteer) -> History:
    """How many she met before, and how many proposals came to nothing; in whoever's case."""
    began = sa.func.sum(sa.case((FriendMatch.starts_on.is_not(None), 1), else_=0))
    query = sa.select(sa.func.count(FriendMatch.id), began)
    query = query.where(FriendMatch.volunteer_id == one.id, sa.not_(is_open_match()))
    count, met = db.session.execute(permits.MATCH_COUNTS.within(query)).one()
    return History(int(met or 0), int(count) - int(met or 0))


def match_state(match: FriendMatch) -> MatchState:
    """How two stand today."""
    return state(pair_of(match), today())


def is_open(match: FriendMatch) -> bool:
    """Whether two meet, or wait for an answer."""
    return match_state(match) in OPEN


def own_units(present: int | None = None) -> list[tuple[int, str]]:
    """(id, name) of the units whose volunteers the reader looks after, and of `present`."""
    keys = {*staff().unit_ids(CASEWORK), *([present] if present else ())}
    rows = db.session.execute(sa.select(Unit.id, Unit.name).where(Unit.id.in_(keys)))
    return sorted(((key, name) for key, name in rows), key=lambda one: (in_swedish_order(one[1]), one[0]))


def associations(present: int | None = None) -> list[tuple[int, str]]:
    """(id, name) of the associations that have not closed, and of `present`."""
    there = sa.and_(Organisation.kind == OrganisationKind.ASSOCIATION, is_there())
    wanted = sa.or_(there, Organisation.id == (present or 0))
    rows = db.session.execute(sa.select(Organisation.id, Organisation.name).where(wanted))
    return sorted(((key, name) for key, name in rows), key=lambda one: (in_swedish_order(one[1]), one[0]))
