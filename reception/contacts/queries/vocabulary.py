"""Questions about ready sentences, as the administrator keeps them."""

from collections.abc import Sequence

import sqlalchemy as sa

from reception.access.permit import OutOfReach
from reception.contacts.models import Phrase
from reception.contacts.terms import Channel
from reception.db.session import db


def of_channel(channel: Channel | None) -> sa.ColumnElement[bool]:
    """The sentences of one channel; None are those for every channel."""
    return Phrase.channel.is_(None) if channel is None else Phrase.channel == channel


def vocabulary() -> list[tuple[Channel | None, Sequence[Phrase], Sequence[Phrase]]]:
    """(channel, sentences in use, retired ones) for every channel, first those for all."""
    query = sa.select(Phrase).order_by(Phrase.position, Phrase.id)
    everything = db.session.scalars(query).all()
    return [
        (
            channel,
            [phrase for phrase in everything if phrase.channel == channel and not phrase.retired],
            [phrase for phrase in everything if phrase.channel == channel and phrase.retired],
        )
        for channel in (None, *Channel)
    ]


def phrase(phrase_id: int) -> Phrase:
    """One sentence. Raises OutOfReach."""
    found = db.session.get(Phrase, phrase_id)
    if found is None:
        raise OutOfReach
    return found
