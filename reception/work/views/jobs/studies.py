"""Studies beside SFI: noted, changed, ended, taken up again, removed."""

from typing import TYPE_CHECKING

from flask import request
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.blueprint import Room
from reception.web.remarks import saved, warn, written
from reception.work import permits
from reception.work.forms.studies import ChangeStudyForm, EndStudyForm, StudyForm
from reception.work.operations import studies as operations
from reception.work.queries import jobs
from reception.work.queries.files import person_at_work
from reception.work.views.jobs.shared import back_to, form_page, jobs_url, removal_page

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.work.models import Study

room = Room("work_studies", __name__, url_prefix="/people/<number:number>/work/studies")
ONE = "/<int:study_id>"


@room.route("/new", methods=["GET", "POST"], permit=permits.STUDIES)
def new(number: str) -> ResponseReturnValue:
    """Note studies."""
    person = person_at_work(number)
    form = StudyForm()
    if form.validate_on_submit():
        made = written(form, lambda: operations.add_study(person, **form.entered))
        if made is not None:
            warn(made[1])
            return back_to(jobs_url(person), _("The studies are noted."))
    hint = _("SFI is noted by the school. Here stand other studies, and who pays for them.")
    return form_page(person, form, _("Note studies"), jobs_url(person), hint=hint)


def _found(number: str, study_id: int) -> "tuple[Person, Study]":
    person = person_at_work(number)
    return person, jobs.study(person, study_id)


@room.route(f"{ONE}/edit", methods=["GET", "POST"], permit=permits.STUDIES)
def edit(number: str, study_id: int) -> ResponseReturnValue:
    """Correct what is noted, or note more."""
    person, row = _found(number, study_id)
    form = ChangeStudyForm(obj=row)
    is_latest = form.validate_on_submit() and not form.is_outdated(row)
    if is_latest and saved(form, lambda: warn(operations.change_study(row, **form.entered))):
        return back_to(jobs_url(person), _("The studies are changed."))
    return form_page(person, form, _("Change the studies"), jobs_url(person), what=row.title)


@room.route(f"{ONE}/end", methods=["GET", "POST"], permit=permits.STUDIES)
def end(number: str, study_id: int) -> ResponseReturnValue:
    """They have ended."""
    person, row = _found(number, study_id)
    form = _end_form(row)
    is_latest = form.validate_on_submit() and not form.is_outdated(row, lambda: _end_form(row, formdata=None))
    if is_latest and saved(form, lambda: warn(operations.end_study(row, **form.values))):
        return back_to(jobs_url(person), _("The studies have ended."))
    return form_page(person, form, _("End the studies"), jobs_url(person), what=row.title)


def _end_form(row: "Study", **options: None) -> EndStudyForm:
    ended_on = row.ended_on or min(today(), row.planned_end_on or today())
    return EndStudyForm(data={"version": row.version, "ended_on": ended_on, "ended_as": row.ended_as}, **options)


@room.route(f"{ONE}/reopen", methods=["POST"], permit=permits.STUDIES)
def reopen(number: str, study_id: int) -> ResponseReturnValue:
    """That they ended was a slip."""
    person, row = _found(number, study_id)
    operations.reopen_study(row)
    return back_to(jobs_url(person), _("The studies go on."))


@room.route(f"{ONE}/remove", methods=["GET", "POST"], permit=permits.STUDIES)
def remove(number: str, study_id: int) -> ResponseReturnValue:
    """They were noted by mistake."""
    person, row = _found(number, study_id)
    if request.method == "POST":
        operations.remove_study(row)
        return back_to(jobs_url(person), _("The studies are removed."))
    why = _("Remove studies only if they were noted by mistake. Those that the person left are ended instead.")
    return removal_page(person, _("Remove the studies"), row.title, why, jobs_url(person))
