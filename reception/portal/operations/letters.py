"""She opens a letter. Reading writes nothing; that she has opened it is noted once the page is ready."""

import sqlalchemy as sa
from flask import g

from reception.audit.log import record_reading
from reception.db.session import at_the_end, db
from reception.i18n.formats import now
from reception.messages.models import Letter


def opened(letter: Letter, person_id: int) -> None:
    """Note that she has opened a letter, if it is the first time."""
    if letter.opened_at is None:
        g.opened_letter = letter.id, person_id


def _is_noted() -> bool:
    return "opened_letter" in g


def _note() -> None:
    letter_id, person_id = g.opened_letter
    first = sa.update(Letter).where(Letter.id == letter_id, Letter.opened_at.is_(None))
    db.session.execute(first.values(opened_at=now()))
    record_reading("letter.opened", people=(person_id,), letter=letter_id)


at_the_end(when=_is_noted, note=_note)
