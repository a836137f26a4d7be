"""What the coordinator of Exempelby follows, and the figures of its years as the program keeps them."""

from datetime import date
from typing import Final

from reception.accounts import queries as accounts
from reception.demo.jobs import as_ordered_by
from reception.indicators.operations import chosen, counting
from reception.indicators.queries.followed import chosen as followed
from reception.indicators.queries.followed import newest
from reception.indicators.rules.chosen import Wish

_COORDINATOR: Final = "coordinator@demo.example"
#: What is followed, in this order, and what each should reach: per cent, or days of a time. None: nothing was decided.
_TARGETS: Final[dict[str, int | None]] = {
    "I1": 90, "U11": 80, "I23": 70, "I2": 75, "I2t": 30, "I4": 60, "I27": 80, "I16": 50, "I17-24": 40, "I18": 50,
    "I28": None, "I30": 70,
}  # fmt: skip


def follow() -> None:
    """Twelve indicators of all phases, most with a target."""
    coordinator = accounts.user_by_email(_COORDINATOR)
    if coordinator is None:
        return
    wishes = {code: Wish(is_followed=True, place=at, target=_TARGETS[code]) for at, code in enumerate(_TARGETS, 1)}
    as_ordered_by(coordinator, lambda: chosen.choose(followed(), wishes, newest()))


def count_years(today: date) -> None:
    """The years that the program keeps. After the paths are reckoned: some figures are counted from those."""
    counting.keep_up(today)
