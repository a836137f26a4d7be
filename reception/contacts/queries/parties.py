"""Organisations to choose from, and ready sentences."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from reception.contacts.models import Phrase
from reception.contacts.terms import Channel
from reception.db.session import db
from reception.organisations.models import Organisation
from reception.organisations.queries import is_there
from reception.organisations.terms import OrganisationKind

ANSWERING = (OrganisationKind.AUTHORITY, OrganisationKind.REGION)


def parties() -> Sequence[Organisation]:
    """Every organisation that is there today, with its contact persons, by name."""
    query = sa.select(Organisation).where(is_there()).options(selectinload(Organisation.contact_persons))
    return db.session.scalars(query.order_by(Organisation.sort_key, Organisation.id)).all()


def authorities() -> Sequence[Organisation]:
    """The organisations that questions are put to: authorities and the region, by name."""
    query = sa.select(Organisation).where(Organisation.kind.in_(ANSWERING), is_there())
    return db.session.scalars(query.order_by(Organisation.sort_key, Organisation.id)).all()


def phrases(channel: Channel | None = None) -> Sequence[Phrase]:
    """The ready sentences of a channel and those for every channel; without a channel, all of them."""
    query = sa.select(Phrase).where(Phrase.retired.is_(False)).order_by(Phrase.position, Phrase.id)
    if channel is not None:
        query = query.where(sa.or_(Phrase.channel.is_(None), Phrase.channel == channel))
    return db.session.scalars(query).all()
