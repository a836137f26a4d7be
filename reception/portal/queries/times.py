"""Her appointments: those to come, and those of the last months. Never what staff noted of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.access.permit import OutOfReach
from reception.cases.models import Case
from reception.contacts.models import Contact
from reception.contacts.queries import is_ahead
from reception.contacts.rules import PLANNABLE
from reception.contacts.terms import CallKind, Channel, ContactState, InterpreterState
from reception.db.session import db
from reception.i18n.formats import local, now, today
from reception.messages.models import NewcomerMessage
from reception.messages.terms import Wish
from reception.organisations.models import Organisation
from reception.portal import permits

#: How far back her page goes. Our own decision.
PAST: Final = timedelta(days=90)
#: Whoever cannot come so soon is asked to call as well.
NEAR: Final = timedelta(days=1)
#: Where the place is her own address, which her pages never show.
_AT_HOME: Final = Channel.HOME_VISIT
_MOST: Final = 100


@dataclass(frozen=True)
class Time:
    """An appointment of hers. `has_told`: she has written that she cannot come, and nobody has handled it yet."""

    id: int
    at: datetime
    channel: Channel
    state: ContactState
    call: CallKind | None
    place: str | None
    minutes: int | None
    interpreter: InterpreterState
    interpreter_language: str | None
    version: int
    organisation_name: str | None
    is_with_caseworker: bool
    has_told: bool

    @property
    def lies_ahead(self) -> bool:
        """Whether it is still to come."""
        return self.state is ContactState.PLANNED and self.at >= now()

    @property
    def is_near(self) -> bool:
        """Whether it is today or tomorrow."""
        return local(self.at).date() - today() <= NEAR

    @property
    def with_interpreter(self) -> bool:
        """Whether an interpreter is booked."""
        return self.interpreter is InterpreterState.PLANNED


def times(*, shows_place: bool) -> tuple[list[Time], list[Time]]:
    """Those to come, the next first; and those of the last months, the latest first.

    `shows_place` is false for those whose data are protected.
    """
    since = Contact.at >= now() - PAST
    query = _times().where(since, _is_hers()).order_by(Contact.at.desc(), Contact.id.desc()).limit(_MOST)
    found = _read(query, shows_place=shows_place)
    return [one for one in reversed(found) if one.lies_ahead], [one for one in found if not one.lies_ahead]


def time(contact_id: int, *, shows_place: bool = False) -> Time:
    """One appointment that is planned. Raises OutOfReach."""
    found = _read(
        _times().where(Contact.id == contact_id, Contact.state == ContactState.PLANNED), shows_place=shows_place
    )
    if not found:
        raise OutOfReach
    return found[0]


def next_time(since: datetime, *, shows_place: bool) -> Time | None:
    """The first appointment that is planned, of those that begin at `since` or later."""
    query = _times().where(is_ahead(since))
    return next(iter(_read(query.order_by(Contact.at, Contact.id).limit(1), shows_place=shows_place)), None)


def _times() -> sa.Select[*tuple[Any, ...]]:
    waiting = (
        sa.select(NewcomerMessage.id)
        .where(NewcomerMessage.contact_id == Contact.id, NewcomerMessage.wish == Wish.CANNOT_COME)
        .where(NewcomerMessage.handled_at.is_(None))
    )
    query: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            Contact.id, Contact.at, Contact.channel, Contact.state, Contact.call, Contact.place, Contact.minutes,
            Contact.interpreter, Contact.interpreter_language, Contact.version, Organisation.name,
            sa.func.coalesce(Contact.author_id == Case.worker_id, sa.false()), waiting.exists(),
        )
        .select_from(Contact)
        .join(Case, Case.id == Contact.case_id)
        .outerjoin(Organisation, Organisation.id == Contact.organisation_id)
        .where(Contact.withdrawn_at.is_(None))
    )  # fmt: skip
    return query


def _is_hers() -> sa.ColumnElement[bool]:
    """What she was to come to, or to answer: not what was said about her with others, nor by letter."""
    planned = sa.and_(
        Contact.state.in_((ContactState.PLANNED, ContactState.CANCELLED, ContactState.NO_SHOW)),
        Contact.channel.in_(PLANNABLE),
    )
    met = sa.and_(Contact.organisation_id.is_(None), Contact.channel.in_(set(PLANNABLE) - {Channel.PHONE}))
    return sa.or_(planned, sa.and_(Contact.state == ContactState.HELD, sa.or_(Contact.call.is_not(None), met)))


def _read(query: sa.Select[*tuple[Any, ...]], *, shows_place: bool) -> Sequence[Time]:
    found = [Time(*row) for row in db.session.execute(permits.CONTACTS.within(query))]
    return [
        one if shows_place and one.channel is not _AT_HOME else _without_place(one, shows_place=shows_place)
        for one in found
    ]


def _without_place(one: Time, *, shows_place: bool) -> Time:
    """Where she is to be at home, the place is her own address; whose data are protected reads of no place at all."""
    return replace(one, place=None, organisation_name=one.organisation_name if shows_place else None)
