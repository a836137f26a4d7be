"""Who decides for the person: adding, correcting, ending and removing."""

from typing import TYPE_CHECKING, Any

from flask import request
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people import forms, operations, permits, queries
from reception.people.views.household.choosing import chosen_person, offer, suggested
from reception.people.views.household.room import back_to, form_page, room
from reception.web.answers import done

if TYPE_CHECKING:
    from reception.people.models import Guardianship, Person


@room.route("/guardians/new", methods=["GET", "POST"], permit=permits.WRITE)
def add_guardian(number: str) -> ResponseReturnValue:
    """Somebody decides for the person."""
    person = queries.person_to_change(number)
    form = forms.GuardianForm(data={"person": suggested()})
    if form.is_submitted():
        hits = offer(form)
        form.validate()
        guardian = chosen_person(form, hits)
        if not form.failed and _added(form, person, guardian):
            done(_("The guardian is added."))
            return back_to(person)
    return form_page(person, form, heading=_("Add a guardian"), registering=request.path)


def _added(form: forms.GuardianForm, person: "Person", guardian: "Person | None") -> bool:
    try:
        operations.add_guardian(person, guardian=guardian, **form.facts)
    except operations.AlreadyGuardian:
        form.refuse("person", _("This person is noted in that way for those days already."))
    except operations.OwnGuardian:
        form.refuse("person", _("Write somebody else: nobody is her or his own guardian."))
    return not form.failed


@room.route("/guardians/<int:guardianship_id>", methods=["GET", "POST"], permit=permits.WRITE)
def change_guardian(number: str, guardianship_id: int) -> ResponseReturnValue:
    """Correct what is noted of a guardian, with a reason."""
    person = queries.person_to_change(number)
    row = queries.guardianship(person, guardianship_id)
    form = forms.GuardianFactsForm(obj=row).about(is_registered=row.guardian is not None)
    if form.validate_on_submit() and not form.is_outdated(row):
        operations.change_guardian(row, reason=str(form.reason.data), **form.facts)
        done(_("It is corrected."))
        return back_to(person)
    return form_page(person, form, heading=_("Correct the guardian"), about=_about(row))


def _about(row: "Guardianship") -> tuple[str, bool]:
    other = row.guardian
    if other is None:
        return row.guardian_name or "", False
    return (other.number if other.is_protected else other.shown_name), other.is_protected


@room.route("/guardians/<int:guardianship_id>/end", methods=["GET", "POST"], permit=permits.WRITE)
def end_guardian(number: str, guardianship_id: int) -> ResponseReturnValue:
    """Say until when somebody decides."""
    person = queries.person_to_change(number)
    row = queries.guardianship(person, guardianship_id)
    form = _end_form(row)
    is_latest = form.validate_on_submit() and not form.is_outdated(row, lambda: _end_form(row, formdata=None))
    if is_latest and _ended(form, row):
        done(_("It is ended. It stays in the record."))
        return back_to(person)
    return form_page(person, form, heading=_("End the guardianship"), about=_about(row))


def _end_form(row: "Guardianship", **options: Any) -> forms.EndForm:
    return forms.EndForm(ends_on=row.ends_on or today(), version=row.version, **options)


def _ended(form: Any, row: "Guardianship") -> bool:
    if row.starts_on and form.ends_on.data < row.starts_on:
        form.refuse("ends_on", _("The last day cannot come before the first."))
        return False
    operations.end_guardianship(row, form.ends_on.data)
    return True


@room.route("/guardians/<int:guardianship_id>/remove", methods=["GET", "POST"], permit=permits.WRITE)
def remove_guardian(number: str, guardianship_id: int) -> ResponseReturnValue:
    """Take away a guardian who was noted by a slip, with a reason."""
    person = queries.person_to_change(number)
    row = queries.guardianship(person, guardianship_id)
    form = forms.RemoveForm(version=row.version)
    if form.validate_on_submit() and not form.is_outdated(row):
        operations.remove_guardianship(row, reason=str(form.reason.data))
        done(_("It is removed. The correction is kept in the record."))
        return back_to(person)
    return form_page(person, form, heading=_("Remove the guardian"), about=_about(row), removing=True)
