"""Correcting a contact: what it said before is kept, with the reason."""

from typing import TYPE_CHECKING, Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.cases import permits as case_permits
from reception.cases import queries as cases
from reception.contacts import operations, permits, queries, rules
from reception.contacts.forms.contact import CorrectionForm
from reception.contacts.forms.parts import HOW_CHOICES
from reception.contacts.views import people
from reception.i18n.text import _
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.contacts.models import Contact

room = Room("corrections", __name__)


@room.route("/cases/<number:number>/contacts/<int:contact_id>/correct", methods=["GET", "POST"], permit=permits.WRITE)
def correct(number: str, contact_id: int) -> ResponseReturnValue:
    """Say what is to stand instead, and why."""
    case = cases.case(number, case_permits.WRITE)
    contact = queries.contact(contact_id, case=case, permit=permits.WRITE)
    form = _form(contact)
    if form.is_submitted():
        valid, others = form.validate(), people.others_in(form, contact)
        is_latest = valid and not form.failed and not form.is_outdated(contact, lambda: _form(contact, formdata=None))
        if is_latest and _corrected(contact, form, others):
            answers.done(_("The contact is corrected. What it said before is kept."))
            return redirect(url_for("timeline.of_person", number=case.person.number), 303)
    return render_template("contacts/correct.html", form=form, case=case, contact=contact)


def _form(contact: "Contact", **options: Any) -> CorrectionForm:
    form = CorrectionForm(
        how=rules.how(contact.channel, contact.state),
        at=contact.at,
        summary=contact.summary,
        others=people.texts_of(contact),
        version=contact.version,
        **options,
    )
    form.was = contact.state
    took_place = contact.state in rules.TOOK_PLACE
    form.how.choices = [choice for choice in HOW_CHOICES if took_place or choice[0] != "no_answer"]
    return form


def _corrected(contact: "Contact", form: CorrectionForm, others: list[int]) -> bool:
    form.was = contact.state
    try:
        operations.correct_contact(contact, **form.facts, others=others)
    except operations.LiesAhead:
        form.refuse("at", _("This lies ahead, and cannot have taken place."))
    return not form.failed
