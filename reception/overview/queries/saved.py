"""Questions about the lists that somebody keeps under a name. They are one's own alone."""

from collections.abc import Sequence

import sqlalchemy as sa

from reception.access.permit import OutOfReach
from reception.accounts.models import User
from reception.db.json_rows import rows_as_json
from reception.db.session import db
from reception.overview.models import SavedFilter
from reception.overview.rules.saved import MOST_IN_MENU, MOST_SAVED

#: The (name, address) of the lists in the reader's menu. Every page shows them, so they come along with the reader.
PINNED = (
    sa.select(rows_as_json(SavedFilter.name, SavedFilter.address))
    .where(SavedFilter.user_id == User.id, SavedFilter.in_menu)
    .correlate(User)
    .scalar_subquery()
)


def saved_filters(user_id: int) -> Sequence[SavedFilter]:
    """Somebody's saved lists, by name."""
    query = sa.select(SavedFilter).where(SavedFilter.user_id == user_id).order_by(SavedFilter.name)
    return db.session.scalars(query.limit(MOST_SAVED)).all()


def saved_filter(user_id: int, filter_id: int) -> SavedFilter:
    """One of somebody's saved lists. Raises OutOfReach, also for one of somebody else."""
    query = sa.select(SavedFilter).where(SavedFilter.id == filter_id, SavedFilter.user_id == user_id)
    found = db.session.scalar(query)
    if found is None:
        raise OutOfReach
    return found


def is_menu_full(user_id: int) -> bool:
    """Whether the menu holds as many lists as it may."""
    query = sa.select(sa.func.count(SavedFilter.id)).where(SavedFilter.user_id == user_id, SavedFilter.in_menu)
    return (db.session.scalar(query) or 0) >= MOST_IN_MENU


def count_of(user_id: int) -> int:
    """How many lists somebody has saved."""
    query = sa.select(sa.func.count(SavedFilter.id)).where(SavedFilter.user_id == user_id)
    return db.session.scalar(query) or 0
