"""The numbers of the day by e-mail: chosen, taken to be sent, given back when they could not be."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.audit.log import record
from reception.db.session import db
from reception.overview.models import Digest
from reception.overview.queries import digests as queries
from reception.overview.terms import Rhythm


@dataclass(frozen=True)
class Taken:
    """A digest that somebody sees to now, and the day of the one before."""

    digest_id: int
    user_id: int
    rhythm: Rhythm
    before: date | None


def choose_digest(user_id: int, rhythm: Rhythm | None) -> None:
    """Have one's numbers by e-mail, or not. Raises IntegrityError if another page of the same account did it first,
    StaleDataError if it removed it."""
    found = queries.digest_of(user_id)
    if rhythm is None:
        _stop(found)
        return
    if found is None:
        found = Digest(user_id=user_id)
        db.session.add(found)
    found.rhythm = rhythm
    db.session.flush()
    record("digest.chosen", found, rhythm=rhythm.value)


def _stop(found: Digest | None) -> None:
    if found is not None:
        db.session.delete(found)
        db.session.flush()
        record("digest.stopped", found)


def take_digest(digest_id: int, today: date) -> Taken | None:
    """See to a digest today: from the commit on nobody else does. None if somebody has, or it is gone.

    The row is held until then (SQLite has one writer anyway): of two that begin at once the second finds the day
    written. The version stays: it counts what its owner changes.
    """
    digest = sa.select(Digest).where(Digest.id == digest_id)
    found = db.session.scalar(digest.with_for_update().execution_options(populate_existing=True))
    if found is None or (found.sent_on is not None and found.sent_on >= today):
        return None
    taken = Taken(found.id, found.user_id, found.rhythm, found.sent_on)
    _write_day(digest_id, today)
    return taken


def give_back_digest(taken: Taken) -> None:
    """It could not be sent: another round tries again."""
    _write_day(taken.digest_id, taken.before)


def note_sent(taken: Taken) -> None:
    """It is on its way."""
    record("digest.sent", db.session.get(Digest, taken.digest_id), rhythm=taken.rhythm.value)


def _write_day(digest_id: int, day: date | None) -> None:
    db.session.execute(sa.update(Digest).where(Digest.id == digest_id).values(sent_on=day))
