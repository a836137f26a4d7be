"""A unit's own letters, in its languages."""

from typing import TYPE_CHECKING, Any

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.locales import KNOWN, Locale
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.messages import permits
from reception.messages.forms.templates import TemplateForm, TranslationForm, known_placeholders
from reception.messages.offered import beside_swedish, of_template, standard_letter, standards, swedish_of
from reception.messages.operations import templates as operations
from reception.messages.queries import templates as queries
from reception.messages.queries.templates import Opened
from reception.messages.rules.texts import check_translation
from reception.messages.terms import TextStanding, TextState
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import saved, written

if TYPE_CHECKING:
    from reception.messages.models import LetterTemplate

room = Room("letter_templates", __name__, url_prefix="/letter-templates")


@room.route("", permit=permits.TEMPLATES)
def templates() -> ResponseReturnValue:
    """A unit's own letters and the standard ones, and how far each is in each language."""
    retired = "retired" in request.args
    own = [(one, of_template(one)) for one in queries.templates(retired=retired)]
    return render_template(
        "messages/templates/list.html",
        own=own,
        standards=standards(),
        tongues=beside_swedish(),
        retired=retired,
        several=len(queries.own_units()) > 1,
        units=queries.own_units(),
    )


@room.route("/new", methods=["GET", "POST"], permit=permits.TEMPLATES)
def new() -> ResponseReturnValue:
    """Write a letter that the unit uses again and again."""
    form = TemplateForm()
    form.offer(queries.own_units())
    if form.validate_on_submit():
        made = written(form, lambda: operations.write_letter(form.unit_id.data, **_entered(form)))
        if made is not None:
            answers.done(_("The letter is saved. Now it can be translated."))
            return redirect(url_for(".template", template_id=made.id), 303)
    return _form_page(form, _("A new letter of the unit"), skip=_asked_once())


def _asked_once() -> tuple[str, ...]:
    return ("unit_id",) if len(queries.own_units()) == 1 else ()


def _entered(form: TemplateForm) -> dict[str, Any]:
    return {name: form.values[name] for name in ("name", "kind", "subject", "body")}


def _form_page(form: Any, title: str, **context: Any) -> str:
    cancel_url = context.pop("cancel_url", None) or url_for(".templates")
    return render_template(
        "messages/templates/form.html",
        form=form,
        title=title,
        cancel_url=cancel_url,
        placeholders=known_placeholders(),
        **context,
    )


@room.route("/take-over", methods=["POST"], permit=permits.TEMPLATES)
def take_over() -> ResponseReturnValue:
    """Make a standard letter the unit's own, to be changed."""
    standard = standard_letter(request.form.get("letter", ""))
    unit_id = request.form.get("unit", type=int)
    if standard is None or unit_id not in dict(queries.own_units()):
        abort(404)
    made = operations.take_over(standard, unit_id)
    answers.done(_("The standard letter is now the unit's own. You can change it."))
    return redirect(url_for(".template", template_id=made.id), 303)


@room.route("/<int:template_id>", permit=permits.TEMPLATES)
def template(template_id: int) -> ResponseReturnValue:
    """A letter with its Swedish text, and where each translation stands."""
    found = queries.template(template_id)
    texts = {text.language: text for text in found.texts}
    offered = of_template(found)
    rows = [(one, texts.get(one.tag), offered.standing(one.tag)) for one in beside_swedish()]
    return render_template(
        "messages/templates/page.html", template=found, offered=offered, swedish=swedish_of(found), rows=rows
    )


@room.route("/<int:template_id>/edit", methods=["GET", "POST"], permit=permits.TEMPLATES)
def edit(template_id: int) -> ResponseReturnValue:
    """Change what a letter says in Swedish. Its translations are outdated until somebody has looked at them."""
    found = queries.opened_swedish(template_id)
    form = _swedish_form(found)
    is_latest = form.validate_on_submit() and not form.is_outdated(found, lambda: _swedish_form(found, formdata=None))
    if is_latest and saved(form, lambda: operations.change_letter(found.template, **_entered(form))):
        answers.done(_("The letter is changed."))
        return _to(found.template)
    return _form_page(
        form, _("Change the letter"), cancel_url=_address(found.template), skip=("unit_id",), template=found.template
    )


def _swedish_form(found: Opened, **options: Any) -> TemplateForm:
    one, text = found.template, swedish_of(found.template)
    said = {"subject": text.subject, "body": text.body}
    data = {"unit_id": one.unit_id, "name": one.name, "kind": one.kind, "version": found.version, **said}
    form = TemplateForm(data=data, **options)
    form.unit_id.choices = [(str(one.unit_id), one.unit.name)]
    return form


@room.route("/<int:template_id>/texts/<language:tag>", methods=["GET", "POST"], permit=permits.TEMPLATES)
def translate(template_id: int, tag: str) -> ResponseReturnValue:
    """Write or look over what a letter says in another language, beside the Swedish."""
    if tag not in {one.tag for one in beside_swedish()}:
        abort(404)
    found = queries.opened(template_id, tag)
    form = _translation_form(found)
    is_latest = form.validate_on_submit() and not form.is_outdated(
        found, lambda: _translation_form(found, formdata=None)
    )
    if is_latest and saved(form, lambda: operations.translate(found.template, tag, **_translated(form))):
        answers.done(_("The translation is saved."))
        return _to(found.template)
    return _translation_page(form, found, KNOWN[tag])


def _translated(form: TranslationForm) -> dict[str, Any]:
    return {name: form.values[name] for name in ("subject", "body", "state")}


def _translation_form(found: Opened, **options: Any) -> TranslationForm:
    text = found.text
    data: dict[str, Any] = {"version": found.version, "state": TextState.TO_REVIEW}
    if text is not None:
        data |= {"subject": text.subject, "body": text.body, "state": text.state}
    return TranslationForm(data=data, **options)


def _translation_page(form: TranslationForm, found: Opened, locale: Locale) -> str:
    form.subject.render_kw = {"dir": locale.direction, "lang": locale.tag}
    form.body.render_kw = {**(form.body.render_kw or {}), "dir": locale.direction, "lang": locale.tag}
    offered = of_template(found.template)
    return render_template(
        "messages/templates/translate.html",
        form=form,
        template=found.template,
        swedish=swedish_of(found.template),
        locale_of_text=locale,
        is_outdated=offered.standing(locale.tag) is TextStanding.OUTDATED,
        differs=_differences(found),
        cancel_url=_address(found.template),
    )


def _differences(found: Opened) -> list[str]:
    """What a translation has too much or too little beside today's Swedish."""
    if found.text is None:
        return []
    swedish = swedish_of(found.template)
    remarks = check_translation((swedish.subject, swedish.body), (found.text.subject, found.text.body))
    return [in_words(remark.said) for remark in remarks]


@room.route("/<int:template_id>/retire", methods=["POST"], permit=permits.TEMPLATES)
def retire(template_id: int) -> ResponseReturnValue:
    """No longer offer a letter."""
    found = queries.template(template_id)
    operations.retire(found)
    answers.done(_("The letter is not offered any more."), undo_url=url_for(".use_again", template_id=found.id))
    return redirect(url_for(".templates"), 303)


@room.route("/<int:template_id>/use-again", methods=["POST"], permit=permits.TEMPLATES)
def use_again(template_id: int) -> ResponseReturnValue:
    """Offer a retired letter again."""
    found = queries.template(template_id)
    operations.use_again(found)
    answers.done(_("The letter is offered again."))
    return _to(found)


def _address(found: "LetterTemplate") -> str:
    return url_for(".template", template_id=found.id)


def _to(found: "LetterTemplate") -> ResponseReturnValue:
    return redirect(_address(found), 303)
