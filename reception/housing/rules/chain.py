"""From the landlord's lease to the household's own contract: what may follow what, extending, and taking over. Pure.

Little is refused: people lose homes and move in with relatives, and the file must be able to say so. What looks like
a slip of the pen is warned about, what cannot be is refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from reception.housing.rules.contracts import Agreement, on_end_of_lease, on_right_to_stay
from reception.housing.rules.tenures import is_permanent, nature
from reception.housing.terms import EndingReason, Tenure
from reception.i18n.markers import N_
from reception.reckoning.periods import Period
from reception.reckoning.remarks import NOTHING, Remark, refusal, warning

#: A household may have two homes for so many days while it moves, without a word from us (our number).
DAYS_OF_MOVING: Final = 31
#: These become an own contract for the same home. All others are another home, or no rented home at all.
CAN_BE_TAKEN_OVER: Final = frozenset({Tenure.MUNICIPAL, Tenure.TRANSITIONAL, Tenure.SUBLET})


def remarks_on_following(before: Agreement, after: Agreement) -> tuple[Remark, ...]:
    """What is to be said when a household's contract `after` follows its contract `before`."""
    if after.first < before.first:
        says = N_("The contract begins before the one it follows, which began on %(first)s.")
        return (refusal("begins-before-previous", "first", says, first=before.first),)
    return _on_the_days_between(before, after) + _on_the_step(before, after)


def _on_the_days_between(before: Agreement, after: Agreement) -> tuple[Remark, ...]:
    if before.end is None:
        says = N_("The contract from %(first)s has no last day. End it, or the household has two homes.")
        return (warning("previous-without-end", "first", says, first=before.first),)
    days = (after.first - before.end).days - 1
    if days > 0:
        says = N_("Days without a contract before this one begins: %(days)s.")
        return (warning("days-without-contract", "first", says, days=days),)
    both = before.period.common(after.period)
    if both is not None and both.days is not None and both.days > DAYS_OF_MOVING:
        says = N_("Days on which the household has two homes: %(days)s.")
        return (warning("two-homes", "first", says, days=both.days),)
    return NOTHING


def _on_the_step(before: Agreement, after: Agreement) -> tuple[Remark, ...]:
    if nature(after.tenure).step >= nature(before.tenure).step:
        return NOTHING
    says = N_("This is a less secure home than the one before. Enter it if it is so.")
    return (warning("step-back", "tenure", says),)


def remarks_on_extending(agreement: Agreement, last: date, held: Period | None = None) -> tuple[Remark, ...]:
    """What speaks against moving the last day forward to `last`. `held`: the days of the municipality's own lease.

    Whether another contract holds the unit on the added days is asked of `occupancy.remarks_on_letting`.
    """
    if agreement.last is None:
        return (refusal("nothing-to-extend", "last", N_("The contract has no last day: there is nothing to extend.")),)
    if last <= agreement.last:
        says = N_("The new last day is to lie after %(last)s.")
        return (refusal("not-later", "last", says, last=agreement.last),)
    of_lease = on_end_of_lease(last, held) if nature(agreement.tenure).through_us else NOTHING
    return of_lease + on_right_to_stay(extended(agreement, last))


def extended(agreement: Agreement, last: date) -> Agreement:
    """The contract with its new last day."""
    return replace(agreement, last=last)


def remarks_on_ending(agreement: Agreement, last: date) -> tuple[Remark, ...]:
    """Refused: a last day before the first, or after the one that is agreed (that would be extending it)."""
    if last < agreement.first:
        says = N_("The contract begins on %(first)s and cannot end before. Cancel it instead.")
        return (refusal("ends-before-it-begins", "last", says, first=agreement.first),)
    if agreement.last is not None and last > agreement.last:
        says = N_("The contract ends on %(last)s already. Extend it instead.")
        return (refusal("ends-already", "last", says, last=agreement.last),)
    return NOTHING


@dataclass(frozen=True)
class TakenOver:
    """A home taken over with an own contract: the contract that ends, why, the own one, and the lease's last day.

    `lease_ends_on` None: the home was not let by the municipality.
    """

    ended: Agreement
    reason: EndingReason
    own: Agreement
    lease_ends_on: date | None


def remarks_on_taking_over(agreement: Agreement, on: date, held: Period | None = None) -> tuple[Remark, ...]:
    """What speaks against the household's own first-hand contract for the same home beginning `on`."""
    if agreement.tenure not in CAN_BE_TAKEN_OVER:
        says = N_("Only a rented home can be taken over with an own contract. Enter a new contract for another home.")
        return (refusal("not-to-take-over", "tenure", says),)
    if on <= agreement.first:
        says = N_("The own contract begins after %(first)s, the first day of the one it replaces.")
        return (refusal("taken-over-too-early", "first", says, first=agreement.first),)
    if agreement.last is not None and on > agreement.last + timedelta(days=1):
        says = N_("The contract has ended by then, on %(last)s. Enter a new contract instead.")
        return (refusal("taken-over-too-late", "first", says, last=agreement.last),)
    return on_end_of_lease(on - timedelta(days=1), held) if nature(agreement.tenure).through_us else NOTHING


def taken_over(agreement: Agreement, on: date) -> TakenOver:
    """Both contracts, without a day between and without a day in common. ValueError where the remarks refuse it."""
    if any(remark.stops for remark in remarks_on_taking_over(agreement, on)):
        raise ValueError("not-to-take-over")
    last = on - timedelta(days=1)
    return TakenOver(
        ended=replace(agreement, ended_on=last),
        reason=EndingReason.FIRST_HAND_HERE,
        own=Agreement(Tenure.FIRST_HAND, on, unit_id=agreement.unit_id),
        lease_ends_on=last if nature(agreement.tenure).through_us else None,
    )


def permanent_on(day: date, history: Iterable[Agreement]) -> bool:
    """Whether the household has a permanent contract on that day (indicator I23)."""
    return any(one.period.covers(day) for one in history if _lasts(one))


def permanent_since(history: Iterable[Agreement]) -> date | None:
    """The first day of the household's first permanent contract, or None: the outcome of its housing history."""
    return min((one.first for one in history if _lasts(one)), default=None)


def _lasts(agreement: Agreement) -> bool:
    return is_permanent(agreement.tenure, for_a_time=agreement.last is not None)
