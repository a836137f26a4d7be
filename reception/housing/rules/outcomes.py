"""Outcomes as figures count them (policies.md, indicators I1, I23, I24, I40, I42): who is a yes, who a no, and who is
neither because something is not known. Pure.

A figure is always three: how many of how many, and how many could not be counted and why. What is missing stands
among the last and never among the no. The definitions are the program's proposals for the municipality to decide on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.housing.rules.chain import permanent_on
from reception.housing.rules.contracts import Agreement
from reception.housing.rules.norm import Household, crowding
from reception.housing.rules.settlement import latest_day, settlement
from reception.housing.rules.tenures import nature
from reception.housing.terms import SettlementState, Tenure, Uncounted
from reception.people.terms import ReceptionRoute
from reception.reckoning.figures import Verdict
from reception.reckoning.periods import Period, months_after

#: I23 and I40 look at the day so many months after the reception.
MONTHS_AFTER_RECEPTION: Final = 24
#: I42: a first payment within so many days after the reception.
DAYS_TO_PAYMENT: Final = 14
#: Somebody else has the home: who lives there beside the household stands in no contract.
OTHERS_LIVE_THERE: Final = frozenset({Tenure.LODGING, Tenure.RELATIVES})


@dataclass(frozen=True)
class Assigned:
    """Somebody who was assigned to the municipality. `moved_in`: every day on which she is said to have moved in.

    `is_waiting`: a home is sought for her today. `is_coming` False: it was noted that she does not come.
    """

    route: ReceptionRoute | None = None
    assigned_on: date | None = None
    stated: date | None = None
    moved_in: tuple[date, ...] = ()
    is_waiting: bool = False
    is_coming: bool = True

    @property
    def latest(self) -> date | None:
        """Her latest day of settlement, as the decision states it or as it is reckoned."""
        day = latest_day(self.route, self.assigned_on, self.stated)
        return None if day is None else day.day

    @property
    def first_moved_in(self) -> date | None:
        """The first day of moving in since the assignment."""
        since = self.assigned_on or date.min
        return min((day for day in self.moved_in if day >= since), default=None)


def belongs_to(assigned: Assigned, period: Period) -> bool:
    """Whether she is asked about in I1: her latest day lies in the period.

    Where it is missing because nobody noted how she came, the day of assignment stands in for it. A way in which no
    clock runs, such as that of a child without its parents, is not asked about.
    """
    day = assigned.latest or (assigned.assigned_on if assigned.route is None else None)
    return day is not None and period.covers(day)


def settled_in_time(assigned: Assigned, today: date) -> Verdict:
    """I1: moved in no later than the latest day.

    Not moved in on the day after it is a no where a home is still sought; else the day of moving in is missing.
    """
    latest, moved_in = assigned.latest, assigned.first_moved_in
    if latest is None:
        return Uncounted.NO_LATEST_DAY
    state = settlement(latest, moved_in, today).state
    if state in {SettlementState.IN_TIME, SettlementState.LATE}:
        return state is SettlementState.IN_TIME
    if not assigned.is_coming:
        return Uncounted.NOT_COMING
    if state is SettlementState.WAITING:
        return Uncounted.NOT_YET
    return False if assigned.is_waiting else Uncounted.NOT_MOVED_IN


def day_of_outcome(received_on: date) -> date:
    """The day that I23 and I40 look at."""
    return months_after(received_on, MONTHS_AFTER_RECEPTION)


@dataclass(frozen=True)
class Life:
    """What is known of where somebody, or a household, was: reception, homes, cases, moving away, death.

    `contracts` were not cancelled and are no mistakes. `cases`: the days on which a case was open. `begun_on` is the
    first of them: it stands in for the reception only to say in which period something is missing.
    """

    received_on: date | None = None
    contracts: tuple[Agreement, ...] = ()
    cases: tuple[Period, ...] = ()
    left_on: tuple[date, ...] = ()
    died_on: date | None = None

    @property
    def begun_on(self) -> date | None:
        """The day of reception; where it is missing, the first day of the first case."""
        return self.received_on or min((one.first for one in self.cases), default=None)

    def had_left(self, day: date) -> date | None:
        """The last day before `day` (or that day) on which she moved away; None if she came back since, or never."""
        left = max((one for one in self.left_on if one <= day), default=None)
        return None if left is None or any(one.first > left and one.covers(day) for one in self.stays) else left

    @property
    def stays(self) -> tuple[Period, ...]:
        """The days on which she had a home or a case here."""
        return (*(one.period for one in self.contracts), *self.cases)

    def together_with(self, other: "Life") -> "Life":
        """Both as one household: received with the first, gone when both are."""
        received = [day for day in (self.received_on, other.received_on) if day]
        return Life(
            min(received, default=None),
            (*self.contracts, *other.contracts),
            (*self.cases, *other.cases),
            (*self.left_on, *other.left_on) if self.left_on and other.left_on else (),
            max(self.died_on, other.died_on) if self.died_on and other.died_on else None,
        )


def _before(life: Life, day: date, today: date) -> Uncounted | None:
    """Why nothing can be said of the day, whatever is asked about it."""
    if life.received_on is None:
        return Uncounted.NO_RECEPTION_DAY
    if day > today:
        return Uncounted.NOT_YET
    return Uncounted.DECEASED if life.died_on is not None and life.died_on <= day else None


def lives_permanently(life: Life, today: date) -> Verdict:
    """I23, of a household: a permanent contract 24 months after the reception.

    No home at all on that day is missing, as is one of somebody who had moved away.
    """
    day = day_of_outcome(life.begun_on or date.min)
    if (nothing := _before(life, day, today)) is not None:
        return nothing
    if permanent_on(day, life.contracts):
        return True
    if life.had_left(day):
        return Uncounted.LEFT
    return False if any(one.period.covers(day) for one in life.contracts) else Uncounted.NO_HOME


def still_resident(life: Life, today: date) -> Verdict:
    """I40, of a person: here 24 months after the reception.

    A case or a home of that day says yes, and so does moving away later; having moved away before says no.
    """
    day = day_of_outcome(life.begun_on or date.min)
    if (nothing := _before(life, day, today)) is not None:
        return nothing
    if life.had_left(day):
        return False
    here = any(one.covers(day) for one in life.stays) or any(one > day for one in life.left_on)
    return True if here else Uncounted.NO_TRACE


@dataclass(frozen=True)
class Dwells:
    """How somebody lives on a day: with how many in all, in how many rooms beside the kitchen or square metres."""

    tenure: Tenure
    people: int
    rooms: int | None = None
    area: int | None = None


def lives_crowded(home: Dwells | None) -> Verdict:
    """I24, of a person: crowded by norm 2. None: no home is noted on that day.

    Lodgers and those who live with relatives are crowded by themselves, or it is not known: the others are not noted.
    """
    if home is None:
        return Uncounted.NO_HOME
    if nature(home.tenure).placement:
        return Uncounted.PLACEMENT
    crowded = crowding(Household((None,) * home.people), home.rooms, area=home.area).crowded
    if crowded is None:
        return Uncounted.NO_SIZE
    return Uncounted.OTHERS_UNKNOWN if not crowded and home.tenure in OTHERS_LIVE_THERE else crowded


def paid_soon(received_on: date | None, paid_on: Sequence[date], today: date) -> Verdict:
    """I42, of a household: the first payment no later than 14 days after the reception.

    That none was noted says only after a payment, or never, that it was late: until then it is missing.
    """
    if received_on is None:
        return Uncounted.NO_RECEPTION_DAY
    latest = received_on + timedelta(days=DAYS_TO_PAYMENT)
    if paid_on:
        return min(paid_on) <= latest
    return Uncounted.NOT_YET if today <= latest else Uncounted.NO_PAYMENT
