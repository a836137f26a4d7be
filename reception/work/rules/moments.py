"""The moments at which it is asked where somebody stands, and which are due. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from reception.reckoning.definitions import Entry, read_entries
from reception.reckoning.entries import BASIS_KEYS, basis_of, basis_problems, missing_texts, wrong_number
from reception.reckoning.periods import months_after
from reception.reckoning.provisions import Basis
from reception.work.rules.files import text_of
from reception.work.terms.desk import ProgrammeKind

_KEYS: Final = BASIS_KEYS | {"code", "label", "counted_from", "days", "months"}


class CountedFrom(StrEnum):
    """The day from which a moment is counted."""

    PROGRAMME_END = "programme-end"
    RECEIVED = "received"


@dataclass(frozen=True)
class Moment:
    """So many days, or months, after a day. `label` and `basis.to_confirm` are msgids."""

    code: str
    label: str
    counted_from: CountedFrom
    days: int | None
    months: int | None
    basis: Basis

    def day(self, origin: date) -> date:
        """The day that is asked about; held inside the calendar."""
        if self.months is not None:
            return months_after(origin, self.months)
        wait = timedelta(days=self.days or 0)
        return date.max if date.max - origin < wait else origin + wait


Moments = Mapping[str, Moment]


@lru_cache(maxsize=1)
def moments() -> Moments:
    """The moments of this package by code, in their order. Raises InvalidDefinitions."""
    return read_moments(text_of("moments.toml"))


def read_moments(text: str) -> Moments:
    """The moments in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "moment", "moment", keys=_KEYS, unique=("code", "label"), problems_of=_problems)
    return {entry["code"]: _moment(entry) for entry in entries}


def _problems(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, ("code", "label"))
    yield from basis_problems(entry)
    if entry.get("counted_from") not in {one.value for one in CountedFrom}:
        yield f"unknown counted_from {entry.get('counted_from')!r}"
    if ("days" in entry) is ("months" in entry):
        yield "a moment has days or months"
    for key in ("days", "months"):
        yield from wrong_number(entry, key)


def _moment(entry: Entry) -> Moment:
    counted_from = CountedFrom(entry["counted_from"])
    return Moment(entry["code"], entry["label"], counted_from, entry.get("days"), entry.get("months"), basis_of(entry))


@dataclass(frozen=True)
class Origins:
    """The days that moments are counted from; None where there is none, or none is known."""

    programme_ended_on: date | None = None
    received_on: date | None = None

    def of(self, counted_from: CountedFrom) -> date | None:
        """The day of one of them."""
        return self.programme_ended_on if counted_from is CountedFrom.PROGRAMME_END else self.received_on


class AskState(StrEnum):
    """Whether it is to be asked."""

    ANSWERED = "answered"
    DUE = "due"
    COMING = "coming"
    LATER = "later"


@dataclass(frozen=True)
class Asked:
    """A moment of somebody's. `on`: the day it asks about; `noted_on`: the day that the noted answer tells of."""

    moment: Moment
    on: date
    state: AskState
    noted_on: date | None = None

    @property
    def is_of_another_day(self) -> bool:
        """Whether the answer tells of another day than is asked about: the day was corrected after it was noted."""
        return self.noted_on is not None and self.noted_on != self.on


def asked(origins: Origins, answered: Mapping[str, date], today: date, within_days: int) -> tuple[Asked, ...]:
    """Each moment that has a day, by day. `answered`: the day each noted answer tells of, by the moment's code.

    Due is one whose day has come; coming, one whose day comes within so many days.
    """
    found = [
        Asked(moment, moment.day(origin), _state(moment, moment.day(origin), answered, today, within_days),
              answered.get(moment.code))
        for moment in moments().values()
        if (origin := origins.of(moment.counted_from)) is not None
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.on))


def due(origins: Origins, answered: Mapping[str, date], today: date, within_days: int = 0) -> tuple[Asked, ...]:
    """The moments that are not answered and whose day has come, or comes within so many days; by day."""
    every = asked(origins, answered, today, within_days)
    return tuple(one for one in every if one.state in {AskState.DUE, AskState.COMING})


def _state(moment: Moment, on: date, answered: Mapping[str, date], today: date, within_days: int) -> AskState:
    if moment.code in answered:
        return AskState.ANSWERED
    if on <= today:
        return AskState.DUE
    return AskState.COMING if (on - today).days <= within_days else AskState.LATER


@dataclass(frozen=True)
class InProgramme:
    """Days in a programme. Columns of `Programme`."""

    kind: ProgrammeKind
    started_on: date
    ended_on: date | None = None


def left_establishment_on(programmes: Iterable[InProgramme]) -> date | None:
    """The last day in the establishment programme; None while somebody is in it, or if she never was."""
    days = [one for one in programmes if one.kind is ProgrammeKind.ESTABLISHMENT]
    if any(one.ended_on is None for one in days):
        return None
    return max((one.ended_on for one in days if one.ended_on is not None), default=None)
