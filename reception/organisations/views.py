"""The register of organisations, and whom to call there."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.organisations import operations, queries
from reception.organisations.forms import ContactPersonForm, OrganisationFilter, OrganisationForm
from reception.organisations.permits import KEEP, READ
from reception.web.blueprint import Room
from reception.web.paging import page_of, window

room = Room("organisations", __name__, url_prefix="/organisations")


@room.route("", permit=READ)
def organisations() -> ResponseReturnValue:
    """The register, narrowed by words and kind."""
    narrowing = OrganisationFilter()
    kind = narrowing.chosen_kind if narrowing.validate() else None
    found = queries.organisations_found(
        narrowing.q.data or "", kind=kind, closed=bool(narrowing.closed.data), window=window()
    )
    return render_template("organisations/organisations.html", narrowing=narrowing, page=page_of(found), today=today())


@room.route("/new", methods=["GET", "POST"], permit=KEEP)
def new_organisation() -> ResponseReturnValue:
    """Add an organisation."""
    form, added = OrganisationForm(), None
    if form.validate_on_submit() and _is_free(form):
        with form.saving():
            added = operations.add_organisation(**form.values)
        if added is not None:
            flash(_("The organisation is added."), "done")
            return redirect(url_for(".organisation", organisation_id=added.id), 303)
    return render_template("organisations/organisation_form.html", form=form, organisation=None)


def _is_free(form: OrganisationForm, *, but: int | None = None) -> bool:
    if queries.is_name_taken(form.values["name"], form.values["kind"], but=but):
        form.refuse("name", _("There is already an organisation of this kind with this name."))
    return not form.failed


@room.route("/<int:organisation_id>", permit=READ)
def organisation(organisation_id: int) -> ResponseReturnValue:
    """One organisation and the people who work there."""
    found = queries.organisation(organisation_id)
    return render_template("organisations/organisation.html", organisation=found, today=today())


@room.route("/<int:organisation_id>/edit", methods=["GET", "POST"], permit=KEEP)
def edit_organisation(organisation_id: int) -> ResponseReturnValue:
    """Correct the facts of an organisation."""
    found = queries.organisation(organisation_id)
    form = OrganisationForm(obj=found)
    if form.validate_on_submit() and _is_free(form, but=organisation_id) and not form.is_outdated(found):
        with form.saving():
            operations.change_organisation(found, **form.values)
        if not form.failed:
            flash(_("The organisation is changed."), "done")
            return redirect(url_for(".organisation", organisation_id=organisation_id), 303)
    return render_template("organisations/organisation_form.html", form=form, organisation=found)


@room.route("/<int:organisation_id>/close", methods=["POST"], permit=KEEP)
def close_organisation(organisation_id: int) -> ResponseReturnValue:
    """Leave it out of the choices."""
    operations.close_organisation(queries.organisation(organisation_id))
    flash(_("It is closed and no longer offered. What was done with it stays."), "done")
    return redirect(url_for(".organisation", organisation_id=organisation_id), 303)


@room.route("/<int:organisation_id>/reopen", methods=["POST"], permit=KEEP)
def reopen_organisation(organisation_id: int) -> ResponseReturnValue:
    """Offer it again."""
    operations.reopen_organisation(queries.organisation(organisation_id))
    flash(_("It is open again."), "done")
    return redirect(url_for(".organisation", organisation_id=organisation_id), 303)


@room.route("/<int:organisation_id>/contact-persons/new", methods=["GET", "POST"], permit=KEEP)
def new_contact_person(organisation_id: int) -> ResponseReturnValue:
    """Add somebody who works there."""
    found, form = queries.organisation(organisation_id), ContactPersonForm()
    if form.validate_on_submit():
        operations.add_contact_person(found, **form.values)
        flash(_("The contact person is added."), "done")
        return redirect(url_for(".organisation", organisation_id=organisation_id), 303)
    return render_template("organisations/contact_person_form.html", form=form, organisation=found, person=None)


@room.route("/<int:organisation_id>/contact-persons/<int:person_id>", methods=["GET", "POST"], permit=KEEP)
def edit_contact_person(organisation_id: int, person_id: int) -> ResponseReturnValue:
    """Correct what is known of somebody who works there."""
    person = queries.contact_person(organisation_id, person_id)
    form = ContactPersonForm(obj=person)
    if form.validate_on_submit() and not form.is_outdated(person):
        operations.change_contact_person(person, **form.values)
        flash(_("The contact person is changed."), "done")
        return redirect(url_for(".organisation", organisation_id=organisation_id), 303)
    found = queries.organisation(organisation_id)
    return render_template("organisations/contact_person_form.html", form=form, organisation=found, person=person)


@room.route(
    "/<int:organisation_id>/contact-persons/<int:person_id>/<any(leave, back):step>", methods=["POST"], permit=KEEP
)
def move_contact_person(organisation_id: int, person_id: int, step: str) -> ResponseReturnValue:
    """They work there no more, or after all."""
    person = queries.contact_person(organisation_id, person_id)
    if step == "leave":
        operations.let_contact_person_leave(person)
        flash(_("The contact person is no longer offered."), "done")
    else:
        operations.take_contact_person_back(person)
        flash(_("The contact person is offered again."), "done")
    return redirect(url_for(".organisation", organisation_id=organisation_id), 303)
