"""What must be seen to beside following foreign keys. Upper floors register theirs, in one list in the registry."""

from collections.abc import Callable
from typing import Final

from reception.db.following import Joined

#: Takes away what cannot be once two people are one; called with the ids of the record that stands and of the other.
Tidying = Callable[[int, int], None]
#: Saves what a row that goes up in another knows and the other does not.
Saving = Callable[[Joined], None]

_tidying: Final[list[Tidying]] = []
_saving: Final[dict[str, Saving]] = {}


def before_following(*tidying: Tidying) -> None:
    """Register what is taken away before rows follow: what would say that somebody meets, guards or joins herself."""
    _tidying.extend(work for work in tidying if work not in _tidying)


def on_joining(table: str, saving: Saving) -> None:
    """Register what is done before two rows of a table are joined, such as two open cases of one unit."""
    _saving[table] = saving


def tidy(kept_id: int, former_id: int) -> None:
    """Take away what cannot be once the two are one."""
    for work in _tidying:
        work(kept_id, former_id)


def save(pair: Joined) -> None:
    """Save what the row that goes knows and the other does not."""
    if pair.table in _saving:
        _saving[pair.table](pair)
