"""Appointments: when, where, into a calendar, and "I cannot come"."""

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import local
from reception.messages.terms import Wish
from reception.portal import permits
from reception.portal.calendars import as_calendar
from reception.portal.forms.writing import CannotComeForm
from reception.portal.operations import writing
from reception.portal.queries import times as queries
from reception.portal.queries.own_case import own_case
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_times", __name__, url_prefix="/times")


@room.route("", permit=permits.CONTACTS)
def times() -> ResponseReturnValue:
    """My appointments."""
    own = own_case()
    ahead, past = queries.times(shows_place=not own.is_protected)
    told = next((one for one in ahead if str(one.id) == request.args.get("told") and one.has_told), None)
    return render_template("portal/times.html", ahead=ahead, past=past, told=told, own=own)


@room.route("/<int:contact_id>.ics", permit=permits.CONTACTS)
def calendar(contact_id: int) -> ResponseReturnValue:
    """One appointment, for the calendar of a telephone."""
    one = queries.time(contact_id)
    name = f"{local(one.at):%Y-%m-%d}.ics"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return Response(as_calendar(one), content_type="text/calendar; charset=utf-8", headers=headers)


@room.route("/<int:contact_id>/cannot-come", methods=["GET", "POST"], permit=permits.CONTACTS)
def cannot_come(contact_id: int) -> ResponseReturnValue:
    """Tell the caseworker. The appointment stands until the caseworker has changed it."""
    own = own_case()
    one = queries.time(contact_id, shows_place=not own.is_protected)
    if not one.lies_ahead:
        return redirect(url_for(".times"), 303)
    form = CannotComeForm()
    if form.validate_on_submit():
        try:
            writing.write(Wish.CANNOT_COME, form.text.data or "", contact_id=one.id)
        except writing.EnoughForToday:
            form.refuse_more()
        else:
            return redirect(url_for(".times", told=one.id), 303)
    return render_template("portal/cannot_come.html", form=form, one=one, own=own)
