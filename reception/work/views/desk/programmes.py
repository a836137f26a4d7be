"""Programmes of Arbetsförmedlingen: noted, changed, ended, removed."""

from typing import TYPE_CHECKING

from flask import url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.work import permits
from reception.work.forms.desk import ChangeProgrammeForm, EndProgrammeForm, ProgrammeForm
from reception.work.operations import desk as operations
from reception.work.queries import desk as queries
from reception.work.queries import files
from reception.work.views.desk.room import back_to_desk, form_page, is_saved, remove_page, room

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.work.models import Programme

ONE = "/programmes/<int:programme_id>"


def _found(number: str, programme_id: int) -> "tuple[Person, Programme]":
    person = files.person_at_work(number)
    return person, queries.programme(person, programme_id)


@room.route("/programmes/new", methods=["GET", "POST"], permit=permits.PROGRAMMES)
def new_programme(number: str) -> ResponseReturnValue:
    """Note a programme that somebody takes part in, or took part in."""
    person = files.person_at_work(number)
    form = ProgrammeForm()
    if form.validate_on_submit() and is_saved(form, lambda: operations.note_programme(person, **form.entered)):
        return back_to_desk(person, _("The programme is noted."))
    return form_page(person, form, _("Note a programme"))


@room.route(ONE, methods=["GET", "POST"], permit=permits.PROGRAMMES)
def edit_programme(number: str, programme_id: int) -> ResponseReturnValue:
    """Correct a programme."""
    person, row = _found(number, programme_id)
    form = ChangeProgrammeForm(obj=row)
    is_latest = form.validate_on_submit() and not form.is_outdated(row)
    if is_latest and is_saved(form, lambda: operations.change_programme(row, **form.entered)):
        return back_to_desk(person, _("The programme is changed."))
    at = {"number": person.number, "programme_id": row.id}
    acts = [(_("Remove the programme"), url_for(".remove_programme", **at))]
    return form_page(person, form, _("Change the programme"), acts=acts)


@room.route(f"{ONE}/end", methods=["GET", "POST"], permit=permits.PROGRAMMES)
def end_programme(number: str, programme_id: int) -> ResponseReturnValue:
    """The person left the programme: when, and why."""
    person, row = _found(number, programme_id)
    filled = {"ended_on": row.ended_on or row.planned_end_on or today(), "ended_because": row.ended_because}
    filled["ended_on"] = min(filled["ended_on"], today()) if row.started_on <= today() else row.started_on
    form = EndProgrammeForm(version=row.version, **filled)
    is_latest = form.validate_on_submit() and not form.is_outdated(row)
    if is_latest and is_saved(form, lambda: operations.change_programme(row, **form.values)):
        return back_to_desk(person, _("The programme has ended."))
    return form_page(person, form, _("End the programme"))


@room.route(f"{ONE}/remove", methods=["GET", "POST"], permit=permits.PROGRAMMES)
def remove_programme(number: str, programme_id: int) -> ResponseReturnValue:
    """It was noted by mistake."""
    person, row = _found(number, programme_id)
    return remove_page(person, row, _("Remove the programme"), "work-programme.removed")
