"""The sentences of the path in the reader's language, with what stands in them marked up."""

from datetime import date

from markupsafe import Markup

from reception.i18n.said import Label, Said, Value
from reception.i18n.text import _
from reception.path.rules.facts import FactDefinition, FactValue, shown

_DAY = Markup('<time class="nowrap" datetime="{0}" dir="ltr">{0}</time>')
_PLAIN = Markup('<bdi class="text" dir="auto">{}</bdi>')


def sentence(said: Said) -> str:
    """A sentence of the rules. What people wrote, and figures and days, stand apart from the words around them."""
    return _(said.msgid, **{place: value_in_words(value) for place, value in said.values.items()})


def value_in_words(value: Value) -> str:
    """A value as it stands in a sentence: a label translated, a day as 2026-11-22, anything else as it is."""
    if isinstance(value, Label):
        return _(value)
    return _DAY.format(value.isoformat()) if isinstance(value, date) else _PLAIN.format(value)


def fact_in_words(definition: FactDefinition, value: FactValue) -> str:
    """A fact's value in the reader's language."""
    return value_in_words(shown(definition, value))
