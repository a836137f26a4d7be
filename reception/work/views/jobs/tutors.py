"""Who at the employer is the tutor of a placement."""

from typing import TYPE_CHECKING

from flask.typing import ResponseReturnValue

from reception.i18n.text import _
from reception.work import permits
from reception.work.forms.placements import TutorForm
from reception.work.operations import placements as operations
from reception.work.queries import choices
from reception.work.views.frame import in_frame
from reception.work.views.jobs.placements import ONE, found, placement_url, room
from reception.work.views.jobs.shared import back_to

if TYPE_CHECKING:
    from reception.organisations.models import ContactPerson


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
