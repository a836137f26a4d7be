"""The places that employers offer: the list of those that are open, one of them, and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from reception.db.session import db
from reception.i18n.alphabet import sort_key as in_swedish_order
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.organisations.queries import is_there
from reception.organisations.rules import sort_key
from reception.skills.wording import occupation_name
from reception.work.models import Opening
from reception.work.permits import EMPLOYERS
from reception.work.rules.employers import heard
from reception.work.terms.employers import OpeningKind, OpeningState


@dataclass(frozen=True)
class Wanted:
    """What the list of open places is narrowed to. `words` stand in title, employer, place or occupation."""

    words: str = ""
    kind: OpeningKind | None = None
    occupation: str | None = None
    stale: bool = False


def is_open_on(day: date) -> sa.ColumnElement[bool]:
    """The openings for which somebody can be proposed on a day, as far as they say so themselves."""
    return sa.and_(
        Opening.state == OpeningState.OPEN,
        sa.or_(Opening.open_until.is_(None), Opening.open_until >= day),
        sa.or_(Opening.ends_on.is_(None), Opening.ends_on >= day),
    )


def places_by_employer() -> dict[int, int]:
    """How many places are open at each employer that offers any."""
    query = sa.select(Opening.organisation_id, sa.func.sum(Opening.places)).where(is_open_on(today()))
    rows = db.session.execute(EMPLOYERS.within(query.group_by(Opening.organisation_id)))
    return {key: int(count) for key, count in rows}


def open_openings(wanted: Wanted, window: tuple[int, int]) -> tuple[Sequence[Opening], int]:
    """The open places of employers that have not closed, each with its employer, by title; and how many fit in all."""
    day = today()
    query = sa.select(Opening).join(Opening.organisation).options(contains_eager(Opening.organisation))
    query = query.where(is_open_on(day), is_there())
    if wanted.kind is not None:
        query = query.where(Opening.kind == wanted.kind)
    if wanted.occupation is not None:
        query = query.where(Opening.occupation_code == wanted.occupation)
    words = sort_key(wanted.words).split()
    found = [
        one
        for one in EMPLOYERS.all(query)
        if _has_words(one, words) and not (wanted.stale and not heard(one.confirmed_on, day).is_stale)
    ]
    offset, limit = window
    return sorted(found, key=_by_title)[offset : offset + limit], len(found)


def _has_words(one: Opening, words: list[str]) -> bool:
    if not words:
        return True
    told = (one.title, one.organisation.name, one.place or "", occupation_name(one.occupation_code))
    searched = sort_key(" ".join(told))
    return all(word in searched for word in words)


def _by_title(one: Opening) -> tuple[str, str, int]:
    return in_swedish_order(one.title), in_swedish_order(one.organisation.name), one.id


def openings_of(organisation_id: int) -> list[Opening]:
    """Everything an employer offers or has offered: what is open first, then the latest."""
    found = EMPLOYERS.all(sa.select(Opening).where(Opening.organisation_id == organisation_id))
    open_first = sorted(found, key=lambda one: (-one.confirmed_on.toordinal(), -one.id))
    return sorted(open_first, key=lambda one: one.state is not OpeningState.OPEN)


def opening(number: str) -> Opening:
    """The opening of that number, with its employer and whom to ask there. Raises OutOfReach."""
    query = (
        sa.select(Opening)
        .where(Opening.number == number)
        .options(
            joinedload(Opening.organisation).options(selectinload(Organisation.contact_persons)),
            joinedload(Opening.contact_person),
        )
    )
    return EMPLOYERS.one(query)
