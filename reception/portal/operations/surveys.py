"""Links to surveys that open nothing are counted, so that guessing waits. Those that open are noted nowhere."""

import hashlib

from flask import g

from reception.accounts import throttle
from reception.db.session import at_the_end


def is_throttled(token: str, address: str) -> bool:
    """Whether too many links that open nothing came from an address, or this one too often, in the last minutes."""
    return not throttle.is_open(_throttled(token), address)


def count_refusal(token: str, address: str) -> None:
    """Count a link that opened nothing, once this answer is ready."""
    g.survey_refused = (token, address)


def _is_refused() -> bool:
    return "survey_refused" in g


def _note_refusal() -> None:
    token, address = g.survey_refused
    throttle.failed(_throttled(token), address)


def _throttled(token: str) -> str:
    return f"survey {hashlib.sha256(token.encode()).hexdigest()}"


at_the_end(when=_is_refused, note=_note_refusal)
