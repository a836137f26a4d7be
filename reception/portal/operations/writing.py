"""She writes to her caseworker."""

from datetime import datetime, time

from reception.audit.log import record
from reception.db.session import db
from reception.i18n import locales
from reception.i18n.formats import at_local, now, today
from reception.messages.models import NewcomerMessage
from reception.messages.rules import written as rules
from reception.messages.terms import About, Wish
from reception.portal.queries import writing as queries


class EnoughForToday(Exception):
    """So much was written today that no more is taken."""


def write(wish: Wish, text: str, *, about: About | None = None, contact_id: int | None = None) -> NewcomerMessage:
    """Keep what she wrote until somebody handles it. The same words again are one message. Raises EnoughForToday."""
    case, moment = queries.own_case_alone(), now()
    midnight = at_local(datetime.combine(today(), time.min))
    written = queries.written_since(min(midnight, moment - rules.SAME_WITHIN))
    what = (wish, text, about, contact_id)
    for one in written:
        if (one.wish, one.text, one.about, one.contact_id) == what and rules.is_same(one.written_at, moment):
            return one
    if rules.is_full([one.written_at for one in written], midnight):
        raise EnoughForToday
    message = NewcomerMessage(
        case=case, wish=wish, about=about, contact_id=contact_id, text=text, language=locales.current().tag,
        written_at=moment,
    )  # fmt: skip
    db.session.add(message)
    db.session.flush()
    record("newcomer-message.written", message, wish=wish, about=about)
    return message
