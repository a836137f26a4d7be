"""The right to SFI and its clock: from which half-year, for how long, and how it is made longer. Pure.

Skollagen (2010:800) 20 kap. 31–32 §§ say who, 31 a § (2025:1311) for how long. The clock begins on the day somebody was
first received in SFI, in whichever municipality, and neither a pause, an interruption nor a new start moves it. For
those who were received before 2026 it counts from and including 1 January 2026 (2025:1311, transitional p. 3). All of
it was read in the consolidated act of 2026-01-02.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.education.terms.studies import RightState
from reception.i18n.markers import N_
from reception.reckoning.periods import Period, day_before, months_after, months_on
from reception.reckoning.provisions import Basis, Provision
from reception.reckoning.remarks import NOTHING, Remark, refusal, warning

#: From the second half of the year in which one turns so old.
AGE: Final = Provision("Skollagen (2010:800) 20 kap. 31 § (2015:482)", date(2016, 1, 1), amount=16, measure="years")
IN_FORCE_ON: Final = date(2026, 1, 1)
#: So many months before its last day the right is said to end soon, so that an extension is tried in time (our number).
MONTHS_OF_WARNING: Final = 3


@dataclass(frozen=True)
class Clock:
    """How long the right lasts for those who were first received on one of the days `received`, in months.

    `counted_from`: a first day that the law names and counts in; None: the day of reception, counted from.
    """

    received: Period
    counted_from: date | None
    months: int
    months_at_a_time: int
    months_at_most: int
    basis: Basis

    def last_day(self, received_on: date) -> date:
        """The last day of the right without any extension.

        Counted from a day it ends on the same day of the month (lag (1930:173) 1 §); "from and including" a day before.
        """
        if self.counted_from is not None:
            return day_before(months_after(self.counted_from, self.months))
        return months_after(received_on, self.months)


CLOCKS: Final = (
    Clock(
        Period(date.min, day_before(IN_FORCE_ON)),
        counted_from=IN_FORCE_ON,
        months=36,
        months_at_a_time=6,
        months_at_most=36,
        basis=Basis("SFS 2025:1311, övergångsbestämmelse p. 3", IN_FORCE_ON),
    ),
    Clock(
        Period(IN_FORCE_ON),
        counted_from=None,
        months=36,
        months_at_a_time=6,
        months_at_most=36,
        basis=Basis("Skollagen (2010:800) 20 kap. 31 a § (2025:1311); övergångsbestämmelse p. 2", IN_FORCE_ON),
    ),
)


@dataclass(frozen=True)
class Extension:
    """A decision to make the right longer, until a day that is its last. Its reasons stand in the decision."""

    decided_on: date
    until: date


@dataclass(frozen=True)
class Window:
    """The time of somebody's right: `base_last` without extensions, `last` with them, `longest` as far as can be.

    `disregarded`: extensions that the law does not allow, such as one decided when the time had run out.
    """

    clock: Clock
    received_on: date
    base_last: date
    last: date
    longest: date
    disregarded: tuple[Extension, ...] = ()

    @property
    def next_latest(self) -> date:
        """The last day that one more extension may have; `last` itself when there can be none."""
        return max(self.last, min(self.longest, months_on(self.last, self.clock.months_at_a_time)))

    @property
    def is_extended(self) -> bool:
        """Whether a decision has made it longer."""
        return self.last > self.base_last


def of_age_from(birth_year: int) -> date:
    """The first day of the second half of the year in which one turns 16."""
    return date(birth_year + AGE.amount, 7, 1)


def right_arises(birth_year: int | None, resident_from: date | None) -> date | None:
    """The first day of the right: resident, and of age. None where either is not known.

    That she lacks basic Swedish, and that her Danish or Norwegian does not do (32 §), is judged by people.
    """
    if birth_year is None or resident_from is None:
        return None
    return max(of_age_from(birth_year), resident_from)


def first_received(days: Iterable[date | None]) -> date | None:
    """The first of the days on which somebody was received in SFI, anywhere: another municipality's day counts too."""
    return min((day for day in days if day is not None), default=None)


def clock_for(received_on: date) -> Clock:
    """The clock of those who were first received on that day."""
    return next(one for one in CLOCKS if one.received.covers(received_on))


def window(received_on: date, extensions: Iterable[Extension] = ()) -> Window:
    """The time of the right. An extension counts no further than the law lets it; what it does not allow is named."""
    clock = clock_for(received_on)
    base = clock.last_day(received_on)
    found = Window(clock, received_on, base, base, months_on(base, clock.months_at_most))
    for one in sorted(extensions, key=lambda one: (one.until, one.decided_on)):
        found = _extended(found, one)
    return found


def _extended(before: Window, one: Extension) -> Window:
    earliest = max(IN_FORCE_ON, before.received_on)
    counts = earliest <= one.decided_on <= before.last < min(one.until, before.longest)
    last = min(one.until, before.next_latest) if counts else before.last
    ignored = before.disregarded if counts else (*before.disregarded, one)
    return Window(before.clock, before.received_on, before.base_last, last, before.longest, ignored)


def state_on(day: date, arises_on: date | None, time: Window | None) -> RightState | None:
    """How somebody stands on a day; None where it cannot be told because nothing is known.

    `time` None: never received. Before 2026 the right had no end.
    """
    if time is not None and day < time.received_on:
        time = None
    if time is None:
        if arises_on is None:
            return None
        return RightState.NOT_YET if day < arises_on else RightState.CLOCK_NOT_BEGUN
    if day < IN_FORCE_ON:
        return RightState.NO_END
    if day > time.last:
        return RightState.ENDED
    return RightState.ENDING if months_after(day, MONTHS_OF_WARNING) > time.last else RightState.RUNNING


def days_left(day: date, time: Window) -> int:
    """How many days the right still lasts, `day` counted; 0 when it is over."""
    return max(0, (time.last - day + timedelta(days=1)).days)


def remarks_on_studying(on: date, time: Window | None) -> tuple[Remark, ...]:
    """Warned: a start after the right has ended. A new start too is only within its time (20 kap. 9 §)."""
    if time is None or on < IN_FORCE_ON or on <= time.last:
        return NOTHING
    return (warning("right-ended", "on", N_("The right to SFI ended on %(last)s."), last=time.last),)


def remarks_on_extending(time: Window, extension: Extension, today: date) -> tuple[Remark, ...]:
    """What speaks against a decision to make the right longer. All of it refuses: the law has no exceptions to it.

    Whether somebody's circumstances are special reasons is for whoever decides; a new decision tries them anew.
    """
    found = [*_on_the_decision(time, extension, today), *_on_its_length(time, extension)]
    return tuple(found)


def _on_the_decision(time: Window, extension: Extension, today: date) -> Iterable[Remark]:
    if extension.decided_on > today:
        yield refusal("decided-later", "decided_on", N_("A decision is entered when it has been made."))
    if extension.decided_on < max(IN_FORCE_ON, time.received_on):
        says = N_("The right could not be extended before %(first)s.")
        yield refusal("decided-too-early", "decided_on", says, first=max(IN_FORCE_ON, time.received_on))
    if extension.decided_on > time.last:
        says = N_("The right ended on %(last)s. It can be extended only before its time has run out.")
        yield refusal("decided-too-late", "decided_on", says, last=time.last)


def _on_its_length(time: Window, extension: Extension) -> Iterable[Remark]:
    if time.last >= time.longest:
        says = N_("The right has been extended by three years in all, to %(longest)s. It cannot be extended further.")
        yield refusal("extended-fully", "until", says, longest=time.longest)
    elif extension.until <= time.last:
        yield refusal("not-longer", "until", N_("The right lasts until %(last)s already."), last=time.last)
    elif extension.until > time.longest:
        says = N_("The right can be extended by three years in all, to %(longest)s.")
        yield refusal("beyond-longest", "until", says, longest=time.longest)
    elif extension.until > time.next_latest:
        says = N_("A decision extends the right by six months at most, now to %(latest)s.")
        yield refusal("more-than-six-months", "until", says, latest=time.next_latest)
