"""Who is asked in a survey and in which language, and who is left out and why. Pure.

Protected people are never asked by the program: whoever may reach such a person can hand her a slip of paper.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any, Final, Protocol

from reception.messages.rules.languages import first_of
from reception.reckoning.definitions import Entry, read_entries
from reception.surveys.terms import LeftOut

MOST_PEOPLE: Final = 20_000
#: A hundred sheets.
MOST_SLIPS: Final = 800
SLIPS_A_PAGE: Final = 8
LONGEST_LABEL: Final = 100


@dataclass(frozen=True)
class Candidate:
    """What is known of somebody with an open case. `languages`: those she reads, the strongest first; BCP 47.

    `has_way`: whether a message may go to her; `has_stopped`: she wants none; `has_pages`: a link to My plan holds.
    """

    case_id: int
    is_protected: bool = False
    is_adult: bool = True
    languages: tuple[str, ...] = ()
    has_way: bool = False
    has_stopped: bool = False
    has_pages: bool = False


def placed(one: Candidate, languages: Sequence[str]) -> str | LeftOut:
    """The language that somebody is asked in, or why she is not. `languages`: those the survey is open in."""
    if one.is_protected:
        return LeftOut.PROTECTED
    if not one.is_adult:
        return LeftOut.NOT_ADULT
    language = first_of(one.languages, languages, "")
    if not language:
        return LeftOut.LANGUAGE
    if one.has_way or one.has_pages:
        return language
    return LeftOut.STOPPED if one.has_stopped else LeftOut.NO_WAY


class Chance(Protocol):
    """What draws: `random.SystemRandom`."""

    def sample(self, population: Any, k: int) -> Any:
        """So many of them, in random order."""
        ...


def drawn(asked: Sequence[tuple[int, str]], size: int | None, chance: Chance) -> list[tuple[int, str]]:
    """Those who are asked: all, or so many drawn at random; in random order. Pairs of (id of the case, language)."""
    count = len(asked) if size is None else min(size, len(asked))
    return list(chance.sample(asked, count))


def counted(reasons: Iterable[LeftOut]) -> dict[str, int]:
    """How many were left out, by reason."""
    found = list(reasons)
    return {reason.value: found.count(reason) for reason in LeftOut if reason in found}


@dataclass(frozen=True)
class ReminderTime:
    """When those who were asked hear of it again."""

    code: str
    days: int
    source: str
    to_confirm: str | None = None


@lru_cache(maxsize=1)
def reminder_times() -> tuple[ReminderTime, ...]:
    """The reminders of this package. Raises InvalidDefinitions."""
    text = resources.files("reception.surveys").joinpath("definitions", "asking.toml").read_text("utf-8")
    return read_reminder_times(text)


def read_reminder_times(text: str) -> tuple[ReminderTime, ...]:
    """The reminders in a file. Raises InvalidDefinitions with every problem in it."""
    keys = {"code", "days", "source", "to_confirm"}
    entries = read_entries(
        text, "reminder", "reminder", keys=keys, unique=("code",), problems_of=_problems, may_be_none=True
    )
    return tuple(ReminderTime(**entry) for entry in entries)


def _problems(entry: Entry) -> Iterable[str]:
    for key in ("code", "source"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            yield f"{key} is missing"
    days = entry.get("days")
    if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= 365:
        yield "days is a whole number from 1 to 365"


def due_reminders(
    asked_on: date, today: date, times: Collection[ReminderTime], days_of_grace: int
) -> list[ReminderTime]:
    """The reminders for those asked on a day that are due today, or were so few days ago that they still go."""
    found = [(one, (today - asked_on).days - one.days) for one in times]
    return [one for one, late in found if 0 <= late < days_of_grace]
