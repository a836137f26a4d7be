"""A person's protection, for those who may open the file."""

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
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

if TYPE_CHECKING:
    from reception.people.models import Person

room = Room("protection", __name__, url_prefix="/people/<number:number>/protection")


@room.route("", methods=["GET", "POST"], permit=permits.WRITE)
def protection(number: str) -> ResponseReturnValue:
    """Protect a person, or see how she is protected and who may open the file."""
    person = queries.person_to_change(number)
    if person.is_protected:
        return _protected(person)
    form = ProtectForm(own_staff(), data={"named": [staff().user_id], "version": person.version})
    if form.validate_on_submit() and not form.is_outdated(person):
        named_ids = form.named.data or []
        operations.protect(person, form.grade.data, named_ids, since=form.since.data)
        done(_("The person is protected. Only the named staff reach the file from now on."))
        return redirect(url_for(".protection", number=number) if staff().user_id in named_ids else "/people", 303)
    return render_template("people/protect.html", person=person, form=form)


def _protected(person: "Person") -> ResponseReturnValue:
    """How somebody is protected. Whoever tries to protect her at the same time as another is told so."""
    came_late = request.method == "POST"
    if came_late:
        flash(_("Somebody has protected the person already. What you chose is not saved: see who is named."), "late")
    named, removal = queries.named_staff(person), queries.pending_removal(person)
    facts = {"named": named, "removal": removal, "many": len(named) > FEW, "few": FEW}
    page = render_template("people/protection.html", person=person, me=staff().user_id, **facts)
    return page, 409 if came_late else 200


def own_staff() -> list[tuple[int, str]]:
    """Those who do casework in the actor's units, as choices."""
    return [(user.id, user.name) for user in accounts.staff_of(staff().unit_ids(CASEWORK), CASEWORK)]


@room.route("/removal", methods=["GET", "POST"], permit=permits.WRITE)
def ask_removal(number: str) -> ResponseReturnValue:
    """Ask that protection ends."""
    person = queries.person_to_change(number)
    form = RemovalForm()
    pending = queries.pending_removal(person) if person.is_protected else None
    if pending is not None and form.is_submitted():
        form.refuse(None, _("Somebody has asked for this already, and wrote: %(reason)s", reason=pending.reason))
        return render_template("people/removal.html", person=person, form=form), 409
    if not person.is_protected or pending is not None:
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
