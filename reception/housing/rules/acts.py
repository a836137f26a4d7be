"""What can be done with a contract as it stands. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reception.housing.rules.chain import CAN_BE_TAKEN_OVER
from reception.housing.rules.contracts import Agreement
from reception.housing.rules.tenures import Law, nature


@dataclass(frozen=True)
class Standing:
    """What is entered of a contract so far."""

    agreement: Agreement
    moved_in: date | None
    moved_out: date | None
    notice_given: bool
    cancelled: bool


def open_acts(standing: Standing, today: date) -> frozenset[str]:
    """The names of the acts that make sense now; the operations check them again."""
    return frozenset() if standing.cancelled else frozenset(_acts(standing, today))


def _acts(standing: Standing, today: date) -> Iterator[str]:
    agreement, ending = standing.agreement, standing.agreement.ended_on is not None
    is_over = agreement.end is not None and agreement.end < today
    yield "end"
    if standing.moved_in is None and agreement.first <= today:
        yield "move_in"
    if not ending:
        yield "cancel"
    if standing.moved_in is not None and standing.moved_out is None:
        yield "move_out"
    if ending or standing.moved_out is not None:
        yield "take_up_again"
    if not ending:
        yield from _while_it_stands(agreement)
    if not is_over:
        yield "add_member"


def _while_it_stands(agreement: Agreement) -> Iterator[str]:
    if agreement.last is not None:
        yield "extend"
    if nature(agreement.tenure).law is not Law.NONE:
        yield "notice"
    if agreement.tenure in CAN_BE_TAKEN_OVER:
        yield "take_over"
