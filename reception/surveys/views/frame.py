"""What the pages of a survey share: its tabs, the words for its parts, and what a button does."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.reckoning.remarks import Refused, Remark
from reception.surveys import permits
from reception.surveys.rules.texts import INTRODUCTION, QUESTION, THANKS
from reception.surveys.terms import SurveyState
from reception.web import answers

if TYPE_CHECKING:
    from reception.surveys.models import Survey


def in_frame(template: str, survey: "Survey", here: str, **context: Any) -> str:
    """A page of a survey. `here`: which tab is open; "" on a page below one.

    The template begins with `{% extends "surveys/surveys/layout.html" %}` and fills `page`, and `title` below a tab.
    """
    pages = [
        (_("Survey"), url_for("surveys.survey", number=survey.number), here == "survey"),
        (_("Questions"), url_for("survey_questions.questions", number=survey.number), here == "questions"),
        (_("Texts"), url_for("survey_texts.texts", number=survey.number), here == "texts"),
        (_("Who is asked"), url_for("survey_askings.askings", number=survey.number), here == "askings"),
    ]
    return render_template(
        template,
        survey=survey,
        survey_pages=pages,
        may_make=permits.MAKE.held_by(staff()),
        is_draft=survey.state is SurveyState.DRAFT,
        is_open=survey.state is SurveyState.OPEN,
        **context,
    )


def part_name(place: int | None, part: str) -> str:
    """What a part of a survey is called: "Question 2, answer 3"."""
    if part == INTRODUCTION:
        return _("What stands first")
    if part == THANKS:
        return _("What stands last")
    if part == QUESTION:
        return _("Question %(place)s", place=place)
    return _("Question %(place)s, answer %(number)s", place=place, number=part.partition("-")[2])


def done(work: Callable[[], object], words: str, where: str) -> ResponseReturnValue:
    """Do what a button asks for, and go on to `where`; what the rules refuse is said there."""
    try:
        work()
    except Refused as refused:
        tell(refused.remarks)
    else:
        answers.done(words)
    return redirect(where, 303)


def tell(remarks: Iterable[Remark]) -> None:
    """Say on the next page why nothing was done."""
    for remark in remarks:
        flash(in_words(remark.said), "late")
