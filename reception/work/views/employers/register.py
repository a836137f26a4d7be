"""The register of employers: the list, one of them, adding and changing one, closing one."""

from typing import TYPE_CHECKING

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.paging import page_of, window
from reception.web.remarks import saved, written
from reception.work import permits
from reception.work.forms.register import TAKEN, DetailsForm, EmployerFilter, NewEmployerForm, new_employer_form
from reception.work.operations import employers as operations
from reception.work.queries import openings, people_at, register
from reception.work.queries.register import Wanted
from reception.work.rules.employers import has_closed, heard
from reception.work.rules.openings import is_past
from reception.work.views.employers.room import back_to, form_page, room

if TYPE_CHECKING:
    from reception.work.models import Employer

#: How many contacts stand on the page of an employer.
CONTACTS = 20


@room.route("", permit=permits.EMPLOYERS)
def employers() -> ResponseReturnValue:
    """The register, narrowed and sorted."""
    narrowing = EmployerFilter()
    narrowing.offer()
    found, count = register.employers_found(_wanted(narrowing), window())
    return render_template(
        "work/employers/list.html", narrowing=narrowing, page=page_of(found), count=count, today=today()
    )


def _wanted(narrowing: EmployerFilter) -> Wanted:
    asked = narrowing.asked()
    return Wanted(
        words=asked.get("q", ""),
        branch=asked.get("branch"),
        municipal=asked.get("municipal", False),
        with_places=asked.get("places", False),
        stale=asked.get("stale", False),
        closed=asked.get("closed", False),
        order=asked.get("order", "name"),
    )


@room.route("/new", methods=["GET", "POST"], permit=permits.KEEP_EMPLOYERS)
def new() -> ResponseReturnValue:
    """Put an employer into the register, with somebody who works there."""
    form = new_employer_form()
    if form.validate_on_submit() and _is_free(form):
        made = written(form, lambda: operations.add_employer(form.facts, form.details, form.contact_person))
        if made is not None:
            return back_to(made.id, _("The employer is in the register."))
    known = register.employer_named(form.name.data) if form.name.errors and form.name.data else None
    return render_template("work/employers/new.html", form=form, known=known)


def _is_free(form: NewEmployerForm) -> bool:
    if register.employer_named(form.values["name"]) is not None:
        form.refuse("name", str(TAKEN))
    return not form.failed


@room.route("/<int:organisation_id>", permit=permits.EMPLOYERS)
def employer(organisation_id: int) -> ResponseReturnValue:
    """One employer: its facts and people, what it offers, what was said with it, and how many have been there."""
    found, details, day = register.employer(organisation_id), register.details_of(organisation_id), today()
    return render_template(
        "work/employers/page.html",
        employer=found,
        details=details,
        heard=heard(details.confirmed_on if details else None, day),
        has_closed=has_closed(found.closed_on, day),
        next_on=register.next_calls(organisation_id).get(organisation_id),
        openings=openings.openings_of(organisation_id),
        contacts=page_of(register.contacts_of(organisation_id, window(CONTACTS)), rows_a_page=CONTACTS),
        counts=people_at.counts_at(organisation_id),
        is_past=is_past,
        heard_of=heard,
        today=day,
    )


@room.route("/<int:organisation_id>/edit", methods=["GET", "POST"], permit=permits.KEEP_EMPLOYERS)
def edit(organisation_id: int) -> ResponseReturnValue:
    """Correct what is known of an organisation as an employer. Nothing may be known so far."""
    found = register.employer(organisation_id)
    row = register.details_of(organisation_id)
    form = _details_form(row)
    is_valid = form.validate_on_submit()
    is_latest = is_valid and (row is None or not form.is_outdated(row, lambda: _details_form(row, formdata=None)))
    if is_latest and saved(form, lambda: operations.change_details(found, row, **form.entered)):
        return back_to(organisation_id, _("The employer is changed."))
    return form_page(found, form, _("Change branch and note"))


def _details_form(row: "Employer | None", **options: object) -> DetailsForm:
    form = DetailsForm(obj=row, **options)
    form.offer_branches()
    return form


@room.route("/<int:organisation_id>/heard", methods=["POST"], permit=permits.KEEP_EMPLOYERS)
def hear(organisation_id: int) -> ResponseReturnValue:
    """Somebody heard from the employer today."""
    operations.hear(register.employer(organisation_id), today())
    return back_to(organisation_id, _("It is noted that you heard from them today."))


@room.route("/<int:organisation_id>/close", methods=["POST"], permit=permits.KEEP_EMPLOYERS)
def close(organisation_id: int) -> ResponseReturnValue:
    """It offers nothing any more."""
    operations.close_employer(register.employer(organisation_id))
    return back_to(organisation_id, _("The employer is closed. What was done with it stays, and nothing new begins."))


@room.route("/<int:organisation_id>/reopen", methods=["POST"], permit=permits.KEEP_EMPLOYERS)
def reopen(organisation_id: int) -> ResponseReturnValue:
    """It is there after all."""
    operations.reopen_employer(register.employer(organisation_id))
    return back_to(organisation_id, _("The employer is open again."))
