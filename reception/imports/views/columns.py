"""What the columns of a file mean."""

from pathlib import PurePath
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.text import _
from reception.imports import operations, queries
from reception.imports.forms import ColumnsForm, columns_form
from reception.imports.views.room import route, target

if TYPE_CHECKING:
    from reception.imports.models import ImportRun
    from reception.imports.operations.sources import Headers


@route("/<number:number>/columns", methods=["GET", "POST"])
def columns(number: str) -> ResponseReturnValue:
    """Look the columns over; what is saved is kept for the next list of the same kind."""
    run = queries.run(number, target())
    sheets = queries.columns_of_run(run)
    form = columns_form(sheets, _name(run), version=run.version)
    if form.validate_on_submit():
        form.refuse_doubles(sheets)
        if not form.failed and not form.is_outdated(run, lambda: _form_now(run)):
            _keep(run, form.source_name.data or _name(run), form.mapping(sheets))
            return redirect(url_for(".run", number=number), 303)
    return render_template("imports/columns.html", run=run, form=form, sheets=sheets)


def _name(run: "ImportRun") -> str:
    return run.source.name if run.source else PurePath(run.file_name).stem


def _form_now(run: "ImportRun") -> ColumnsForm:
    return columns_form(queries.columns_of_run(run), _name(run), version=run.version, formdata=None)


def _keep(run: "ImportRun", name: str, mapping: "Headers") -> None:
    try:
        operations.keep_mapping(run, name, mapping)
    except operations.NotNow:
        flash(_("This cannot be done any more: somebody was quicker."), "late")
