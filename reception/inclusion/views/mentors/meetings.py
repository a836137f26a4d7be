"""The meetings of two: that they met, how, and for how long. No words of what was said are kept."""

from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.inclusion import permits
from reception.inclusion.forms.friends import ChangeMeetingForm, MeetingForm
from reception.inclusion.operations import friend_matches as operations
from reception.inclusion.queries import friends as queries
from reception.inclusion.terms.mentors import MeetingWay
from reception.inclusion.views.mentors.matches import ONE
from reception.inclusion.views.mentors.room import back_to, form_page, match_url, room
from reception.web.remarks import saved, warn

_MEETING = f"{ONE}/meetings/<int:meeting_id>"


@room.route(f"{ONE}/meetings/new", methods=["GET", "POST"], permit=permits.MEETINGS)
def meet(number: str, match_id: int) -> ResponseReturnValue:
    """Note that two met."""
    one = queries.match_of(number, match_id)
    form, url = MeetingForm(on=today(), way=MeetingWay.IN_PERSON), match_url(one.case.person, one.id)
    if form.validate_on_submit() and saved(form, lambda: warn(operations.note_meeting(one, **form.entered))):
        return back_to(url, _("The meeting is noted."))
    hint = _("The day alone. What they spoke of is theirs.")
    return form_page(one.case.person, form, _("Note a meeting"), url, what=one.volunteer.name, hint=hint)


@room.route(f"{_MEETING}/edit", methods=["GET", "POST"], permit=permits.MEETINGS)
def change_meeting(number: str, match_id: int, meeting_id: int) -> ResponseReturnValue:
    """Correct what is noted of a meeting."""
    one = queries.match_of(number, match_id)
    row, url = queries.meeting_of(one, meeting_id), match_url(one.case.person, one.id)
    form = ChangeMeetingForm(obj=row)
    is_latest = form.validate_on_submit() and not form.is_outdated(row)
    if is_latest and saved(form, lambda: warn(operations.change_meeting(one, row, **form.entered))):
        return back_to(url, _("The meeting is changed."))
    return form_page(one.case.person, form, _("Change the meeting"), url, what=one.volunteer.name)


@room.route(f"{_MEETING}/remove", methods=["POST"], permit=permits.MEETINGS)
def remove_meeting(number: str, match_id: int, meeting_id: int) -> ResponseReturnValue:
    """It was noted by mistake."""
    one = queries.match_of(number, match_id)
    operations.remove_meeting(one, queries.meeting_of(one, meeting_id))
    return back_to(match_url(one.case.person, one.id), _("The meeting is removed."))
