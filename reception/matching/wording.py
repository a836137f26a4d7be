"""The people of a household in one line, in the reader's language."""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from reception.housing.rules.seeking import Member
from reception.i18n.sentences import DAY
from reception.i18n.text import _, ngettext


def people_in_words(members: Iterable[Member], today: date) -> Markup:
    """Who is to live together, in one line: names, ages, and the planned day of those who are expected."""
    return Markup(", ").join(_member(one, today) for one in members)


def _member(one: Member, today: date) -> Markup:
    called = Markup('<bdi dir="auto">{}</bdi>').format(one.called)
    years = one.years(today)
    words = called if years is None else Markup("{} ({})").format(called, years_in_words(years))
    if not one.is_expected:
        return words
    if one.planned_on is None:
        return Markup("{}").format(_("%(person)s, expected, no day planned", person=words))
    return Markup("{}").format(_("%(person)s, expected %(day)s", person=words, day=DAY.format(one.planned_on)))


def years_in_words(years: int) -> str:
    """An age."""
    return ngettext("%(num)s year", "%(num)s years", years)
