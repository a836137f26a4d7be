"""The sentences of matching in the reader's language, and the reasons that an offer keeps."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from markupsafe import Markup

from reception.housing.rules.seeking import Member
from reception.i18n.said import Label, Said, Value
from reception.i18n.text import _, ngettext

_DAY = Markup('<time class="nowrap" datetime="{0}" dir="ltr">{0}</time>')
_PLAIN = Markup('<bdi class="text" dir="auto">{}</bdi>')


def sentence(said: Said) -> str:
    """A sentence of the rules. What people wrote, and figures and days, stand apart from the words around them."""
    return _(said.msgid, **{place: _shown(value) for place, value in said.values.items()})


def _shown(value: Value) -> Any:
    if isinstance(value, Label):
        return _(value)
    return _DAY.format(value.isoformat()) if isinstance(value, date) else _PLAIN.format(value)


def plain(said: Said) -> str:
    """The same without markup, for a message beside a field."""
    return _(said.msgid, **{place: _plain(value) for place, value in said.values.items()})


def _plain(value: Value) -> Any:
    if isinstance(value, Label):
        return _(value)
    return value.isoformat() if isinstance(value, date) else value


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
    return Markup("{}").format(_("%(person)s, expected %(day)s", person=words, day=_DAY.format(one.planned_on)))


def years_in_words(years: int) -> str:
    """An age."""
    return ngettext("%(num)s year", "%(num)s years", years)
