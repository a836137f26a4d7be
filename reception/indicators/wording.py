"""How figures are told on a page before they are released: shares, rough numbers, trends and how sure they are."""

from decimal import Decimal

from reception.i18n.text import _, ngettext
from reception.indicators.queries.board import OfYear, Row
from reception.indicators.rules.catalogue import Indicator
from reception.indicators.rules.shown import Missing, Protection, Shown
from reception.indicators.rules.trend import Trend, Way
from reception.indicators.terms import Measure


def share(shown: Shown) -> str:
    """A share, or why there is none."""
    return percent(shown.percent) if shown.percent is not None else _(shown.standing.label)


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
    """How the share went, in words."""
    if row.one.measure is not Measure.SHARE:
        return ""
    if row.trend is None:
        return _("Nothing to compare yet")
    return _went(row.trend, is_latest=row.trend.last == row.years[-1].year)


def _went(found: Trend, *, is_latest: bool) -> str:
    """Since a year, or, where a later one is not told, from one year to another."""
    years = {"first": found.first, "last": found.last}
    if found.way is Way.SAME:
        return (
            _("About the same as %(first)s", **years)
            if is_latest
            else _("About the same %(first)s and %(last)s", **years)
        )
    if found.way is Way.UP and is_latest:
        return ngettext(
            "Up %(num)s percentage point since %(first)s",
            "Up %(num)s percentage points since %(first)s",
            found.points,
            **years,
        )
    if found.way is Way.UP:
        return ngettext(
            "Up %(num)s percentage point from %(first)s to %(last)s",
            "Up %(num)s percentage points from %(first)s to %(last)s",
            found.points,
            **years,
        )
    if is_latest:
        return ngettext(
            "Down %(num)s percentage point since %(first)s",
            "Down %(num)s percentage points since %(first)s",
            found.points,
            **years,
        )
    return ngettext(
        "Down %(num)s percentage point from %(first)s to %(last)s",
        "Down %(num)s percentage points from %(first)s to %(last)s",
        found.points,
        **years,
    )


def judged(row: Row) -> str:
    """Whether it went where it should; "" where neither direction is better, or it stands still."""
    found = row.trend.judged if row.trend else None
    return _(found.label) if found else ""


def in_short(row: Row) -> str:
    """Every kept year and its share in one line, for whoever does not see the small line."""
    return ", ".join(
        _("%(label)s: %(message)s", label=each.year, message=share(each.of(row.one.version))) for each in row.years
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


def older(each: OfYear) -> list[tuple[Indicator, Shown]]:
    """The versions that stand beside the newest one in a year when the definition changed."""
    return list(each.versions[1:])
