"""Her appointments: those to come, and those of the last months. Never what staff noted of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.access.permit import OutOfReach
from reception.cases.models import Case
from reception.contacts.models import Contact
from reception.contacts.rules import PLANNABLE
from reception.contacts.terms import CallKind, Channel, ContactState, InterpreterState
from reception.db.session import db
from reception.i18n.beside import Twice
from reception.i18n.formats import local, now, today
from reception.messages.models import NewcomerMessage
from reception.messages.terms import Wish
from reception.organisations.models import Organisation
from reception.portal import permits, saying

#: How far back her page goes. Our own decision.
PAST: Final = timedelta(days=90)
#: Whoever cannot come so soon is asked to call as well.
NEAR: Final = timedelta(days=1)
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
    def when(self) -> Twice:
        """Weekday, day and time."""
        return saying.at_moment(self.at)

    @property
    def parts(self) -> dict[str, object]:
        """The same, as a sentence about it takes them."""
        return saying.moment_parts(self.at)

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

    @property
    def language(self) -> Any:
        """The interpreter's language, by its name."""
        return saying.language(self.interpreter_language) if self.interpreter_language else None


def times() -> tuple[list[Time], list[Time]]:
    """Those to come, the next first; and those of the last months, the latest first."""
    since = Contact.at >= now() - PAST
    query = _times().where(since, _is_hers()).order_by(Contact.at.desc(), Contact.id.desc()).limit(_MOST)
    found = _read(query)
    return [one for one in reversed(found) if one.lies_ahead], [one for one in found if not one.lies_ahead]


def time(contact_id: int) -> Time:
    """One appointment that is planned. Raises OutOfReach."""
    found = _read(_times().where(Contact.id == contact_id, Contact.state == ContactState.PLANNED))
    if not found:
        raise OutOfReach
    return found[0]


def next_time(since: datetime) -> Time | None:
    """The first appointment that is planned, of those that begin at `since` or later."""
    query = _times().where(Contact.at >= since, Contact.state == ContactState.PLANNED, Contact.channel.in_(PLANNABLE))
    return next(iter(_read(query.order_by(Contact.at, Contact.id).limit(1))), None)


def _times() -> sa.Select[Any]:
    waiting = (
        sa.select(NewcomerMessage.id)
        .where(NewcomerMessage.contact_id == Contact.id, NewcomerMessage.wish == Wish.CANNOT_COME)
        .where(NewcomerMessage.handled_at.is_(None))
    )
    return (
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


def _is_hers() -> sa.ColumnElement[bool]:
    """What she was to come to, or to answer: not what was said about her with others, nor by letter."""
    planned = sa.and_(
        Contact.state.in_((ContactState.PLANNED, ContactState.CANCELLED, ContactState.NO_SHOW)),
        Contact.channel.in_(PLANNABLE),
    )
    met = sa.and_(Contact.organisation_id.is_(None), Contact.channel.in_(set(PLANNABLE) - {Channel.PHONE}))
    return sa.or_(planned, sa.and_(Contact.state == ContactState.HELD, sa.or_(Contact.call.is_not(None), met)))


def _read(query: sa.Select[Any]) -> Sequence[Time]:
    return [Time(*row) for row in db.session.execute(permits.CONTACTS.within(query))]
