"""What the demo tells of inclusion, from `inclusion.toml`."""

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any

from reception.demo.numbers import ShortNumbers
from reception.demo.sketches import FOLDER


@lru_cache(maxsize=1)
def told() -> dict[str, Any]:
    """The whole file."""
    return tomllib.loads((FOLDER / "inclusion" / "inclusion.toml").read_text("utf-8"))


def day_between(chance: Random, first: date, last: date) -> date:
    """A day of a period, both ends counted."""
    return first + timedelta(days=chance.randrange(max((last - first).days, 0) + 1))


__all__ = ["ShortNumbers", "day_between", "told"]
