"""Who lives in which unit on which day: what cannot be let twice, how full a home is, and when it is free. Pure.

A unit is what one contract is for (a home, a room, a place). Two contracts for one unit never share a day: that is
refused. A household larger than the unit is meant for is taken with a warning, and stands as over the capacity after.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from reception.housing.terms import Unavailability, UnitKind
from reception.i18n.markers import N_
from reception.reckoning.periods import Period, day_after
from reception.reckoning.remarks import Remark, refusal, warning

#: What is said where a contract is hidden from the reader.
OCCUPIED: Final = N_("The home is occupied on some of these days.")


@dataclass(frozen=True)
class Unit:
    """What one contract is for, in which dwelling, and for how many people it is meant (at least one)."""

    unit_id: int
    dwelling_id: int
    kind: UnitKind
    capacity: int


#: The days of a contract that is hidden from the reader, as far as she is told: the home is occupied, nobody says when.
UNTOLD: Final = Period(date.min)


@dataclass(frozen=True)
class Occupation:
    """A contract's people in a unit on its days. `contract_id` 0: not yet entered. ValueError below no people.

    `is_hidden`: somebody who lives there is hidden from the reader, who is to learn no day of it.
    """

    unit_id: int
    period: Period
    people: int
    contract_id: int = 0
    is_hidden: bool = False

    def __post_init__(self) -> None:
        """Nobody lives anywhere fewer than none."""
        if self.people < 0:
            raise ValueError("fewer-than-nobody")


@dataclass(frozen=True)
class Block:
    """Days on which a unit cannot be let."""

    unit_id: int
    period: Period
    reason: Unavailability


@dataclass(frozen=True)
class Level:
    """How many live in units with so many places, the same on each day of the period."""

    period: Period
    people: int
    capacity: int

    @property
    def over(self) -> int:
        """How many more than places."""
        return max(0, self.people - self.capacity)


def as_told(occupations: Iterable[Occupation], today: date) -> list[Occupation]:
    """These contracts as the reader may know them: one that is hidden and not over takes its unit on every day.

    One that is hidden and over is left out, and of several of a unit one is told: neither a day nor a number shows.
    """
    found: list[Occupation] = []
    untold: set[int] = set()
    for one in occupations:
        if not one.is_hidden:
            found.append(one)
        elif one.period.end >= today and one.unit_id not in untold:
            untold.add(one.unit_id)
            found.append(replace(one, period=UNTOLD, people=0))
    return found


def exclude_each_other(one: Unit, other: Unit) -> bool:
    """Whether both cannot be let on one day: the same unit, or the whole of a home and a part of it."""
    if one.unit_id == other.unit_id:
        return True
    return one.dwelling_id == other.dwelling_id and UnitKind.WHOLE in {one.kind, other.kind}


def in_the_way(
    wanted: Occupation, occupations: Iterable[Occupation], units: Mapping[int, Unit]
) -> tuple[Occupation, ...]:
    """The contracts that hold the wanted unit (or exclude it) on a day of the wanted period, the first first.

    `units` holds every unit that is named. A contract is never in its own way, so that it can be changed.
    """
    unit = units[wanted.unit_id]
    met = (
        one
        for one in occupations
        if (not wanted.contract_id or one.contract_id != wanted.contract_id)
        and one.period.meets(wanted.period)
        and exclude_each_other(unit, units[one.unit_id])
    )
    return tuple(sorted(met, key=lambda one: (one.period.first, one.unit_id)))


def remarks_on_letting(
    wanted: Occupation, occupations: Iterable[Occupation], blocks: Iterable[Block], units: Mapping[int, Unit]
) -> tuple[Remark, ...]:
    """What speaks against it: other contracts and blocked days refuse, more people than places warn."""
    unit = units[wanted.unit_id]
    found = [_taken(one) for one in in_the_way(wanted, occupations, units)]
    # A home whose whole is closed has no room to let, and one with a closed room is not let as a whole.
    closed = (one for one in blocks if exclude_each_other(unit, units[one.unit_id]))
    found += [_blocked(one) for one in closed if one.period.meets(wanted.period)]
    if wanted.people > (places := unit.capacity):
        found.append(_too_many(wanted.people, places))
    return tuple(found)


def _taken(one: Occupation) -> Remark:
    if one.is_hidden:
        return refusal("unit-taken", "first", OCCUPIED)
    if one.period.last is None:
        says = N_("The home is let from %(first)s, without an end. End that contract first.")
        return refusal("unit-taken", "first", says, first=one.period.first)
    says = N_("The home is let from %(first)s to %(last)s. Choose days on which it is free.")
    return refusal("unit-taken", "first", says, first=one.period.first, last=one.period.last)


def _blocked(one: Block) -> Remark:
    says = N_("The home cannot be let on all of these days: it is blocked from %(first)s.")
    return refusal("unit-blocked", "first", says, first=one.period.first)


def _too_many(people: int, places: int) -> Remark:
    says = N_("The household is larger than the home is meant for. People: %(people)s. Places: %(places)s.")
    return warning("more-people-than-places", "unit", says, people=people, places=places)


def people_on(day: date, occupations: Iterable[Occupation]) -> int:
    """How many live in the units of these contracts on that day."""
    return sum(one.people for one in occupations if one.period.covers(day))


def levels(within: Period, capacity: int, occupations: Sequence[Occupation]) -> tuple[Level, ...]:
    """How full units with `capacity` places in all are, from the first day of `within` to its last.

    Each day stands in exactly one level. ValueError when `within` has no end. Time: n log n in the contracts.
    """
    if within.last is None:
        raise ValueError("levels-without-an-end")
    changes = _changes(within, occupations)
    days = sorted(changes)
    lasts = [day - timedelta(days=1) for day in days[1:]] + [within.last]
    found: list[Level] = []
    people = 0
    for first, last in zip(days, lasts, strict=True):
        people += changes[first]
        found.append(Level(Period(first, last), people, capacity))
    return tuple(found)


def _changes(within: Period, occupations: Sequence[Occupation]) -> dict[date, int]:
    """How many more (or fewer) live there from a day on, from the first day of `within`."""
    found = {within.first: 0}
    for one in occupations:
        common = one.period.common(within)
        if common is None:
            continue
        found[common.first] = found.get(common.first, 0) + one.people
        left = day_after(common.end)
        if left is not None and left <= within.end:
            found[left] = found.get(left, 0) - one.people
    return found


def free_periods(within: Period, taken: Iterable[Period]) -> tuple[Period, ...]:
    """The days of `within` that none of the others has, in order. The last is without an end if `within` is."""
    found: list[Period] = []
    first: date | None = within.first
    for one in sorted(taken, key=lambda one: one.first):
        if first is None or one.first > within.end:
            break
        if one.end < first:
            continue
        if one.first > first:
            found.append(Period(first, one.first - timedelta(days=1)))
        first = day_after(one.end)
    if first is not None and first <= within.end:
        found.append(Period(first, within.last))
    return tuple(found)


def free_from(today: date, taken: Iterable[Period], lease: Period | None = None) -> Period | None:
    """The free days that come next: from today on and, where the home is leased, within the lease; None without any.

    `taken` are the days of contracts and blocks of the unit and of those that exclude it.
    """
    within = Period(today) if lease is None else Period(today).common(lease)
    if within is None:
        return None
    return next(iter(free_periods(within, taken)), None)


def days_until_free(today: date, taken: Iterable[Period], lease: Period | None = None) -> int | None:
    """How many days until the unit is free: 0 when it is free today, None when it does not become free."""
    free = free_from(today, taken, lease)
    return None if free is None else (free.first - today).days
