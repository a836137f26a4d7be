"""Placements: noted, read with every day, changed, ended, taken up again, removed."""

from typing import TYPE_CHECKING, Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.i18n.formats import today
from reception.i18n.text import _, label
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import saved, warn, written
from reception.web.short_number import normalise
from reception.work import permits
from reception.work.forms.placements import ChangePlacementForm, EndPlacementForm, PlacementForm
from reception.work.operations import placements as operations
from reception.work.queries import choices, jobs
from reception.work.queries.files import person_at_work
from reception.work.rules import kinds
from reception.work.terms.employers import OpeningKind
from reception.work.terms.jobs import PlacementKind, PlacementOutcome
from reception.work.views.frame import in_frame
from reception.work.views.jobs.shared import back_to, form_page, jobs_url, removal_page

if TYPE_CHECKING:
    from reception.people.models import Document, Person
    from reception.work.models import Opening, Placement

room = Room("person_placements", __name__, url_prefix="/people/<number:number>/work/placements")
ONE = "/<int:placement_id>"
#: What is noted of somebody who takes a place of that kind.
_KINDS = {OpeningKind.PLACEMENT: PlacementKind.PLACEMENT, OpeningKind.WORK_TRAINING: PlacementKind.WORK_TRAINING}


@room.route("/new", methods=["GET", "POST"], permit=permits.PLACEMENTS)
def new(number: str) -> ResponseReturnValue:
    """Note a placement; `opening` in the address is the number of places that an employer offers."""
    person = person_at_work(number)
    opening = asked_opening()
    form = PlacementForm(**_offered(person), data=_from_opening(opening))
    if form.validate_on_submit():
        made = written(form, lambda: operations.add_placement(person, opening=opening, **form.entered))
        if made is not None:
            warn(made[1])
            return _noted(person, made[0])
    hint = _("Filled in from what the employer offers. Look at it, and change what is different.") if opening else None
    return form_page(person, form, _("Note a placement"), jobs_url(person), hint=hint)


def asked_opening() -> "Opening | None":
    """The places whose number the address names, if it names any. Raises OutOfReach."""
    text = request.args.get("opening", "")
    if not text:
        return None
    number = normalise(text)
    if number is None:
        raise OutOfReach
    return choices.opening_named(number)


def _from_opening(opening: "Opening | None") -> dict[str, Any]:
    if opening is None:
        return {}
    return {
        "kind": _KINDS.get(opening.kind),
        "organisation_id": opening.organisation_id,
        "title": opening.title,
        "occupation_code": opening.occupation_code,
        "extent": opening.extent,
        "started_on": opening.begins_on,
        "planned_end_on": opening.ends_on,
    }


def _offered(person: "Person", row: "Placement | None" = None) -> dict[str, Any]:
    """What a form about a placement offers to choose from."""
    documents = choices.agreements_to_choose(person, row.agreement_id if row else None)
    return {
        "kinds": [(kind.value, _kind_called(kind)) for kind in kinds.choices(today(), row.kind if row else None)],
        "employers": choices.every_employer(),
        "documents": None if documents is None else [(one.id, _called(one)) for one in documents],
    }


def _kind_called(kind: PlacementKind) -> str:
    """A kind, with the last day on which one could begin where that has passed."""
    until = kinds.kinds()[kind].basis.valid_to
    if until is None or not kinds.is_historic(kind, today()):
        return label(kind)
    return _("%(kind)s (until %(day)s)", kind=label(kind), day=until.isoformat())


def _called(document: "Document") -> str:
    """What a document is, with its title and its day."""
    parts = (label(document.kind), document.title, document.issued_on and document.issued_on.isoformat())
    return ", ".join(str(part) for part in parts if part)


def _noted(person: "Person", row: "Placement") -> ResponseReturnValue:
    """To the tutor, where there is one to choose; else to the placement."""
    if row.contact_person_id is None and choices.tutors_to_choose(row):
        return back_to(url_for(".tutor", **at(person, row)), _("The placement is noted. Choose the tutor."))
    return back_to(placement_url(person, row), _("The placement is noted."))


def at(person: "Person", row: "Placement") -> dict[str, Any]:
    """What the addresses of a placement are made of."""
    return {"number": person.number, "placement_id": row.id}


def placement_url(person: "Person", row: "Placement") -> str:
    """Where a placement is read."""
    return url_for("person_placements.placement", **at(person, row))


def found(number: str, placement_id: int) -> "tuple[Person, Placement]":
    """The person and the placement of these numbers. Raises OutOfReach."""
    person = person_at_work(number)
    return person, jobs.placement(person, placement_id)


@room.route(ONE, permit=permits.PLACEMENTS)
def placement(number: str, placement_id: int) -> ResponseReturnValue:
    """A placement with every day of it, and what grew out of it."""
    person, row = found(number, placement_id)
    return in_frame(
        "work/jobs/placement.html",
        person,
        "",
        row=row,
        at=at(person, row),
        jobs=jobs.jobs_from(row),
        documents={one.id for one in choices.agreements_to_choose(person) or ()},
        today=today(),
    )


@room.route(f"{ONE}/edit", methods=["GET", "POST"], permit=permits.PLACEMENTS)
def edit(number: str, placement_id: int) -> ResponseReturnValue:
    """Correct what is noted, or note more. Another employer has other tutors."""
    person, row = found(number, placement_id)
    offered, employer = _offered(person, row), row.organisation_id
    form = ChangePlacementForm(obj=row, **offered)
    theirs = lambda: ChangePlacementForm(obj=row, formdata=None, **offered)  # noqa: E731
    is_latest = form.validate_on_submit() and not form.is_outdated(row, theirs)
    if is_latest and saved(form, lambda: warn(operations.change_placement(row, **form.entered))):
        return _noted(person, row) if row.organisation_id != employer else _changed(person, row)
    return form_page(person, form, _("Change the placement"), placement_url(person, row), what=row.title)


def _changed(person: "Person", row: "Placement") -> ResponseReturnValue:
    return back_to(placement_url(person, row), _("The placement is changed."))


@room.route(f"{ONE}/end", methods=["GET", "POST"], permit=permits.PLACEMENTS)
def end(number: str, placement_id: int) -> ResponseReturnValue:
    """It has ended; a job at the same place is noted at once."""
    person, row = found(number, placement_id)
    form = _end_form(row)
    is_latest = form.validate_on_submit() and not form.is_outdated(row, lambda: _end_form(row, formdata=None))
    if is_latest and saved(form, lambda: warn(operations.end_placement(row, **form.entered))):
        return _ended(person, row)
    hint = _("If it led to a job at the same place, the job is noted next.")
    return form_page(person, form, _("End the placement"), placement_url(person, row), what=row.title, hint=hint)


def _end_form(row: "Placement", **options: None) -> EndPlacementForm:
    ended_on = row.ended_on or min(today(), row.planned_end_on or today())
    data = {"version": row.version, "ended_on": ended_on, "outcome": row.outcome, "ended_by": row.ended_by}
    return EndPlacementForm(data={**data, "note": row.note}, **options)


def _ended(person: "Person", row: "Placement") -> ResponseReturnValue:
    if row.outcome is PlacementOutcome.JOB_THERE and not jobs.jobs_from(row):
        job_url = url_for("person_employments.new", number=person.number, placement=row.id)
        answers.done(_("The placement has ended. Note the job, or leave it for later."))
        return redirect(job_url, 303)
    return back_to(placement_url(person, row), _("The placement has ended."))


@room.route(f"{ONE}/reopen", methods=["POST"], permit=permits.PLACEMENTS)
def reopen(number: str, placement_id: int) -> ResponseReturnValue:
    """That it ended was a slip."""
    person, row = found(number, placement_id)
    operations.reopen_placement(row)
    return back_to(placement_url(person, row), _("The placement goes on."))


@room.route(f"{ONE}/remove", methods=["GET", "POST"], permit=permits.PLACEMENTS)
def remove(number: str, placement_id: int) -> ResponseReturnValue:
    """It was noted by mistake."""
    person, row = found(number, placement_id)
    if request.method == "POST":
        operations.remove_placement(row)
        return back_to(jobs_url(person), _("The placement is removed."))
    why = _("Remove a placement only if it was noted by mistake. One that ended before its time is ended instead.")
    return removal_page(person, _("Remove the placement"), row.title, why, placement_url(person, row))
