"""When an appointment is reminded of: occasions and quiet hours, read from the definitions. Pure.

Every moment here is what a clock in Sweden shows, without a zone: a day before is the same hour, whatever the sun does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.contacts.terms import CallKind, Channel
from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries
from reception.reckoning.provisions import Basis
from reception.reckoning.terms import Footing

_BASIS: Final = frozenset({"source", "valid_from", "valid_to", "to_confirm"})
_KEYS: Final = _BASIS | {"code", "text", "days_before", "at", "hours_before", "channels", "calls"}
_QUIET_KEYS: Final = _BASIS | {"code", "text", "from", "to", "least_minutes"}


@dataclass(frozen=True)
class Occasion:
    """When a reminder goes: so many days before at a clock time, or so many hours before. `text` is a msgid."""

    code: str
    text: str
    channels: frozenset[Channel]
    calls: frozenset[CallKind] | None
    basis: Basis
    days_before: int = 0
    at: time | None = None
    hours_before: int = 0

    def is_for(self, channel: Channel, call: CallKind | None, day: date) -> bool:
        """Whether an appointment of that kind, on that day, is reminded of by it."""
        return channel in self.channels and (self.calls is None or call in self.calls) and self.basis.holds_on(day)

    def wanted_at(self, begins: datetime) -> datetime:
        """When it would go if no hour were quiet."""
        if self.at is None:
            return begins - timedelta(hours=self.hours_before)
        return datetime.combine(begins.date() - timedelta(days=self.days_before), self.at)


@dataclass(frozen=True)
class Quiet:
    """The hours in which nothing goes out, over midnight where `begins` is the later one; `text` is a msgid."""

    text: str
    begins: time
    ends: time
    least: timedelta
    basis: Basis

    def covers(self, moment: datetime) -> bool:
        """Whether nothing goes at that moment. The last moment belongs to them no more."""
        clock = moment.time()
        if self.begins <= self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends

    def after(self, moment: datetime) -> datetime:
        """That moment, or the end of the quiet hours in which it falls."""
        if not self.covers(moment):
            return moment
        ends = datetime.combine(moment.date(), self.ends)
        return ends if ends > moment else ends + timedelta(days=1)


def due_at(occasion: Occasion, begins: datetime, quiet: Quiet) -> datetime | None:
    """When the reminder of an appointment goes; None where the quiet hours leave no time that helps."""
    wanted = occasion.wanted_at(begins)
    due = quiet.after(wanted)
    return due if due == wanted or begins - due >= quiet.least else None


def text_of(name: str) -> str:
    """A file of `definitions/` as it comes with this package."""
    return resources.files("reception.reminders").joinpath("definitions", name).read_text("utf-8")


@lru_cache(maxsize=1)
def occasions() -> tuple[Occasion, ...]:
    """The occasions of this package. Raises InvalidDefinitions."""
    return read_occasions(text_of("times.toml"))


@lru_cache(maxsize=1)
def quiet_hours() -> Quiet:
    """The quiet hours of this package. Raises InvalidDefinitions."""
    return read_quiet(text_of("quiet.toml"))


def read_occasions(text: str) -> tuple[Occasion, ...]:
    """The occasions in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "reminder", "reminder", keys=_KEYS, unique=("code", "text"), problems_of=_problems)
    return tuple(_occasion(entry) for entry in entries)


def read_quiet(text: str) -> Quiet:
    """The quiet hours in a file. Raises InvalidDefinitions."""
    entries = read_entries(text, "quiet", "pair of hours", keys=_QUIET_KEYS, unique=(), problems_of=_quiet_problems)
    if len(entries) != 1:
        raise InvalidDefinitions(["there is one pair of quiet hours"])
    (entry,) = entries
    begins, ends = time.fromisoformat(entry["from"]), time.fromisoformat(entry["to"])
    return Quiet(entry["text"], begins, ends, timedelta(minutes=entry["least_minutes"]), _basis(entry))


def _problems(entry: Entry) -> Iterator[str]:
    yield from _without_text(entry, "code", "text", "source")
    by_day, by_hour = "days_before" in entry or "at" in entry, "hours_before" in entry
    if by_day is by_hour:
        yield "either days_before with at, or hours_before"
    elif by_day and not (_is_number(entry.get("days_before")) and _is_clock(entry.get("at"))):
        yield "days_before is a whole number above 0, and at a time such as 16:00"
    elif by_hour and not _is_number(entry["hours_before"]):
        yield "hours_before is a whole number above 0"
    if not set(entry.get("channels", ())) or not _are_words(entry["channels"], {one.value for one in Channel}):
        yield "channels are kinds of appointments"
    if "calls" in entry and not _are_words(entry["calls"], {one.value for one in CallKind}):
        yield "calls are invited or summoned"


def _quiet_problems(entry: Entry) -> Iterator[str]:
    yield from _without_text(entry, "code", "text", "source")
    if not (_is_clock(entry.get("from")) and _is_clock(entry.get("to"))) or entry["from"] == entry["to"]:
        yield "from and to are two times such as 20:00"
    if not _is_number(entry.get("least_minutes")):
        yield "least_minutes is a whole number above 0"


def _without_text(entry: Entry, *keys: str) -> Iterator[str]:
    yield from (f"{key} is missing" for key in keys if not (isinstance(entry.get(key), str) and entry[key].strip()))


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _are_words(value: object, known: set[str]) -> bool:
    return isinstance(value, list) and bool(value) and all(word in known for word in value)


def _is_clock(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(time.fromisoformat(value) or True)
    except ValueError:
        return False


def _occasion(entry: Entry) -> Occasion:
    return Occasion(
        entry["code"],
        entry["text"],
        frozenset(Channel(word) for word in entry["channels"]),
        frozenset(CallKind(word) for word in entry["calls"]) if "calls" in entry else None,
        _basis(entry),
        entry.get("days_before", 0),
        time.fromisoformat(entry["at"]) if "at" in entry else None,
        entry.get("hours_before", 0),
    )


def _basis(entry: Entry) -> Basis:
    doubt = entry.get("to_confirm", "")
    footing = Footing.TO_CONFIRM if doubt else Footing.READ
    return Basis(entry["source"], entry.get("valid_from"), entry.get("valid_to"), footing, doubt)
