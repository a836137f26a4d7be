"""How figures are told on a page before they are released: shares, rough numbers, trends and how sure they are."""

from decimal import Decimal
from typing import Final

from babel.numbers import format_decimal

from reception.i18n import locales
from reception.i18n.formats import listed
from reception.i18n.markers import N_
from reception.i18n.text import _, label, ngettext
from reception.indicators.queries.board import Row
from reception.indicators.rules.catalogue import Indicator
from reception.indicators.rules.shown import Missing, Protection, Shown
from reception.indicators.rules.trend import Trend, Way
from reception.indicators.terms import Measure


def told(shown: Shown) -> str:
    """A figure, or why there is none."""
    if shown.percent is not None:
        return percent(shown.percent)
    if shown.months is not None:
        return ngettext("%(num)s month", "%(num)s months", shown.months)
    if shown.days is not None:
        return ngettext("%(num)s day", "%(num)s days", shown.days)
    return number(shown.outside) if shown.outside is not None else _(shown.standing.label)


def number(value: Decimal) -> str:
    """A number as the reader's language writes it."""
    return str(format_decimal(value, locale=locales.current().catalogue))


def percent(number: int) -> str:
    """A whole per cent."""
    return _("%(percent)s %%", percent=number)


def how_many(shown: Shown) -> str:
    """Of how many it is a share, roughly; "" where that is not told."""
    return "" if shown.about is None else _("about %(count)s", count=shown.about)


def quality(shown: Shown, by: Protection) -> str:
    """How many could not be counted; "" where nothing was."""
    if shown.missing is None:
        return ""
    return _(shown.missing.label, least=by.least, about=shown.missing_about)


def is_whole(shown: Shown) -> bool:
    """Whether everybody could be counted."""
    return shown.missing is Missing.NONE


def target(one: Indicator, number: Decimal | None) -> str:
    """What it should reach; "" where nobody said."""
    if number is None:
        return ""
    whole = int(number)
    return ngettext("%(num)s day", "%(num)s days", whole) if one.measure is Measure.TIME else percent(whole)


def trend(row: Row) -> str:
    """How it went, in words. Since a year, or, where a later one is not told, from one year to another."""
    found = row.trend
    if found is None:
        return _("Nothing to compare yet")
    is_latest = found.last == row.years[-1].year
    if row.one.measure is Measure.SHARE:
        return share_trend(found, is_latest=is_latest)
    return _(_MANNER[found.way, row.one.measure is Measure.TIME, is_latest], first=found.first, last=found.last)


def share_trend(found: Trend, *, is_latest: bool) -> str:
    """How a share went. `is_latest`: until the last year that is told of."""
    years = {"first": found.first, "last": found.last}
    if found.way is Way.SAME:
        return _(_MANNER[found.way, False, is_latest], **years)
    return (_up if found.way is Way.UP else _down)(found.points, years, is_latest=is_latest)


#: What went where; whether it is a time; whether it went on to the last year.
_MANNER: Final = {
    (Way.SAME, False, True): N_("About the same as %(first)s"),
    (Way.SAME, False, False): N_("About the same in %(last)s as in %(first)s"),
    (Way.SAME, True, True): N_("About as long as %(first)s"),
    (Way.SAME, True, False): N_("About as long in %(last)s as in %(first)s"),
    (Way.UP, False, True): N_("Higher than %(first)s"),
    (Way.UP, False, False): N_("Higher in %(last)s than in %(first)s"),
    (Way.UP, True, True): N_("Longer than %(first)s"),
    (Way.UP, True, False): N_("Longer in %(last)s than in %(first)s"),
    (Way.DOWN, False, True): N_("Lower than %(first)s"),
    (Way.DOWN, False, False): N_("Lower in %(last)s than in %(first)s"),
    (Way.DOWN, True, True): N_("Shorter than %(first)s"),
    (Way.DOWN, True, False): N_("Shorter in %(last)s than in %(first)s"),
}


def _up(points: int, years: dict[str, int], *, is_latest: bool) -> str:
    if is_latest:
        return ngettext(
            "Up %(num)s percentage point since %(first)s",
            "Up %(num)s percentage points since %(first)s",
            points,
            **years,
        )
    return ngettext(
        "Up %(num)s percentage point from %(first)s to %(last)s",
        "Up %(num)s percentage points from %(first)s to %(last)s",
        points,
        **years,
    )


def _down(points: int, years: dict[str, int], *, is_latest: bool) -> str:
    if is_latest:
        return ngettext(
            "Down %(num)s percentage point since %(first)s",
            "Down %(num)s percentage points since %(first)s",
            points,
            **years,
        )
    return ngettext(
        "Down %(num)s percentage point from %(first)s to %(last)s",
        "Down %(num)s percentage points from %(first)s to %(last)s",
        points,
        **years,
    )


def judged(row: Row) -> str:
    """Whether it went where it should; "" where neither direction is better, or it stands still."""
    found = row.trend.judged if row.trend else None
    return _(found.label) if found else ""


def in_short(row: Row) -> str:
    """Every kept year and its figure in one line, for whoever does not see the drawing."""
    return "; ".join(
        _("%(label)s: %(message)s", label=each.year, message=told(each.of(row.one.version))) for each in row.years
    )


def year_name(year: int, ongoing: int | None) -> str:
    """A year; of one that is not over, that it is so far."""
    return _("%(year)s so far", year=year) if year == ongoing else str(year)


def days_of(one: Indicator) -> str:
    """Since when and until when a version holds, in a few words."""
    first, last = one.basis.valid_from, one.basis.valid_to
    if first and last:
        return _("from %(first)s to %(last)s", first=first, last=last)
    if first:
        return _("from %(first)s", first=first)
    return _("to %(last)s", last=last) if last else _("all years")


def definition(one: Indicator) -> list[tuple[str, str]]:
    """A version of an indicator as pairs of a term and its words: what it counts of what, and where that stands."""
    basis = one.basis
    sure = " ".join(filter(None, (label(basis.footing) + ".", _(basis.to_confirm) if basis.to_confirm else "")))
    pairs = [
        (_("Counted"), _(one.numerator)),
        (_("Of"), _(one.denominator)),
        (_("Waiting time"), _(one.waiting) if one.waiting else ""),
        (_("Counts"), label(one.counts)),
        (_("Direction"), label(one.better)),
        (_("Can be split by"), listed([label(each) for each in one.breakdowns]) if one.breakdowns else ""),
        (_("Source"), basis.source),
        (_("How sure that is"), sure),
        (_("In force"), days_of(one)),
        (_("Asked for by the policies' rows"), ", ".join(one.policies)),
        (_("National key figures akin to it"), ", ".join(one.kolada)),
        (_("Code"), one.code),
    ]
    return [(term, words) for term, words in pairs if words]
