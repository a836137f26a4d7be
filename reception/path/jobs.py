"""What is done about paths without anybody asking for it."""

from reception.path import projection


def is_reckoning_due() -> bool:
    """Whether milestones of an open case stand for another day, or were marked to be reckoned."""
    return projection.is_anything_stale()


def reckon_what_is_due() -> int:
    """Reckon them, in portions; return how many cases."""
    return projection.reckon_stale()
