"""What only a human can answer about a list."""

from contextlib import suppress
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.audit.reading import saw
from reception.i18n.text import _, ngettext
from reception.imports import operations, queries
from reception.imports.forms.questions import name_of, questions_form
from reception.imports.rules.columns import kept
from reception.imports.terms import ImportState, QuestionKind
from reception.imports.views.room import route, target
from reception.imports.wording import person_in_words
from reception.web.answers import done
from reception.web.paging import page_of, window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reception.imports.models import ImportRun
    from reception.imports.operations.sources import Answer
    from reception.imports.rules.records import Question


@route("/<number:number>/questions", methods=["GET", "POST"])
def questions(number: str) -> ResponseReturnValue:
    """Answer what is asked, all of it or some."""
    run = queries.run(number, target())
    if run.state is not ImportState.READY:
        return _not_now(run)
    preview = queries.preview_of(run)
    offset, limit = window()
    page = page_of(preview.questions[offset : offset + limit])
    staff = queries.casework_staff([run.unit_id]) if run.unit_id is not None else ()
    people = [(user.id, user.name) for user in staff]
    asked = [*page.rows, *_on_other_pages(preview.questions, page.rows)]
    form, before = questions_form(asked, people, _people_in(asked)), queries.answered(run)
    missed = form.missed(request.form, before)
    if form.validate_on_submit():
        form.refuse_answered(asked, before)
        if not missed and not form.failed:
            return _answered(run, form.answers(asked))
    places = {(question.sheet, row) for question in page.rows for row in question.rows}
    saw(row.person_id for row in preview.rows if row.person_id is not None and (row.sheet, row.row) in places)
    return render_template(
        "imports/questions.html", run=run, form=form, page=page, workers=_known(run, people), given=queries.given(run),
        missed=len(missed),
    ), 409 if missed else 200  # fmt: skip


def _people_in(questions: "Sequence[Question]") -> dict[str, str]:
    """How those are called of whom it is asked whether they are the row's person, by their numbers."""
    asked = (question for question in questions if question.kind == QuestionKind.SAME_PERSON.value)
    numbers = [str(option.params["number"]) for one in asked for option in one.options if "number" in option.params]
    return {person.number: person_in_words(person) for person in queries.identities(numbers)} if numbers else {}


def _not_now(run: "ImportRun") -> ResponseReturnValue:
    """The list is being read, or is done; what arrives now is not kept, and that is said."""
    if request.method == "POST":
        flash(_("The list was at work, so your answers were not kept. Answer again when it has been read."), "late")
    return redirect(url_for(".run", number=run.number), 303)


def _on_other_pages(questions: "Sequence[Question]", here: "Sequence[Question]") -> "list[Question]":
    """What was answered here and stands on another page now, since others were answered meanwhile."""
    return [question for question in questions if question not in here and request.form.get(name_of(question))]


def _answered(run: "ImportRun", answers: "list[Answer]") -> ResponseReturnValue:
    if not answers:
        flash(_("Nothing was answered. The rows wait."), "info")
        return redirect(url_for(".questions", number=run.number), 303)
    try:
        operations.answer(run, answers, _columns(run))
    except operations.NotNow:
        return _not_now(run)
    done(ngettext("%(num)s answer is kept.", "%(num)s answers are kept.", len(answers)))
    return redirect(url_for(".run", number=run.number), 303)


def _columns(run: "ImportRun") -> dict[str, dict[str, str]]:
    """What the headers of the file mean, to know the list by the next time."""
    if run.source is not None:
        return {}
    found: dict[str, dict[str, str]] = {}
    for sheet in queries.columns_of_run(run):
        found.setdefault(sheet.kind, {}).update(kept(sheet.columns))
    return found


def _known(run: "ImportRun", people: list[tuple[int, str]]) -> list[tuple[str, str | None]]:
    """(spelling, the name of who it is, None for nobody) as answered for this list before."""
    names = dict(people)
    answered = run.source.workers if run.source is not None else {}
    return [(spelling, names.get(worker)) for spelling, worker in sorted(answered.items())]


@route("/<number:number>/questions/again", methods=["POST"])
def ask_again(number: str) -> ResponseReturnValue:
    """Forget an answer: who a spelling is, or all that was said about this file."""
    with suppress(operations.NotNow):
        operations.ask_again(queries.run(number, target()), request.form.get("spelling"))
    return redirect(url_for(".run", number=number), 303)
