"""Surveys: the list, one of them, making and changing it, opening and closing it."""

from typing import TYPE_CHECKING, Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.accounts import queries as accounts
from reception.i18n import locales
from reception.i18n.formats import language_name, listed
from reception.i18n.locales import DEFAULT
from reception.i18n.text import _
from reception.reckoning.remarks import Refused
from reception.surveys import permits
from reception.surveys.forms.surveys import NewSurveyForm, SurveyForm
from reception.surveys.operations import surveys as operations
from reception.surveys.operations.texts import hold_draft
from reception.surveys.queries import surveys as queries
from reception.surveys.queries.askings import askings
from reception.surveys.queries.texts import asked_in, coverages, places
from reception.surveys.rules.surveys import tags_of
from reception.surveys.terms import SurveyState
from reception.surveys.views.frame import done, in_frame, part_name, tell
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.paging import page_of, window
from reception.web.remarks import saved, written

if TYPE_CHECKING:
    from reception.surveys.models import Survey
    from reception.surveys.rules.texts import Coverage

room = Room("surveys", __name__, url_prefix="/surveys")


@room.route("", permit=permits.SURVEYS)
def surveys() -> ResponseReturnValue:
    """The surveys, newest first."""
    return render_template("surveys/surveys/list.html", page=page_of(queries.surveys(window())))


@room.route("/new", methods=["GET", "POST"], permit=permits.MAKE)
def new() -> ResponseReturnValue:
    """Begin a survey."""
    form = NewSurveyForm()
    _offer(form)
    if form.validate_on_submit():
        made = written(form, lambda: operations.make_survey(**form.entered, usual=form.start.data == "usual"))
        if made is not None:
            answers.done(_("The survey is a draft. Nobody is asked before it is opened."))
            return _to(made)
    return render_template("surveys/surveys/new.html", form=form, cancel_url=url_for(".surveys"))


def _offer(form: SurveyForm) -> None:
    tongues = [one.tag for one in locales.for_newcomers() if not one.pseudo and one.tag != DEFAULT.tag]
    units = [(one.id, one.name) for one in accounts.working_units()]
    form.offer(units, sorted(((tag, language_name(tag)) for tag in tongues), key=lambda one: one[1].casefold()))


@room.route("/<number:number>", permit=permits.SURVEYS)
def survey(number: str) -> ResponseReturnValue:
    """Where a survey stands, what it asks, how far each language is, and how many were asked."""
    found = queries.survey(number)
    covered = coverages(found)
    return in_frame(
        "surveys/surveys/page.html",
        found,
        "survey",
        coverages=covered,
        lacking={one.language: _lacking(found, one) for one in covered},
        questions=[(one, asked_in(found, DEFAULT.tag)[one.id]) for one in found.questions],
        asked=queries.asked_in_groups(found),
        next_step=_next_step(found, covered, is_asked=bool(askings(found))),
    )


def _lacking(found: "Survey", one: "Coverage") -> str:
    """What a language lacks, in words: "Question 2; Question 2, answer 1"."""
    return listed([part_name(*place) for place in places(found, one.lacking)])


def _next_step(found: "Survey", covered: "list[Coverage]", *, is_asked: bool) -> str:
    """What is to be done next, said plainly."""
    if found.state is SurveyState.DRAFT:
        return _next_of_draft(found, covered)
    if found.state is SurveyState.CLOSED:
        return _("The survey is closed. Next: look at the results.")
    if not is_asked:
        return _("The survey is open, and nobody has been asked yet. Next: ask newcomers, or print slips of paper.")
    if found.closes_on is not None:
        return _("Answers are coming in until %(day)s. Then the survey closes by itself.", day=found.closes_on)
    return _("Answers are coming in. Next: close the survey when no more are awaited. Then its results can be seen.")


def _next_of_draft(found: "Survey", covered: "list[Coverage]") -> str:
    if all(one.about is not None for one in found.questions):
        return _("Next: add the questions.")
    lacking = [one.language for one in covered if not one.is_complete]
    if DEFAULT.tag in lacking:
        return _("Next: write what is missing in Swedish. The survey cannot be opened before.")
    if lacking:
        names = listed([language_name(tag) for tag in lacking])
        return _(
            "Next: write what is missing in these languages, or open without them: %(languages)s.", languages=names
        )
    return _("Nothing is missing. Next: open the survey.")


@room.route("/<number:number>/edit", methods=["GET", "POST"], permit=permits.MAKE)
def edit(number: str) -> ResponseReturnValue:
    """Change what a draft is called, whose it is, and in which languages and when it is asked."""
    found = queries.survey(number)
    if found.state is not SurveyState.DRAFT:
        return done(lambda: hold_draft(found), "", _address(found))
    form = _form(found)
    is_latest = form.validate_on_submit() and not form.is_outdated(found, lambda: _form(found, formdata=None))
    if is_latest and saved(form, lambda: operations.change_survey(found, **form.entered)):
        answers.done(_("The survey is changed."))
        return _to(found)
    return in_frame("surveys/surveys/edit.html", found, "", form=form, cancel_url=_address(found))


def _form(found: "Survey", **options: Any) -> SurveyForm:
    names = ("title", "unit_id", "opens_on", "closes_on", "version")
    data = {name: getattr(found, name) for name in names}
    form = SurveyForm(data={**data, "languages": tags_of(found.languages)[1:]}, **options)
    _offer(form)
    return form


@room.route("/<number:number>/open", methods=["GET", "POST"], permit=permits.MAKE, endpoint="open")
def opening(number: str) -> ResponseReturnValue:
    """See in which languages a survey opens and what the others lack, and open it."""
    found = queries.survey(number)
    if request.method == "POST":
        return _opened(found)
    covered = coverages(found)
    return in_frame(
        "surveys/surveys/open.html",
        found,
        "",
        coverages=covered,
        lacking={one.language: _lacking(found, one) for one in covered},
        cancel_url=_address(found),
    )


def _opened(found: "Survey") -> ResponseReturnValue:
    try:
        left = operations.open_survey(found)
    except Refused as refused:
        tell(refused.remarks)
        return _to(found)
    if left:
        names = listed([language_name(tag) for tag in left])
        answers.done(_("The survey is open, but not in these languages: %(languages)s.", languages=names))
    else:
        answers.done(_("The survey is open."))
    return _to(found)


@room.route("/<number:number>/close", methods=["GET", "POST"], permit=permits.MAKE)
def close(number: str) -> ResponseReturnValue:
    """Take no more answers."""
    found = queries.survey(number)
    if request.method == "POST":
        return done(lambda: operations.close_survey(found), _("The survey is closed."), _address(found))
    return in_frame("surveys/surveys/close.html", found, "", cancel_url=_address(found))


@room.route("/<number:number>/copy", methods=["POST"], permit=permits.MAKE)
def copy(number: str) -> ResponseReturnValue:
    """Make a new draft of a survey."""
    found = queries.survey(number)
    made = operations.copy_survey(found, _("%(title)s (copy)", title=found.title[:190]))
    answers.done(_("This is a new draft with the same questions and texts."))
    return _to(made)


@room.route("/<number:number>/remove", methods=["GET", "POST"], permit=permits.MAKE)
def remove(number: str) -> ResponseReturnValue:
    """Remove a draft that nobody needs."""
    found = queries.survey(number)
    if request.method == "POST":
        return done(lambda: operations.remove_survey(found), _("The draft is removed."), url_for(".surveys"))
    return in_frame("surveys/surveys/remove.html", found, "", cancel_url=_address(found))


def _address(found: "Survey") -> str:
    return url_for("surveys.survey", number=found.number)


def _to(found: "Survey") -> ResponseReturnValue:
    return redirect(_address(found), 303)
