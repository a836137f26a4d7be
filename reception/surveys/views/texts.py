"""What a survey says, language by language: one page each, with the Swedish beside it."""

from typing import TYPE_CHECKING, Any

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import language_name
from reception.i18n.locales import DEFAULT, KNOWN
from reception.i18n.text import _
from reception.surveys import permits
from reception.surveys.forms.texts import Line, TextsForm, texts_form
from reception.surveys.operations import texts as operations
from reception.surveys.operations.texts import field_of
from reception.surveys.queries import surveys as queries
from reception.surveys.queries.texts import coverage, coverages, places, wanted, written
from reception.surveys.rules.surveys import tags_of
from reception.surveys.rules.texts import OF_SURVEY, QUESTION, Key, standing
from reception.surveys.terms import QuestionKind, SurveyState, TextState
from reception.surveys.views.frame import done, in_frame, part_name
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import saved

if TYPE_CHECKING:
    from reception.surveys.models import Survey

room = Room("survey_texts", __name__, url_prefix="/surveys/<number:number>/texts")


@room.route("", permit=permits.SURVEYS)
def texts(number: str) -> ResponseReturnValue:
    """Every language of a survey, and how far it is."""
    found = queries.survey(number)
    return in_frame("surveys/texts/list.html", found, "texts", coverages=coverages(found))


@room.route("/<language:tag>", methods=["GET", "POST"], permit=permits.MAKE)
def language(number: str, tag: str) -> ResponseReturnValue:
    """Write or look over what a survey says in a language."""
    found = queries.survey(number)
    if tag not in tags_of(found.languages):
        abort(404)
    if found.state is not SurveyState.DRAFT:
        return done(lambda: operations.hold_draft(found), "", _address(found))
    form = _form(found, tag)
    is_latest = form.validate_on_submit() and not form.is_outdated(found, lambda: _form(found, tag, formdata=None))
    if is_latest and saved(form, lambda: operations.write_texts(found, tag, form.written, _state(form))):
        answers.done(_("The texts are saved."))
        return redirect(_address(found), 303)
    return _page(found, tag, form)


def _state(form: TextsForm) -> TextState:
    return form.state.data if "state" in form else TextState.REVIEWED


def _form(found: "Survey", tag: str, **options: Any) -> TextsForm:
    there = written(found, tag)
    is_machine = any(one.state is TextState.MACHINE for one in there.values())
    data: dict[str, Any] = {"version": found.version}
    if tag != DEFAULT.tag:
        data["state"] = TextState.MACHINE if is_machine else TextState.REVIEWED
    texts_there = {key: one.text for key, one in there.items()}
    form = texts_form(_lines(found, tag), texts_there, is_swedish=tag == DEFAULT.tag, data=data, **options)
    for _line, field in form.rows:
        field.render_kw = {**field.render_kw, "lang": tag, "dir": KNOWN[tag].direction}
    return form


def _lines(found: "Survey", tag: str) -> list[Line]:
    """The texts that are written on the page of a language. In Swedish a question of the bank, and the answers that
    every question of a kind has, stand as they are: years could not be compared otherwise."""
    keys: list[Key] = [(None, part) for part in OF_SURVEY] if tag == DEFAULT.tag else []
    keys += [key for key in wanted(found) if key not in keys]
    if tag == DEFAULT.tag:
        keys = [key for key in keys if not _is_fixed(found, key)]
    named = zip(keys, places(found, keys), strict=True)
    return [Line(key, field_of(key), part_name(*place), 4 if key[0] is None else 2 if key[1] == QUESTION else 1)
            for key, place in named]  # fmt: skip


def _is_fixed(found: "Survey", key: Key) -> bool:
    question = next((one for one in found.questions if one.id == key[0]), None)
    if question is None:
        return False
    return question.code is not None or (question.kind is not QuestionKind.CHOICE and key[1] != QUESTION)


def _page(found: "Survey", tag: str, form: TextsForm) -> str:
    there, swedish = written(found, tag), written(found, DEFAULT.tag)
    is_swedish = tag == DEFAULT.tag
    stands = {
        line.key: standing(there.get(line.key), swedish.get(line.key), is_swedish=is_swedish).value
        for line in form.lines
    }
    return in_frame(
        "surveys/texts/language.html",
        found,
        "",
        form=form,
        tongue=KNOWN[tag],
        title=language_name(tag),
        swedish={key: one.text for key, one in swedish.items()},
        stands=stands,
        covered=coverage(found, tag),
        is_swedish=is_swedish,
        cancel_url=_address(found),
    )


def _address(found: "Survey") -> str:
    return url_for("survey_texts.texts", number=found.number)
