"""Languages and countries to choose from, in the reader's language."""

from functools import cache

from babel import Locale

from reception.i18n import locales
from reception.i18n.formats import language_name
from reception.i18n.languages import SPOKEN
from reception.i18n.text import _
from reception.people.rules.names import sort_key
from reception.people.wording import STATELESS

#: Codes of groups, tests and lands without citizens.
_NO_COUNTRIES = frozenset({"EU", "UN", "EZ", "QO", "XA", "XB", "ZZ", "AC", "CP", "DG", "EA", "IC", "TA", "AQ", "BV"})
Choices = list[tuple[str, str]]


def languages(*present: str | None) -> Choices:
    """(tag, name) by name; `present` are tags that stand in the record and stay on offer."""
    tags = {*SPOKEN, *filter(None, present)}
    return sorted(((tag, language_name(tag)) for tag in tags), key=lambda choice: sort_key(choice[1]))


def countries() -> Choices:
    """(code, name) by name, with stateless last."""
    return [*_countries(locales.current().catalogue), (STATELESS, _("Stateless"))]


@cache
def _countries(catalogue: str) -> Choices:
    named = Locale.parse(catalogue).territories.items()
    found = [(code, name) for code, name in named if code.isalpha() and code not in _NO_COUNTRIES]
    return sorted(found, key=lambda choice: sort_key(choice[1]))
