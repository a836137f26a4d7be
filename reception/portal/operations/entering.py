"""The newcomers' door is tried: a link and a year of birth. Whatever is wrong, the answer is one and the same."""

from reception.accounts import throttle
from reception.audit.log import record
from reception.db.session import db
from reception.messages.models import PersonalLink
from reception.messages.queries.links import link_with, state_of
from reception.messages.rules.links import MOST_TRIES, LinkState
from reception.portal.operations import visits
from reception.reckoning.tokens import token_hash


class NotOpened(Exception):
    """The link does not hold, never was, or the year is another one: it is not told which."""


def is_throttled(token: str, address: str) -> bool:
    """Whether too many wrong years came from an address, or for a link, in the last minutes."""
    return not throttle.is_open(_throttled(token), address)


def enter(token: str, year: int, address: str) -> str:
    """Begin a visit, and return its token. Nobody else tries the same link meanwhile. Raises NotOpened."""
    link = link_with(token_hash(token), held=True)
    obstacle = _obstacle(link, year)
    if obstacle is not None or link is None:
        throttle.failed(_throttled(token), address)
        _note(link, obstacle or "unknown")
        raise NotOpened
    return visits.begin(link)


def _obstacle(link: PersonalLink | None, year: int) -> str | None:
    """Why a link does not open, for the log alone."""
    if link is None:
        return "unknown"
    state = state_of(link)
    if state is not LinkState.HOLDS:
        return state.value
    born = link.case.person.birth_on
    return None if born is not None and born.year == year else "wrong-year"


def _note(link: PersonalLink | None, obstacle: str) -> None:
    if link is not None and obstacle == "wrong-year":
        link.failed_tries += 1
        db.session.flush()
        obstacle = "locked" if link.failed_tries >= MOST_TRIES else obstacle
    record("link.refused", link, why=obstacle)


def _throttled(token: str) -> str:
    """What tries are counted by: the link, however its token is written."""
    return f"personal link {token_hash(token)}"
