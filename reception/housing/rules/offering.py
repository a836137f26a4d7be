"""What speaks against offering a home: it is not free then, or it is held out to another household. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from reception.housing.terms import OfferState
from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, refusal, warning

#: So many days a household has to answer, unless another day is written (our number, the coordinator decides).
DAYS_TO_ANSWER: Final = 7


def answer_day(today: date) -> date:
    """The day by which an offer of today is to be answered, as the form proposes it."""
    return today + timedelta(days=DAYS_TO_ANSWER)


def remarks_on_offering(
    free_on: date, *, is_free: bool, others: Iterable[OfferState], accepting: bool = False
) -> tuple[Remark, ...]:
    """What speaks against holding out a home from `free_on`. `others`: how it is held out to other households.

    Refused where somebody accepted it or it is let then; warned where it is offered, for a coordinator may well offer
    one home to two. `accepting`: it is about to be accepted; then nothing but the home itself stands in the way.
    """
    found: list[Remark] = []
    held_out = tuple(others)
    if not is_free:
        says = N_("The home is not free on %(free)s any more. Look at its page, or choose another home.")
        found.append(refusal("not-free", "unit_id", says, free=free_on))
    if OfferState.ACCEPTED in held_out:
        says = N_("Another household has accepted this home. Choose another home.")
        found.append(refusal("accepted-by-others", "unit_id", says))
    elif held_out and not accepting:
        says = N_("This home is offered to another household too. The first to accept gets it.")
        found.append(warning("offered-to-others", "unit_id", says))
    return tuple(found)
