"""Inspections of a home, and what is broken in it: reported by whoever sees it, seen to by the coordinator."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.permit import Permit
from reception.housing import permits
from reception.housing.forms.upkeep import (
    ChangeFaultForm,
    ChangeInspectionForm,
    EndFaultForm,
    FaultFilter,
    FaultForm,
    InspectionForm,
)
from reception.housing.operations import upkeep as operations
from reception.housing.queries import map as registers
from reception.housing.queries import upkeep as queries
from reception.housing.queries.dwellings import dwelling, unit_of
from reception.housing.terms import FaultState
from reception.housing.views.choices import first_choice, unit_names
from reception.housing.views.saving import back_to, home_form
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.paging import page_of, window
from reception.web.remarks import saved

if TYPE_CHECKING:
    from reception.housing.models import Dwelling, Fault

inspections = Room("inspections", __name__, url_prefix="/dwellings/<number:number>/inspections")
faults = Room("faults", __name__, url_prefix="/dwellings")
_REPORT = "/<number:number>/faults"
_FAULT = f"{_REPORT}/<number:fault_number>"


@inspections.route("/new", methods=["GET", "POST"], permit=permits.KEEP)
def new(number: str) -> ResponseReturnValue:
    """A home was looked over."""
    home = dwelling(number, permits.KEEP)
    names = unit_names(home, today())
    form = InspectionForm(unit_id=first_choice(names), on_day=today())
    form.unit_id.choices = names
    if form.validate_on_submit() and saved(form, lambda: _inspect(home, form)):
        return back_to(home, _("The inspection is noted."), "inspections")
    return home_form(home, form, _("Note an inspection"))


def _inspect(home: "Dwelling", form: InspectionForm) -> None:
    facts = form.facts
    operations.add_inspection(unit_of(home, facts.pop("unit_id")), **facts, author_id=staff().user_id)


@inspections.route("/<int:inspection_id>/edit", methods=["GET", "POST"], permit=permits.KEEP)
def edit(number: str, inspection_id: int) -> ResponseReturnValue:
    """Correct what was noted."""
    home = dwelling(number, permits.KEEP)
    inspection = queries.inspection(home, inspection_id)
    form = ChangeInspectionForm(obj=inspection)
    is_latest = form.validate_on_submit() and not form.is_outdated(inspection)
    if is_latest and saved(form, lambda: operations.change_inspection(inspection, **form.facts)):
        return back_to(home, _("The inspection is changed."), "inspections")
    return home_form(home, form, _("Change the inspection"))


@faults.route("/faults", permit=permits.DWELLINGS)
def open_faults() -> ResponseReturnValue:
    """What is broken in all homes, the oldest report first."""
    narrowing = FaultFilter()
    narrowing.offer(registers.landlords_of_homes())
    is_valid = narrowing.validate()
    state, landlord = (narrowing.state.data, narrowing.landlord.data) if is_valid else ("", None)
    found = queries.faults_found(state or "", landlord, window())
    return render_template("housing/faults.html", narrowing=narrowing, page=page_of(found), today=today())


@faults.route(f"{_REPORT}/new", methods=["GET", "POST"], permit=permits.REPORT_FAULT)
def report(number: str) -> ResponseReturnValue:
    """Something is broken."""
    home = dwelling(number, permits.REPORT_FAULT)
    names = unit_names(home, today())
    form = FaultForm(unit_id=first_choice(names), reported_on=today())
    form.unit_id.choices = names
    if form.validate_on_submit() and saved(form, lambda: _report(home, form)):
        return back_to(home, _("The fault is reported."), "faults")
    return home_form(home, form, _("Report a fault"), submit=_("Report"))


def _report(home: "Dwelling", form: FaultForm) -> None:
    facts = form.values
    operations.report_fault(unit_of(home, facts.pop("unit_id")), **facts, author_id=staff().user_id)


@faults.route(f"{_FAULT}/edit", methods=["GET", "POST"], permit=permits.REPORT_FAULT)
def change(number: str, fault_number: str) -> ResponseReturnValue:
    """Correct a report."""
    home, fault = _found(number, fault_number, permits.REPORT_FAULT)
    form = ChangeFaultForm(obj=fault)
    is_latest = form.validate_on_submit() and not form.is_outdated(fault)
    if is_latest and saved(form, lambda: operations.change_fault(fault, **form.values)):
        return back_to(home, _("The report is changed."), "faults")
    return home_form(home, form, _("Change the report"))


@faults.route(f"{_FAULT}/send", methods=["POST"], permit=permits.KEEP)
def send(number: str, fault_number: str) -> ResponseReturnValue:
    """The landlord was told today."""
    undo = url_for(".take_back", number=number, fault_number=fault_number)
    return _moved(number, fault_number, lambda fault: operations.send_fault(fault, today()), _("Noted as sent."), undo)


@faults.route(f"{_FAULT}/take-back", methods=["POST"], permit=permits.KEEP)
def take_back(number: str, fault_number: str) -> ResponseReturnValue:
    """The landlord was not told."""
    return _moved(number, fault_number, operations.take_back_sending, _("Noted as not sent."))


@faults.route(f"{_FAULT}/reopen", methods=["POST"], permit=permits.KEEP)
def reopen(number: str, fault_number: str) -> ResponseReturnValue:
    """It is still broken."""
    return _moved(number, fault_number, operations.reopen_fault, _("The report is open again."))


@faults.route(f"{_FAULT}/end", methods=["GET", "POST"], permit=permits.KEEP)
def end(number: str, fault_number: str) -> ResponseReturnValue:
    """It is mended, or dropped."""
    home, fault = _found(number, fault_number, permits.KEEP)
    form = EndFaultForm(outcome=FaultState.MENDED, on=today(), note=fault.note, version=fault.version)
    is_latest = form.validate_on_submit() and _is_open(form, fault) and not form.is_outdated(fault)
    if is_latest and saved(form, lambda: operations.end_fault(fault, **form.values)):
        return back_to(home, _("The report is ended."), "faults")
    return home_form(home, form, _("End the report"), what=fault.what)


def _is_open(form: EndFaultForm, fault: "Fault") -> bool:
    if fault.ended_on is not None:
        form.refuse(None, _("The report has ended already."))
    elif form.on.data < fault.reported_on:
        form.refuse("on", _("It was reported on %(day)s and cannot end before.", day=fault.reported_on.isoformat()))
    return not form.failed


def _moved(
    number: str, fault_number: str, work: Callable[[Any], None], words: str, undo_url: str | None = None
) -> ResponseReturnValue:
    home, fault = _found(number, fault_number, permits.KEEP)
    try:
        work(fault)
    except operations.FaultEnded:
        flash(_("The report had moved on already."), "info")
    else:
        answers.done(words, undo_url=undo_url)
    return answers.go_back(url_for("dwellings.dwelling", number=home.number, _anchor="faults"))


def _found(number: str, fault_number: str, permit: Permit) -> tuple["Dwelling", "Fault"]:
    home = dwelling(number, permit)
    return home, queries.fault(home, fault_number, permit)
