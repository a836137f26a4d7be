"""Sentences of the rules in the reader's language: marked up for a page, or plain for a message beside a field."""

from datetime import date
from typing import Final

from markupsafe import Markup

from reception.i18n.said import Label, Said, Value
from reception.i18n.text import _

#: A day, written 2026-11-22 in every language.
DAY: Final = Markup('<time class="nowrap" datetime="{0}" dir="ltr">{0}</time>')
_TEXT: Final = Markup('<bdi class="text" dir="auto">{}</bdi>')


def sentence(said: Said) -> str:
    """A sentence as it stands on a page. What people wrote, and figures and days, stand apart from the words."""
    return _(said.msgid, **{place: value_in_words(value) for place, value in said.values.items()})


def value_in_words(value: Value) -> str:
    """A value as it stands in a sentence: a label translated, a day as 2026-11-22, anything else as it is."""
    if isinstance(value, Label):
        return _(value)
    return DAY.format(value.isoformat()) if isinstance(value, date) else _TEXT.format(value)


def in_words(said: Said) -> str:
    """A sentence without markup, for a message."""
    return _(said.msgid, **{place: _plain(value) for place, value in said.values.items()})


def _plain(value: Value) -> str:
    if isinstance(value, Label):
        return _(value)
    return value.isoformat() if isinstance(value, date) else str(value)
