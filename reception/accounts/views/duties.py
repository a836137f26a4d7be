"""Duties: who is trusted with which role, where and for how long."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.accounts import operations, queries
from reception.accounts.forms import DutyForm, EndDutyForm
from reception.accounts.permits import MANAGE
from reception.accounts.views.accounts import last_administrator
from reception.accounts.views.admin import room
from reception.i18n.formats import today
from reception.i18n.text import _


@room.route("/accounts/<int:account_id>/duties/new", methods=["GET", "POST"], permit=MANAGE)
def give_duty(account_id: int) -> ResponseReturnValue:
    """Give an account a duty."""
    user, form = queries.account(account_id), DutyForm()
    form.offer(_places())
    if form.validate_on_submit() and _give(form, account_id):
        flash(_("The duty is given. It holds from its first day."), "done")
        return redirect(url_for(".account", account_id=account_id), 303)
    return render_template("accounts/give_duty.html", form=form, user=user)


def _give(form: DutyForm, account_id: int) -> bool:
    """Give the duty, or say beside the field why not."""
    role, unit = form.role.data, queries.unit_by_id(int(form.unit.data))
    if queries.holds_duty(account_id, role, unit.id):
        form.refuse("role", _("The account has this duty in this unit already."))
        return False
    period = {"starts_on": form.starts_on.data, "ends_on": form.ends_on.data}
    try:
        operations.give_duty(queries.account(account_id), role=role, unit=unit, given_by=staff().user_id, **period)
    except operations.OwnDuty:
        form.refuse(None, _own_duty())
        return False
    return True


@room.route("/duties/<int:duty_id>/end", methods=["GET", "POST"], permit=MANAGE)
def end_duty(duty_id: int) -> ResponseReturnValue:
    """End a duty at once or after a day to come."""
    duty, form = queries.duty(duty_id), EndDutyForm()
    if form.validate_on_submit():
        try:
            operations.end_duty(duty, ended_by=staff().user_id, last_day=form.last_day.data)
        except operations.OwnDuty:
            form.refuse(None, _own_duty())
        except operations.LastAdministrator:
            form.refuse(None, last_administrator())
        else:
            flash(_("The duty has a last day now.") if form.last_day.data else _("The duty is ended."), "done")
            return redirect(url_for(".account", account_id=duty.user_id), 303)
    return render_template("accounts/end_duty.html", form=form, duty=duty, today=today())


def _places() -> list[tuple[int, str]]:
    """The open boards and units, each below its board."""
    return [
        place
        for board, below in queries.open_places()
        for place in [(board.id, board.name), *((unit.id, f"{board.name} › {unit.name}") for unit in below)]
    ]


def _own_duty() -> str:
    return _("Nobody changes their own duties. Ask another administrator.")
