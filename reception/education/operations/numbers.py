"""Short numbers of what education has: pupils, applications, groups."""

from typing import Any

from reception.education.queries.numbers import is_number_used
from reception.web import short_number


def free_number(model: Any) -> str:
    """A number that no row of `model` has, within reach or not. RuntimeError when a dozen drawn are all taken."""
    return short_number.unused(lambda number: is_number_used(model, number))
