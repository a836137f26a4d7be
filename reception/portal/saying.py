"""Days and times as newcomers read them: the weekday in words, digits as in Swedish, both languages."""

from datetime import date, datetime

from flask_babel.speaklater import LazyString
from markupsafe import Markup

from reception.i18n.beside import Twice
from reception.i18n.formats import language_name, local, weekday
from reception.i18n.markers import N_

_DIGITS = Markup('<bdi dir="ltr" class="nowrap">{}</bdi>')


def on_day(day: date) -> Twice:
    """A day: "tisdag 2026-11-24"."""
    return Twice(N_("%(weekday)s %(day)s"), day_parts(day))


def at_moment(moment: datetime) -> Twice:
    """A day and a time of day: "tisdag 2026-11-24, klockan 13:15"."""
    return Twice(N_("%(weekday)s %(day)s, at %(time)s"), moment_parts(moment))


def day_parts(day: date) -> dict[str, object]:
    """What a sentence says of a day: %(weekday)s and %(day)s."""
    return {"weekday": LazyString(weekday, day), "day": digits(day.isoformat())}


def moment_parts(moment: datetime) -> dict[str, object]:
    """What a sentence says of a moment: %(weekday)s, %(day)s and %(time)s."""
    here = local(moment)
    return {**day_parts(here.date()), "time": digits(f"{here:%H:%M}")}


def language(tag: str) -> LazyString:
    """The name of a language, in the language that it is said in."""
    return LazyString(language_name, tag)


def digits(text: str) -> Markup:
    """Digits that keep their order in a line from right to left."""
    return _DIGITS.format(text)
