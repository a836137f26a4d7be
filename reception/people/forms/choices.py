"""Choices of people's forms: closed lists, yes or no or not known, languages and countries in the reader's language."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from babel import Locale
from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from reception.i18n import locales
from reception.i18n.formats import language_name
from reception.i18n.languages import SPOKEN
from reception.i18n.markers import Term
from reception.i18n.text import _, _l
from reception.people.rules.names import sort_key
from reception.people.wording import STATELESS
from reception.web.fields import Choice

#: Codes of groups, tests and lands without citizens.
_NO_COUNTRIES = frozenset({"EU", "UN", "EZ", "QO", "XA", "XB", "ZZ", "AC", "CP", "DG", "EA", "IC", "TA", "AQ", "BV"})
Choices = list[tuple[str, str]]


def term(kind: type[Term]) -> Callable[[Any], Term | None]:
    """Reads a choice from a closed list; the empty choice is None. Raises ValueError."""
    return lambda value: kind(value) if value else None


class YesNo(Choice):
    """Yes, no, or not known: True, False, None."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        answers = [("yes", _l("Yes")), ("no", _l("No")), ("", _l("Not known"))]
        super().__init__(label, radios=True, coerce=_answer, choices=answers, **options)


def _answer(value: Any) -> bool | None:
    return {"yes": True, "no": False, True: True, False: False}.get(value)


class Boxes(SelectMultipleField):
    """Any number of choices, as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()
    required = None


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


def with_none(choices: Iterable[tuple[str, str]], text: str = "") -> Choices:
    """The choices after an empty one."""
    return [("", text), *choices]
