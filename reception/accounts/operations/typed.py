"""What was typed: kept for the person whose session ended, and taken once."""

from datetime import timedelta

import sqlalchemy as sa

from reception.accounts import queries
from reception.accounts.models import KeptForm, Submission
from reception.db.session import db
from reception.i18n.formats import now

KEPT_FOR = timedelta(hours=24)


def keep_form(user_id: int, *, path: str, body: str) -> None:
    """Keep what was typed, for the same person after sign-in."""
    db.session.execute(
        sa.delete(KeptForm).where(
            sa.or_(KeptForm.kept_at < now() - KEPT_FOR, sa.and_(KeptForm.user_id == user_id, KeptForm.path == path))
        )
    )
    db.session.add(KeptForm(user_id=user_id, path=path, body=body, kept_at=now()))


def forget_kept_form(user_id: int, path: str) -> None:
    """The form arrived after all."""
    db.session.execute(sa.delete(KeptForm).where(KeptForm.user_id == user_id, KeptForm.path == path))


def take_submission(token: str, user_id: int) -> Submission | None:
    """Note that the form `token` is being taken; None if a copy of it has been taken already."""
    if queries.submission(token) is not None:
        return None
    db.session.execute(sa.delete(Submission).where(Submission.sent_at < now() - timedelta(days=1)))
    submission = Submission(token=token, user_id=user_id, sent_at=now())
    try:
        with db.session.begin_nested():
            db.session.add(submission)
    except sa.exc.IntegrityError:
        return None
    return submission


def settle_submission(submission: Submission, location: str | None) -> None:
    """Remember where the form's answer led; a form that was not taken may be sent again."""
    if location is None:
        db.session.delete(submission)
    else:
        submission.location = location
