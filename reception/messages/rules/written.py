"""What holds for what newcomers write: how much in a day, and when two are one. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

#: How long a message and its answer may be.
LONGEST: Final = 2000
#: So many messages are taken in a day about one case. Our own decision.
MOST_A_DAY: Final = 20
#: The same words within so long are one message: the button was pressed twice, or the page loaded again.
SAME_WITHIN: Final = timedelta(minutes=10)


def is_full(written: Iterable[datetime], midnight: datetime) -> bool:
    """Whether no more is taken today. `written`: when each was written; `midnight`: when the day began."""
    return sum(at >= midnight for at in written) >= MOST_A_DAY


def is_same(written_at: datetime, now: datetime) -> bool:
    """Whether what was written with the same words at `written_at` is the same message, sent again."""
    return now - written_at <= SAME_WITHIN
