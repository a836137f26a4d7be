"""Figures that somebody else counts, year by year."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.inclusion import permits
from reception.inclusion.forms.counts import YearFilter
from reception.inclusion.forms.outside import OutsideForm, shown
from reception.inclusion.operations import outside as operations
from reception.inclusion.queries import outside as queries
from reception.inclusion.rules.outside import FIRST_YEAR, is_year
from reception.inclusion.views.frame import pages
from reception.inclusion.views.years import room
from reception.web import answers
from reception.web.remarks import saved


@room.route("/outside", permit=permits.OUTSIDE)
def outside_figures() -> ResponseReturnValue:
    """The figures of a year, with the latest before them."""
    narrowing = YearFilter()
    year = narrowing.chosen(FIRST_YEAR)
    return render_template(
        "inclusion/counts/outside.html",
        narrowing=narrowing,
        year=year,
        figures=queries.figures(year),
        shown=shown,
        inclusion_pages=pages("outside"),
    )


@room.route("/<int:year>/outside/<code>", methods=["GET", "POST"], permit=permits.OUTSIDE)
def outside_figure(year: int, code: str) -> ResponseReturnValue:
    """Write a figure: its value, of how many, and who published it."""
    definition, row = queries.definition(code), queries.figure(code, year)
    if not is_year(year, today()):
        raise OutOfReach
    form = OutsideForm(obj=row) if row is not None else OutsideForm(data={"source": definition.source})
    is_latest = form.validate_on_submit() and not (row is not None and form.is_outdated(row))
    if is_latest and saved(form, lambda: operations.write_figure(definition, year, row, **form.entered)):
        answers.done(_("The figure is saved."))
        return redirect(url_for(".outside_figures", year=year), 303)
    return render_template(
        "inclusion/counts/figure.html", form=form, definition=definition, year=year, has_figure=row is not None
    )


@room.route("/<int:year>/outside/<code>/remove", methods=["POST"], permit=permits.OUTSIDE)
def remove_figure(year: int, code: str) -> ResponseReturnValue:
    """Take a figure out that was wrong."""
    row = queries.figure(code, year)
    if row is not None:
        operations.remove_figure(row)
        answers.done(_("The figure is taken out."))
    return redirect(url_for(".outside_figures", year=year), 303)
