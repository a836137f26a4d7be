"""Which appointments are still to come: what staff, papers and newcomers' own pages all mean by it."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.contacts.models import Contact
from reception.contacts.permits import READ
from reception.contacts.rules import PLANNABLE
from reception.contacts.terms import ContactState
from reception.i18n.formats import now


def is_ahead(since: datetime) -> sa.ColumnElement[bool]:
    """An appointment that begins at `since` or later, that stands, and that somebody comes to or answers."""
    return sa.and_(
        Contact.state == ContactState.PLANNED,
        Contact.withdrawn_at.is_(None),
        Contact.channel.in_(PLANNABLE),
        Contact.at >= since,
    )


def appointments_ahead(case_id: int, permit: Permit = READ) -> Sequence[Contact]:
    """The appointments of a case that are still to come, the next first, within a permit for contacts."""
    query = sa.select(Contact).where(Contact.case_id == case_id, is_ahead(now()))
    return permit.all(query.order_by(Contact.at, Contact.id))
