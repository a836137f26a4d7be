"""Dates, times and lists as the reader's language writes them. Tables use ISO dates; sentences use words."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale as BabelLocale
from babel.dates import format_date
from babel.lists import format_list

from reception.i18n import locales
from reception.i18n.directions import number

HERE = ZoneInfo("Europe/Stockholm")
_WORDS: Final = "EEEE d MMMM y"
#: A day in words where a language has an order or words of its own. Somali has `_WORDS`:
#: CLDR's pattern of it is English.
_OWN_WORDS: Final = {
    "ar": "EEEE، d MMMM y",
    "es": "EEEE, d 'de' MMMM 'de' y",
    "ru": "EEEE, d MMMM y 'г'.",
    "ti": "EEEE፣ d MMMM y",
    "tr": "d MMMM y EEEE",
    "uk": "EEEE, d MMMM y 'р'.",
}
_SWEDISH: Final = BabelLocale.parse("sv")


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's civil date in Sweden."""
    return datetime.now(HERE).date()


def local(instant: datetime) -> datetime:
    """`instant` as a clock in Sweden shows it."""
    return instant.astimezone(HERE)


def at_local(moment: datetime) -> datetime:
    """A naive Swedish clock time as an instant in UTC."""
    return moment.replace(tzinfo=HERE).astimezone(UTC)


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, catalogue: str) -> str:
    """A day by a pattern of CLDR. The same few hundred days stand on every page, and each takes a while to write."""
    return format_date(day, pattern, locale=catalogue)


def day_in_words(day: date) -> str:
    """Weekday and date: "söndag 22 november 2026"."""
    catalogue = locales.current().catalogue
    return _written(day, _OWN_WORDS.get(catalogue, _WORDS), catalogue)


def weekday(day: date) -> str:
    """The weekday in full: "söndag"."""
    return _written(day, "EEEE", locales.current().catalogue)


def weekday_and_iso(day: date) -> str:
    """A day as newcomers read it on paper and in a message: "söndag 2026-11-22", with digits as in Swedish letters.

    Within a language from right to left the digits keep their order. A page marks them up instead.
    """
    return f"{weekday(day)} {number(day.isoformat(), locales.current().runs)}"


def short_day(day: date) -> str:
    """Day and month, with the year when it is not this one: "22 nov"."""
    return _written(day, "d MMM" if day.year == today().year else "d MMM y", locales.current().catalogue)


def weekday_and_day(day: date) -> str:
    """Weekday, day and month, short: "tis 24 nov"."""
    return _written(day, "EEE d MMM", locales.current().catalogue)


def month(day: date) -> str:
    """Month and year: "november 2026"."""
    return _written(day, "LLLL y", locales.current().catalogue)


def clock(instant: datetime) -> str:
    """The time of day, 24 hours: "13.15" in Swedish, "13:15" in English."""
    return f"{local(instant):%H.%M}" if _swedish() else f"{local(instant):%H:%M}"


def time_of_day(at: time) -> str:
    """A time of a timetable, written as `clock` writes it."""
    return f"{at:%H.%M}" if _swedish() else f"{at:%H:%M}"


def short_moment(instant: datetime) -> str:
    """Day, month and time: "22 nov 13.15"."""
    return f"{short_day(local(instant).date())} {clock(instant)}"


def iso_moment(instant: datetime) -> str:
    """ "2026-11-22 13:15" on a Swedish clock."""
    return local(instant).strftime("%Y-%m-%d %H:%M")


def listed(parts: Sequence[str]) -> str:
    """ "a, b och c"."""
    return format_list(list(parts), locale=locales.current().catalogue) if parts else ""


def country_name(code: str) -> str:
    """A country by its ISO 3166 code, in the reader's language; in Swedish where CLDR has no name in that one."""
    name: str = _babel().territories.get(code) or _SWEDISH.territories.get(code, code)
    return name


def language_name(tag: str) -> str:
    """A language by its BCP 47 tag, in the reader's language; in Swedish where CLDR has no name in that one."""
    code = tag.replace("-", "_")
    name: str = _babel().languages.get(code) or _SWEDISH.languages.get(code, tag)
    return name


def _babel() -> BabelLocale:
    return BabelLocale.parse(locales.current().catalogue)


def _swedish() -> bool:
    return locales.current().catalogue == "sv"
