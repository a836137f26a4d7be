"""Sealing the log: done once by the command, again and again by the program beside the server."""

from reception.access.actor import system
from reception.audit import chain, looks
from reception.db.session import commit


def seal_events() -> int:
    """Seal the events that are not sealed yet; return how many."""
    with system("seal the audit log"):
        for _batch in looks.catching_up():
            commit()
        sealed = chain.seal()
        commit()
    return sealed
