"""Enrolments at Arbetsförmedlingen: noted, changed, ended, removed."""

from typing import TYPE_CHECKING

from flask import url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.work import permits
from reception.work.forms.desk import ChangeEnrolmentForm, EndEnrolmentForm, EnrolmentForm
from reception.work.operations import desk as operations
from reception.work.queries import desk as queries
from reception.work.queries import files
from reception.work.views.desk.room import back_to_desk, form_page, is_saved, remove_page, room

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.work.models import Enrolment

ONE = "/enrolments/<int:enrolment_id>"


def _found(number: str, enrolment_id: int) -> "tuple[Person, Enrolment]":
    person = files.person_at_work(number)
    return person, queries.enrolment(person, enrolment_id)


@room.route("/enrolments/new", methods=["GET", "POST"], permit=permits.ENROLMENTS)
def new_enrolment(number: str) -> ResponseReturnValue:
    """Note that Arbetsförmedlingen has enrolled somebody."""
    person = files.person_at_work(number)
    form = EnrolmentForm()
    if form.validate_on_submit() and is_saved(form, lambda: operations.note_enrolment(person, **form.entered)):
        return back_to_desk(person, _("The enrolment is noted."))
    return form_page(person, form, _("Note an enrolment"))


@room.route(ONE, methods=["GET", "POST"], permit=permits.ENROLMENTS)
def edit_enrolment(number: str, enrolment_id: int) -> ResponseReturnValue:
    """Correct an enrolment, or note the planner and the next meeting."""
    person, row = _found(number, enrolment_id)
    form = ChangeEnrolmentForm(obj=row)
    is_latest = form.validate_on_submit() and not form.is_outdated(row)
    if is_latest and is_saved(form, lambda: operations.change_enrolment(row, **form.entered)):
        return back_to_desk(person, _("The enrolment is changed."))
    remove_url = url_for(".remove_enrolment", number=person.number, enrolment_id=row.id)
    return form_page(person, form, _("Change the enrolment"), acts=[(_("Remove the enrolment"), remove_url)])


@room.route(f"{ONE}/end", methods=["GET", "POST"], permit=permits.ENROLMENTS)
def end_enrolment(number: str, enrolment_id: int) -> ResponseReturnValue:
    """The person is enrolled no more."""
    person, row = _found(number, enrolment_id)
    form = EndEnrolmentForm(version=row.version, ended_on=row.ended_on or today())
    is_latest = form.validate_on_submit() and not form.is_outdated(row)
    if is_latest and is_saved(form, lambda: operations.change_enrolment(row, **_ending(form))):
        return back_to_desk(person, _("The enrolment has ended."))
    return form_page(person, form, _("End the enrolment"))


def _ending(form: EndEnrolmentForm) -> dict[str, object]:
    """The day it ended; a meeting that was to come is not to come any more."""
    return {"ended_on": form.ended_on.data, "next_meeting_on": None}


@room.route(f"{ONE}/remove", methods=["GET", "POST"], permit=permits.ENROLMENTS)
def remove_enrolment(number: str, enrolment_id: int) -> ResponseReturnValue:
    """It was noted by mistake."""
    person, row = _found(number, enrolment_id)
    return remove_page(person, row, _("Remove the enrolment"), "work-enrolment.removed")
