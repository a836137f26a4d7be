"""A pupil's results: the courses of the path, each result with what stood before, entering and correcting one."""

from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.permit import OutOfReach
from reception.education import permits
from reception.education.forms.results import CorrectionForm, ResultForm
from reception.education.operations.results import single_results as operations
from reception.education.operations.results.single_results import Entry
from reception.education.queries.groups import group_by_id, leads
from reception.education.queries.pupils import pupil as pupil_numbered
from reception.education.queries.results import passed, results_of
from reception.education.queries.results import single_results as queries
from reception.education.queries.results.grid import value_of
from reception.education.queries.studies.histories import histories
from reception.education.rules import results as rules
from reception.education.terms.pupils import ResultPart
from reception.education.views.pupils.pupil_tabs import pupil_page, register_tab
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import warn, written

if TYPE_CHECKING:
    from reception.education.models import Pupil, Result
    from reception.education.rules.results import Step

room = Room("single_results", __name__)
register_tab("results", N_("Results"), "single_results.results", permits.RESULTS, 40)


@room.route("/pupils/<number:number>/results", permit=permits.RESULTS)
def results(number: str) -> str:
    """Where the pupil stands on the path, and every result with its history."""
    pupil = pupil_numbered(number)
    everything = results_of([pupil.id]).get(pupil.id, ())
    standing = [one for one in everything if one.replaced_at is None]
    standing.sort(key=lambda one: (one.course, one.on, one.group_id or 0, one.id), reverse=True)
    return render_template(
        "education/results/pupil.html",
        page=pupil_page(pupil, "results"),
        steps=_steps(pupil),
        standing=standing,
        corrections={one.id: queries.corrections(queries.chain(one, everything)) for one in standing},
        writes=permits.WRITE_RESULTS.held_by(staff()),
        GRADE=ResultPart.GRADE,
    )


def _steps(pupil: "Pupil") -> "tuple[Step, ...]":
    history = histories([pupil.id])[pupil.id]
    path = history.enrolments[-1].path if history.enrolments else None
    studied = {one.course: [each.days for each in history.of(one.course)] for one in history.enrolments}
    return rules.steps(path, studied, dict(passed([pupil.id]).get(pupil.id, ())), today())


@room.route("/pupils/<number:number>/results/new", methods=["GET", "POST"], permit=permits.WRITE_RESULTS)
def new(number: str) -> ResponseReturnValue:
    """Enter a result outside a group, such as of an examination (prövning)."""
    pupil = pupil_numbered(number, permits.TELL)
    form = ResultForm()
    if form.validate_on_submit() and _entered(pupil, form):
        answers.done(_("Entered and signed."))
        return redirect(url_for("single_results.results", number=number), 303)
    return render_template(
        "education/results/new.html",
        page=pupil_page(pupil, ""),
        form=form,
        cancel_url=url_for("single_results.results", number=number),
    )


def _entered(pupil: "Pupil", form: ResultForm) -> bool:
    entry = Entry(form.course.data, form.part.data, form.value.data, form.on.data, bool(form.by_examination.data))
    entered = written(form, lambda: operations.enter_alone(pupil, entry, by_id=staff().user_id))
    if entered is None:
        return False
    warn(entered[1])
    return True


@room.route("/pupils/<number:number>/results/<int:result_id>", permit=permits.RESULTS)
def result(number: str, result_id: int) -> str:
    """One result: who entered and signed it, and what stood before."""
    pupil = pupil_numbered(number)
    found = queries.result(pupil, result_id)
    rows = queries.chain(found, results_of([pupil.id])[pupil.id])
    return render_template(
        "education/results/result.html",
        page=pupil_page(pupil, ""),
        result=rows[0],
        corrections=queries.corrections(rows),
        corrects=may_correct(rows[0]),
        GRADE=ResultPart.GRADE,
    )


def may_correct(found: "Result") -> bool:
    """Whether the actor corrects it: who leads the group; of one outside a group, who signed it or leads the unit."""
    actor = staff()
    if found.signed_at is None or not permits.WRITE_RESULTS.held_by(actor):
        return False
    if found.group_id is None:
        return found.signed_by_id == actor.user_id or found.pupil.unit_id in actor.unit_ids(permits.LEADERS)
    group = group_by_id(found.group_id)
    return leads(group, actor, min(today(), group.last_on))


@room.route(
    "/pupils/<number:number>/results/<int:result_id>/correct", methods=["GET", "POST"], permit=permits.WRITE_RESULTS
)
def correct(number: str, result_id: int) -> ResponseReturnValue:
    """Correct a signed result: a new row, with the reason; the old one stays to be seen."""
    pupil = pupil_numbered(number, permits.TELL)
    found = queries.result(pupil, result_id)
    if not may_correct(found):
        raise OutOfReach
    is_grade = found.part is ResultPart.GRADE
    form = CorrectionForm(with_reasons=is_grade, **_preset(found))
    if form.validate_on_submit() and _corrected(found, form):
        return redirect(url_for("single_results.results", number=number), 303)
    return render_template(
        "education/results/correct.html",
        page=pupil_page(pupil, ""),
        form=form,
        result=found,
        cancel_url=url_for("single_results.result", number=number, result_id=result_id),
    )


def _preset(found: "Result") -> dict[str, object]:
    return {"value": value_of(found), "on": found.on} if request.method == "GET" else {}


def _corrected(found: "Result", form: CorrectionForm) -> bool:
    entry = Entry(found.course, found.part, form.value.data, form.on.data, found.by_examination)
    try:
        corrected = written(
            form,
            lambda: operations.correct(found, entry, reason=form.reason.data or "", by_id=staff().user_id),
        )
    except operations.NotCorrectable:
        form.refuse(None, _("Somebody corrected this result meanwhile. Look at the pupil's results."))
        return False
    if corrected is None:
        return False
    warn(corrected[1])
    answers.done(_("Corrected. The old result stays to be seen."))
    return True
