"""What is done about drafts without anybody asking for it."""

from reception.access.actor import system
from reception.db.session import commit
from reception.drafts import operations


def remove_forgotten_drafts() -> int:
    """Remove what nobody came back to; return how many."""
    with system("remove forgotten drafts"):
        removed = operations.remove_forgotten()
        commit()
    return removed
