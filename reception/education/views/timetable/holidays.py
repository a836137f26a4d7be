"""The days off of a school: added with what falls away, and removed again."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.education import permits
from reception.education.forms.timetable import HolidayForm
from reception.education.operations.timetable import holidays as operations
from reception.education.queries.school_units import school_units
from reception.education.queries.timetable import holidays as queries
from reception.education.queries.timetable.holidays import Effect
from reception.i18n.formats import today
from reception.i18n.text import _, ngettext
from reception.reckoning.periods import Period
from reception.web.blueprint import Room
from reception.web.remarks import saved

room = Room("holidays", __name__, url_prefix="/school/holidays")


@room.route("", permit=permits.GROUPS)
def holidays() -> ResponseReturnValue:
    """The days off from this school year on."""
    found = queries.holidays(queries.own_units(), _year_began())
    return render_template("education/holidays/holidays.html", holidays=found, today=today(), units=len(school_units()))


@room.route("/new", methods=["GET", "POST"], permit=permits.KEEP_GROUPS)
def new() -> ResponseReturnValue:
    """Add days off; "Show what changes" saves nothing."""
    form = HolidayForm()
    form.offer(school_units())
    effect: Effect | None = None
    if form.validate_on_submit():
        if request.form.get("again"):
            effect = _effect(form)
        elif saved(form, lambda: _add(form)):
            return redirect(url_for(".holidays"), 303)
    return render_template("education/holidays/new.html", form=form, effect=effect)


def _effect(form: HolidayForm) -> Effect | None:
    values = form.values
    if values["last_on"] < values["first_on"]:
        form.refuse("last_on", _("The last day lies before the first."))
        return None
    return queries.effect_of(values["unit_id"], Period(values["first_on"], values["last_on"]))


def _add(form: HolidayForm) -> None:
    _holiday, changed = operations.add_holiday(**form.values)
    gone, _new, kept = operations.summed(changed.values())
    flash(
        ngettext(
            "The days off are added. %(num)s lesson fell away.",
            "The days off are added. %(num)s lessons fell away.",
            gone,
        ),
        "done",
    )
    if kept:
        flash(_("Lessons whose register is taken stay as they were held: %(count)s.", count=kept), "soon")


@room.route("/<int:holiday_id>/remove", methods=["POST"], permit=permits.KEEP_GROUPS)
def remove(holiday_id: int) -> ResponseReturnValue:
    """The days have lessons after all."""
    _gone, new, _kept = operations.summed(operations.remove_holiday(queries.holiday(holiday_id)).values())
    flash(
        ngettext(
            "The days off are removed. %(num)s lesson came back.",
            "The days off are removed. %(num)s lessons came back.",
            new,
        ),
        "done",
    )
    return redirect(url_for(".holidays"), 303)


def _year_began() -> date:
    """The latest 1 July: what was before belongs to another school year (skolförordningen: 1 July to 30 June)."""
    day = today()
    return date(day.year if day.month >= 7 else day.year - 1, 7, 1)
