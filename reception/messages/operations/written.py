"""What a newcomer wrote is answered, or only handled; and taken up again where that was too early."""

from reception.access.actor import current
from reception.audit.log import record
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now
from reception.messages.models import NewcomerMessage


class HandledAlready(Exception):
    """A colleague was quicker: what she reads as the answer stands."""


def handle(message: NewcomerMessage, *, reply: str | None) -> None:
    """Mark it as handled, with what she is to read as the answer, if anything. What was handled stays as it is: raises
    HandledAlready."""
    hold(message)
    if message.handled_at is not None:
        raise HandledAlready
    message.handled_at, message.handled_by_id, message.reply = now(), current().user_id, reply
    db.session.flush()
    record("newcomer-message.handled", message, replied=reply is not None)


def take_up_again(message: NewcomerMessage) -> None:
    """Let it wait again. The answer is kept for the next time, and she reads it no longer until then."""
    if message.handled_at is not None:
        message.handled_at, message.handled_by_id = None, None
        db.session.flush()
        record("newcomer-message.reopened", message)
