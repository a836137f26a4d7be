"""What belongs to a place in a school: the mapping, support beside the lessons, and meetings with the family."""

from typing import TYPE_CHECKING

from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.education import permits
from reception.education.forms.schooling import (
    ChangeMeetingForm,
    ChangeSupportForm,
    MappingForm,
    MeetingForm,
    SupportForm,
)
from reception.education.operations import schooling as operations
from reception.education.operations.schooling import Mapped
from reception.education.queries import schooling as queries
from reception.education.views.schooling import ONE, back_to, form_page, found, room
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people.forms.choices import languages
from reception.web.remarks import saved, warn

if TYPE_CHECKING:
    from reception.education.models import Schooling

__all__ = ["room"]


@room.route(f"{ONE}/mapping", methods=["GET", "POST"], permit=permits.WRITE_SCHOOLING)
def mapping(number: str, place_number: str) -> ResponseReturnValue:
    """Which parts of the mapping are done, and when."""
    person, place = found(number, place_number)
    form = _mapping_form(place)
    theirs = lambda: _mapping_form(place, formdata=None)  # noqa: E731
    is_latest = form.validate_on_submit() and not form.is_outdated(place, theirs)
    if is_latest and saved(form, lambda: warn(operations.note_mapping(place, _parts(form)))):
        return back_to(person, _("The mapping is noted."))
    return form_page(person, form, _("The mapping of knowledge"), hint=_mapping_hint())


def _mapping_form(place: "Schooling", **options: None) -> MappingForm:
    done = {row.part.value: row.done_on for row in place.mappings}
    first = place.mappings[0] if place.mappings else None
    return MappingForm(
        spoken=languages(first.language if first else None),
        data={
            **done,
            "version": place.version,
            "spoken": first.language if first else None,
            "with_interpreter": bool(first and first.with_interpreter),
        },
        **options,
    )


def _mapping_hint() -> str:
    return _("Parts 1 and 2 are always done. Part 3 is done in one subject after the other.")


def _parts(form: MappingForm) -> list[Mapped]:
    spoken, helped = form.spoken.data or None, bool(form.with_interpreter.data)
    return [Mapped(part, day, spoken, helped) for part, day in form.parts.items()]


@room.route(f"{ONE}/support/new", methods=["GET", "POST"], permit=permits.WRITE_SCHOOLING)
def new_support(number: str, place_number: str) -> ResponseReturnValue:
    """Study guidance, mother-tongue teaching and the like are applied for, or given."""
    person, place = found(number, place_number)
    form = SupportForm(spoken=languages())
    if form.validate_on_submit() and saved(form, lambda: warn(operations.add_support(place, **form.entered)[1])):
        return back_to(person, _("The support is entered."))
    return form_page(person, form, _("Support at school"))


@room.route(f"{ONE}/support/<int:support_id>/edit", methods=["GET", "POST"], permit=permits.WRITE_SCHOOLING)
def edit_support(number: str, place_number: str, support_id: int) -> ResponseReturnValue:
    """It was granted, ended, or entered wrongly."""
    person, place = found(number, place_number)
    support = queries.support_of(place, support_id)
    spoken = languages(support.language)
    form = ChangeSupportForm(spoken=spoken, obj=support)
    theirs = lambda: ChangeSupportForm(spoken=spoken, obj=support, formdata=None)  # noqa: E731
    is_latest = form.validate_on_submit() and not form.is_outdated(support, theirs)
    if is_latest and saved(form, lambda: warn(operations.change_support(support, **form.entered))):
        return back_to(person, _("The support is changed."))
    return form_page(person, form, _("Change the support"))


@room.route(f"{ONE}/meetings/new", methods=["GET", "POST"], permit=permits.WRITE_SCHOOLING)
def new_meeting(number: str, place_number: str) -> ResponseReturnValue:
    """The school met the family."""
    person, place = found(number, place_number)
    form = MeetingForm(spoken=languages(), on=today())
    if form.validate_on_submit() and saved(form, lambda: _met(place, form)):
        return back_to(person, _("The meeting is noted."))
    return form_page(person, form, _("Note a meeting"))


def _met(place: "Schooling", form: MeetingForm) -> None:
    operations.add_meeting(place, by_id=staff().user_id, **form.entered)


@room.route(f"{ONE}/meetings/<int:meeting_id>/edit", methods=["GET", "POST"], permit=permits.WRITE_SCHOOLING)
def edit_meeting(number: str, place_number: str, meeting_id: int) -> ResponseReturnValue:
    """Correct what is written of a meeting."""
    person, place = found(number, place_number)
    meeting = queries.meeting_of(place, meeting_id)
    spoken = languages(meeting.language)
    form = ChangeMeetingForm(spoken=spoken, obj=meeting)
    theirs = lambda: ChangeMeetingForm(spoken=spoken, obj=meeting, formdata=None)  # noqa: E731
    is_latest = form.validate_on_submit() and not form.is_outdated(meeting, theirs)
    if is_latest and saved(form, lambda: operations.change_meeting(meeting, **form.entered)):
        return back_to(person, _("The meeting is changed."))
    return form_page(person, form, _("Change the meeting"))
