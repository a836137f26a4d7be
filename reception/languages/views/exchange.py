"""A language out to a reviewer as a file, and back in: looked at first, then taken in."""

from functools import partial
from typing import TYPE_CHECKING, Final

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.glossary import glossary
from reception.i18n.locales import KNOWN
from reception.i18n.sentences import sentence
from reception.i18n.text import _, ngettext, said_in
from reception.i18n.text_safety import legible
from reception.languages import permits
from reception.languages.forms.translations import FileForm, TakeInForm
from reception.languages.operations import corrections as operations
from reception.languages.queries.entries import entries
from reception.languages.rules import po_exchange, sheet_exchange
from reception.languages.rules.entries import standing, wanted_first
from reception.languages.rules.exchange import Returned, UnreadableFile, is_of
from reception.languages.rules.places import shown
from reception.languages.rules.taking import Plan, plan, still_fits
from reception.languages.views.room import OF, language_of, room
from reception.web import answers
from reception.web.uploads import takes_files

if TYPE_CHECKING:
    from reception.i18n.locales import Locale

takes_files("translations.take_in")
_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: How many lines of each kind a preview shows; the figures tell of all.
SHOWN: Final = 200


@room.route(f"{OF}/export.po", permit=permits.CATALOGUES)
def export_po(language: str) -> Response:
    """The catalogue for a translator's program, corrections and all."""
    locale = language_of(language)
    found = entries(locale)
    content = po_exchange.written(locale.folder, found, is_reviewed=standing(found).is_reviewed)
    return _file(content, "text/x-gettext-translation", f"reception-{locale.tag}.po")


@room.route(f"{OF}/export.xlsx", permit=permits.CATALOGUES)
def export_xlsx(language: str) -> Response:
    """The same as a workbook, what a reader is most wanted for first."""
    locale = language_of(language)
    content = sheet_exchange.written(
        locale.folder, locale.tag, wanted_first(entries(locale)), _, is_right_to_left=locale.runs == "rtl"
    )
    return _file(content, _WORKBOOK, f"reception-{locale.tag}.xlsx")


def _file(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, content_type=kind, headers=headers)


@room.route(f"{OF}/import", methods=["GET", "POST"], permit=permits.CATALOGUES)
def take_in(language: str) -> ResponseReturnValue:
    """Choose a file that a reviewer sent; what it would change is shown first."""
    locale, form = language_of(language), FileForm()
    if form.validate_on_submit() and (found := _planned(form, locale)) is not None:
        carrying = TakeInForm(formdata=None)
        carrying.put(locale, [(one.message.code, one.mark, forms) for one, forms in found.taken])
        return render_template(
            "languages/preview.html", language=locale, plan=found, carrying=carrying, shown=SHOWN, say=sentence,
            shown_text=lambda text: shown(legible(text), is_filled=True),
        )  # fmt: skip
    return render_template("languages/import.html", language=locale, form=form)


def _planned(form: FileForm, locale: "Locale") -> Plan | None:
    try:
        returned = _read(form.content, form.file_name, locale)
    except UnreadableFile as problem:
        form.refuse("file", _(problem.reason))
        return None
    if returned.language is None or not is_of(returned.language, locale.folder):
        form.refuse("file", _wrong_language(returned.language, locale))
        return None
    known = {one.message.code: one for one in entries(locale)}
    return plan(returned.given, known, locale.folder, glossary())


def _read(content: bytes, name: str, locale: "Locale") -> Returned:
    if po_exchange.looks_like_one(content):
        return po_exchange.read(content)
    spoken = [partial(said_in, one) for one in KNOWN.values() if one.staff and not one.pseudo]
    return sheet_exchange.read(content, name, locale.folder, spoken)


def _wrong_language(named: str | None, locale: "Locale") -> str:
    if named is None:
        return _("The file does not say which language it is in. Fetch it anew, and write in that one.")
    return _("The file is in another language (%(named)s) than %(chosen)s.", named=named[:20], chosen=locale.own_name)


@room.route(f"{OF}/take-in", methods=["POST"], permit=permits.CATALOGUES)
def take_in_shown(language: str) -> ResponseReturnValue:
    """Take in what was shown; what somebody changed meanwhile stays as it is."""
    locale, form = language_of(language), TakeInForm()
    carried = form.read(locale)
    if carried is None:
        flash(_("What was to be taken in could not be read. Choose the file again."), "late")
        return redirect(url_for(".take_in", language=language), 303)
    taken = still_fits(carried, entries(locale), locale.folder)
    try:
        operations.take_in(locale, taken)
    except operations.Quicker:
        taken = []
    _tell(len(taken), len(carried) - len(taken))
    return redirect(url_for(".corrections", language=language), 303)


def _tell(taken: int, left: int) -> None:
    if taken:
        answers.done(ngettext("%(num)s message is taken in.", "%(num)s messages are taken in.", taken))
    if left:
        flash(
            ngettext(
                "%(num)s message is left as it is: somebody changed it meanwhile.",
                "%(num)s messages are left as they are: somebody changed them meanwhile.",
                left,
            ),
            "soon",
        )
