"""What may happen to inspections and fault reports."""

from datetime import date

from reception.audit.log import record
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import DwellingUnit, Fault, Inspection
from reception.housing.terms import FaultState, InspectionKind
from reception.i18n.formats import now
from reception.web.free_number import free_number

OPEN = (FaultState.REPORTED, FaultState.WITH_LANDLORD)


class FaultEnded(Exception):
    """The report has ended already, or is open already."""


def add_inspection(
    unit: DwellingUnit, *, kind: InspectionKind, on_day: date, is_fine: bool, remarks: str, author_id: int
) -> Inspection:
    """The unit was looked over on that day. `is_fine`: nothing has to be done."""
    inspection = Inspection(
        unit_id=unit.id, kind=kind, on_day=on_day, is_fine=is_fine, remarks=remarks, made_at=now(), made_by_id=author_id
    )
    db.session.add(inspection)
    db.session.flush()
    record("inspection.added", inspection, unit=unit.id)
    return inspection


def change_inspection(
    inspection: Inspection, *, kind: InspectionKind, on_day: date, is_fine: bool, remarks: str
) -> None:
    """Correct what was entered."""
    inspection.kind, inspection.on_day = kind, on_day
    inspection.is_fine, inspection.remarks = is_fine, remarks
    db.session.flush()
    record("inspection.changed", inspection)


def report_fault(unit: DwellingUnit, *, what: str, reported_on: date, author_id: int) -> Fault:
    """Something is broken in the unit."""
    fault = Fault(
        number=free_number(Fault, permits.OCCUPIED),
        unit_id=unit.id,
        what=what,
        reported_on=reported_on,
        made_at=now(),
        made_by_id=author_id,
    )
    db.session.add(fault)
    db.session.flush()
    record("fault.reported", fault, unit=unit.id)
    return fault


def change_fault(fault: Fault, *, what: str, reported_on: date) -> None:
    """Correct what is broken, and since when."""
    fault.what, fault.reported_on = what, reported_on
    db.session.flush()
    record("fault.changed", fault)


def send_fault(fault: Fault, on: date) -> None:
    """The landlord was told. Raises FaultEnded."""
    if fault.state is not FaultState.REPORTED:
        raise FaultEnded
    fault.state, fault.sent_on = FaultState.WITH_LANDLORD, on
    db.session.flush()
    record("fault.sent", fault)


def end_fault(fault: Fault, *, outcome: FaultState, on: date, note: str | None) -> None:
    """It is mended, or dropped. Raises FaultEnded."""
    if fault.state not in OPEN:
        raise FaultEnded
    fault.state, fault.ended_on, fault.note = outcome, on, note or None
    db.session.flush()
    record("fault.ended", fault, outcome=outcome)


def reopen_fault(fault: Fault) -> None:
    """It is broken after all, or still. Raises FaultEnded where it is open."""
    if fault.state in OPEN:
        raise FaultEnded
    fault.state = FaultState.REPORTED if fault.sent_on is None else FaultState.WITH_LANDLORD
    fault.ended_on = None
    db.session.flush()
    record("fault.reopened", fault)


def take_back_sending(fault: Fault) -> None:
    """The landlord was not told after all. Raises FaultEnded where the report is not with the landlord."""
    if fault.state is not FaultState.WITH_LANDLORD:
        raise FaultEnded
    fault.state, fault.sent_on = FaultState.REPORTED, None
    db.session.flush()
    record("fault.sending-taken-back", fault)
