"""Teachers of a group: added, made responsible, ended."""

from typing import TYPE_CHECKING, Any

from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.education import permits
from reception.education.forms.groups import LastDayForm, TeacherForm
from reception.education.operations import groups as operations
from reception.education.queries.groups import group as group_numbered
from reception.education.queries.groups import teachers_on
from reception.education.queries.school_units import teachers_of_units
from reception.education.views.groups import back_to, group_form
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.blueprint import Room
from reception.web.remarks import saved

if TYPE_CHECKING:
    from reception.education.models import StudyGroup, Teaching

room = Room("teachers", __name__, url_prefix="/groups/<number:number>/teachers")


@room.route("/new", methods=["GET", "POST"], permit=permits.KEEP_GROUPS)
def new(number: str) -> ResponseReturnValue:
    """Somebody teaches the group too."""
    group = group_numbered(number, permits.KEEP_GROUPS)
    first = max(today(), group.first_on)
    form = TeacherForm(first_on=first, is_responsible=not any(one.is_responsible for one in teachers_on(group, first)))
    form.user_id.choices = [("", _("Choose a teacher")), *teachers_of_units(group.unit_id)]
    if form.validate_on_submit() and saved(form, lambda: operations.add_teacher(group, **form.values)):
        return back_to(group, _("The teacher is added."))
    return group_form(group, form, _("Add a teacher"), submit=_("Add the teacher"))


@room.route("/<int:teaching_id>/responsible", methods=["POST"], permit=permits.KEEP_GROUPS)
def responsible(number: str, teaching_id: int) -> ResponseReturnValue:
    """She signs the results from now on."""
    group = group_numbered(number, permits.KEEP_GROUPS)
    operations.make_responsible(_teaching(group, teaching_id))
    return back_to(group, _("The responsible teacher is changed."))


@room.route("/<int:teaching_id>/end", methods=["GET", "POST"], permit=permits.KEEP_GROUPS)
def end(number: str, teaching_id: int) -> ResponseReturnValue:
    """Her last day with the group."""
    group = group_numbered(number, permits.KEEP_GROUPS)
    teaching = _teaching(group, teaching_id)
    form = _end_form(teaching)
    is_latest = form.validate_on_submit() and not form.is_outdated(teaching, lambda: _end_form(teaching, formdata=None))
    if is_latest and saved(form, lambda: operations.end_teaching(teaching, form.on.data)):
        return back_to(group, _("The last day of the teacher is entered."))
    hint = _("Afterwards the group is not among the teacher's own, and the registers are taken by others.")
    return group_form(group, form, _("End the teaching"), hint=hint, whom=teaching.user.name)


def _end_form(teaching: "Teaching", **options: Any) -> LastDayForm:
    on = teaching.last_on or max(today(), teaching.first_on)
    return LastDayForm(version=teaching.version, on=on, **options)


def _teaching(group: "StudyGroup", teaching_id: int) -> "Teaching":
    found = next((one for one in group.teachers if one.id == teaching_id), None)
    if found is None:
        raise OutOfReach
    return found
