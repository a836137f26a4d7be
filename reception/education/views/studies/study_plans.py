"""The assessment of what a pupil knows, and the individual study plan with its versions."""

from typing import TYPE_CHECKING, Any, Final

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import current, staff
from reception.education import permits
from reception.education.forms.studies.plans import AssessmentForm, StudyPlanForm
from reception.education.operations.studies import plans as operations
from reception.education.queries.pupils import pupil as pupil_numbered
from reception.education.queries.studies import plans as queries
from reception.education.queries.studies.rights import right_of
from reception.education.rules.studies.plans import BASIS, is_review_due
from reception.education.views.pupils.pupil_tabs import pupil_page, register_tab
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.web.answers import done
from reception.web.blueprint import Room
from reception.web.remarks import warn, written

if TYPE_CHECKING:
    from reception.education.models import Pupil

room = Room("study_plans", __name__)
register_tab("plan", N_("Study plan"), "study_plans.plan", permits.STUDY_PLANS, 10)

#: What a new version takes over of the one before; each talk says anew when it was, and with whom.
_TAKEN_OVER: Final = (
    "goal", "goal_text", "path", "until_course", "until_on", "pace", "hours", "when", "combination", "combined_with",
    "further", "language", "with_interpreter",
)  # fmt: skip


@room.route("/pupils/<number:number>/plan", permit=permits.STUDY_PLANS)
def plan(number: str) -> ResponseReturnValue:
    """The plan that holds, the earlier versions, and the assessments."""
    pupil = pupil_numbered(number, permits.PUPILS)
    versions = queries.plans_of(pupil)
    return render_template(
        "education/plan/page.html",
        page=pupil_page(pupil, "plan"),
        plan=versions[0] if versions else None,
        earlier=versions[1:],
        assessments=queries.assessments_of(pupil),
        review_is_due=bool(versions) and is_review_due(versions[0].review_on, today()),
        writes=permits.WRITE_PUPILS.held_by(current()),
        basis=BASIS,
    )


@room.route("/pupils/<number:number>/plan/<int:plan_id>", permit=permits.STUDY_PLANS)
def version(number: str, plan_id: int) -> ResponseReturnValue:
    """One version of it."""
    pupil = pupil_numbered(number)
    return render_template("education/plan/version.html", page=pupil_page(pupil, ""), plan=queries.plan(pupil, plan_id))


@room.route("/pupils/<number:number>/plan/<int:plan_id>/print", endpoint="paper", permit=permits.STUDY_PLANS)
def on_paper(number: str, plan_id: int) -> ResponseReturnValue:
    """One page with lines to sign on."""
    pupil = pupil_numbered(number)
    return render_template(
        "education/plan/paper.html",
        page=pupil_page(pupil, ""),
        plan=queries.plan(pupil, plan_id),
        right=right_of(pupil),
        basis=BASIS,
    )


@room.route("/pupils/<number:number>/plan/new", methods=["GET", "POST"], permit=permits.WRITE_PUPILS)
def new(number: str) -> ResponseReturnValue:
    """A new version, drawn up with the pupil; the old one stays to be read."""
    pupil = pupil_numbered(number, permits.WRITE_PUPILS)
    form = StudyPlanForm(**_preset(pupil))
    is_sent = form.validate_on_submit()
    if is_sent and (made := written(form, lambda: operations.draw_up(pupil, by_id=staff().user_id, **form.facts))):
        done(_("The study plan is saved."))
        warn(made[1])
        return redirect(url_for(".plan", number=number), 303)
    return render_template("education/plan/new.html", page=pupil_page(pupil, ""), form=form)


def _preset(pupil: "Pupil") -> dict[str, Any]:
    """What the last version says; without one, path and course of the assessment."""
    versions = queries.plans_of(pupil)
    if versions:
        return {"on": today(), **{name: getattr(versions[0], name) for name in _TAKEN_OVER}}
    found = queries.assessed([pupil.id]).get(pupil.id)
    return {"on": today(), "path": found[0] if found else None}


@room.route("/pupils/<number:number>/assessments/new", methods=["GET", "POST"], permit=permits.WRITE_PUPILS)
def assess(number: str) -> ResponseReturnValue:
    """What the pupil knows, and where to begin."""
    pupil = pupil_numbered(number, permits.WRITE_PUPILS)
    form = AssessmentForm()
    is_sent = form.validate_on_submit()
    if is_sent and (made := written(form, lambda: operations.assess(pupil, by_id=staff().user_id, **form.values))):
        done(_("The assessment is saved."))
        warn(made[1])
        return redirect(url_for(".plan", number=number), 303)
    return render_template("education/plan/assess.html", page=pupil_page(pupil, ""), form=form)
