"""Study and career guidance: a counsellor's own day, and the meetings of one pupil."""

from typing import TYPE_CHECKING

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.audit.reading import saw
from reception.education import permits
from reception.education.forms.guidance import ChangeGuidanceMeetingForm, GuidanceMeetingForm
from reception.education.operations import guidance as operations
from reception.education.queries import guidance as queries
from reception.education.queries.pupils import pupil as pupil_numbered
from reception.education.queries.pupils.names import called
from reception.education.rules import guiding as rules
from reception.education.terms.pupils import GuidanceKind
from reception.education.views.pupils.pupil_tabs import pupil_page, register_tab
from reception.i18n.formats import local, now, today
from reception.i18n.markers import N_
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.reckoning.remarks import Refused
from reception.web.answers import done, go_back, way_back
from reception.web.blueprint import Room
from reception.web.paging import page_of, window
from reception.web.remarks import saved, warn

if TYPE_CHECKING:
    from reception.education.models import GuidanceMeeting, Pupil

room = Room("guidance", __name__)
OF_PUPIL = "/pupils/<number:number>/guidance"
register_tab("guidance", N_("Guidance"), "guidance.of_pupil", permits.GUIDANCE_MEETINGS, 70)


@room.route("/guidance", permit=permits.GUIDANCE_MEETINGS)
def day() -> ResponseReturnValue:
    """What was not settled, today's meetings and those to come, follow-ups that are due, and who waits."""
    mine = request.args.get("whose") != "all"
    ahead, due = queries.ahead(mine=mine), queries.to_follow_up(mine=mine)
    unsettled = queries.unsettled(mine=mine)
    waiting = page_of(queries.without_first_meeting(*window()))
    pupil_ids = {meeting.pupil_id for meeting in (*ahead, *unsettled, *due)}
    names = called(pupil_ids | {one.pupil_id for one in waiting.rows})
    saw(name.person_id for name in names.values())
    return render_template(
        "education/guidance/day.html",
        mine=mine,
        now=now(),
        today=today(),
        todays=[one for one in ahead if local(one.at).date() == today()],
        coming=[one for one in ahead if local(one.at).date() > today()],
        unsettled=unsettled,
        due=due,
        waiting=waiting,
        names=names,
        rules=rules,
    )


@room.route(OF_PUPIL, permit=permits.GUIDANCE_MEETINGS)
def of_pupil(number: str) -> ResponseReturnValue:
    """The meetings of a pupil, the latest first."""
    pupil = pupil_numbered(number, permits.GUIDED)
    return render_template(
        "education/guidance/page.html",
        page=pupil_page(pupil, "guidance"),
        meetings=queries.meetings_of(pupil),
        now=now(),
        today=today(),
        rules=rules,
    )


@room.route(f"{OF_PUPIL}/new", methods=["GET", "POST"], permit=permits.WRITE_GUIDANCE)
def new(number: str) -> ResponseReturnValue:
    """Plan a meeting, or write down one that was held."""
    pupil = pupil_numbered(number, permits.GUIDED)
    language = queries.language_of(pupil)
    kind = GuidanceKind.OTHER if queries.meetings_of(pupil) else GuidanceKind.FIRST
    form = GuidanceMeetingForm(kind=kind, language=language)
    form.offer([language])
    if form.validate_on_submit() and saved(form, lambda: _add(pupil, form)):
        done(_("The meeting is noted."))
        return go_back(_address(pupil))
    return _form_page(pupil, form)


def _add(pupil: "Pupil", form: GuidanceMeetingForm) -> None:
    _made, remarks = operations.add_meeting(pupil, by_id=staff().user_id, **form.facts)
    warn(remarks)


@room.route(f"{OF_PUPIL}/<int:meeting_id>/edit", methods=["GET", "POST"], permit=permits.WRITE_GUIDANCE)
def edit(number: str, meeting_id: int) -> ResponseReturnValue:
    """Write what came of a meeting, or move it."""
    pupil = pupil_numbered(number, permits.GUIDED)
    meeting = queries.meeting(pupil, meeting_id)
    form = ChangeGuidanceMeetingForm(obj=meeting)
    form.offer([meeting.language])
    is_latest = form.validate_on_submit() and not form.is_outdated(meeting)
    if is_latest and saved(form, lambda: warn(operations.change_meeting(meeting, **form.facts))):
        done(_("The meeting is changed."))
        return go_back(_address(pupil))
    return _form_page(pupil, form, meeting)


@room.route(f"{OF_PUPIL}/<int:meeting_id>/missed", methods=["POST"], permit=permits.WRITE_GUIDANCE)
def missed(number: str, meeting_id: int) -> ResponseReturnValue:
    """The pupil did not come: one press from the day's list. What somebody has settled stays."""
    pupil = pupil_numbered(number, permits.GUIDED)
    meeting = queries.meeting(pupil, meeting_id)
    try:
        operations.note_missed(meeting)
    except Refused as refused:
        flash(in_words(refused.remarks[0].said), "late")
    else:
        done(_("It is noted whether the pupil came."))
    return go_back(_address(pupil))


def _form_page(
    pupil: "Pupil", form: GuidanceMeetingForm | ChangeGuidanceMeetingForm, meeting: "GuidanceMeeting | None" = None
) -> ResponseReturnValue:
    return render_template(
        "education/guidance/form.html",
        page=pupil_page(pupil, ""),
        form=form,
        meeting=meeting,
        cancel_url=way_back(_address(pupil)),
    )


def _address(pupil: "Pupil") -> str:
    return url_for("guidance.of_pupil", number=pupil.number)
