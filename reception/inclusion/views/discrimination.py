"""The register of discrimination, and handing a report in."""

from collections.abc import Callable

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.inclusion import permits
from reception.inclusion.forms.discrimination import (
    CloseForm,
    ReopenForm,
    ReportFilter,
    SortForm,
    blank_report,
    blank_step,
)
from reception.inclusion.operations import discrimination as operations
from reception.inclusion.queries import discrimination as queries
from reception.inclusion.queries.discrimination import Wanted
from reception.inclusion.rules.discrimination import last_day, standing
from reception.inclusion.rules.discrimination_figures import by_place, i32
from reception.inclusion.rules.discrimination_turning import closing_days, helpers, register
from reception.inclusion.views.frame import pages
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.forms import Form
from reception.web.paging import page_of, window
from reception.web.remarks import saved, written

room = Room("discrimination", __name__, url_prefix="/discrimination")


@room.route("", permit=permits.REPORTS)
def reports() -> ResponseReturnValue:
    """The reports, those that are open first."""
    narrowing = ReportFilter()
    narrowing.offer(queries.years())
    asked = narrowing.asked()
    found, count = queries.reports(Wanted(asked.get("state"), asked.get("place"), asked.get("year")), window())
    year, every = asked.get("year") or today().year, queries.figures()
    return render_template(
        "inclusion/discrimination/list.html",
        narrowing=narrowing,
        page=page_of(found),
        count=count,
        year=year,
        in_time=i32(every, year, today(), closing_days()),
        places=by_place(every, year),
        closing=register().closing,
        inclusion_pages=pages("reports"),
    )


@room.route("/new", methods=["GET", "POST"], permit=permits.HAND_IN)
def new() -> ResponseReturnValue:
    """Hand a report in."""
    form = blank_report()
    if form.validate_on_submit():
        made = written(form, lambda: operations.hand_in(**form.entered))
        if made is not None:
            # TRANSLATORS: %(number)s is the number of a report of discrimination that was just handed in.
            answers.done(_("The report is received. Its number is %(number)s.", number=made.number))
            return redirect(url_for(".received"), 303)
    return render_template("inclusion/discrimination/new.html", form=form, inclusion_pages=pages("report"))


@room.route("/received", permit=permits.HAND_IN)
def received() -> ResponseReturnValue:
    """That it was received, and where the person can turn. The report itself is the keeper's alone from here on."""
    return render_template("inclusion/discrimination/received.html", helpers=helpers(), inclusion_pages=pages("report"))


@room.route("/<number:number>", permit=permits.REPORTS)
def report(number: str) -> ResponseReturnValue:
    """One report: what was told, and what was done about it. Each opening is noted in the log."""
    one, within = queries.opened(number), closing_days()
    return render_template(
        "inclusion/discrimination/report.html",
        report=one,
        grounds=queries.grounds(one),
        standing=standing(one.received_on, one.closed_on, today(), within),
        last_day=last_day(one.received_on, within),
        helpers=helpers(),
    )


@room.route("/<number:number>/edit", methods=["GET", "POST"], permit=permits.REPORTS)
def edit(number: str) -> ResponseReturnValue:
    """Say what a report is about."""
    one = queries.report(number)

    def shown(**options: object) -> SortForm:
        told = {"happened_on": one.happened_on, "place_kind": one.place_kind, "concerned": one.concerned}
        return SortForm(data={**told, "grounds": queries.grounds(one), "version": one.version}, **options)

    form = shown()
    is_latest = form.validate_on_submit() and not form.is_outdated(one, lambda: shown(formdata=None))
    if is_latest and saved(form, lambda: operations.sort_report(one, **form.about)):
        return _back_to(number, _("The report is sorted."))
    return _form_page(number, form, _("Sort the report"))


@room.route("/<number:number>/steps/new", methods=["GET", "POST"], permit=permits.REPORTS)
def step(number: str) -> ResponseReturnValue:
    """Note what was done about it."""
    one, form = queries.report(number), blank_step()
    return _asked(number, form, lambda: operations.note_step(one, **form.entered), _("Note what was done"))


@room.route("/<number:number>/close", methods=["GET", "POST"], permit=permits.REPORTS)
def close(number: str) -> ResponseReturnValue:
    """Close it, with what came of it."""
    one = queries.report(number)
    form = CloseForm(data={"version": one.version, "closed_on": today()})
    is_latest = form.validate_on_submit() and not form.is_outdated(one)
    ended = {"outcome": form.outcome.data, "closed_on": form.closed_on.data}
    if is_latest and saved(form, lambda: operations.close_report(one, **ended)):
        return _back_to(number, _("The report is closed."))
    return _form_page(number, form, _("Close the report"))


@room.route("/<number:number>/reopen", methods=["GET", "POST"], permit=permits.REPORTS)
def reopen(number: str) -> ResponseReturnValue:
    """Open it again, with why."""
    one, form = queries.report(number), ReopenForm()
    again = _("Open the report again")
    return _asked(number, form, lambda: operations.reopen_report(one, reason=str(form.reason.data)), again)


def _asked(number: str, form: Form, work: Callable[[], None], title: str) -> ResponseReturnValue:
    if form.validate_on_submit() and saved(form, work):
        return _back_to(number, _("It is noted."))
    return _form_page(number, form, title)


def _form_page(number: str, form: Form, title: str) -> str:
    return render_template("inclusion/discrimination/form.html", form=form, title=title, number=number)


def _back_to(number: str, words: str) -> ResponseReturnValue:
    answers.done(words)
    return redirect(url_for(".report", number=number), 303)
