"""One message in one language, to be corrected."""

from typing import TYPE_CHECKING

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.text import _
from reception.languages import permits
from reception.languages.forms.translations import numbers, translation_form
from reception.languages.operations import corrections as operations
from reception.languages.queries import entries as queries
from reception.languages.rules.entries import wanted_first
from reception.languages.terms import Coverage
from reception.languages.views.room import ONE, language_of, room
from reception.web import answers
from reception.web.remarks import warn, written

if TYPE_CHECKING:
    from reception.i18n.locales import Locale


@room.route(ONE, methods=["GET", "POST"], permit=permits.CATALOGUES)
def edit(language: str, code: str) -> ResponseReturnValue:
    """Correct a message, or say what it lacks."""
    locale = language_of(language)
    entry = queries.entry_of(locale, code)
    if entry is None:
        abort(404)
    form = translation_form(entry, locale)
    if form.validate_on_submit() and not form.is_outdated(entry):
        told = written(form, lambda: operations.write(locale, entry, entry.message.kept(form.forms)))
        if told is not None:
            warn(told)
            answers.done(_("The translation is saved."))
            return redirect(_next_address(locale, code), 303)
    row = queries.row(locale, entry.message.key) if entry.correction is not None else None
    return render_template(
        "languages/edit.html", language=locale, entry=entry, form=form, row=row,
        numbers=lambda number: numbers(locale, number),
    )  # fmt: skip


def _next_address(locale: "Locale", code: str) -> str:
    """The list, or the next message that somebody is to look at."""
    if not request.form.get("again"):
        return url_for(".messages", language=locale.tag)
    waiting = [
        one for one in queries.entries(locale) if one.state is not Coverage.REVIEWED and one.message.code != code
    ]
    if not waiting:
        return url_for(".messages", language=locale.tag)
    return url_for(".edit", language=locale.tag, code=wanted_first(waiting)[0].message.code)
