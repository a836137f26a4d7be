"""Whether somebody was met, not only written to or telephoned."""

from typing import Final

import sqlalchemy as sa

from reception.cases.models import Case
from reception.contacts import permits
from reception.contacts.models import Contact
from reception.contacts.terms import Channel, ContactState
from reception.db.session import db

#: Ways of meeting face to face.
FACE_TO_FACE: Final = (Channel.VISIT, Channel.HOME_VISIT, Channel.MEETING)


def first_meeting(case: Case) -> Contact | None:
    """The first contact of a case that took place face to face; None if there is none."""
    query = (
        sa.select(Contact)
        .where(Contact.case_id == case.id, Contact.withdrawn_at.is_(None), Contact.state == ContactState.HELD)
        .where(Contact.channel.in_(FACE_TO_FACE))
        .order_by(Contact.at, Contact.id)
        .limit(1)
    )
    return db.session.scalars(permits.READ.within(query)).first()
