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
from reception.work.rules.desk import asked_after_leaving
from reception.work.terms.desk import ProgrammeKind
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
    remove_url = url_for(".remove_programme", number=person.number, programme_id=row.id)
    return form_page(person, form, _("Change the programme"), acts=[(_("Remove the programme"), remove_url)])


@room.route(f"{ONE}/end", methods=["GET", "POST"], permit=permits.PROGRAMMES)
def end_programme(number: str, programme_id: int) -> ResponseReturnValue:
    """The person left the programme: when, and why."""
    person, row = _found(number, programme_id)
    form = EndProgrammeForm(version=row.version, ended_on=queries.likely_end_of(row), ended_because=row.ended_because)
    is_latest = form.validate_on_submit() and not form.is_outdated(row)
    if is_latest and is_saved(form, lambda: operations.change_programme(row, **form.values)):
        return back_to_desk(person, _ended_in_words(row))
    return form_page(person, form, _("End the programme"), hint=_asked_in_words() if _is_asked_about(row) else None)


def _is_asked_about(row: "Programme") -> bool:
    return row.kind is ProgrammeKind.ESTABLISHMENT


def _asked_in_words() -> str:
    moment, day = asked_after_leaving(today())[0]
    return _(
        "Where the person stands is asked after this day: %(moment)s. If the programme ended today, that is %(day)s.",
        moment=_(moment.label),
        day=day.isoformat(),
    )


def _ended_in_words(row: "Programme") -> str:
    """That it has ended, and when it is asked what came after it."""
    if not _is_asked_about(row) or row.ended_on is None:
        return _("The programme has ended.")
    moment, day = asked_after_leaving(row.ended_on)[0]
    return _(
        "The programme has ended. Where the person stands is asked on %(day)s: %(moment)s.",
        day=day.isoformat(),
        moment=_(moment.label),
    )


@room.route(f"{ONE}/remove", methods=["GET", "POST"], permit=permits.PROGRAMMES)
def remove_programme(number: str, programme_id: int) -> ResponseReturnValue:
    """It was noted by mistake."""
    person, row = _found(number, programme_id)
    return remove_page(person, row, _("Remove the programme"), "work-programme.removed")
