"""The places that employers offer: the list of those that are open, one of them, adding, confirming and ending it."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.reckoning.remarks import Refused, Remark
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.paging import page_of, window
from reception.web.remarks import saved, warn, written
from reception.work import permits
from reception.work.forms.openings import EndForm, OpeningFilter, OpeningForm, blank_opening
from reception.work.operations import openings as operations
from reception.work.queries import openings as queries
from reception.work.queries import register
from reception.work.queries.openings import Wanted
from reception.work.rules.employers import check_open, has_closed, heard
from reception.work.rules.openings import is_past
from reception.work.views.employers.room import form_page

if TYPE_CHECKING:
    from reception.work.models import Opening

room = Room("openings", __name__, url_prefix="/employers")


@room.route("/openings", permit=permits.EMPLOYERS)
def openings() -> ResponseReturnValue:
    """The places for which somebody can be proposed, narrowed."""
    narrowing = OpeningFilter()
    asked = narrowing.asked()
    wanted = Wanted(asked.get("q", ""), asked.get("kind"), asked.get("occupation"), asked.get("stale", False))
    found, count = queries.open_openings(wanted, window())
    return render_template(
        "work/openings/list.html", narrowing=narrowing, page=page_of(found), count=count, heard_of=heard, today=today()
    )


@room.route("/<int:organisation_id>/openings/new", methods=["GET", "POST"], permit=permits.KEEP_EMPLOYERS)
def new(organisation_id: int) -> ResponseReturnValue:
    """Note places that an employer offers. One that has closed offers none."""
    employer = register.employer(organisation_id)
    if request.method == "GET" and has_closed(employer.closed_on, today()):
        return _told(
            check_open(employer.closed_on, today()), url_for("employers.employer", organisation_id=employer.id)
        )
    form = blank_opening(employer.contact_persons)
    if form.validate_on_submit():
        made = written(form, lambda: operations.add_opening(employer, **form.entered))
        if made is not None:
            opening, remarks = made
            warn(remarks)
            return _back_to(opening, _("The places are noted."))
    return form_page(employer, form, _("Add places"))


@room.route("/openings/<number:number>", permit=permits.EMPLOYERS)
def opening(number: str) -> ResponseReturnValue:
    """What is offered, by whom, what the work asks for, and when somebody last said that it is there."""
    one, day = queries.opening(number), today()
    return render_template(
        "work/openings/page.html",
        opening=one,
        employer=one.organisation,
        has_closed=has_closed(one.organisation.closed_on, day),
        is_past=is_past(one.open_until, one.ends_on, day),
        heard=heard(one.confirmed_on, day),
        today=day,
    )


@room.route("/openings/<number:number>/edit", methods=["GET", "POST"], permit=permits.KEEP_EMPLOYERS)
def edit(number: str) -> ResponseReturnValue:
    """Correct what is offered."""
    one = queries.opening(number)
    form = _form(one)
    remarks: list[Remark] = []
    is_latest = form.validate_on_submit() and not form.is_outdated(one, lambda: _form(one, formdata=None))
    if is_latest and saved(form, lambda: remarks.extend(operations.change_opening(one, **form.entered))):
        warn(remarks)
        return _back_to(one, _("The places are changed."))
    return _form_page(one, form, _("Change the places"))


def _form(one: "Opening", **options: Any) -> OpeningForm:
    form = OpeningForm(obj=one, **options)
    form.offer(one.organisation.contact_persons)
    return form


@room.route("/openings/<number:number>/confirm", methods=["POST"], permit=permits.KEEP_EMPLOYERS)
def confirm(number: str) -> ResponseReturnValue:
    """The employer says today that the places are there still."""
    one = queries.opening(number)
    return _done(one, lambda: operations.confirm_opening(one), _("It is noted that the places are there still."))


@room.route("/openings/<number:number>/close", methods=["GET", "POST"], permit=permits.KEEP_EMPLOYERS)
def close(number: str) -> ResponseReturnValue:
    """The places are filled, or the employer withdrew them."""
    one = queries.opening(number)
    form = EndForm(version=one.version)
    is_latest = form.validate_on_submit() and not form.is_outdated(one)
    if is_latest and saved(form, lambda: operations.end_opening(one, form.state.data)):
        return _back_to(one, _("The places are no longer offered."))
    return _form_page(one, form, _("No longer offer the places"))


@room.route("/openings/<number:number>/reopen", methods=["POST"], permit=permits.KEEP_EMPLOYERS)
def reopen(number: str) -> ResponseReturnValue:
    """The places are offered again."""
    one = queries.opening(number)
    return _done(one, lambda: operations.reopen_opening(one), _("The places are offered again."))


def _form_page(one: "Opening", form: OpeningForm | EndForm, title: str) -> str:
    return form_page(one.organisation, form, title, opening=one)


def _done(one: "Opening", work: Callable[[], None], words: str) -> ResponseReturnValue:
    """Do what a button asks for; what the rules refuse is said on the page of the opening."""
    try:
        work()
    except Refused as refused:
        return _told(refused.remarks, url_for(".opening", number=one.number))
    return _back_to(one, words)


def _back_to(one: "Opening", words: str) -> ResponseReturnValue:
    answers.done(words)
    return redirect(url_for(".opening", number=one.number), 303)


def _told(remarks: Iterable[Remark], where: str) -> ResponseReturnValue:
    """Say why nothing was done, on another page."""
    for remark in remarks:
        flash(in_words(remark.said), "late")
    return redirect(where, 303)
