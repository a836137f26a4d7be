"""What is left undone in a case that is to be closed. Upper floors tell what they know of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from reception.cases import permits
from reception.cases.models import Case, Pause, Referral, Transfer
from reception.cases.terms import ReferralState, TransferState
from reception.i18n.formats import today
from reception.i18n.markers import N_


@dataclass(frozen=True)
class LeftOpen:
    """Something that a closing leaves as it is. `what` is a msgid, `text` what somebody wrote, `day` when it is due.

    `endpoint` and `values` lead to the page where it can be settled; without one it is only told.
    """

    what: str
    text: str = ""
    day: date | None = None
    endpoint: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)


Reader = Callable[[Case], Iterable[LeftOpen]]
_readers: list[Reader] = []


def left_open_through(read: Reader) -> None:
    """Register what else a case may leave open. `read` has its own permit."""
    if read not in _readers:
        _readers.append(read)


def left_open(case: Case) -> list[LeftOpen]:
    """Whatever is not settled in a case beside its next steps: pauses, an offered hand-over, referrals, and what is
    registered."""
    return [*_transfers(case), *_referrals(case), *(row for read in _readers for row in read(case)), *_pauses(case)]


def _transfers(case: Case) -> Iterable[LeftOpen]:
    query = sa.select(Transfer).join(Transfer.case).where(Transfer.case_id == case.id)
    for one in permits.READ.all(query.where(Transfer.state == TransferState.OFFERED)):
        yield LeftOpen(
            N_("A hand-over that waits for the other unit"),
            day=one.starts_on,
            endpoint="transfers.transfer",
            values={"number": one.number},
        )


def _referrals(case: Case) -> Iterable[LeftOpen]:
    query = sa.select(Referral).where(Referral.case_id == case.id).order_by(Referral.sent_on)
    for one in permits.REFERRALS.all(query.where(Referral.state.in_((ReferralState.SENT, ReferralState.ACCEPTED)))):
        yield LeftOpen(
            N_("A referral that is not done"),
            text=one.request,
            day=one.expected_on,
            endpoint="referrals.referral",
            values={"number": one.number},
        )


def _pauses(case: Case) -> Iterable[LeftOpen]:
    query = sa.select(Pause).join(Pause.case).where(Pause.case_id == case.id)
    runs = sa.or_(Pause.ends_on.is_(None), Pause.ends_on > today())
    for one in permits.READ.all(query.where(runs).order_by(Pause.starts_on)):
        yield LeftOpen(
            N_("A pause of the path"),
            day=one.starts_on,
            endpoint="pauses.edit",
            values={"number": case.number, "pause_id": one.id},
        )
