"""Boards and the units below them."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.accounts import operations, queries
from reception.accounts.forms import UnitForm
from reception.accounts.permits import MANAGE
from reception.accounts.rules import serves_social_services
from reception.accounts.terms import UnitKind
from reception.accounts.views.admin import room
from reception.i18n.text import _


@room.route("/units", permit=MANAGE)
def units() -> ResponseReturnValue:
    """The tree of boards and units."""
    return render_template("accounts/units.html", tree=queries.tree())


@room.route("/units/new", methods=["GET", "POST"], permit=MANAGE)
def new_board() -> ResponseReturnValue:
    """Add a board. Search is limited from the start where its name says social services."""
    form, board = UnitForm(), None
    if form.validate_on_submit() and _is_free(form, parent_id=None):
        limits = serves_social_services(form.values["name"])
        board = operations.open_unit(name=form.values["name"], kind=UnitKind.BOARD, limits_search=limits)
        flash(_("The board is added. See whether search is to be limited."), "done")
        return redirect(url_for(".unit", unit_id=board.id), 303)
    return render_template("accounts/unit_form.html", form=form, board=None)


@room.route("/units/<int:board_id>/new", methods=["GET", "POST"], permit=MANAGE)
def new_unit(board_id: int) -> ResponseReturnValue:
    """Add a unit below a board."""
    form, board, added = UnitForm(), queries.unit_by_id(board_id), None
    if board.parent_id is not None or board.closed_on is not None:
        abort(404)
    if form.validate_on_submit() and _is_free(form, parent_id=board_id):
        with form.saving():
            added = operations.open_unit(name=form.values["name"], kind=UnitKind.UNIT, parent=board)
        if added is not None:
            flash(_("The unit is added."), "done")
            return redirect(url_for(".units"), 303)
    return render_template("accounts/unit_form.html", form=form, board=board)


@room.route("/units/<int:unit_id>", methods=["GET", "POST"], permit=MANAGE)
def unit(unit_id: int) -> ResponseReturnValue:
    """Rename a board or a unit, or change a board's limits of search."""
    found = queries.unit_by_id(unit_id)
    form = UnitForm(obj=found)
    is_free = form.validate_on_submit() and _is_free(form, parent_id=found.parent_id, but=unit_id)
    if is_free and not form.is_outdated(found):
        limits = form.limits_search.data if found.parent_id is None else False
        with form.saving():
            operations.change_unit(found, name=form.values["name"], limits_search=limits)
        if not form.failed:
            flash(_("The change is saved."), "done")
            return redirect(url_for(".units"), 303)
    return render_template("accounts/unit.html", form=form, unit=found)


def _is_free(form: UnitForm, *, parent_id: int | None, but: int | None = None) -> bool:
    if queries.is_name_taken(form.values["name"], parent_id=parent_id, but=but):
        form.refuse("name", _("There is already one with this name."))
    return not form.failed


@room.route("/units/<int:unit_id>/close", methods=["POST"], permit=MANAGE)
def close_unit(unit_id: int) -> ResponseReturnValue:
    """Let no new work begin there."""
    try:
        operations.close_unit(queries.unit_by_id(unit_id))
    except operations.UnitInUse as use:
        flash(_(use.message), "late")
        return redirect(url_for(".unit", unit_id=unit_id), 303)
    flash(_("It is closed. Nothing that was done there is lost."), "done")
    return redirect(url_for(".units"), 303)


@room.route("/units/<int:unit_id>/reopen", methods=["POST"], permit=MANAGE)
def reopen_unit(unit_id: int) -> ResponseReturnValue:
    """Take it into use again."""
    try:
        operations.reopen_unit(queries.unit_by_id(unit_id))
    except operations.UnitInUse as use:
        flash(_(use.message), "late")
        return redirect(url_for(".unit", unit_id=unit_id), 303)
    flash(_("It is open again."), "done")
    return redirect(url_for(".units"), 303)
