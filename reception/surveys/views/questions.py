"""The questions of a survey, in their order: added from the bank or written, moved, removed, looked at."""

from typing import TYPE_CHECKING, Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import language_name
from reception.i18n.locales import DEFAULT, KNOWN
from reception.i18n.text import _
from reception.surveys import permits
from reception.surveys.forms.questions import BankForm, QuestionForm
from reception.surveys.operations import questions as operations
from reception.surveys.operations.texts import hold_draft
from reception.surveys.queries import surveys as queries
from reception.surveys.queries.texts import asked_in
from reception.surveys.rules.bank import bank
from reception.surveys.rules.surveys import tags_of
from reception.surveys.terms import QuestionKind, SurveyState
from reception.surveys.views.frame import done, in_frame
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import saved, written

if TYPE_CHECKING:
    from reception.surveys.models import Survey, SurveyQuestion

room = Room("survey_questions", __name__, url_prefix="/surveys/<number:number>/questions")


@room.route("", permit=permits.SURVEYS)
def questions(number: str) -> ResponseReturnValue:
    """The questions in their order, with what each is answered by."""
    found = queries.survey(number)
    said = asked_in(found, DEFAULT.tag)
    rows = [(one, said[one.id], bank().all.get(one.code or "")) for one in found.questions]
    return in_frame("surveys/questions/list.html", found, "questions", rows=rows)


@room.route("/add", methods=["GET", "POST"], permit=permits.MAKE)
def add(number: str) -> ResponseReturnValue:
    """Add questions of the bank."""
    found = queries.survey(number)
    if found.state is not SurveyState.DRAFT:
        return _refused(found)
    form = BankForm()
    there = {one.code for one in found.questions}
    form.offer([(item.code, _(item.text)) for item in bank().offered if item.code not in there])
    if form.validate_on_submit() and saved(form, lambda: operations.add_from_bank(found, form.codes.data or [])):
        answers.done(_("The questions are added."))
        return _to(found)
    return in_frame("surveys/questions/add.html", found, "", form=form, cancel_url=_address(found))


@room.route("/new", methods=["GET", "POST"], permit=permits.MAKE)
def new(number: str) -> ResponseReturnValue:
    """Write a question of one's own."""
    found = queries.survey(number)
    if found.state is not SurveyState.DRAFT:
        return _refused(found)
    form = QuestionForm(version=found.version)
    if form.validate_on_submit():
        made = written(
            form,
            lambda: operations.write_question(
                found, kind=form.kind.data, text=form.text.data or "", choices=form.choices.data or ""
            ),
        )
        if made is not None:
            answers.done(_("The question is added in Swedish. Now it can be written in the other languages."))
            return _to(found)
    return _form_page(found, form, _("Write a question"))


@room.route("/<int:question_id>/edit", methods=["GET", "POST"], permit=permits.MAKE)
def edit(number: str, question_id: int) -> ResponseReturnValue:
    """Change a question of one's own. One of the bank is asked as it is, so that years can be compared."""
    found = queries.survey(number)
    question = _question(found, question_id)
    if question.code is not None:
        abort(404)
    if found.state is not SurveyState.DRAFT:
        return _refused(found)
    form = _form(found, question)
    is_latest = form.validate_on_submit() and not form.is_outdated(found, lambda: _form(found, question, formdata=None))
    if is_latest and saved(form, lambda: _changed(found, question, form)):
        answers.done(_("The question is changed. Look at its translations."))
        return _to(found)
    return _form_page(found, form, _("Change the question"), skip=_not_asked(question))


def _changed(found: "Survey", question: "SurveyQuestion", form: QuestionForm) -> None:
    operations.change_question(found, question, text=form.text.data or "", choices=form.choices.data or "")


def _not_asked(question: "SurveyQuestion") -> tuple[str, ...]:
    return ("kind",) if question.kind is QuestionKind.CHOICE else ("kind", "choices")


def _form(found: "Survey", question: "SurveyQuestion", **options: Any) -> QuestionForm:
    said = asked_in(found, DEFAULT.tag)[question.id]
    options_said = "\n".join(one or "" for one in said.options) if question.kind is QuestionKind.CHOICE else ""
    data = {"text": said.text, "kind": question.kind, "choices": options_said, "version": found.version}
    form = QuestionForm(data=data, **options)
    form.kind.data = question.kind
    form.kind.required = None
    return form


def _form_page(found: "Survey", form: QuestionForm, title: str, skip: tuple[str, ...] = ()) -> str:
    return in_frame(
        "surveys/questions/form.html", found, "", form=form, title=title, skip=skip, cancel_url=_address(found)
    )


@room.route("/<int:question_id>/<any(up, down):way>", methods=["POST"], permit=permits.MAKE)
def move(number: str, question_id: int, way: str) -> ResponseReturnValue:
    """Let a question change places with the one before or after it."""
    found = queries.survey(number)
    question, by = _question(found, question_id), -1 if way == "up" else 1
    words = _("The question stands earlier now.") if by < 0 else _("The question stands later now.")
    return done(lambda: operations.move_question(found, question, by), words, _address(found))


@room.route("/<int:question_id>/remove", methods=["POST"], permit=permits.MAKE)
def remove(number: str, question_id: int) -> ResponseReturnValue:
    """Do not ask a question after all."""
    found = queries.survey(number)
    question = _question(found, question_id)
    words = _("The question is removed.")
    return done(lambda: operations.remove_question(found, question), words, _address(found))


@room.route("/<int:question_id>/preview", permit=permits.SURVEYS)
def preview(number: str, question_id: int) -> ResponseReturnValue:
    """A question as a newcomer sees it, in any language of the survey (`tongue`), with the Swedish beside it."""
    found = queries.survey(number)
    question, tags = _question(found, question_id), tags_of(found.languages)
    asked = request.args.get("tongue", DEFAULT.tag)
    tag = asked if asked in tags else DEFAULT.tag
    return in_frame(
        "surveys/questions/preview.html",
        found,
        "",
        question=question,
        place=found.questions.index(question) + 1,
        hers=asked_in(found, tag)[question.id],
        swedish=asked_in(found, DEFAULT.tag)[question.id],
        tongue=KNOWN[tag],
        tongues=[
            (language_name(one), url_for(".preview", number=number, question_id=question_id, tongue=one), one == tag)
            for one in tags
        ],
    )


def _question(found: "Survey", question_id: int) -> "SurveyQuestion":
    return next((one for one in found.questions if one.id == question_id), None) or abort(404)


def _refused(found: "Survey") -> ResponseReturnValue:
    """Only a draft can be changed: say so on its page."""
    return done(lambda: hold_draft(found), "", _address(found))


def _address(found: "Survey") -> str:
    return url_for("survey_questions.questions", number=found.number)


def _to(found: "Survey") -> ResponseReturnValue:
    return redirect(_address(found), 303)
