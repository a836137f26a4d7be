"""The time of a pupil's right to SFI: how it is reckoned, and the decisions that make it longer."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import current, staff
from reception.education import permits
from reception.education.forms.studies.rights import ExtensionForm, StrikeExtensionForm
from reception.education.operations.studies import rights as operations
from reception.education.queries.pupils import pupil as pupil_numbered
from reception.education.queries.studies import rights as queries
from reception.education.rules.studies.right import IN_FORCE_ON
from reception.education.views.pupils.pupil_tabs import pupil_page, register_tab
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.web.answers import done
from reception.web.blueprint import Room
from reception.web.remarks import saved

room = Room("rights", __name__)
register_tab("right", N_("Right to SFI"), "rights.right", permits.EXTENSIONS, 65)


@room.route("/pupils/<number:number>/right", permit=permits.EXTENSIONS)
def right(number: str) -> ResponseReturnValue:
    """How long the right lasts, why, and what made it longer."""
    pupil = pupil_numbered(number)
    return render_template(
        "education/right/page.html",
        page=pupil_page(pupil, "right"),
        right=queries.right_of(pupil),
        extensions=queries.extensions_of(pupil),
        writes=permits.WRITE_PUPILS.held_by(current()),
        in_force_on=IN_FORCE_ON,
        today=today(),
    )


@room.route("/pupils/<number:number>/right/extend", methods=["GET", "POST"], permit=permits.WRITE_PUPILS)
def extend(number: str) -> ResponseReturnValue:
    """Enter a decision to make the right longer."""
    pupil = pupil_numbered(number, permits.WRITE_PUPILS)
    form = ExtensionForm()
    if form.validate_on_submit() and saved(
        form,
        lambda: operations.extend(
            pupil, form.decided_on.data, form.until.data, form.reason.data or "", by_id=staff().user_id
        ),
    ):  # fmt: skip
        done(_("The decision is entered."))
        return redirect(url_for(".right", number=number), 303)
    return render_template(
        "education/right/extend.html", page=pupil_page(pupil, ""), form=form, right=queries.right_of(pupil)
    )


@room.route(
    "/pupils/<number:number>/right/<int:extension_id>/strike", methods=["GET", "POST"], permit=permits.WRITE_PUPILS
)
def strike(number: str, extension_id: int) -> ResponseReturnValue:
    """A decision was entered wrongly. What was written stays to be read."""
    pupil = pupil_numbered(number, permits.WRITE_PUPILS)
    extension = queries.extension(pupil, extension_id)
    if request.method == "GET" and extension.struck_at is not None:
        flash(_("The decision is struck already."), "info")
        return redirect(url_for(".right", number=number), 303)
    form = StrikeExtensionForm()
    if form.validate_on_submit() and saved(form, lambda: operations.strike(extension, form.because.data or "")):
        done(_("The decision is struck."))
        return redirect(url_for(".right", number=number), 303)
    return render_template("education/right/strike.html", page=pupil_page(pupil, ""), form=form, extension=extension)
