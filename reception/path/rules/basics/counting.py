"""How many basics are in place, and the indicators that are counted from them. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.path.rules.basics.belonging import CODES
from reception.path.rules.basics.standing import BasicNow
from reception.path.terms import MilestoneState

#: Within so many days of being received all eight are to be handled (the indicator's goal, to be decided by the
#: municipality; features row 17).
HANDLED_WITHIN_DAYS: Final = 90
#: Within so many days of being received a household has its first payment (indicator I42).
PAID_WITHIN_DAYS: Final = 14


@dataclass(frozen=True)
class InPlace:
    """How many of the basics that apply are in place."""

    done: int
    of: int


def in_place(states: Iterable[tuple[str, MilestoneState]]) -> InPlace | None:
    """The count, from (code, state) of milestones, as a case keeps them; None where none of them is a basic."""
    found = [state for code, state in states if code in CODES]
    left_out = found.count(MilestoneState.NOT_APPLICABLE)
    return InPlace(found.count(MilestoneState.FULFILLED), len(found) - left_out) if found else None


@dataclass(frozen=True)
class Counted:
    """An indicator: how many of how many; those whose time has not run out, and those without a day of being received,
    are counted apart."""

    reached: int
    of: int
    waiting: int
    without_day: int


def all_handled_in_time(
    received: date | None, basics: Sequence[BasicNow], *, today: date, within: int = HANDLED_WITHIN_DAYS
) -> bool | None:
    """Whether all eight were handled within the days; None while that can still come true."""
    if received is None:
        return None
    last = received + timedelta(days=within)
    if all(one.is_handled for one in basics):
        return max((one.handled_on or received for one in basics), default=received) <= last
    return False if today > last else None


def paid_in_time(
    household: Iterable[tuple[date | None, date | None]], *, today: date, within: int = PAID_WITHIN_DAYS
) -> bool | None:
    """Whether a household had its first payment within the days of being received (I42); None while it still can.

    `household`: (received, first payment) of each of its people; the earliest of both counts for all.
    """
    members = list(household)
    received = min((day for day, _paid in members if day), default=None)
    if received is None:
        return None
    last, paid = received + timedelta(days=within), min((day for _day, day in members if day), default=None)
    if paid is not None and paid <= today:
        return paid <= last
    return False if today > last else None


def counted(outcomes: Iterable[tuple[date | None, bool | None]]) -> Counted:
    """An indicator from (day of being received, outcome) of each case or household."""
    found = list(outcomes)
    known = [outcome for received, outcome in found if received is not None]
    reached, missed = known.count(True), known.count(False)
    return Counted(reached, reached + missed, len(known) - reached - missed, len(found) - len(known))
