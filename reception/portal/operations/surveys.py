"""Links to surveys that open nothing are counted, so that guessing waits. Those that open are noted nowhere.

They are counted by address alone. A count by link could be made anew by whoever has the keys, and its end would tell
when somebody pressed Send twice.
"""

from typing import Final

from flask import g

from reception.accounts import throttle
from reception.db.session import at_the_end

_WHAT: Final = "survey"


def is_throttled(address: str) -> bool:
    """Whether too many links that open nothing came from an address in the last minutes."""
    return not throttle.is_address_open(_WHAT, address)


def count_refusal(address: str) -> None:
    """Count a link that opened nothing, once this answer is ready."""
    g.survey_refused = address


def _is_refused() -> bool:
    return "survey_refused" in g


def _note_refusal() -> None:
    throttle.address_failed(_WHAT, g.survey_refused)


at_the_end(when=_is_refused, note=_note_refusal)
