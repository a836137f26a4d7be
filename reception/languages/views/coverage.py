"""How far each language is translated and reviewed."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.i18n import locales
from reception.i18n.checking import ENOUGH
from reception.i18n.text import is_machine_made
from reception.languages import permits
from reception.languages.queries.catalogues import TRANSLATED
from reception.languages.queries.entries import standings
from reception.languages.terms import Coverage
from reception.languages.views.room import room


@room.route("", permit=permits.CATALOGUES)
def coverage() -> ResponseReturnValue:
    """How far each language is translated and reviewed."""
    found = standings()
    return render_template(
        "languages/coverage.html",
        rows=[(locale, found[locale.tag]) for locale in TRANSLATED],
        states=list(Coverage),
        enough=round(100 * ENOUGH),
        is_offered=lambda locale: locales.is_for_newcomers(locale.tag),
        is_machine_made=is_machine_made,
    )
