"""A file comes: what it is, where it goes."""

from typing import TYPE_CHECKING

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.housing.permits import KEEP
from reception.i18n.text import _
from reception.imports import operations, queries
from reception.imports.forms import NewHomesForm, NewImportForm, NewSchoolListForm
from reception.imports.permits import IMPORT, IMPORT_ATTENDANCE, IMPORT_RESULTS
from reception.imports.rules.template import FILE_NAMES, workbook
from reception.imports.terms import ImportTarget
from reception.imports.views.room import attendance_room, homes_room, results_room, room, route, target
from reception.sheets.reading import UnreadableSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reception.accounts.models import Unit
    from reception.imports.models import ImportRun, ImportSource


WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@route("/template")
def template() -> ResponseReturnValue:
    """An empty list to fill in, as a file."""
    about = target()
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAMES[about]}"'}
    return Response(workbook(about), mimetype=WORKBOOK, headers=headers)


@homes_room.route("/new", methods=["GET", "POST"], permit=KEEP, endpoint="new")
def new_homes() -> ResponseReturnValue:
    """Choose a file with homes. It is kept, sealed, until it is taken in or given up."""
    sources = queries.sources([], ImportTarget.HOMES)
    form = NewHomesForm([(source.id, source.name) for source in sources])
    if form.validate_on_submit() and (run := _homes_received(form, sources)) is not None:
        return redirect(url_for(".run", number=run.number), 303)
    return render_template("imports/new.html", form=form)


def _homes_received(form: NewHomesForm, sources: "Sequence[ImportSource]") -> "ImportRun | None":
    file = form.file.data
    chosen = next((source for source in sources if source.id == form.source.data), None)
    try:
        run = operations.receive_homes(file.read(), file.filename, form.new_source.data or chosen)
    except UnreadableSheet as problem:
        form.refuse("file", _(problem.reason))
        return None
    operations.add_unknown(run, form.to_add)
    operations.order_reading(run)
    return run


@attendance_room.route("/new", methods=["GET", "POST"], permit=IMPORT_ATTENDANCE, endpoint="new")
@results_room.route("/new", methods=["GET", "POST"], permit=IMPORT_RESULTS, endpoint="new")
def new_of_school() -> ResponseReturnValue:
    """Choose a file with attendance or results. It is kept, sealed, until it is taken in or given up."""
    units = queries.own_schools()
    sources = queries.sources([unit.id for unit in units], target())
    offered = [(source.id, _name_of(source, units)) for source in sources]
    form = NewSchoolListForm([(unit.id, unit.name) for unit in units], offered)
    if form.validate_on_submit() and (run := _of_school_received(form, sources)) is not None:
        return redirect(url_for(".run", number=run.number), 303)
    return render_template("imports/new.html", form=form, units=units)


def _of_school_received(form: NewSchoolListForm, sources: "Sequence[ImportSource]") -> "ImportRun | None":
    file = form.file.data
    chosen = next((source for source in sources if source.id == form.source.data), None)
    if chosen is not None and chosen.unit_id != form.unit_id:
        form.refuse("source", _("This list comes into another unit."))
        return None
    try:
        named = form.new_source.data or chosen
        run = operations.receive_of_school(target(), file.read(), file.filename, form.unit_id, named)
    except UnreadableSheet as problem:
        form.refuse("file", _(problem.reason))
        return None
    operations.order_reading(run)
    return run


@room.route("/new", methods=["GET", "POST"], permit=IMPORT)
def new() -> ResponseReturnValue:
    """Choose a file. It is kept, sealed, until it is taken in or given up."""
    units = queries.own_units()
    unit_ids = [unit.id for unit in units]
    sources, staff = queries.sources(unit_ids), queries.casework_staff(unit_ids)
    form = NewImportForm(
        [(unit.id, unit.name) for unit in units],
        [(source.id, _name_of(source, units)) for source in sources],
        [(user.id, user.name) for user in staff],
    )
    if form.validate_on_submit() and (run := _received(form, sources)) is not None:
        return redirect(url_for(".run", number=run.number), 303)
    return render_template("imports/new.html", form=form, units=units)


def _name_of(source: "ImportSource", units: "Sequence[Unit]") -> str:
    return source.name if len(units) == 1 or source.unit is None else f"{source.name} ({source.unit.name})"


def _received(form: NewImportForm, sources: "Sequence[ImportSource]") -> "ImportRun | None":
    chosen = next((source for source in sources if source.id == form.source.data), None)
    if chosen is not None and chosen.unit_id != form.unit_id:
        form.refuse("source", _("This list comes into another unit."))
    if form.worker.data is not None and not _works_in(form.unit_id, form.worker.data):
        form.refuse("worker", _("Choose somebody who does casework in the unit today."))
    return None if form.failed else _kept(form, chosen)


def _works_in(unit_id: int, user_id: int) -> bool:
    return any(user.id == user_id for user in queries.casework_staff([unit_id]))


def _kept(form: NewImportForm, source: "ImportSource | None") -> "ImportRun | None":
    file = form.file.data
    named = form.new_source.data or source
    try:
        run = operations.receive(file.read(), file.filename, form.unit_id, form.worker.data, named)
    except UnreadableSheet as problem:
        form.refuse("file", _(problem.reason))
        return None
    operations.order_reading(run)
    return run
