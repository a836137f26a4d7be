"""What a pupil applies for: a new application, what it says, and how it ends."""

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.education import permits
from reception.education.forms.pupils.applications import ApplicationForm, ChangeApplicationForm, EndApplicationForm
from reception.education.operations.pupils import applications as operations
from reception.education.queries.pupils import applications as queries
from reception.education.queries.pupils import pupil as pupil_numbered
from reception.education.views.pupils.pupil_tabs import pupil_page
from reception.i18n.text import _, label
from reception.web.answers import done, go_back
from reception.web.blueprint import Room
from reception.web.remarks import saved

if TYPE_CHECKING:
    from reception.education.models import Application

room = Room("applications", __name__)


@room.route("/pupils/<number:number>/applications/new", methods=["GET", "POST"], permit=permits.WRITE_PUPILS)
def new(number: str) -> ResponseReturnValue:
    """One more application."""
    pupil = pupil_numbered(number, permits.WRITE_PUPILS)
    form = ApplicationForm()
    if form.validate_on_submit() and saved(
        form, lambda: operations.apply(pupil, by_id=staff().user_id, **form.asked)
    ):  # fmt: skip
        done(_("The application is saved."))
        return redirect(url_for("pupils.pupil", number=number), 303)
    return _page(pupil, form, _("New application"))


def _page(pupil: Any, form: Any, title: str, **more: Any) -> str:
    return render_template(
        "education/pupils/application.html", page=pupil_page(pupil, ""), form=form, title=title, **more
    )


@room.route(
    "/pupils/<number:number>/applications/<number:application>", methods=["GET", "POST"], permit=permits.WRITE_PUPILS
)
def edit(number: str, application: str) -> ResponseReturnValue:
    """What an application that waits says."""
    pupil = pupil_numbered(number, permits.WRITE_PUPILS)
    found = queries.application(pupil, application)
    if request.method == "GET" and found.ended_on is not None:
        return _over(number, found)
    form = _form(found)
    is_valid = form.validate_on_submit()
    if is_valid and not form.is_outdated(found, lambda: _form(found, formdata=None)) and saved(
        form, lambda: operations.change_application(found, **form.values)
    ):  # fmt: skip
        done(_("The application is saved."))
        return redirect(url_for("pupils.pupil", number=number), 303)
    return _page(pupil, form, _("Application"), application=found)


def _over(number: str, found: "Application") -> ResponseReturnValue:
    """Somebody ended it meanwhile: say how."""
    how, ended = label(found.ended_as) if found.ended_as else "", found.ended_on
    flash(_("The application has ended already: %(how)s, %(day)s.", how=how, day=ended), "info")
    return redirect(url_for("pupils.pupil", number=number), 303)


def _form(found: "Application", **options: Any) -> ChangeApplicationForm:
    form = ChangeApplicationForm(obj=found, **options)
    form.offer_languages(found.language)
    return form


@room.route(
    "/pupils/<number:number>/applications/<number:application>/end",
    methods=["GET", "POST"],
    permit=permits.WRITE_PUPILS,
)
def end(number: str, application: str) -> ResponseReturnValue:
    """Withdrawn, refused, or ended otherwise, without a place."""
    pupil = pupil_numbered(number, permits.WRITE_PUPILS)
    found = queries.application(pupil, application)
    if found.ended_on is not None:
        return _over(number, found)
    form = EndApplicationForm(obj=found)
    if form.validate_on_submit() and not form.is_outdated(found) and saved(
        form, lambda: operations.end_application(found, form.on.data, form.ended_as.data)
    ):  # fmt: skip
        done(_("The application has ended."))
        return go_back(url_for("pupils.pupil", number=number))
    return render_template(
        "education/pupils/end_application.html", page=pupil_page(pupil, ""), form=form, application=found
    )
