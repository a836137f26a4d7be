"""Each form is taken once."""

from datetime import timedelta

import sqlalchemy as sa

from reception.accounts.models import Submission
from reception.db.once import insert_once
from reception.db.session import db
from reception.i18n.formats import now

KNOWN_FOR = timedelta(days=1)


def take_submission(token: str, user_id: int) -> bool:
    """Note that the form `token` is being taken. False if a copy of it has been taken already."""
    return insert_once(Submission, token=token, user_id=user_id, sent_at=now())


def settle_submission(token: str, location: str | None) -> None:
    """Remember where the form's answer led; a form that was not taken may be sent again."""
    of_token = Submission.token == token
    if location is None:
        db.session.execute(sa.delete(Submission).where(of_token))
    else:
        db.session.execute(sa.update(Submission).where(of_token).values(location=location))


def forget_old_submissions() -> None:
    """A form that was sent yesterday is not sent again."""
    db.session.execute(sa.delete(Submission).where(Submission.sent_at < now() - KNOWN_FOR))
