"""The clock of settlement: until which day a municipality has to settle an assigned household. Pure.

Migrationsverket's decision states the day. The lengths below stand in where the day was not entered, and check it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from reception.housing.terms import SettlementState
from reception.i18n.markers import N_
from reception.people.terms import ReceptionRoute
from reception.reckoning.periods import months_after
from reception.reckoning.remarks import Remark, refusal, warning
from reception.reckoning.terms import Footing


@dataclass(frozen=True)
class Limit:
    """So many months at most from the decision of assignment. `may_be_longer`: the decision may give more."""

    months: int
    valid_from: date
    source: str
    footing: Footing
    may_be_longer: bool = False


#: The wording by 2024:319, in force since 17 June 2024, is not read yet.
_ORDINANCE: Final = (date(2017, 5, 1), "Förordning (2016:39) 10 §, lydelse 2016:1280", Footing.TO_CONFIRM)
_DIRECTIVE: Final = (date(2022, 7, 1), "Förordning (2022:1008) 6 §", Footing.READ)
LIMITS: Final[Mapping[ReceptionRoute, Limit]] = MappingProxyType(
    {
        ReceptionRoute.ASSIGNED: Limit(2, *_ORDINANCE),
        ReceptionRoute.RESETTLED: Limit(2, *_ORDINANCE, may_be_longer=True),
        ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED: Limit(1, *_DIRECTIVE),
    }
)


@dataclass(frozen=True)
class LatestDay:
    """Until when the household is to be settled, that day included. `stated`: it stands in the decision."""

    day: date
    stated: bool
    source: str


@dataclass(frozen=True)
class Settlement:
    """Where the household stands; `days` from today (or from moving in) to the latest day, below 0 when past it."""

    state: SettlementState
    days: int | None


def latest_day(route: ReceptionRoute | None, decided_on: date | None, stated: date | None) -> LatestDay | None:
    """The latest day of settlement: the decision's own, else reckoned from its date; None where no clock runs."""
    if stated is not None:
        return LatestDay(stated, stated=True, source="Beslutet om anvisning")
    limit = None if route is None else LIMITS.get(route)
    if limit is None or decided_on is None:
        return None
    return LatestDay(months_after(decided_on, limit.months), stated=False, source=limit.source)


def remarks_on_assignment(
    route: ReceptionRoute | None, decided_on: date | None, stated: date | None
) -> tuple[Remark, ...]:
    """Refused: a latest day before the decision. Warned: one that lies later than the ordinance allows."""
    if decided_on is None or stated is None:
        return ()
    if stated < decided_on:
        says = N_("The latest day lies before the decision of %(decided)s.")
        return (refusal("latest-day-before-decision", "settle_by", says, decided=decided_on),)
    limit = None if route is None else LIMITS.get(route)
    if limit is None or limit.may_be_longer or stated <= months_after(decided_on, limit.months):
        return ()
    says = N_("The latest day lies more than %(months)s months after the decision. Check it with the decision.")
    return (warning("latest-day-beyond-limit", "settle_by", says, months=limit.months),)


def remarks_on_moving_in(
    moved_in_on: date, today: date, *, decided_on: date | None, contract_first: date | None
) -> tuple[Remark, ...]:
    """Refused: a day to come, and a day before the assignment. Warned: a day before the contract begins."""
    found: list[Remark] = []
    if moved_in_on > today:
        found.append(refusal("moved-in-later", "moved_in", N_("Moving in is entered when it has happened.")))
    if decided_on is not None and moved_in_on < decided_on:
        says = N_("The household was assigned on %(decided)s and cannot have moved in before.")
        found.append(refusal("moved-in-before-assignment", "moved_in", says, decided=decided_on))
    if contract_first is not None and moved_in_on < contract_first:
        says = N_("The contract begins on %(first)s, after the household moved in.")
        found.append(warning("moved-in-before-contract", "moved_in", says, first=contract_first))
    return tuple(found)


def settlement(latest: date | None, moved_in_on: date | None, today: date) -> Settlement:
    """Where the household stands. Moved in on the latest day is in time (I1)."""
    if latest is None:
        return Settlement(SettlementState.NO_DAY, None)
    if moved_in_on is not None and moved_in_on <= today:
        days = (latest - moved_in_on).days
        return Settlement(SettlementState.IN_TIME if days >= 0 else SettlementState.LATE, days)
    days = (latest - today).days
    return Settlement(SettlementState.WAITING if days >= 0 else SettlementState.OVERDUE, days)


def gap_days(latest: date | None, free_on: date | None) -> int | None:
    """Days from the latest day to the first day the home is free: above 0 is too late, below 0 is in good time."""
    return None if latest is None or free_on is None else (free_on - latest).days
