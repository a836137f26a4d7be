"""Text that people read: `_` at run time, `_l` in class bodies. Pure code marks with `N_` and is translated here."""

from collections.abc import Iterable, Mapping
from datetime import date

from babel.dates import format_date
from flask import Flask
from flask_babel import Babel
from flask_babel.speaklater import LazyString
from markupsafe import Markup, escape

from reception import resources
from reception.i18n import loading, locales, pseudo
from reception.i18n.loading import Corrections, catalogue, correct, has
from reception.i18n.locales import ACCENTED, Locale
from reception.i18n.markers import Term

__all__ = [
    "Corrections", "_", "_l", "choices", "correct", "init_app", "is_machine_made", "is_said_in", "label", "load",
    "ngettext", "pgettext", "said_in",
]  # fmt: skip


def _(message: str, /, **values: object) -> str:
    """`message` in the reader's language, with named placeholders filled."""
    return said_in(locales.current(), message, **values)


def said_in(locale: Locale, message: str, /, **values: object) -> str:
    """`message` in any language the product knows, with named placeholders filled."""
    return _shown(catalogue(locale.catalogue).gettext(message), values, locale)


def ngettext(singular: str, plural: str, num: int, **values: object) -> str:
    """The form of the message that fits `num`, which is also the placeholder %(num)s."""
    locale = locales.current()
    text = catalogue(locale.catalogue).ngettext(singular, plural, num)
    return _shown(text, {"num": num, **values}, locale)


def pgettext(context: str, message: str, **values: object) -> str:
    """`message` where a short word means different things in different places."""
    locale = locales.current()
    return _shown(str(catalogue(locale.catalogue).pgettext(context, message)), values, locale)


def is_said_in(locale: Locale, message: str, context: str | None = None) -> bool:
    """Whether the language has its own words for the message; otherwise it is said in Swedish."""
    return has(locale.catalogue, message, context)


def _shown(text: str, values: Mapping[str, object], locale: Locale) -> str:
    """Pseudo-locales show every translated text between brackets, so that text outside the catalogue stands out."""
    if not locale.pseudo:
        return _with(values, text) if values else text
    odd = pseudo.bracketed(pseudo.accented(text) if locale.tag == ACCENTED else text)
    return _with(values, odd) if values else odd


def _with(values: Mapping[str, object], text: str) -> str:
    """The placeholders filled. A value that is markup, such as a name in `<bdi>`, makes markup of the whole."""
    is_markup = any(isinstance(value, Markup) for value in values.values())
    return (escape(text) if is_markup else text) % values


def _l(message: str, **values: object) -> LazyString:
    """`message`, translated when it is shown: for class bodies."""
    return LazyString(_, message, **values)


def label(term: Term) -> str:
    """A term's label in the reader's language."""
    return _(term.label)


def choices(*terms: Term) -> list[tuple[str, LazyString]]:
    """(value, label) pairs for a form field."""
    return [(term.value, _l(term.label)) for term in terms]


def is_machine_made(locale: Locale) -> bool:
    """Whether a machine translated what is said in a language, and nobody who reads it has looked at the whole."""
    return not locale.pseudo and loading.is_machine_made(locale.catalogue)


def load(spoken: Iterable[Locale]) -> None:
    """Have the messages of these languages, and the names of their months, at hand before the first page asks."""
    for locale in spoken:
        catalogue(locale.catalogue)
        format_date(date(2026, 1, 1), "EEEE d MMMM y", locale=locale.catalogue)


def init_app(app: Flask) -> None:
    """Connect the catalogues to `app` and its templates."""
    Babel(
        app,
        default_translation_directories=str(resources.folder("translations")),
        default_timezone="Europe/Stockholm",
        locale_selector=lambda: locales.current().catalogue,
    )
    environment = app.jinja_env
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # Jinja's i18n extension adds it
        gettext=_, ngettext=ngettext, newstyle=False, pgettext=pgettext
    )
    environment.globals.update(_=_, ngettext=ngettext, pgettext=pgettext)
    environment.filters["label"] = label
