"""While a placement goes on: who at the employer is the tutor, and how it goes."""

from typing import TYPE_CHECKING

from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.remarks import saved, warn
from reception.work import permits
from reception.work.forms.placements import FollowUpForm, TutorForm
from reception.work.operations import placements as operations
from reception.work.queries import choices
from reception.work.views.frame import in_frame
from reception.work.views.jobs.placements import ONE, found, placement_url, room
from reception.work.views.jobs.shared import back_to, form_page

if TYPE_CHECKING:
    from reception.organisations.models import ContactPerson
    from reception.work.models import Placement


@room.route(f"{ONE}/tutor", methods=["GET", "POST"], permit=permits.PLACEMENTS)
def tutor(number: str, placement_id: int) -> ResponseReturnValue:
    """Choose among those who work at the employer."""
    person, row = found(number, placement_id)
    people = [(one.id, _called(one)) for one in choices.tutors_to_choose(row)]
    form = TutorForm(obj=row, people=people)
    theirs = lambda: TutorForm(obj=row, people=people, formdata=None)  # noqa: E731
    if form.validate_on_submit() and not form.is_outdated(row, theirs):
        operations.choose_tutor(row, form.contact_person_id.data)
        return back_to(placement_url(person, row), _("Saved."))
    return in_frame(
        "work/jobs/tutor.html",
        person,
        "",
        form=form,
        organisation=row.organisation,
        cancel_url=placement_url(person, row),
        has_choice=bool(people),
    )


def _called(one: "ContactPerson") -> str:
    """Who it is, with the task; whether she has left."""
    name = f"{one.name}, {one.task}" if one.task else one.name
    return _("%(name)s (works there no more)", name=name) if one.left_on else name


@room.route(f"{ONE}/follow-up", methods=["GET", "POST"], permit=permits.PLACEMENTS)
def follow_up(number: str, placement_id: int) -> ResponseReturnValue:
    """It was asked how it goes; perhaps it is asked again."""
    person, row = found(number, placement_id)
    form = _follow_up_form(row)
    is_latest = form.validate_on_submit() and not form.is_outdated(row, lambda: _follow_up_form(row, formdata=None))
    if is_latest and saved(form, lambda: warn(operations.follow_up_placement(row, **form.entered))):
        return back_to(placement_url(person, row), _("It is noted that it was asked."))
    return form_page(person, form, _("Asked how it goes"), placement_url(person, row), what=row.title)


def _follow_up_form(row: "Placement", **options: None) -> FollowUpForm:
    """The day that has come is not asked for again."""
    ahead = row.follow_up_on if row.follow_up_on and row.follow_up_on > today() else None
    return FollowUpForm(data={"version": row.version, "follow_up_on": ahead, "note": row.note}, **options)
