"""How the statistician's numbers are written: with the locale's marks, and their classes in words."""

from typing import Final

from babel.numbers import format_decimal

from reception.i18n import locales
from reception.i18n.formats import listed
from reception.i18n.sentences import in_words
from reception.i18n.text import _, label, ngettext
from reception.indicators.queries.figures import Told
from reception.indicators.rules.labels import class_said
from reception.indicators.rules.survival import CONFIDENCE, Median
from reception.indicators.terms import Breakdown
from reception.reckoning.figures import Figure

#: How sure a band is, in per cent.
CERTAINTY: Final = round(100 * CONFIDENCE)


def whole(number: int) -> str:
    """A number with the marks of thousands that the reader's language has."""
    return _written(number, "#,##0")


def percent(share: float | None) -> str:
    """A share with one decimal, without the sign; a dash where there is none."""
    return "–" if share is None else _written(100 * share, "#,##0.0")


def decimal(number: float) -> str:
    """A number with one decimal and no mark of thousands, for a file."""
    return _written(number, "0.0")


def _written(number: float, pattern: str) -> str:
    return str(format_decimal(number, format=pattern, locale=locales.current().catalogue))


def share_of(figure: Figure) -> float | None:
    """Its share, from 0 to 1; None of nobody."""
    return figure.numerator / figure.denominator if figure.denominator else None


def class_words(breakdown: Breakdown, word: str) -> str:
    """A class in words."""
    return in_words(class_said(breakdown, word))


def by_words(by: tuple[Breakdown, ...]) -> str:
    """ "Sex and Age group", or "In total"."""
    return listed([label(one) for one in by]) if by else _("In total")


def held_words(told: Told) -> str:
    """Which version a number is by, and on which days of the year it held where that is not the whole year."""
    if not told.is_changed_within:
        return _("version %(version)s", version=told.version.version)
    days = {"first": told.held.first.isoformat(), "last": told.held.end.isoformat()}
    return _("version %(version)s, in force from %(first)s to %(last)s", version=told.version.version, **days)


def days_words(days: int) -> str:
    """A number of days."""
    return ngettext("%(num)s day", "%(num)s days", days)


def median_words(median: Median) -> str:
    """The median and its band in a sentence."""
    if median.days is None:
        return _("It has happened to fewer than half of those who are followed, so there is no median yet.")
    half = _("After %(days)s it had happened to half of them.", days=days_words(median.days))
    if median.low is not None and median.high is not None:
        return f"{half} " + _(
            "The time is between %(low)s and %(high)s with %(percent)s %% certainty.",
            percent=CERTAINTY,
            low=days_words(median.low),
            high=days_words(median.high),
        )
    if median.low is not None:
        return f"{half} " + _(
            "The time is at least %(low)s with %(percent)s %% certainty; how long at most cannot be said yet.",
            percent=CERTAINTY,
            low=days_words(median.low),
        )
    return half
