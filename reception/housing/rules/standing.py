"""How a home stands on its days: free, taken, closed, not leased; and when it is free next. Pure.

Days on which somebody lives there come first: a home whose lease ran out while people live in it stands as occupied.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reception.housing.rules.occupancy import UNTOLD, Block, Occupation, Unit, exclude_each_other, free_periods
from reception.housing.terms import HomeState, Unavailability, UnitKind
from reception.reckoning.periods import Period, day_after


@dataclass(frozen=True)
class UnitDays:
    """All that says how one unit stands: days on which it is taken, closed, and on which it can be let at all.

    `held` stands in order and without a day in common, as `queries.occupied.held` tells it.
    """

    unit: Unit
    taken: tuple[Period, ...]
    closed: tuple[Block, ...]
    held: tuple[Period, ...]
    #: The last day of the unit or of its home; None: it stays.
    left_on: date | None = None

    @property
    def is_untold(self) -> bool:
        """Whether it is occupied and the reader is not to know until when."""
        return UNTOLD in self.taken


@dataclass(frozen=True)
class Standing:
    """How a home or unit stands on a day. `free`: its free days that come next, from that day on; None without any.

    `reason`: why it is closed. `free_units` of `units` are free on the day.
    """

    state: HomeState
    free: Period | None = None
    reason: Unavailability | None = None
    free_units: int = 0
    units: int = 1


@dataclass(frozen=True)
class Stretch:
    """Days that follow each other and on which a unit stands alike."""

    period: Period
    state: HomeState
    reason: Unavailability | None = None


def days_of_units(
    units: Iterable[Unit],
    occupations: Sequence[Occupation],
    blocks: Sequence[Block],
    held: Sequence[Period],
    left: Mapping[int, date | None],
) -> list[UnitDays]:
    """The days of each unit of one home. `left`: the last day of a unit, by its id."""
    all_units = {unit.unit_id: unit for unit in units}
    days = tuple(held)
    if len(all_units) == 1:  # most homes: what concerns the home concerns its unit
        (unit,) = all_units.values()
        taken = tuple(one.period for one in occupations)
        return [UnitDays(unit, taken, tuple(blocks), days, left.get(unit.unit_id))]

    def concerns(unit: Unit, other_id: int) -> bool:
        return other_id in all_units and exclude_each_other(unit, all_units[other_id])

    return [
        UnitDays(
            unit,
            tuple(one.period for one in occupations if concerns(unit, one.unit_id)),
            tuple(one for one in blocks if concerns(unit, one.unit_id)),
            days,
            left.get(unit.unit_id),
        )
        for unit in all_units.values()
    ]


def lettable(homes_units: Sequence[UnitDays], day: date) -> Sequence[UnitDays]:
    """The units that a home is let in on a day: its parts where it has any, else the whole."""
    there = [one for one in homes_units if one.left_on is None or one.left_on >= day]
    parts = [one for one in there if one.unit.kind is not UnitKind.WHOLE]
    return parts or there or homes_units


def state_on(unit: UnitDays, day: date) -> tuple[HomeState, Unavailability | None]:
    """How the unit stands on that day, and why it is closed."""
    if any(one.covers(day) for one in unit.taken):
        return HomeState.OCCUPIED, None
    if unit.left_on is not None and unit.left_on < day:
        return HomeState.LEFT, None
    if not any(one.covers(day) for one in unit.held):
        return HomeState.NOT_LEASED, None
    closed = next((one for one in unit.closed if one.period.covers(day)), None)
    return (HomeState.CLOSED, closed.reason) if closed else (HomeState.FREE, None)


def free_days(unit: UnitDays, day: date) -> Iterator[Period]:
    """The days from `day` on on which the unit can be let, in order."""
    if unit.left_on is not None and unit.left_on < day:
        return
    asked = Period(day, unit.left_on)
    in_the_way = [*unit.taken, *(one.period for one in unit.closed)]
    for one in unit.held:
        if (within := one.common(asked)) is not None:
            yield from free_periods(within, in_the_way) if in_the_way else (within,)


def unit_standing(unit: UnitDays, day: date) -> Standing:
    """How one unit stands on a day."""
    state, reason = state_on(unit, day)
    return Standing(state, next(free_days(unit, day), None), reason, int(state is HomeState.FREE))


def home_standing(homes_units: Sequence[UnitDays], day: date) -> Standing:
    """How a home stands on a day. Where some of its units are free, and not all, it is partly free."""
    standings = [unit_standing(one, day) for one in lettable(homes_units, day)]
    free = sum(one.free_units for one in standings)
    worst = min(standings, key=lambda one: _FIRST_SAID.index(one.state))
    state = worst.state if free in (0, len(standings)) else HomeState.PARTLY
    next_free = min((one.free for one in standings if one.free), default=None, key=lambda one: (one.first, one.end))
    return Standing(state, next_free, worst.reason if state is HomeState.CLOSED else None, free, len(standings))


#: Of a home whose units stand differently and none is free, the first of these is said.
_FIRST_SAID = (
    HomeState.OCCUPIED,
    HomeState.CLOSED,
    HomeState.NOT_LEASED,
    HomeState.LEFT,
    HomeState.FREE,
    HomeState.PARTLY,
)


def stretches(unit: UnitDays, within: Period) -> tuple[Stretch, ...]:
    """How the unit stands on each day of `within`: each day in exactly one stretch. ValueError without an end."""
    if within.last is None:
        raise ValueError("stretches-without-an-end")
    found: list[Stretch] = []
    days = sorted(_turns(unit, within))
    for first, after in zip(days, [*days[1:], None], strict=True):
        state, reason = state_on(unit, first)
        last = within.last if after is None else after - timedelta(days=1)
        if found and (found[-1].state, found[-1].reason) == (state, reason):
            found[-1] = Stretch(Period(found[-1].period.first, last), state, reason)
        else:
            found.append(Stretch(Period(first, last), state, reason))
    return tuple(found)


def _turns(unit: UnitDays, within: Period) -> set[date]:
    """The days of `within` on which it may begin to stand otherwise."""
    periods = [*unit.taken, *unit.held, *(one.period for one in unit.closed)]
    days = {within.first, *(one.first for one in periods), *(day_after(one.end) for one in periods)}
    if unit.left_on is not None:
        days.add(day_after(unit.left_on))
    return {day for day in days if day is not None and within.covers(day)}
