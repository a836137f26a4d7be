"""Jobs: noted, read with what was asked about them, changed, ended, taken up again, removed."""

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.blueprint import Room
from reception.web.remarks import saved, warn, written
from reception.work import permits
from reception.work.forms.employments import ChangeEmploymentForm, EmploymentForm, EndEmploymentForm
from reception.work.operations import employments as operations
from reception.work.queries import choices, files, jobs
from reception.work.terms.jobs import JobContract, PlacementKind, PlacementOutcome, Subsidy
from reception.work.views.frame import in_frame
from reception.work.views.jobs.lasting import seen
from reception.work.views.jobs.placements import asked_opening
from reception.work.views.jobs.placements import found as placement_found
from reception.work.views.jobs.shared import asked_key, back_to, form_page, jobs_url, removal_page

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.work.models import BusinessAdvice, Employment, Opening, Placement

room = Room("person_employments", __name__, url_prefix="/people/<number:number>/work/employments")
ONE = "/<int:employment_id>"
#: The subsidy of a job that goes on as it was as a placement.
_SUBSIDIES = {
    PlacementKind.INTRODUCTION_JOB: Subsidy.INTRODUCTION_JOB,
    PlacementKind.NEW_START_JOB: Subsidy.NEW_START_JOB,
    PlacementKind.ESTABLISHMENT_JOB: Subsidy.ESTABLISHMENT_JOB,
}


@room.route("/new", methods=["GET", "POST"], permit=permits.EMPLOYMENTS)
def new(number: str) -> ResponseReturnValue:
    """Note a job; the address may name the placement, the advice or the places offered that it came of."""
    person = files.person_at_work(number)
    opening, placed = asked_opening(), _asked_placement(number)
    advised = _asked_advice(person)
    filled = _from_placement(placed) or _from_opening(opening) or _from_advice(advised)
    form = EmploymentForm(employers=choices.every_employer(), data=filled)
    if form.validate_on_submit():
        made = written(
            form, lambda: operations.add_employment(person, opening=opening, placement=placed, **form.entered)
        )
        if made is not None:
            warn(made[1])
            return back_to(employment_url(person, made[0]), _("The job is noted."))
    hint = _("Filled in from what is noted already. Look at it, and change what is different.") if filled else None
    return form_page(person, form, _("Note a job"), jobs_url(person), hint=hint)


def _asked_placement(number: str) -> "Placement | None":
    key = asked_key("placement")
    return placement_found(number, key)[1] if key else None


def _asked_advice(person: "Person") -> "BusinessAdvice | None":
    key = asked_key("advice")
    return jobs.advice(person, key) if key else None


def _from_placement(placed: "Placement | None") -> dict[str, Any]:
    if placed is None:
        return {}
    there = placed.outcome in {None, PlacementOutcome.JOB_THERE}
    return {
        "organisation_id": placed.organisation_id if there else None,
        "title": placed.title,
        "occupation_code": placed.occupation_code,
        "extent": placed.extent,
        "subsidy": _SUBSIDIES.get(placed.kind),
    }


def _from_opening(opening: "Opening | None") -> dict[str, Any]:
    if opening is None:
        return {}
    return {
        "organisation_id": opening.organisation_id,
        "title": opening.title,
        "occupation_code": opening.occupation_code,
        "extent": opening.extent,
        "started_on": opening.begins_on,
    }


def _from_advice(advised: "BusinessAdvice | None") -> dict[str, Any]:
    if advised is None:
        return {}
    return {"contract": JobContract.OWN_BUSINESS, "subsidy": Subsidy.NONE, "started_on": advised.started_on}


def at(person: "Person", row: "Employment") -> dict[str, Any]:
    """What the addresses of a job are made of."""
    return {"number": person.number, "employment_id": row.id}


def employment_url(person: "Person", row: "Employment") -> str:
    """Where a job is read."""
    return url_for("person_employments.employment", **at(person, row))


def found(number: str, employment_id: int) -> "tuple[Person, Employment]":
    """The person and the job of these numbers. Raises OutOfReach."""
    person = files.person_at_work(number)
    return person, jobs.employment(person, employment_id)


@room.route(ONE, permit=permits.EMPLOYMENTS)
def employment(number: str, employment_id: int) -> ResponseReturnValue:
    """A job with every day of it, whether it lasts, and how it stands to what the person could before."""
    person, row = found(number, employment_id)
    shown = seen(row, list(jobs.employments_in(row.work_file)), jobs.mapped_occupations(row.work_file))
    told = {"row": row, "at": at(person, row), "answers": {one.months: one for one in row.checks}, "today": today()}
    return in_frame("work/jobs/employment.html", person, "", shown=shown, **told)


@room.route(f"{ONE}/edit", methods=["GET", "POST"], permit=permits.EMPLOYMENTS)
def edit(number: str, employment_id: int) -> ResponseReturnValue:
    """Correct what is noted, or note more."""
    person, row = found(number, employment_id)
    employers = choices.every_employer()
    form = ChangeEmploymentForm(obj=row, employers=employers)
    theirs = lambda: ChangeEmploymentForm(obj=row, formdata=None, employers=employers)  # noqa: E731
    is_latest = form.validate_on_submit() and not form.is_outdated(row, theirs)
    if is_latest and saved(form, lambda: warn(operations.change_employment(row, **form.entered))):
        return back_to(employment_url(person, row), _("The job is changed."))
    return form_page(person, form, _("Change the job"), employment_url(person, row), what=row.title)


@room.route(f"{ONE}/end", methods=["GET", "POST"], permit=permits.EMPLOYMENTS)
def end(number: str, employment_id: int) -> ResponseReturnValue:
    """It has ended."""
    person, row = found(number, employment_id)
    form = _end_form(row)
    is_latest = form.validate_on_submit() and not form.is_outdated(row, lambda: _end_form(row, formdata=None))
    if is_latest and saved(form, lambda: warn(operations.end_employment(row, **form.entered))):
        return back_to(employment_url(person, row), _("The job has ended."))
    return form_page(person, form, _("End the job"), employment_url(person, row), what=row.title)


def _end_form(row: "Employment", **options: None) -> EndEmploymentForm:
    ended_on = row.ended_on or min(today(), row.planned_end_on or today())
    data = {"version": row.version, "ended_on": ended_on, "ended_by": row.ended_by, "note": row.note}
    return EndEmploymentForm(data=data, **options)


@room.route(f"{ONE}/reopen", methods=["POST"], permit=permits.EMPLOYMENTS)
def reopen(number: str, employment_id: int) -> ResponseReturnValue:
    """That it ended was a slip."""
    person, row = found(number, employment_id)
    operations.reopen_employment(row)
    return back_to(employment_url(person, row), _("The job goes on."))


@room.route(f"{ONE}/remove", methods=["GET", "POST"], permit=permits.EMPLOYMENTS)
def remove(number: str, employment_id: int) -> ResponseReturnValue:
    """It was noted by mistake."""
    person, row = found(number, employment_id)
    if request.method == "POST":
        operations.remove_employment(row)
        return back_to(jobs_url(person), _("The job is removed."))
    why = _("What was asked about it goes with it. A job that the person had and left is ended instead.")
    return removal_page(person, _("Remove the job"), row.title, why, employment_url(person, row))
