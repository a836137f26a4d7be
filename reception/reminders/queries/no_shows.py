"""What became of appointments, counted."""

from datetime import date, datetime, time

import sqlalchemy as sa

from reception.cases.models import Case
from reception.contacts.models import Contact
from reception.contacts.rules import OUTCOMES, PLANNABLE
from reception.db.session import db
from reception.i18n.formats import at_local, now
from reception.reminders import permits
from reception.reminders.models import OutgoingMessage
from reception.reminders.rules.no_shows import Outcome
from reception.reminders.terms import OutgoingState


def outcomes(year: int, unit_id: int | None = None) -> list[Outcome]:
    """The appointments of a year to which somebody was invited or summoned, and whose outcome is noted.

    Reminded: a message about it, at that time, is known to have gone. One that perhaps went does not count.
    """
    reminded = (
        sa.exists()
        .where(
            OutgoingMessage.contact_id == Contact.id,
            OutgoingMessage.about_at == Contact.at,
            OutgoingMessage.state == OutgoingState.SENT,
        )
        .correlate(Contact)
    )
    columns = sa.select(Contact.call, reminded.label("reminded"), Contact.state).where(
        Contact.at >= _first(year),
        Contact.at < min(_first(year + 1), now()),
        Contact.withdrawn_at.is_(None),
        Contact.call.is_not(None),
        Contact.channel.in_(PLANNABLE),
        Contact.state.in_(OUTCOMES),
    )
    if unit_id is not None:
        columns = columns.where(Contact.case.has(Case.unit_id == unit_id))
    rows = permits.NO_SHOWS.within(columns).subquery()
    query = sa.select(*rows.c, sa.func.count()).group_by(*rows.c).execution_options(permit=permits.NO_SHOWS.name)
    return [Outcome(row[0], bool(row[1]), row[2], row[3]) for row in db.session.execute(query)]


def _first(year: int) -> datetime:
    return at_local(datetime.combine(date(year, 1, 1), time.min))
