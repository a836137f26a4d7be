"""Text that people read: `_` at run time, `_l` in class bodies. Pure code marks with `N_` and is translated here."""

import flask_babel
from flask import Flask
from flask_babel import Babel
from flask_babel.speaklater import LazyString

from reception import resources
from reception.i18n import locales
from reception.i18n.markers import Term


def _(message: str, /, **values: object) -> str:
    """`message` in the reader's language, with named placeholders filled."""
    return _shown(flask_babel.gettext(message, **values))


def ngettext(singular: str, plural: str, num: int, **values: object) -> str:
    """The form of the message that fits `num`, which is also the placeholder %(num)s."""
    return _shown(flask_babel.ngettext(singular, plural, num, **values))


def pgettext(context: str, message: str, **values: object) -> str:
    """`message` where a short word means different things in different places."""
    return _shown(flask_babel.pgettext(context, message, **values))


def _l(message: str, **values: object) -> LazyString:
    """`message`, translated when it is shown: for class bodies."""
    return LazyString(_, message, **values)


def label(term: Term) -> str:
    """A term's label in the reader's language."""
    return _(term.label)


def choices(*terms: Term) -> list[tuple[str, LazyString]]:
    """(value, label) pairs for a form field."""
    return [(term.value, _l(term.label)) for term in terms]


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


def _shown(text: str) -> str:
    """Pseudo-locales show every translated text between brackets, so that text outside the catalogue stands out."""
    return f"⟦{text}⟧" if locales.current().pseudo else text
