"""What is done about lists without anybody asking for it."""

from reception.access.actor import system
from reception.db.session import commit
from reception.imports import operations


def remove_forgotten_files() -> int:
    """Give up the lists that nobody came back to, with their files; return how many."""
    with system("remove forgotten files"):
        removed = operations.abandon_forgotten()
        commit()
    return removed
