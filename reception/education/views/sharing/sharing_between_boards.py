"""What the boards agreed to let cross (contract, decision 1): kept by administrators, to be read by whoever checks."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.accounts import queries as accounts
from reception.education.forms.sharing import AgreementForm, EndAgreementForm, StrikeForm
from reception.education.operations import sharing as operations
from reception.education.permits import SHARING
from reception.education.queries import sharing as queries
from reception.education.terms.sharing import AgreementState
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.blueprint import Room
from reception.web.remarks import saved

room = Room("sharing_between_boards", __name__, url_prefix="/admin/sharing")
_RUNS = frozenset({AgreementState.HOLDS, AgreementState.COMING})


@room.route("", permit=SHARING)
def agreements() -> ResponseReturnValue:
    """Which facts cross from which board to which, on which ground, and which did."""
    found = queries.agreements()
    return render_template(
        "education/sharing/agreements.html",
        standing=[pair for pair in found if pair[1] in _RUNS],
        over=[pair for pair in found if pair[1] not in _RUNS],
        today=today(),
    )


@room.route("/new", methods=["GET", "POST"], permit=SHARING)
def new() -> ResponseReturnValue:
    """Enter what boards agreed on."""
    form = AgreementForm()
    boards = [("", _("Choose from the list")), *((board.id, board.name) for board, _units in accounts.open_places())]
    form.from_board_id.choices = form.to_board_id.choices = boards
    if form.validate_on_submit() and saved(form, lambda: operations.agree(**form.values)):
        flash(_("The agreement is entered. It holds from its first day."), "done")
        return redirect(url_for(".agreements"), 303)
    return render_template("education/sharing/agree.html", form=form)


@room.route("/<int:agreement_id>/end", methods=["GET", "POST"], permit=SHARING)
def end(agreement_id: int) -> ResponseReturnValue:
    """Give an agreement a last day."""
    found = queries.agreement(agreement_id)
    form = EndAgreementForm(obj=found)
    is_latest = form.validate_on_submit() and not form.is_outdated(found)
    if is_latest and saved(form, lambda: operations.end_agreement(found, form.valid_to.data)):
        flash(_("The agreement has a last day now."), "done")
        return redirect(url_for(".agreements"), 303)
    return render_template("education/sharing/end.html", form=form, agreement=found)


@room.route("/<int:agreement_id>/strike", methods=["GET", "POST"], permit=SHARING)
def strike(agreement_id: int) -> ResponseReturnValue:
    """Strike an agreement that was entered wrongly."""
    found = queries.agreement(agreement_id)
    form = StrikeForm(data={"version": found.version})
    if form.validate_on_submit() and not form.is_outdated(found):
        is_done = operations.strike_agreement(found, str(form.because.data))
        words = _("The agreement is struck. Nothing crosses on it.") if is_done else _("It was struck already.")
        flash(words, "done")
        return redirect(url_for(".agreements"), 303)
    return render_template("education/sharing/strike.html", form=form, agreement=found)
