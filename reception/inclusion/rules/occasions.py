"""The meetings of an activity: on which days they are planned, what became of them, and which are mixed. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.i18n.markers import N_
from reception.inclusion.rules.parameters import Code, number
from reception.inclusion.terms.activities import OccasionState
from reception.reckoning.remarks import Remark, refusal

#: So many meetings are planned at a time: more than a year of weeks is a slip of the pen (our own number).
MOST_PLANNED: Final = 60
MOST_PEOPLE: Final = 10_000
#: No meeting lies further back or ahead than this many years.
_ODD_YEARS: Final = 10
_WEEK: Final = timedelta(days=7)


def weekly(first: date, until: date | None) -> tuple[date, ...]:
    """The first day, and each week after it to `until`, that day counted; one more than can be planned at most."""
    if until is None:
        return (first,)
    weeks = max((until - first).days // 7, 0)
    return tuple(first + _WEEK * week for week in range(min(weeks, MOST_PLANNED) + 1))


def next_meeting(weekday: int | None, today: date) -> date | None:
    """The first day from today on that is the day of the week of an activity (0 is Monday); None where it varies."""
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday()) % 7)


@dataclass(frozen=True)
class Frame:
    """What the days of meetings are measured by: the days of the activity, and those that are taken."""

    begins_on: date | None
    ends_on: date | None
    taken: Collection[date] = ()


def check_plan(first: date, until: date | None, frame: Frame, today: date) -> Iterator[Remark]:
    """What is wrong with meetings that are to be planned."""
    about = "until" if until else "on"
    if abs(first.year - today.year) > _ODD_YEARS:
        yield refusal("far-away", "on", N_("This day lies many years from today. Check the year."))
        return
    if until and until < first:
        yield refusal("until-before", "until", N_("The last day lies before the first."))
        return
    days = weekly(first, until)
    if len(days) > MOST_PLANNED:
        said = N_("That is more than %(most)s meetings. Choose an earlier last day.")
        yield refusal("too-many", "until", said, most=MOST_PLANNED)
        return
    yield from check_day(first, frame, "on")
    clash = next((day for day in days[1:] if day in frame.taken), None)
    if clash is not None:
        said = N_("A meeting on %(day)s is there already. Choose other days.")
        yield refusal("taken", about, said, day=clash)
    if frame.ends_on and days[-1] > frame.ends_on and len(days) > 1:
        yield refusal("after-end", about, N_("The activity ends on %(day)s."), day=frame.ends_on)


def check_day(on: date, frame: Frame, about: str) -> Iterator[Remark]:
    """What is wrong with the day of one meeting."""
    if on in frame.taken:
        yield refusal("taken", about, N_("A meeting on %(day)s is there already. Choose other days."), day=on)
    if frame.begins_on and on < frame.begins_on:
        yield refusal("before-begin", about, N_("The activity begins on %(day)s."), day=frame.begins_on)
    if frame.ends_on and on > frame.ends_on:
        yield refusal("after-end", about, N_("The activity ends on %(day)s."), day=frame.ends_on)


@dataclass(frozen=True)
class Outcome:
    """What became of a meeting: how many newcomers came, and how many who have lived here longer."""

    on: date
    state: OccasionState
    newcomers: int | None
    established: int | None


def check_outcome(told: Outcome, today: date) -> Iterator[Remark]:
    """What is wrong with what is said of a meeting."""
    if told.state is OccasionState.HELD:
        if told.on > today:
            yield refusal("held-ahead", "state", N_("This meeting has not taken place yet: its day is to come."))
        for about in ("newcomers", "established"):
            if getattr(told, about) is None:
                yield refusal("no-number", about, N_("Write how many came. Nobody is 0."))
        return
    if is_unsettled(told.state, told.on, today):
        said = N_("Its day has passed. Choose whether it was held or cancelled, or move it.")
        yield refusal("still-planned", "state", said)
    for about in ("newcomers", "established"):
        if getattr(told, about) is not None:
            yield refusal("number-of-none", about, N_("Write how many came only of a meeting that was held."))


def is_mixed(state: OccasionState, newcomers: int | None, established: int | None, day: date) -> bool:
    """Whether newcomers and others met: at least so many of each as the parameter says (indicator I31)."""
    least = number(Code.MIXED_LEAST, day)
    return state is OccasionState.HELD and (newcomers or 0) >= least and (established or 0) >= least


def is_unsettled(state: OccasionState, on: date, today: date) -> bool:
    """Whether its day has passed, and nobody has said what became of it."""
    return state is OccasionState.PLANNED and on < today
