"""The results of a group signed: what was entered is locked, and courses are completed."""

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.permit import OutOfReach
from reception.education import permits
from reception.education.forms.results import SignForm
from reception.education.operations import results as operations
from reception.education.queries.results.grid import Grid, grid, histories_of, sheet_of
from reception.education.rules import results as rules
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import Grade
from reception.education.views.results import may_sign, room, shown_group, words
from reception.i18n.formats import today
from reception.i18n.sentences import in_words
from reception.i18n.text import _, ngettext
from reception.web import answers
from reception.web.remarks import written

if TYPE_CHECKING:
    from reception.education.queries.results.grid import Row


__all__ = ["room"]


@room.route("/groups/<number:number>/results/sign", methods=["GET", "POST"], permit=permits.WRITE_RESULTS)
def sign(number: str) -> ResponseReturnValue:
    """The confirmation: what is signed, of whom; and whose course is completed with it."""
    group = shown_group(number)
    if not may_sign(group):
        raise OutOfReach
    made = grid(group, today())
    rows = [row for row in made.rows if row.is_complete]
    ending = _who_may_complete(made, rows)
    form = SignForm(data=_ticked(rows, ending)) if request.method == "GET" else SignForm()
    if form.validate_on_submit() and _signed(made, form, ending):
        return redirect(url_for("results.results", number=group.number), 303)
    form.shown.data = rules.told(sheet_of(one for row in rows for one in row.unsigned))
    return render_template(
        "education/results/sign.html",
        form=form, grid=made, group=group, rows=rows, ending=ending, words=words(), remarks=_remarks(made, rows),
    )  # fmt: skip


def _ticked(rows: "list[Row]", ending: set[int]) -> dict[str, list[int]]:
    """All complete rows, or the one that was asked for; and the completion of those who passed."""
    asked = request.args.get("pupil", "")
    chosen = [row for row in rows if not asked or row.number == asked]
    passed = [
        row.pupil_id for row in chosen if row.grade and row.grade.grade is Grade.PASSED and row.pupil_id in ending
    ]
    return {"pupils": [row.pupil_id for row in chosen], "completes": passed}


def _who_may_complete(made: Grid, rows: "list[Row]") -> set[int]:
    """The pupils whose studies in the course are open on the day of the grade, with nothing noted after it."""
    open_in = {pupil_id: history.open_in(made.course) for pupil_id, history in histories_of(made).items()}
    found = {row.pupil_id: (open_in.get(row.pupil_id), row.grade) for row in rows}
    return {
        pupil_id
        for pupil_id, (studies, grade) in found.items()
        if studies is not None and grade is not None and studies.latest <= grade.on <= today()
    }


def _remarks(made: Grid, rows: "list[Row]") -> dict[int, list[str]]:
    """What is to be noted beside each row before it is signed."""
    studied = histories_of(made)
    found: dict[int, list[str]] = {}
    for row in rows:
        if row.grade is None:
            continue
        written = sheet_of([row.grade])[row.pupil_id, ResultPart.GRADE]
        days = [one.days for one in studied[row.pupil_id].of(made.course)]
        key, tested = (row.pupil_id, ResultPart.GRADE), ResultPart.TEST in row.cells
        said = rules.remarks_on_cell(key, made.course, written, days, today(), tested=tested)
        found[row.pupil_id] = [in_words(remark.said) for remark in said]
    return found


def _signed(made: Grid, form: SignForm, ending: set[int]) -> bool:
    chosen = set(form.pupils.data or ())
    completes = chosen & set(form.completes.data or ()) & ending
    shown = rules.read(form.shown.data or "")
    try:
        done = written(
            form,
            lambda: operations.sign(made.group, chosen, shown, completes=completes, by_id=staff().user_id),
        )
    except operations.Clash:
        form.refuse(None, _("Somebody changed these results meanwhile. Look at the list, and sign again if it holds."))
        return False
    if done is None:
        return False
    answers.done(ngettext("%(num)s result signed.", "%(num)s results signed.", done[0]))
    if completes:
        said = ngettext("%(num)s pupil completed the course.", "%(num)s pupils completed the course.", len(completes))
        flash(said, "done")
    return True
