"""Handing a person over to another unit or municipality: to whom, what goes along, and what became of it."""

from itertools import groupby
from typing import TYPE_CHECKING

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.roles import CASEWORK
from reception.cases import operations, permits, queries
from reception.cases.forms.handing_over import NOBODY
from reception.cases.forms.transfers import AnswerTransferForm, TransferForm
from reception.cases.rules.transfers import MUNICIPALITY, Receiver
from reception.cases.terms import CaseState, TransferState
from reception.i18n.text import _
from reception.people.tabs import person_url
from reception.web.answers import done
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reception.accounts.models import Unit
    from reception.cases.models import Case, Transfer
    from reception.cases.rules.packet import Packet

room = Room("transfers", __name__)


@room.route("/cases/<number:number>/transfer", methods=["GET", "POST"], permit=permits.WRITE)
def new(number: str) -> ResponseReturnValue:
    """Choose who takes over, write, look at the packet, send it."""
    case = queries.case(number, permits.WRITE)
    elsewhere = _elsewhere(case) if request.method == "GET" else None
    if elsewhere is not None:
        return elsewhere
    units = queries.receiving_units(case)
    receiver = _receiver(case, units)
    if receiver is None:
        return _receivers_page(case, units)
    form, packet = _form(case, receiver), None
    if form.validate_on_submit():
        packet = queries.packet_of(case, form.chosen_sections, *form.chosen_ground)
        made = _made(case, receiver, form, packet) if "send" in request.form else None
        if made is not None:
            done(_("Handed over.") if receiver.is_municipality else _("Sent. It waits for the other unit's answer."))
            return redirect(url_for(".transfer", number=made.number), 303)
    return render_template(
        "cases/transfer.html",
        form=form,
        case=case,
        receiver=receiver,
        packet=packet,
        needs_naming=_needs_naming(case, receiver),
        cancel_url=person_url(case.person),
    )


def _elsewhere(case: "Case") -> ResponseReturnValue | None:
    """The page to look at instead, where nobody can be handed over now."""
    if case.state is CaseState.CLOSED:
        flash(_("The case is closed. Open it again before you hand the person over."), "info")
        return redirect(person_url(case.person), 303)
    waiting = queries.waiting_transfer(case)
    if waiting is None:
        return None
    flash(_("This person is offered to another unit already, which has not answered yet."), "info")
    return redirect(url_for(".transfer", number=waiting.number), 303)


def _needs_naming(case: "Case", receiver: Receiver) -> bool:
    """Whether somebody in the receiving unit must be named first, for the file of a protected person."""
    if receiver.unit_id is None or not case.person.is_protected:
        return False
    return not queries.takers(case.person, receiver.unit_id)


def _receiver(case: "Case", units: "Sequence[Unit]") -> Receiver | None:
    """Whom the page is about: chosen in the address, sent with the form, or kept in a draft."""
    sent = request.form if request.method == "POST" else g.get("kept_form") or request.args
    wanted = str(sent.get("to", ""))
    if wanted == MUNICIPALITY:
        return Receiver(None, "", "", crosses_secrecy=True)
    unit = next((unit for unit in units if str(unit.id) == wanted), None)
    if unit is None:
        return None
    return Receiver(unit.id, unit.name, unit.board.name, crosses_secrecy=unit.board.id != case.unit.board.id)


def _receivers_page(case: "Case", units: "Sequence[Unit]") -> str:
    by_board = [(board, list(of_board)) for board, of_board in groupby(units, key=lambda unit: unit.board.name)]
    return render_template(
        "cases/transfer_to.html",
        case=case,
        boards=by_board,
        outside=MUNICIPALITY,
        is_missing="to" in request.values,
        cancel_url=person_url(case.person),
    )


def _form(case: "Case", receiver: Receiver) -> TransferForm:
    asked = [one for one in queries.packet_sections() if not one.always]
    stays_here = case.person.is_protected and receiver.is_municipality
    ticked = [one.name for one in asked if not (one.withheld and receiver.crosses_secrecy)]
    return TransferForm(
        to=receiver.code,
        is_municipality=receiver.is_municipality,
        crosses_secrecy=receiver.crosses_secrecy,
        sections=[] if stays_here else [(one.name, _(one.label)) for one in asked],
        ticked=ticked,
    )


def _made(case: "Case", receiver: Receiver, form: TransferForm, packet: "Packet") -> "Transfer | None":
    """The hand-over; None if it could not be made, and the form says why."""
    terms = operations.TransferTerms(form.starts_on.data, form.overlap_until.data, form.summary.data or "")
    try:
        if receiver.unit_id is None:
            return operations.send_transfer(case, form.municipality.data or _("Another municipality"), terms, packet)
        return operations.offer_transfer(case, receiver.unit_id, terms, packet)
    except operations.AlreadyOffered:
        form.refuse(None, _("This person is offered to another unit already, which has not answered yet."))
    except operations.CaseClosed:
        form.refuse(None, _("The case is closed. Open it again before you hand the person over."))
    except operations.NobodyNamed:
        form.refuse(None, _("This person is protected. First name somebody in the receiving unit."))
    return None


@room.route("/transfers/<number:number>", permit=permits.TRANSFERS)
def transfer(number: str) -> ResponseReturnValue:
    """What was handed over, on a page that can be printed, and where it stands."""
    found = queries.transfer(number)
    is_ours, is_for_us = _sides(found)
    return render_template(
        "cases/transfer_packet.html",
        transfer=found,
        case=found.case,
        packet=queries.packet_in(found),
        is_ours=is_ours,
        is_for_us=is_for_us,
        new_case=found.new_case if is_for_us else None,
        State=TransferState,
    )


def _sides(transfer: "Transfer") -> tuple[bool, bool]:
    """Whether the reader's unit sent it, and whether it is to take over."""
    units = staff().unit_ids(CASEWORK)
    return transfer.case.unit_id in units, transfer.to_unit_id in units


@room.route("/transfers/<number:number>/withdraw", methods=["POST"], permit=permits.WITHDRAW_TRANSFER)
def withdraw(number: str) -> ResponseReturnValue:
    """Take it back: an offer that nobody has answered, or what went to another municipality, while the case is open."""
    found = queries.transfer(number, permits.WITHDRAW_TRANSFER)
    try:
        if found.to_unit_id is None:
            operations.take_back_transfer(found)
            done(_("Taken back. What was sent already is not undone by it: tell those who got it."))
        else:
            operations.withdraw_transfer(found)
            done(_("Withdrawn. The other unit no longer sees it."))
    except operations.NoLongerOffered:
        flash(_("It was answered already, and cannot be withdrawn."), "late")
    except operations.NoLongerSent:
        flash(_("It was taken back already, or the case is closed. Open the case again first."), "late")
    return redirect(url_for(".transfer", number=number), 303)


@room.route("/transfers/<number:number>/answer", methods=["GET", "POST"], permit=permits.ANSWER_TRANSFER)
def answer(number: str) -> ResponseReturnValue:
    """Take the person over, or say why not."""
    found = queries.transfer(number, permits.ANSWER_TRANSFER)
    if found.state is not TransferState.OFFERED or found.to_unit_id is None:
        return _answered_already(number)
    standing = queries.open_case_in(found.to_unit_id, found.case.person)
    form = AnswerTransferForm([] if standing else _workers(found))
    if form.validate_on_submit():
        try:
            return _taken_over(found, form) if form.takes_over else _refused(found, form)
        except operations.NoLongerOffered:
            return _answered_already(number)
        except (operations.NotNamed, operations.OutsideUnit):
            form.refuse("worker", _("Choose somebody who does casework in your unit today and may open the file."))
    return render_template(
        "cases/transfer_answer.html",
        form=form,
        transfer=found,
        case=found.case,
        standing=standing,
        cancel_url=url_for(".transfer", number=number),
    )


def _workers(transfer: "Transfer") -> list[tuple[str, str]]:
    people = queries.takers(transfer.case.person, transfer.to_unit_id or 0)
    return [("", _("Choose")), *((str(user.id), user.name) for user in people), (NOBODY, _("Nobody for now"))]


def _taken_over(transfer: "Transfer", form: AnswerTransferForm) -> ResponseReturnValue:
    case = operations.accept_transfer(transfer, form.worker_id)
    done(_("Taken over. Your unit has a case now, and the other unit is told."))
    return redirect(person_url(case.person), 303)


def _refused(transfer: "Transfer", form: AnswerTransferForm) -> ResponseReturnValue:
    operations.refuse_transfer(transfer, form.reason.data or "")
    done(_("Not taken over. The other unit is told why."))
    return redirect(url_for(".transfers"), 303)


def _answered_already(number: str) -> ResponseReturnValue:
    flash(_("Somebody has answered this already."), "late")
    return redirect(url_for(".transfer", number=number), 303)


@room.route("/unit/transfers", permit=permits.TRANSFERS)
def transfers() -> ResponseReturnValue:
    """What waits for one's unit, what it took over, and what it sent."""
    return render_template("cases/transfers.html", found=queries.transfers_of_units())
