"""Dates and times as people type them, Swedish or English, read against a day that the caller names. Pure.

Source: ui.md section 1.2 row 30, security.md I8. Days come before months, as in Sweden; years 1900 to 20 years ahead.
"""

import calendar
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from reception.i18n.markers import N_
from reception.i18n.text_safety import plain

MESSAGES: Final = {
    "not_a_date": N_("Write a date, for example 2026-11-22, 22/11 or 22 nov."),
    "impossible": N_("This day does not exist in the calendar."),
    "out_of_range": N_("The year must be 1900 or later, and at most 20 years ahead."),
    "not_a_time": N_("Write a time too, for example 10.42 or kl 9."),
    "no_such_time": N_("This time does not exist, or the clocks jump over it that day."),
}

Looks = Literal["forward", "back", "near"]
Precision = Literal["day", "month", "year"]

_EARLIEST_YEAR: Final = 1900
_YEARS_AHEAD: Final = 20

_MONTH_NAMES: Final = (
    "jan januari january", "feb februari february", "mar mars march", "apr april", "maj may", "jun juni june",
    "jul juli july", "aug augusti august", "sep sept september", "okt oct oktober october", "nov november",
    "dec december",
)  # fmt: skip
_WEEKDAY_NAMES: Final = (
    "mån måndag mon monday", "tis tisdag tue tues tuesday", "ons onsdag wed wednesday", "tor tors torsdag thu thursday",
    "fre fredag fri friday", "lör lördag sat saturday", "sön söndag sun sunday",
)  # fmt: skip
_DAY_WORDS: Final = {
    -2: ("i förrgår", "förrgår"),
    -1: ("i går", "igår", "yesterday"),
    0: ("i dag", "idag", "today", "nu", "now"),
    1: ("i morgon", "imorgon", "imorn", "tomorrow"),
    2: ("i övermorgon", "övermorgon"),
}
_MONTHS: Final = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_WEEKDAYS: Final = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
_OFFSETS: Final = {word: days for days, words in _DAY_WORDS.items() for word in words}
_NOW: Final = frozenset({"nu", "now", "just nu", "right now"})

_STEP: Final = re.compile(r"([+-]) ?(\d{1,4}) ?(?:d|dag|dagar|days?|()(?:v|w|vecka|veckor|weeks?))?")
_WEEKDAY: Final = re.compile(r"(?:(?:på|on|nästa|next|kommande) )?([a-zåö]+)")
_LAST_WEEKDAY: Final = re.compile(r"i ([a-zåö]+)s|(?:förra|last) ([a-zåö]+?)(?:en)?")
_YEAR_FIRST: Final = re.compile(r"(\d{4})([-./ ])(\d{1,2})\2(\d{1,2})|(\d{4})()(\d{2})(\d{2})")
_SHORT_YEAR_FIRST: Final = re.compile(r"(\d{2})(-?)(\d{2})\2(\d{2})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2}) ?[-./] ?(\d{1,2})(?:(?: ?[-./] ?| )(\d{4}|\d{2}))?")
_DAY_AND_NAME: Final = re.compile(
    r"(?:den |the )?(\d{1,2})(?::?[ea]|st|nd|rd|th|\.)?(?: of)? ?([a-z]+)\.?(?:,? ?(\d{4}|\d{2}))?"
)
_NAME_AND_DAY: Final = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")

_YEAR: Final = re.compile(r"(\d{4})(?:[-./ ]00?[-./ ]00?)?")
_YEAR_AND_MONTH: Final = re.compile(r"(\d{4})[-./ ](\d{1,2})(?:[-./ ]00?)?")
_MONTH_AND_YEAR: Final = re.compile(r"(?:00?[-./ ])?(\d{1,2})[-./ ](\d{4})")
_NAME_AND_YEAR: Final = re.compile(r"([a-z]+)\.?,? (\d{4})")

_NAMED_CLOCK: Final = r"(?:(?:kl|klockan)\.? ?|at )(?P<hour>\d{1,2})(?:[.:]?(?P<minute>\d{2}))?"
_PLAIN_CLOCK: Final = r"(?P<plain_hour>\d{1,2})[.:](?P<plain_minute>\d{2})(?::\d{2})?"
_ANY_CLOCK: Final = rf"(?:{_NAMED_CLOCK}|{_PLAIN_CLOCK})"
_DAY_THEN_CLOCK: Final = re.compile(rf"(?:(?P<day>.+?)(?:,? |(?<=\d)t))??{_ANY_CLOCK}")
_CLOCK_THEN_DAY: Final = re.compile(rf"{_ANY_CLOCK},? (?P<day>.+)")


class UnreadableDate(ValueError):
    """`reason` is one of the keys of `MESSAGES`; `message` is its text, to be translated when it is shown."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.message = MESSAGES[reason]


def read_date(text: str, *, today: date, looks: Looks = "near") -> date:
    """The day that `text` names. Raises `UnreadableDate`.

    `looks` decides where the year or century is not written: the next such day (today included), the latest one, or
    the nearest one. A weekday alone is never today.
    """
    typed = _typed(text)
    for reader in _READERS:
        day = reader(typed, today, looks)
        if day is not None:
            return _in_range(day, today)
    raise UnreadableDate("not_a_date")


def read_partial_date(text: str, *, today: date, looks: Looks = "back") -> tuple[date, Precision]:
    """The first day of what `text` names and how much of it is known: "1990", "1990-05", "maj 1990", "1990-05-03".

    Unknown parts may be written as zeros. Raises `UnreadableDate`.
    """
    typed = _typed(text)
    if year := _YEAR.fullmatch(typed):
        return _in_range(_day(int(year[1]), 1, 1, today), today), "year"
    month = _year_and_month(typed)
    if month:
        return _in_range(_day(*month, 1, today), today), "month"
    return read_date(text, today=today, looks=looks), "day"


def read_moment(text: str, *, now: datetime, looks: Looks = "near") -> datetime:
    """The moment that `text` names, in the time zone of `now` (naive if `now` is); a time alone is today.

    Reads "nu", "10.42", "kl 9" and a date before or after the time. Raises `UnreadableDate`; a time that daylight
    saving leaves out is refused, and of a time that comes twice the first is meant.
    """
    typed = _typed(text)
    if typed in _NOW:
        return now
    match = _DAY_THEN_CLOCK.fullmatch(typed) or _CLOCK_THEN_DAY.fullmatch(typed)
    if not match:
        # A date that cannot be read is the worse fault.
        read_date(text, today=now.date(), looks=looks)
        raise UnreadableDate("not_a_time")
    day = read_date(match["day"], today=now.date(), looks=looks) if match["day"] else now.date()
    return _existing_moment(datetime.combine(day, _time(match), tzinfo=now.tzinfo))


def _typed(text: str) -> str:
    return plain(text).casefold()


# --- readers: each answers None if the text is not of its kind -------------------------------------------------------


def _day_word(typed: str, today: date, looks: Looks) -> date | None:  # noqa: ARG001 - all readers are called alike
    days = _OFFSETS.get(typed)
    return None if days is None else today + timedelta(days)


def _step(typed: str, today: date, looks: Looks) -> date | None:  # noqa: ARG001 - all readers are called alike
    match = _STEP.fullmatch(typed)
    if not match:
        return None
    days = int(match[1] + match[2]) * (1 if match[3] is None else 7)
    try:
        return today + timedelta(days)
    except OverflowError:
        raise UnreadableDate("out_of_range") from None


def _next_weekday(typed: str, today: date, looks: Looks) -> date | None:
    match = _WEEKDAY.fullmatch(typed)
    weekday = _WEEKDAYS.get(match[1]) if match else None
    if weekday is None:
        return None
    if looks == "back":
        return _previous(weekday, today)
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)


def _last_weekday(typed: str, today: date, looks: Looks) -> date | None:  # noqa: ARG001 - all readers are called alike
    match = _LAST_WEEKDAY.fullmatch(typed)
    weekday = _WEEKDAYS.get(match[1] or match[2]) if match else None
    return None if weekday is None else _previous(weekday, today)


def _previous(weekday: int, today: date) -> date:
    return today - timedelta((today.weekday() - weekday - 1) % 7 + 1)


def _year_first(typed: str, today: date, looks: Looks) -> date | None:  # noqa: ARG001 - all readers are called alike
    match = _YEAR_FIRST.fullmatch(typed)
    if not match:
        return None
    year, _, month, day = match.groups()[:4] if match[1] else match.groups()[4:]
    return _day(int(year), int(month), int(day), today)


def _short_year_first(typed: str, today: date, looks: Looks) -> date | None:
    match = _SHORT_YEAR_FIRST.fullmatch(typed)
    return _dated(match[1], int(match[3]), int(match[4]), today, looks) if match else None


def _day_first(typed: str, today: date, looks: Looks) -> date | None:
    match = _DAY_FIRST.fullmatch(typed)
    return _dated(match[3], int(match[2]), int(match[1]), today, looks) if match else None


def _day_and_name(typed: str, today: date, looks: Looks) -> date | None:
    match = _DAY_AND_NAME.fullmatch(typed)
    month = _MONTHS.get(match[2]) if match else None
    return _dated(match[3], month, int(match[1]), today, looks) if match and month else None


def _name_and_day(typed: str, today: date, looks: Looks) -> date | None:
    match = _NAME_AND_DAY.fullmatch(typed)
    month = _MONTHS.get(match[1]) if match else None
    return _dated(match[3], month, int(match[2]), today, looks) if match and month else None


_READERS: Final[tuple[Callable[[str, date, Looks], date | None], ...]] = (
    _day_word, _step, _next_weekday, _last_weekday, _year_first, _short_year_first, _day_first, _day_and_name,
    _name_and_day,
)  # fmt: skip


# --- what they share -------------------------------------------------------------------------------------------------


def _dated(year: str | None, month: int, day: int, today: date, looks: Looks) -> date:
    if not year:
        return _without_year(month, day, today, looks)
    if len(year) == 4:
        return _day(int(year), month, day, today)
    return _day(_full_year(int(year), month, day, today, looks), month, day, today)


def _full_year(year_of_century: int, month: int, day: int, today: date, looks: Looks) -> int:
    latest = today.year if looks == "back" else today.year + _YEARS_AHEAD
    year = latest - (latest - year_of_century) % 100
    in_future = looks == "back" and (year, month, day) > (today.year, today.month, today.day)
    return year - 100 if in_future else year


def _without_year(month: int, day: int, today: date, looks: Looks) -> date:
    # Eight years each way always hold a leap day, also around 1900 and 2100.
    years = range(today.year - 8, today.year + 9)
    days = [date(year, month, day) for year in years if _exists(year, month, day)]
    if looks == "forward":
        days = [candidate for candidate in days if candidate >= today]
    elif looks == "back":
        days = [candidate for candidate in days if candidate <= today]
    if not days:
        raise UnreadableDate("impossible")
    return min(days, key=lambda candidate: (abs(candidate - today), candidate < today))


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _day(year: int, month: int, day: int, today: date) -> date:
    if not _EARLIEST_YEAR <= year <= today.year + _YEARS_AHEAD:
        raise UnreadableDate("out_of_range")
    if not _exists(year, month, day):
        raise UnreadableDate("impossible")
    return date(year, month, day)


def _in_range(day: date, today: date) -> date:
    ahead = (day.year - today.year, day.month, day.day) > (_YEARS_AHEAD, today.month, today.day)
    if ahead or day.year < _EARLIEST_YEAR:
        raise UnreadableDate("out_of_range")
    return day


def _year_and_month(typed: str) -> tuple[int, int] | None:
    if match := _YEAR_AND_MONTH.fullmatch(typed):
        return int(match[1]), int(match[2])
    if match := _MONTH_AND_YEAR.fullmatch(typed):
        return int(match[2]), int(match[1])
    named = _NAME_AND_YEAR.fullmatch(typed)
    if named and named[1] in _MONTHS:
        return int(named[2]), _MONTHS[named[1]]
    return None


def _time(match: re.Match[str]) -> time:
    try:
        return time(int(match["hour"] or match["plain_hour"]), int(match["minute"] or match["plain_minute"] or 0))
    except ValueError:
        raise UnreadableDate("no_such_time") from None


def _existing_moment(moment: datetime) -> datetime:
    # Python moves a time that is skipped in spring on by an hour, but only by way of another time zone.
    if moment.tzinfo and moment.astimezone(UTC).astimezone(moment.tzinfo).replace(fold=0) != moment:
        raise UnreadableDate("no_such_time")
    return moment
