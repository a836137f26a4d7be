"""What newcomers wrote, made directly."""

from datetime import datetime, timedelta
from typing import Any

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.formats import now
from reception.messages.models import NewcomerMessage
from reception.messages.terms import About, Wish


def make_message(
    case: Case, text: str = "Mitt namn är fel.", *, days_ago: int = 0, wish: Wish = Wish.SOMETHING_WRONG, **given: Any
) -> NewcomerMessage:
    """A message that waits, written so many days ago on the page in Arabic."""
    written_at: datetime = now().replace(microsecond=0) - timedelta(days=days_ago)
    columns = {"about": About.NAME, "language": "ar", "written_at": written_at, **given}
    with system("test"):
        message = NewcomerMessage(case=case, wish=wish, text=text, **columns)
        db.session.add(message)
        db.session.flush()
        record("test.message", message)
        db.session.commit()
    return message
