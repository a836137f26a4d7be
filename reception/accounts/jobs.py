"""What is done about accounts without anybody asking for it."""

from reception.access.actor import system
from reception.accounts import operations
from reception.db.session import commit


def remove_old_submissions() -> None:
    """Remove the tokens of forms that were sent long ago."""
    with system("remove old submissions"):
        operations.forget_old_submissions()
        commit()
