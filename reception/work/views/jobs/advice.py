"""Advice on starting a business: noted, changed, removed."""

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _, label
from reception.web.blueprint import Room
from reception.web.remarks import saved, warn, written
from reception.work import permits
from reception.work.forms.studies import AdviceForm, ChangeAdviceForm
from reception.work.operations import studies as operations
from reception.work.queries import choices, jobs
from reception.work.queries.files import person_at_work
from reception.work.terms.jobs import BusinessResult
from reception.work.views.jobs.shared import back_to, form_page, jobs_url, removal_page

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.work.models import BusinessAdvice

room = Room("business_advice", __name__, url_prefix="/people/<number:number>/work/advice")
ONE = "/<int:advice_id>"


@room.route("/new", methods=["GET", "POST"], permit=permits.ADVICE)
def new(number: str) -> ResponseReturnValue:
    """Note advice that the person got."""
    person = person_at_work(number)
    form = AdviceForm(advisers=choices.advisers_to_choose(), data={"advised_on": today()})
    if form.validate_on_submit():
        made = written(form, lambda: operations.add_advice(person, **form.entered))
        if made is not None:
            warn(made[1])
            return _noted(person, made[0], has_just_started=made[0].result is BusinessResult.STARTED)
    return form_page(person, form, _("Note advice on a business"), jobs_url(person))


def _noted(person: "Person", row: "BusinessAdvice", *, has_just_started: bool) -> ResponseReturnValue:
    """Where a business has started, it is noted as work at once."""
    if not has_just_started:
        return back_to(jobs_url(person), _("The advice is noted."))
    job_url = url_for("person_employments.new", number=person.number, advice=row.id)
    return back_to(job_url, _("The advice is noted. Note the business as work, or leave it for later."))


def _found(number: str, advice_id: int) -> "tuple[Person, BusinessAdvice]":
    person = person_at_work(number)
    return person, jobs.advice(person, advice_id)


@room.route(f"{ONE}/edit", methods=["GET", "POST"], permit=permits.ADVICE)
def edit(number: str, advice_id: int) -> ResponseReturnValue:
    """Correct what is noted, or note what came of it."""
    person, row = _found(number, advice_id)
    had_started = row.result is BusinessResult.STARTED
    offered: dict[str, Any] = {"advisers": choices.advisers_to_choose(row.organisation_id)}
    form = ChangeAdviceForm(obj=row, **offered)
    theirs = lambda: ChangeAdviceForm(obj=row, formdata=None, **offered)  # noqa: E731
    is_latest = form.validate_on_submit() and not form.is_outdated(row, theirs)
    if is_latest and saved(form, lambda: warn(operations.change_advice(row, **form.entered))):
        return _noted(person, row, has_just_started=row.result is BusinessResult.STARTED and not had_started)
    return form_page(person, form, _("Change the advice"), jobs_url(person))


@room.route(f"{ONE}/remove", methods=["GET", "POST"], permit=permits.ADVICE)
def remove(number: str, advice_id: int) -> ResponseReturnValue:
    """It was noted by mistake."""
    person, row = _found(number, advice_id)
    if request.method == "POST":
        operations.remove_advice(row)
        return back_to(jobs_url(person), _("The advice is removed."))
    what = _("%(result)s, %(day)s", result=label(row.result), day=row.advised_on.isoformat())
    why = _("Remove advice only if it was noted by mistake.")
    return removal_page(person, _("Remove the advice"), what, why, jobs_url(person))
