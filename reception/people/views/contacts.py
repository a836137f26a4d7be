"""Contact details: corrected like other facts, and shown on request where they are masked."""

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people import operations, permits, queries
from reception.people.forms import ContactDetailForm, ShowForm
from reception.people.views.blocks import CONTACT
from reception.people.views.facts import fact_page
from reception.people.views.room import Shown, back_to, room
from reception.web.answers import done


@room.route("/contact/<int:row_id>", methods=["GET", "POST"], permit=permits.WRITE)
def change_contact(number: str, row_id: int) -> ResponseReturnValue:
    """Correct a contact detail. A masked one is not shown here; what is written takes its place."""
    person = queries.person_to_change(number)
    detail = CONTACT.row(person, row_id)
    shown = Shown(person, detail)
    form = _form(shown)
    if form.validate_on_submit() and not form.is_outdated(shown, lambda: _form(shown, formdata=None)):
        operations.correct_contact_detail(person, detail, reason=str(form.reason.data), **form.facts)
        done(_("It is corrected."))
        return back_to(person, "contact")
    return fact_page(person, form, heading=_(CONTACT.correcting), block="contact")


def _form(shown: Shown, **options: Any) -> ContactDetailForm:
    form = ContactDetailForm(obj=shown, data={"text": shown.plain or ""}, **options)
    form.correcting()
    return form.keeping_text(shown.sealed) if shown.is_sealed else form


@room.route("/contact/show", methods=["GET", "POST"], permit=permits.READ)
def show_contact(number: str) -> ResponseReturnValue:
    """Show what is masked, for a reason that is logged. Only the answer to the form holds it, and nothing keeps it."""
    person = queries.record(number)
    form = ShowForm()
    if form.validate_on_submit():
        details = operations.show_contact_details(person, form.reason.data)
        return render_template("people/contact_shown.html", person=person, details=details, today=today())
    return render_template("people/show_contact.html", person=person, form=form)
