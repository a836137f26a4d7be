"""Questions about what was typed and sent."""

import sqlalchemy as sa

from reception.accounts.models import KeptForm, Submission
from reception.db.session import db


def kept_form_of(user_id: int, path: str) -> KeptForm | None:
    """What this person had typed on `path` when the session ended."""
    query = (
        sa.select(KeptForm)
        .where(KeptForm.user_id == user_id, KeptForm.path == path)
        .order_by(KeptForm.id.desc())
        .limit(1)
    )
    return db.session.scalar(query)


def submission(token: str) -> Submission | None:
    """An earlier copy of a form."""
    return db.session.scalar(sa.select(Submission).where(Submission.token == token))
