"""A person's protection, for those who may open the file."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.roles import CASEWORK
from reception.accounts import queries as accounts
from reception.i18n.text import _
from reception.people import operations, permits, queries
from reception.people.forms import ProtectForm, RemovalForm
from reception.people.operations.protection import FEW
from reception.web.answers import done, go_back
from reception.web.blueprint import Room

room = Room("protection", __name__, url_prefix="/people/<number:number>/protection")


@room.route("", methods=["GET", "POST"], permit=permits.WRITE)
def protection(number: str) -> ResponseReturnValue:
    """Protect a person, or see how she is protected and who may open the file."""
    person = queries.person_to_change(number)
    if person.is_protected:
        named, removal = queries.named_staff(person), queries.pending_removal(person)
        facts = {"named": named, "removal": removal, "many": len(named) > FEW, "few": FEW}
        return render_template("people/protection.html", person=person, me=staff().user_id, **facts)
    form = ProtectForm(own_staff(), data={"named": [staff().user_id]})
    if form.validate_on_submit():
        named_ids = form.named.data or []
        operations.protect(person, form.grade.data, named_ids, since=form.since.data)
        done(_("The person is protected. Only the named staff reach the file from now on."))
        return redirect(url_for(".protection", number=number) if staff().user_id in named_ids else "/people", 303)
    return render_template("people/protect.html", person=person, form=form)


def own_staff() -> list[tuple[int, str]]:
    """Those who do casework in the actor's units, as choices."""
    return [(user.id, user.name) for user in accounts.staff_of(staff().unit_ids(CASEWORK), CASEWORK)]


@room.route("/removal", methods=["GET", "POST"], permit=permits.WRITE)
def ask_removal(number: str) -> ResponseReturnValue:
    """Ask that protection ends."""
    person = queries.person_to_change(number)
    form = RemovalForm()
    if not person.is_protected or queries.pending_removal(person) is not None:
        return redirect(url_for(".protection", number=number), 303)
    if form.validate_on_submit():
        operations.ask_removal(person, str(form.reason.data))
        done(_("The request waits for the unit manager or another of the named staff."))
        return redirect(url_for(".protection", number=number), 303)
    return render_template("people/removal.html", person=person, form=form)


@room.route("/removal/<any(confirm, refuse):answer>", methods=["POST"], permit=permits.DECIDE_REMOVAL)
def decide_removal(number: str, answer: str) -> ResponseReturnValue:
    """Confirm or refuse that protection ends; who asked can only take the request back."""
    person = queries.person_to_unprotect(number)
    removal = queries.pending_removal(person)
    if removal is None:
        flash(_("Somebody has decided this already."), "info")
    elif answer == "refuse":
        operations.refuse_removal(person, removal)
        done(_("The protection stands."))
    else:
        try:
            operations.confirm_removal(person, removal)
            done(_("The protection is removed."))
        except operations.OnePersonOnly:
            flash(_("You asked for this yourself: another must confirm it."), "late")
    return go_back("/people")
