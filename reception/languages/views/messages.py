"""The messages of a language: the list, and those that a reviewer finds right."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.text import _, ngettext
from reception.languages import permits
from reception.languages.forms.translations import MessageFilter
from reception.languages.operations import corrections as operations
from reception.languages.queries.entries import Wanted, entries, narrowed, row_of, rows
from reception.languages.rules.entries import code_of, standing
from reception.languages.rules.places import shown
from reception.languages.views.room import OF, language_of, room
from reception.web import answers
from reception.web.paging import page_of, window


@room.route(OF, permit=permits.CATALOGUES)
def messages(language: str) -> ResponseReturnValue:
    """The messages, those for which a native reader is most wanted first."""
    locale, narrowing = language_of(language), MessageFilter()
    asked = narrowing.asked()
    all_of_it = entries(locale)
    found = narrowed(all_of_it, Wanted(asked.get("q", ""), asked.get("state"), asked.get("part")))
    offset, limit = window()
    return render_template(
        "languages/messages.html", language=locale, narrowing=narrowing, standing=standing(all_of_it), count=len(found),
        page=page_of(found[offset : offset + limit]),
    )  # fmt: skip


@room.route(f"{OF}/approve", methods=["POST"], permit=permits.CATALOGUES)
def approve(language: str) -> ResponseReturnValue:
    """Find messages right: one, those that are ticked, or a whole page. Only the text that was shown is approved."""
    locale = language_of(language)
    chosen = set(request.form.getlist("shown" if request.form.get("all") else "ticked") + request.form.getlist("one"))
    meant = [one for one in entries(locale) if f"{one.message.code}-{one.mark}" in chosen]
    try:
        count = operations.approve(locale, meant)
    except operations.Quicker:
        count = 0
    _tell(count, len(chosen))
    return answers.go_back(url_for(".messages", language=language))


def _tell(count: int, chosen: int) -> None:
    if count:
        answers.done(ngettext("%(num)s message is approved.", "%(num)s messages are approved.", count))
    if not chosen:
        flash(_("Tick the messages that are right."), "soon")
    elif left := chosen - count:
        flash(
            ngettext(
                "%(num)s message is not approved: it was changed meanwhile, or its translation would break a page.",
                "%(num)s messages are not approved: they were changed meanwhile, or would break a page.",
                left,
            ),
            "soon",
        )


@room.route(f"{OF}/corrections", permit=permits.CATALOGUES)
def corrections(language: str) -> ResponseReturnValue:
    """What reviewers said, the latest first, with who said it."""
    locale = language_of(language)
    found, known = rows(locale), {one.message.key: one for one in entries(locale)}
    offset, limit = window()
    pairs = [(row, known.get((row.context or None, row.message))) for row in found[offset : offset + limit]]
    return render_template(
        "languages/corrections.html", language=locale, page=page_of(pairs), count=len(found),
        code_of=lambda row: code_of((row.context or None, row.message)),
        shown=lambda texts: [shown(text, is_filled=True) for text in texts],
    )  # fmt: skip


@room.route(f"{OF}/corrections/<int:row_id>/take-back", methods=["POST"], permit=permits.CATALOGUES)
def take_back(language: str, row_id: int) -> ResponseReturnValue:
    """Let the catalogue's own words count again."""
    locale = language_of(language)
    operations.take_back(locale, row_of(locale, row_id))
    answers.done(_("It is taken back. The words that came with the program count again."))
    return answers.go_back(url_for(".corrections", language=language))
