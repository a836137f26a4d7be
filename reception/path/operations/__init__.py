"""What is done to the path of a case: steps ticked by hand, facts noted by hand, and the template it goes by."""

from reception.path.operations.moving import move
from reception.path.operations.noting import (
    AlreadyNoted,
    NotedOtherwise,
    change_fact,
    forget_fact,
    note_days,
    note_fact,
)
from reception.path.operations.ticking import AlreadyTicked, AlreadyWithdrawn, tick, tick_earlier, withdraw

__all__ = [
    "AlreadyNoted",
    "AlreadyTicked",
    "AlreadyWithdrawn",
    "NotedOtherwise",
    "change_fact",
    "forget_fact",
    "move",
    "note_days",
    "note_fact",
    "tick",
    "tick_earlier",
    "withdraw",
]
