"""Work of the demo that a member of staff ordered, done as the program beside the server does it: as whoever did."""

from collections.abc import Callable

from reception.access.actor import acting_as
from reception.accounts import queries
from reception.accounts.models import User


def as_ordered_by(user: User, work: Callable[[], object]) -> None:
    """Do `work` with what `user` reaches."""
    with acting_as(queries.actor_of(user)):
        work()
