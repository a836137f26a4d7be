"""Who wants the numbers of the day by e-mail."""

from collections.abc import Collection, Sequence
from datetime import date

import sqlalchemy as sa

from reception.accounts.models import User
from reception.db.session import db
from reception.overview.models import Digest
from reception.overview.terms import Rhythm


def digest_of(user_id: int) -> Digest | None:
    """What somebody has chosen; None: no e-mail."""
    return db.session.scalar(sa.select(Digest).where(Digest.user_id == user_id))


def due(rhythms: Collection[Rhythm], today: date) -> Sequence[int]:
    """The digests of these rhythms that nobody has seen to today, by id; of accounts in use alone."""
    query = _due(sa.select(Digest.id), rhythms, today)
    return db.session.scalars(query.order_by(Digest.id)).all()


def is_any_due(rhythms: Collection[Rhythm], today: date) -> bool:
    """Whether there is one."""
    return bool(db.session.scalars(_due(sa.select(Digest.id), rhythms, today).limit(1)).all())


def _due(query: sa.Select[int], rhythms: Collection[Rhythm], today: date) -> sa.Select[int]:
    return (
        query.join(User, User.id == Digest.user_id)
        .where(User.active, Digest.rhythm.in_(rhythms))
        .where(sa.or_(Digest.sent_on.is_(None), Digest.sent_on < today))
    )
