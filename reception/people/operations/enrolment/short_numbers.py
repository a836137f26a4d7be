"""Short numbers that stand for nobody yet. Drawn, so that they tell nothing."""

import random
from typing import Final

from reception.people import queries
from reception.web import short_number

_TRIES: Final = 12
_source = random.SystemRandom()


def new_number() -> str:
    """One number."""
    return new_numbers(1)[0]


def new_numbers(count: int) -> list[str]:
    """So many numbers, in any order."""
    found: set[str] = set()
    for _try in range(_TRIES):
        drawn = {short_number.make(_source) for _number in range(count - len(found))} - found
        found |= drawn - queries.numbers_in_use(drawn)
        if len(found) == count:
            return list(found)
    raise RuntimeError("no free number")
