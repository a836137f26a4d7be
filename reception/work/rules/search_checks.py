"""What cannot be, and what is odd, in what somebody looks for. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, refusal, warning

#: A day so far away is a slip of the pen; one so far ahead is unusual (our numbers).
_NEVER: Final = timedelta(days=10 * 365)
_UNUSUAL: Final = timedelta(days=365)


def check_search(can_begin_on: date | None, today: date) -> Iterator[Remark]:
    """Of the first day on which somebody can work."""
    if can_begin_on is None:
        return
    if abs(can_begin_on - today) > _NEVER:
        yield refusal("begins-never", "can_begin_on", N_("This day is more than ten years away. Check the year."))
    elif can_begin_on - today > _UNUSUAL:
        says = N_("The person can begin more than a year from now: %(day)s. Check that it is right.")
        yield warning("begins-late", "can_begin_on", says, day=can_begin_on)
