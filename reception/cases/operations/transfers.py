"""Handing a person over to another unit or municipality: offered or sent, withdrawn, taken over or refused.

The file stays with the unit that wrote it (contract, decision 1). Whoever takes over opens a case of its own.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.exc import IntegrityError

from reception.access.actor import current
from reception.audit.log import record
from reception.cases import queries
from reception.cases.models import Case, Transfer
from reception.cases.operations.files import open_case
from reception.cases.operations.tasks import set_task
from reception.cases.rules.packet import Packet, to_json
from reception.cases.rules.transfers import day_to_close, shortened
from reception.cases.terms import CaseState, TransferState
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.i18n.text import _
from reception.web import short_number

#: So long is the title of a next step at most (the model's).
_LONGEST_TITLE = 200


class AlreadyOffered(Exception):
    """The person is offered to a unit that has not answered yet."""


class NobodyNamed(Exception):
    """The person is protected, and nobody who does casework in the receiving unit is named for the file."""


class CaseClosed(Exception):
    """The case is closed: nobody is handed over from it."""


class NoLongerOffered(Exception):
    """It was answered or withdrawn already."""


class NoLongerSent(Exception):
    """It was taken back already, or the case was closed with it."""


@dataclass(frozen=True)
class TransferTerms:
    """What is agreed: from which day the other has the responsibility, how long this unit follows along, and what the
    worker says of it."""

    starts_on: date
    overlap_until: date | None
    summary: str


def offer_transfer(case: Case, unit_id: int, terms: TransferTerms, packet: Packet) -> Transfer:
    """Offer a person to another unit. Raises CaseClosed, AlreadyOffered, NobodyNamed."""
    _check(case)
    if case.person.is_protected and not queries.takers(case.person, unit_id):
        raise NobodyNamed
    made = _made(case, terms, packet, to_unit_id=unit_id, state=TransferState.OFFERED)
    record("transfer.offered", made, unit=unit_id)
    return made


def send_transfer(case: Case, municipality: str, terms: TransferTerms, packet: Packet) -> Transfer:
    """Note that a person is handed over to another municipality. Of a protected person no packet is made: what goes
    along does so outside the system. Raises CaseClosed, AlreadyOffered."""
    _check(case)
    kept = Packet((), packet.ground, packet.ground_text) if case.person.is_protected else packet
    made = _made(case, terms, kept, to_municipality=municipality, state=TransferState.SENT)
    record("transfer.sent", made)
    return made


def _check(case: Case) -> None:
    """Two who hand one person over do it one after the other."""
    hold(case)
    if case.state is not CaseState.OPEN:
        raise CaseClosed
    if queries.waiting_transfer(case) is not None:
        raise AlreadyOffered


def _made(case: Case, terms: TransferTerms, packet: Packet, *, state: TransferState, **receiver: int | str) -> Transfer:
    made = Transfer(
        number=short_number.unused(queries.is_transfer_number_used),
        case=case,
        state=state,
        starts_on=terms.starts_on,
        overlap_until=terms.overlap_until,
        summary=terms.summary,
        packet=to_json(packet),
        made_at=now(),
        made_by_id=current().user_id,
        **receiver,
    )
    db.session.add(made)
    db.session.flush()
    return made


def withdraw_transfer(transfer: Transfer) -> None:
    """Take an offer back. Raises NoLongerOffered."""
    _hold_offered(transfer)
    _answer(transfer, TransferState.WITHDRAWN)
    record("transfer.withdrawn", transfer)


def take_back_transfer(transfer: Transfer) -> None:
    """Note that a person was not handed over to another municipality after all, while the case is open here.

    What was sent on paper is not undone by it: the row stays, with who took it back and when. Raises NoLongerSent.
    """
    hold(transfer.case)
    hold(transfer)
    if transfer.state is not TransferState.SENT or transfer.case.state is not CaseState.OPEN:
        raise NoLongerSent
    _answer(transfer, TransferState.WITHDRAWN)
    record("transfer.taken-back", transfer)


def accept_transfer(transfer: Transfer, worker_id: int | None) -> Case:
    """Take the person over: the receiving unit's open case, or one that is opened today. The former caseworker is asked
    to look whether the old one is to be closed. Raises NoLongerOffered, OutsideUnit, NotNamed.
    """
    _hold_offered(transfer)
    case = _receiving_case(transfer, worker_id)
    transfer.new_case = case
    _answer(transfer, TransferState.ACCEPTED)
    record("transfer.accepted", transfer, unit=transfer.to_unit_id)
    due_on = day_to_close(transfer.starts_on, transfer.overlap_until, today())
    _tell_former_worker(transfer, _("Close the case: another unit has taken over"), due_on)
    return case


def _receiving_case(transfer: Transfer, worker_id: int | None) -> Case:
    """The case by which the receiving unit works with the person from now on.

    No file is opened ahead of time, and none is dated back to a day when nobody in the unit knew of it.
    """
    person, unit = transfer.case.person, transfer.to_unit
    if unit is None:
        raise NoLongerOffered  # what went to another municipality waits for nobody here
    standing = queries.open_case_in(unit.id, person)
    if standing is not None:
        return standing
    try:
        with db.session.begin_nested():
            return open_case(person, unit_id=unit.id, worker_id=worker_id, opened_on=today())
    except IntegrityError:  # somebody opened one in the unit at this very moment
        opened = queries.open_case_in(unit.id, person)
        if opened is None:
            raise
        return opened


def refuse_transfer(transfer: Transfer, reason: str) -> None:
    """Do not take the person over; the former caseworker is told why. Raises NoLongerOffered."""
    _hold_offered(transfer)
    transfer.answer_note = reason
    _answer(transfer, TransferState.REFUSED)
    record("transfer.refused", transfer)
    _tell_former_worker(transfer, _("Not taken over: %(reason)s", reason=reason), today())


def _hold_offered(transfer: Transfer) -> None:
    """Of two who answer at once, the second meets the first one's answer."""
    hold(transfer)
    if transfer.state is not TransferState.OFFERED:
        raise NoLongerOffered


def _answer(transfer: Transfer, state: TransferState) -> None:
    transfer.state, transfer.answered_at, transfer.answered_by_id = state, now(), current().user_id
    db.session.flush()


def _tell_former_worker(transfer: Transfer, title: str, due_on: date) -> None:
    case = transfer.case
    if case.state is not CaseState.OPEN:
        return
    owner_id = case.worker_id if case.worker_id and queries.may_open(case.person, case.worker_id) else None
    set_task(case, title=shortened(title, _LONGEST_TITLE), due_on=due_on, owner_id=owner_id)
