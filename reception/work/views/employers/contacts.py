"""What was said with an employer."""

from typing import TYPE_CHECKING, Any

from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.remarks import saved
from reception.work import permits
from reception.work.forms.register import ContactForm
from reception.work.operations import employers as operations
from reception.work.queries import register
from reception.work.views.employers.room import back_to, form_page, room

if TYPE_CHECKING:
    from reception.organisations.models import Organisation


@room.route("/<int:organisation_id>/contacts/new", methods=["GET", "POST"], permit=permits.KEEP_EMPLOYERS)
def new_contact(organisation_id: int) -> ResponseReturnValue:
    """Note what was said."""
    employer = register.employer(organisation_id)
    form = _form(employer, on=today())
    if form.validate_on_submit() and saved(form, lambda: operations.note_contact(employer, **form.values)):
        return back_to(organisation_id, _("The contact is noted."), "contacts")
    return form_page(employer, form, _("Note a contact"))


def _form(employer: "Organisation", **options: Any) -> ContactForm:
    form = ContactForm(**options)
    form.offer(employer.contact_persons)
    return form


@room.route("/<int:organisation_id>/contacts/<int:contact_id>", methods=["GET", "POST"], permit=permits.KEEP_EMPLOYERS)
def edit_contact(organisation_id: int, contact_id: int) -> ResponseReturnValue:
    """Correct what was noted."""
    employer, contact = register.employer(organisation_id), register.contact_with(organisation_id, contact_id)
    form = _form(employer, obj=contact)
    is_latest = form.validate_on_submit() and not form.is_outdated(
        contact, lambda: _form(employer, obj=contact, formdata=None)
    )
    if is_latest and saved(form, lambda: operations.change_contact(contact, **form.values)):
        return back_to(organisation_id, _("The contact is changed."), "contacts")
    return form_page(employer, form, _("Change a contact"))
