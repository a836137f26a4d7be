"""The ready sentences of the contacts log, as the administrator keeps them."""

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.contacts.forms.phrases import EVERY, PhraseForm
from reception.contacts.operations import phrases as operations
from reception.contacts.permits import KEEP_PHRASES
from reception.contacts.queries import vocabulary as queries
from reception.i18n.text import _
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.contacts.models import Phrase

room = Room("phrases", __name__, url_prefix="/admin/phrases")


@room.route("", permit=KEEP_PHRASES)
def phrases() -> ResponseReturnValue:
    """Every sentence, by channel."""
    return render_template("phrases/phrases.html", vocabulary=queries.vocabulary())


@room.route("/new", methods=["GET", "POST"], permit=KEEP_PHRASES)
def new_phrase() -> ResponseReturnValue:
    """Add a sentence."""
    form = PhraseForm(data={"channel": request.args.get("channel", EVERY)})
    if form.validate_on_submit():
        operations.add_phrase(channel=form.chosen_channel, text=form.values["text"])
        flash(_("The sentence is added."), "done")
        return redirect(url_for(".phrases"), 303)
    return render_template("phrases/phrase_form.html", form=form, phrase=None)


@room.route("/<int:phrase_id>", methods=["GET", "POST"], permit=KEEP_PHRASES)
def edit_phrase(phrase_id: int) -> ResponseReturnValue:
    """Correct a sentence."""
    phrase = queries.phrase(phrase_id)
    form = _form(phrase)
    if form.validate_on_submit() and not form.is_outdated(phrase, lambda: _form(phrase, formdata=None)):
        operations.change_phrase(phrase, channel=form.chosen_channel, text=form.values["text"])
        flash(_("The sentence is changed."), "done")
        return redirect(url_for(".phrases"), 303)
    return render_template("phrases/phrase_form.html", form=form, phrase=phrase)


def _form(phrase: "Phrase", **options: Any) -> PhraseForm:
    shown = {"channel": phrase.channel or EVERY, "text": phrase.text, "version": phrase.version}
    return PhraseForm(data=shown, **options)


@room.route("/<int:phrase_id>/<any(up, down):direction>", methods=["POST"], permit=KEEP_PHRASES)
def move_phrase(phrase_id: int, direction: str) -> ResponseReturnValue:
    """Put a sentence before or after its neighbour."""
    operations.move_phrase(queries.phrase(phrase_id), up=direction == "up")
    return redirect(url_for(".phrases", _anchor=f"phrase-{phrase_id}"), 303)


@room.route("/<int:phrase_id>/retire", methods=["POST"], permit=KEEP_PHRASES)
def retire_phrase(phrase_id: int) -> ResponseReturnValue:
    """Offer a sentence no more."""
    operations.retire_phrase(queries.phrase(phrase_id))
    flash(_("The sentence is no longer offered. It can be restored."), "done")
    return redirect(url_for(".phrases"), 303)


@room.route("/<int:phrase_id>/restore", methods=["POST"], permit=KEEP_PHRASES)
def restore_phrase(phrase_id: int) -> ResponseReturnValue:
    """Offer a sentence again."""
    operations.restore_phrase(queries.phrase(phrase_id))
    flash(_("The sentence is offered again."), "done")
    return redirect(url_for(".phrases"), 303)
