"""What a paper says, in one language or in both: runs of text that know their language and their direction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from reception.i18n import locales
from reception.i18n.beside import Twice
from reception.i18n.directions import direction, isolated, number
from reception.i18n.formats import time_of_day, weekday_and_iso
from reception.i18n.locales import DEFAULT, Locale
from reception.i18n.text import _, is_said_in

#: What a message is: a msgid, or one that is counted or has values of its own.
Message = str | Twice
#: A run of text as `floor.typ` takes it: {text, lang, region, dir}.
Run = dict[str, str | None]
#: What stands in the columns of a row: her language's runs, then the Swedish; one alone on a paper in Swedish.
Cells = list[list[Run]]


@dataclass(frozen=True)
class Tongues:
    """The languages of a paper: hers, and Swedish beside it; Swedish alone has nothing beside."""

    hers: Locale

    @property
    def each(self) -> tuple[Locale, ...]:
        """In the order of the columns."""
        return (self.hers,) if self.hers.tag == DEFAULT.tag else (self.hers, DEFAULT)

    @property
    def is_double(self) -> bool:
        """Whether there are two columns."""
        return len(self.each) > 1


def in_language(locale: Locale, message: Message, values: Mapping[str, object]) -> str:
    """A message in one language. A day is said with its weekday; a name, a number or an hour keeps its order."""
    with locales.spoken(locale.tag):
        shown = {key: _shown(value, locale) for key, value in values.items()}
        if isinstance(message, Twice):
            return str(message)
        return _(message, **shown)


def spoken_in(locale: Locale, message: Message) -> Locale:
    """The language in which a message comes out where `locale` is asked for: Swedish, if that has no words for it."""
    msgid = message.message if isinstance(message, Twice) else message
    return locale if locale.staff or is_said_in(locale, msgid) else DEFAULT


def run(text: str, locale: Locale) -> Run:
    """Text in one language."""
    language, _hyphen, region = locale.tag.partition("-")
    return {"text": text, "lang": language, "region": region or None, "dir": locale.runs}


def both(tongues: Tongues, message: Message, values: Mapping[str, object]) -> Cells:
    """A message in each language of a paper. What a language lacks is said in Swedish, and marked up as Swedish."""
    return [[_run_of(locale, message, values)] for locale in tongues.each]


def as_written(words: str) -> list[Run]:
    """Free words of staff, a run each paragraph: Swedish, but for lines that begin in a script from right to left."""
    return [{**run(row, DEFAULT), "dir": direction(row)} for row in _paragraphs(words)]


def in_her_words(words: str, hers: Locale) -> list[Run]:
    """Free words in a language of hers, a run each paragraph."""
    return [{**run(row, hers), "dir": direction(row, hers.runs)} for row in _paragraphs(words)]


def is_in_latin(words: str) -> bool:
    """Whether words can be Swedish: not if all their letters are of another script."""
    return not any(sign.isalpha() for sign in words) or any(sign.isalpha() and sign <= _LAST_LATIN for sign in words)


_LAST_LATIN: Final = "\u024f"


def _paragraphs(words: str) -> Iterable[str]:
    return (row for row in words.splitlines() if row.strip())


def _run_of(locale: Locale, message: Message, values: Mapping[str, object]) -> Run:
    spoken = spoken_in(locale, message)
    return run(in_language(spoken, message, values), spoken)


def _shown(value: object, locale: Locale) -> Any:
    if isinstance(value, datetime):
        raise TypeError("a paper says the day and the hour each by itself")
    if isinstance(value, date):
        return weekday_and_iso(value)
    if isinstance(value, time):
        return number(time_of_day(value), locale.runs)
    if isinstance(value, int):
        return number(str(value), locale.runs)
    return isolated(value, locale.runs) if isinstance(value, str) else str(value)
