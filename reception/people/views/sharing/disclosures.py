"""The log: a line is written, and struck when it was wrong."""

from typing import TYPE_CHECKING

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.i18n.formats import now, today
from reception.i18n.text import _
from reception.people import operations, permits, queries
from reception.people.forms.sharing import DisclosureForm, StrikeForm
from reception.people.views.sharing.room import (
    back_to,
    known_organisations,
    offered,
    room,
    shared_page,
    tellers,
    telling,
)
from reception.web.answers import done

if TYPE_CHECKING:
    from reception.people.models import Consent, Person


@room.route("/log/new", methods=["GET", "POST"], permit=permits.DISCLOSURES)
def log_disclosure(number: str) -> ResponseReturnValue:
    """Write down that something was told."""
    person = queries.person_to_change(number)
    form = DisclosureForm(
        tellers=tellers(),
        organisations=known_organisations(),
        consents=offered(queries.consents_of(person)),
        day=today(),
        data={"told_at": now()},
    )
    if form.validate_on_submit():
        consent = chosen_consent(person, form.consent_number)
        with telling(form):
            operations.log_disclosure(person, **form.facts, consent=consent, author_id=staff().user_id)
            done(_("It is written down in the log."))
            return back_to(person, "log")
    return render_template("people/sharing/disclosure_form.html", **shared_page(person), form=form)


def chosen_consent(person: "Person", number: str | None) -> "Consent | None":
    """The consent that something is told on. Raises OutOfReach."""
    return queries.consent(person, number) if number else None


@room.route("/log/<number:line_number>/strike", methods=["GET", "POST"], permit=permits.DISCLOSURES)
def strike(number: str, line_number: str) -> ResponseReturnValue:
    """Strike a line that is wrong."""
    person = queries.person_to_change(number)
    line = queries.disclosure(person, line_number, held=request.method == "POST")
    form = StrikeForm()
    if line.struck_at is not None:
        flash(_("The line is struck already."), "info")
        return back_to(person, "log")
    if form.validate_on_submit():
        operations.strike(line, str(form.reason.data))
        done(_("The line is struck. It stays readable with your reason."))
        return back_to(person, "log")
    return render_template("people/sharing/strike.html", **shared_page(person), form=form, line=line)
