"""The meetings of an activity: planned, held, and who came, as numbers."""

from typing import TYPE_CHECKING, Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _, ngettext
from reception.inclusion import permits
from reception.inclusion.forms.occasions import OccasionForm, PlanForm
from reception.inclusion.operations import occasions as operations
from reception.inclusion.queries import activities
from reception.inclusion.queries import occasions as queries
from reception.inclusion.rules.occasions import is_unsettled, next_meeting
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import saved, written

if TYPE_CHECKING:
    from reception.inclusion.models import Activity, ActivityOccasion

room = Room("occasions", __name__, url_prefix="/activities/<number:number>/occasions")


@room.route("/new", methods=["GET", "POST"], permit=permits.ACTIVITIES)
def plan(number: str) -> ResponseReturnValue:
    """Plan a meeting, or one each week."""
    activity = activities.activity(number)
    form = PlanForm(data={"on": next_meeting(activity.weekday, today())})
    if form.validate_on_submit():
        made = written(form, lambda: operations.plan_occasions(activity, form.on.data, form.until.data))
        if made is not None:
            count = len(made)
            return _back_to(activity, ngettext("%(num)s meeting is planned.", "%(num)s meetings are planned.", count))
    return _form_page(activity, form, _("Plan meetings"))


@room.route("/<int:occasion_id>", methods=["GET", "POST"], permit=permits.ACTIVITIES)
def settle(number: str, occasion_id: int) -> ResponseReturnValue:
    """Say what became of a meeting, or move it."""
    activity = activities.activity(number)
    one = queries.occasion(activity, occasion_id)
    form = _form(one)
    is_latest = form.validate_on_submit() and not form.is_outdated(one, lambda: _form(one, formdata=None))
    if is_latest and saved(form, lambda: operations.settle_occasion(one, **form.entered)):
        return _back_to(activity, _("The meeting is noted."))
    title = _("What became of the meeting on %(day)s", day=one.on.isoformat())
    return _form_page(activity, form, title, one)


def _form(one: "ActivityOccasion", **options: Any) -> OccasionForm:
    """Of one whose day has passed it is asked; nothing is chosen for the one who answers."""
    form = OccasionForm(obj=one, **options)
    if request.method == "GET" and is_unsettled(one.state, one.on, today()) and not form.was_given_back:
        form.state.data = None
    return form


@room.route("/<int:occasion_id>/remove", methods=["GET", "POST"], permit=permits.ACTIVITIES)
def remove(number: str, occasion_id: int) -> ResponseReturnValue:
    """It was noted by mistake."""
    activity = activities.activity(number)
    one = queries.occasion(activity, occasion_id)
    if request.method == "POST":
        operations.remove_occasion(one)
        return _back_to(activity, _("The meeting is removed."))
    return render_template("inclusion/occasions/remove.html", activity=activity, occasion=one)


def _form_page(
    activity: "Activity", form: PlanForm | OccasionForm, title: str, one: "ActivityOccasion | None" = None
) -> str:
    return render_template("inclusion/occasions/form.html", activity=activity, form=form, title=title, occasion=one)


def _back_to(activity: "Activity", words: str) -> ResponseReturnValue:
    answers.done(words)
    return redirect(url_for("activities.activity", number=activity.number, _anchor="meetings"), 303)
