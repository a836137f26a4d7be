"""Days off of a school. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, refusal

#: In days; our own number. More is a typing mistake: a summer break is some ten weeks.
LONGEST: Final = 120


def remarks_on_holiday(first: date, last: date) -> Iterator[Remark]:
    """Refused: days in the wrong order, and more of them than any school has off."""
    if last < first:
        yield refusal("holiday-ends-early", "last_on", N_("The last day lies before the first."))
    elif (last - first).days >= LONGEST:
        says = N_("Days off are %(most)s at the most. Check the days.")
        yield refusal("holiday-too-long", "last_on", says, most=LONGEST)
