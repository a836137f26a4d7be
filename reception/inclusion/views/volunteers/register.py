"""Volunteers: the list, one of them, adding and changing one, ending one."""

from typing import TYPE_CHECKING, Any

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.inclusion import permits
from reception.inclusion.forms.volunteers import EndVolunteerForm, VolunteerFilter, VolunteerForm, blank_volunteer
from reception.inclusion.operations import volunteers as operations
from reception.inclusion.queries import volunteers as queries
from reception.inclusion.queries.volunteers import Wanted
from reception.inclusion.rules.volunteers import has_ended
from reception.inclusion.views.frame import pages
from reception.inclusion.views.volunteers.room import back_to, form_page, room
from reception.web.paging import page_of, window
from reception.web.remarks import saved, warn, written

if TYPE_CHECKING:
    from reception.inclusion.models import Volunteer


@room.route("", permit=permits.VOLUNTEERS)
def volunteers() -> ResponseReturnValue:
    """The volunteers of one's boards, narrowed."""
    narrowing = VolunteerFilter()
    narrowing.offer()
    asked = narrowing.asked()
    wanted = Wanted(
        asked.get("q", ""),
        asked.get("kind"),
        asked.get("language"),
        asked.get("free", False),
        asked.get("ended", False),
    )
    found, count = queries.volunteers_found(wanted, window())
    return render_template(
        "inclusion/volunteers/list.html",
        narrowing=narrowing,
        page=page_of(found),
        count=count,
        inclusion_pages=pages("volunteers"),
    )


@room.route("/new", methods=["GET", "POST"], permit=permits.VOLUNTEERS)
def new() -> ResponseReturnValue:
    """Note somebody who offers to be a mentor or a friend."""
    form = blank_volunteer(queries.own_units(), queries.associations())
    if form.validate_on_submit():
        made = written(form, lambda: operations.add_volunteer(**form.entered))
        if made is not None:
            warn(made[1])
            return back_to(made[0], _("The volunteer is noted."))
    hint = _("Ask the volunteer first whether this may be noted. Note no more than is needed to bring two together.")
    return form_page(None, form, _("Add a volunteer"), hint=hint)


@room.route("/<number:number>", permit=permits.VOLUNTEERS)
def volunteer(number: str) -> ResponseReturnValue:
    """One volunteer, and whom she meets: those of one's own cases by name, others as a number."""
    one, day = queries.volunteer(number), today()
    return render_template(
        "inclusion/volunteers/page.html",
        volunteer=one,
        meets=queries.meets_now(one),
        history=queries.history_of(one),
        record=queries.record_of(one, day),
        state_of=queries.match_state,
        has_ended=has_ended(one.ended_on, day),
    )


@room.route("/<number:number>/edit", methods=["GET", "POST"], permit=permits.VOLUNTEERS)
def edit(number: str) -> ResponseReturnValue:
    """Correct what is known of a volunteer."""
    one = queries.volunteer(number)
    form = _form(one)
    is_latest = form.validate_on_submit() and not form.is_outdated(one, lambda: _form(one, formdata=None))
    if is_latest and saved(form, lambda: warn(operations.change_volunteer(one, **form.entered))):
        return back_to(one, _("The volunteer is changed."))
    return form_page(one, form, _("Change the volunteer"))


def _form(one: "Volunteer", **options: Any) -> VolunteerForm:
    units, associations = queries.own_units(one.unit_id), queries.associations(one.organisation_id)
    return VolunteerForm(obj=one, units=units, associations=associations, **options)


@room.route("/<number:number>/end", methods=["GET", "POST"], permit=permits.VOLUNTEERS)
def end(number: str) -> ResponseReturnValue:
    """She meets nobody any more."""
    one = queries.volunteer(number)
    form = EndVolunteerForm(version=one.version, ended_on=one.ended_on or today())
    is_latest = form.validate_on_submit() and not form.is_outdated(one)
    if is_latest and saved(form, lambda: operations.end_volunteer(one, form.values["ended_on"])):
        return back_to(one, _("The volunteer has ended. What is noted stays, and nobody new is proposed."))
    return form_page(one, form, _("End the volunteer"))


@room.route("/<number:number>/resume", methods=["POST"], permit=permits.VOLUNTEERS)
def resume(number: str) -> ResponseReturnValue:
    """She offers it again."""
    one = queries.volunteer(number)
    operations.resume_volunteer(one)
    return back_to(one, _("The volunteer can be proposed again."))
