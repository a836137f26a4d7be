"""The room of translations, and the language that an address names."""

from flask import abort

from reception.i18n.locales import Locale
from reception.languages.queries import catalogues
from reception.web.blueprint import Room

room = Room("translations", __name__, url_prefix="/translations")
OF = "/<language:language>"
ONE = f"{OF}/<string(length=16):code>"


def language_of(tag: str) -> Locale:
    """The language. One that is not translated has no pages: 404."""
    locale = catalogues.language(tag)
    if locale is None:
        abort(404)
    return locale
