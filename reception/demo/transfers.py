"""Three people who move on: one is offered to the main unit, one was taken over, one lives in another municipality."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa

from reception.cases import queries
from reception.cases.models import Case, Transfer
from reception.cases.rules.packet import to_json
from reception.cases.terms import TransferState
from reception.db.session import db
from reception.demo.people import at_nine
from reception.demo.rows import Rows

#: Which parts of the file go along, beside those that always do.
SECTIONS: Final = ("household", "dates", "steps")
MUNICIPALITY: Final = "Västerås kommun"
#: From which day, counted from today, the other has the responsibility, and the last day of the overlap.
STARTS: Final = {TransferState.OFFERED: 14, TransferState.ACCEPTED: -21, TransferState.SENT: -30}
OVERLAPS: Final = {TransferState.OFFERED: 30, TransferState.ACCEPTED: -5, TransferState.SENT: None}
#: How long before that day it was written, and answered.
MADE_BEFORE, ANSWERED_AFTER = 15, 2
SUMMARIES: Final = {
    TransferState.OFFERED: (
        "Har flyttat till ert område. SFI och etableringsprogrammet löper på, nästa steg är praktik. "
        "Gärna ett gemensamt möte med tolk de första veckorna."
    ),
    TransferState.ACCEPTED: (
        "Flyttar till Integrationsenhetens område. Planen gäller, samhällsorienteringen är påbörjad. "
        "Vi håller ett gemensamt möte före bytet."
    ),
    TransferState.SENT: ("Flyttar till släktingar. Är anmäld till SFI där och vill bli kontaktad av den nya kommunen."),
}


@dataclass(frozen=True)
class Move:
    """A case whose person moves on, and the case that the receiving unit has opened, if it has."""

    state: TransferState
    case_id: int
    made_by_id: int
    to_unit_id: int | None = None
    new_case_id: int | None = None
    answered_by_id: int | None = None


def hand_over(moves: list[Move], numbers: list[str], rows: Rows, today: date) -> None:
    """Write hand-overs under these short numbers, with packets of what the files say. The cases have been written."""
    for move, number in zip(moves, numbers, strict=True):
        starts_on = today + timedelta(days=STARTS[move.state])
        overlap = OVERLAPS[move.state]
        rows.add(
            Transfer,
            case_id=move.case_id,
            number=number,
            state=move.state,
            starts_on=starts_on,
            overlap_until=None if overlap is None else today + timedelta(days=overlap),
            summary=SUMMARIES[move.state],
            packet=_packet(move.case_id),
            made_at=at_nine(starts_on - timedelta(days=MADE_BEFORE)),
            made_by_id=move.made_by_id,
            **_receiver(move, starts_on),
        )


def _receiver(move: Move, starts_on: date) -> dict[str, Any]:
    if move.state is TransferState.SENT:
        return {"to_municipality": MUNICIPALITY}
    found: dict[str, Any] = {"to_unit_id": move.to_unit_id}
    if move.state is TransferState.ACCEPTED:
        answered_on = starts_on - timedelta(days=MADE_BEFORE - ANSWERED_AFTER)
        found |= {"answered_at": at_nine(answered_on), "answered_by_id": move.answered_by_id}
        found |= {"new_case_id": move.new_case_id}
    return found


def _packet(case_id: int) -> str:
    case = db.session.scalars(sa.select(Case).where(Case.id == case_id).execution_options(permit="demo")).one()
    return to_json(queries.packet_of(case, SECTIONS))
