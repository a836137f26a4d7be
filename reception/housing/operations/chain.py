"""What becomes of a contract: extended, notice given, ended, taken up again, cancelled, taken over as an own one.

Each change of its days holds its home and is checked as a new contract would be, so that no two come to share a day.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from reception.access.actor import current
from reception.audit.log import record
from reception.db.locking import hold
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, ContractMember
from reception.housing.operations.checking import hold_homes, remarks_on
from reception.housing.operations.needs import housed
from reception.housing.queries import occupied
from reception.housing.rules import chain
from reception.housing.rules.contracts import Agreement
from reception.housing.terms import EndingReason, Party, Tenure
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.reckoning.periods import Period
from reception.reckoning.remarks import NOTHING, Remarks, accepted, codes, refusal
from reception.web.free_number import free_number

#: Why a contract ended when a contract of this tenure follows it; otherwise another arrangement was found.
_REASONS: Final = {
    Tenure.FIRST_HAND: EndingReason.FIRST_HAND_ELSEWHERE,
    Tenure.OWNED: EndingReason.BOUGHT,
    Tenure.MUNICIPAL: EndingReason.OTHER_MUNICIPAL_HOME,
    Tenure.TRANSITIONAL: EndingReason.OTHER_MUNICIPAL_HOME,
}


def extend(contract: Contract, last: date) -> Remarks:
    """The contract's last day is moved forward; answers the warnings. Raises Refused."""
    hold(contract)
    held = _held(contract, contract.ends_on or contract.first_on)
    found = _on_standing(contract) + chain.remarks_on_extending(contract.agreement, last, held)
    if not any(remark.stops for remark in found):
        longer = chain.extended(contract.agreement, last)
        found += remarks_on(longer, contract.people_now, contract=contract)
    found = accepted(found)
    contract.last_on = last
    return _written(contract, "housing-contract.extended", found)


def give_notice(contract: Contract, by: Party, on: date, last: date, reason: EndingReason | None = None) -> Remarks:
    """Notice was given on a day, and the contract ends on `last`. Raises Refused."""
    hold(contract)
    found = _on_standing(contract) + chain.remarks_on_ending(contract.agreement, last)
    if last < on:
        found += (refusal("ends-before-notice", "last", N_("The contract cannot end before notice is given.")),)
    accepted(found)
    by_us = EndingReason.NOTICE_BY_MUNICIPALITY if by is Party.LANDLORD else EndingReason.OTHER_ARRANGEMENT
    contract.notice_by, contract.notice_on = by, on
    contract.ended_on, contract.end_reason = last, reason or by_us
    return _written(contract, "housing-contract.notice-given", NOTHING, by=by, reason=contract.end_reason)


def end(contract: Contract, on: date, reason: EndingReason, moved_out_on: date | None = None) -> Remarks:
    """The contract's real last day, and why. Said anew when it was another day after all. Raises Refused."""
    hold(contract)
    found = _on_cancelled(contract) + chain.remarks_on_ending(contract.agreement, on)
    found += _on_moving_out(contract, moved_out_on)
    if not any(remark.stops for remark in found) and _is_longer(contract, on):
        longer = replace(contract.agreement, ended_on=on)
        found += tuple(one for one in remarks_on(longer, contract.people_now, contract=contract) if one.stops)
    accepted(found)
    contract.ended_on, contract.end_reason = on, reason
    contract.moved_out_on = moved_out_on or contract.moved_out_on
    return _written(contract, "housing-contract.ended", NOTHING, reason=reason)


def end_before(contract: Contract, follower: Agreement) -> None:
    """The contract ends on the day before another begins, unless it ends before that."""
    last = follower.first - timedelta(days=1)
    if contract.ends_on is not None and contract.ends_on <= last:
        return
    if last >= contract.first_on and contract.cancelled_at is None:
        here = follower.tenure is Tenure.FIRST_HAND and follower.unit_id is not None
        same = here and follower.unit_id == contract.unit_id
        other = _REASONS.get(follower.tenure, EndingReason.OTHER_ARRANGEMENT)
        end(contract, last, EndingReason.FIRST_HAND_HERE if same else other)


def take_up_again(contract: Contract) -> Remarks:
    """The contract goes on after all: its ending or the notice is taken back. Raises Refused if the home is let."""
    hold(contract)
    found = _on_cancelled(contract)
    going_on = replace(contract.agreement, ended_on=None)
    found = accepted(found + remarks_on(going_on, contract.people_now, contract=contract))
    contract.ended_on = contract.end_reason = None
    contract.notice_on = contract.notice_by = None
    contract.moved_out_on = None
    return _written(contract, "housing-contract.taken-up-again", found)


def cancel(contract: Contract, reason: EndingReason = EndingReason.MISTAKE) -> None:
    """Nobody came to live there by it; that they did was a mistake as well. Raises Refused.

    Once somebody has moved in, or an end is entered, it came about: it is ended, or taken up again first.
    """
    hold(contract)
    found, moved_in = _on_standing(contract), contract.moved_in_on
    if moved_in is not None and reason is not EndingReason.MISTAKE:
        says = N_("They moved in on %(day)s. End the contract instead, unless it was entered by mistake.")
        found += (refusal("moved-in", "last", says, day=moved_in),)
    accepted(found)
    contract.moved_in_on = contract.moved_out_on = None
    contract.cancelled_at, contract.end_reason = now(), reason
    _written(contract, "housing-contract.cancelled", NOTHING, reason=reason, moved_in=moved_in)


def take_over(contract: Contract, on: date, *, rent: int | None = None, signed_on: date | None = None) -> Contract:
    """The household has its own first-hand contract for the home from a day on; this one ends the day before.

    Who lives there has found the home that was sought. Raises Refused. The municipality's own lease is for the
    coordinator to end: nothing is changed there.
    """
    hold(contract)
    held = _held(contract, on - timedelta(days=1))
    accepted(_on_standing(contract) + chain.remarks_on_taking_over(contract.agreement, on, held))
    both = chain.taken_over(contract.agreement, on)
    with db.session.begin_nested():
        contract.ended_on, contract.end_reason = both.ended.ended_on, both.reason
        _written(contract, "housing-contract.ended", NOTHING, reason=both.reason)
        own = _own(contract, both.own, rent, signed_on)
        found = accepted(remarks_on(both.own, own.people_now))
        db.session.add(own)
        db.session.flush()
        record("housing-contract.taken-over", own, before=contract.id, warnings=codes(found))
        if own.moved_in_on is not None:
            housed(own, min(on, today()))
    return own


def _own(contract: Contract, agreement: Agreement, rent: int | None, signed_on: date | None) -> Contract:
    stay = [member for member in contract.members if member.left_on is None]
    return Contract(
        number=free_number(Contract, permits.OCCUPIED),
        tenure=agreement.tenure,
        unit_id=contract.unit_id,
        elsewhere=contract.elsewhere,
        rooms=contract.rooms,
        area=contract.area,
        first_on=agreement.first,
        signed_on=signed_on,
        rent=rent,
        moved_in_on=agreement.first if contract.moved_in_on else None,
        follows_id=contract.id,
        made_at=now(),
        made_by_id=current().user_id,
        members=[ContractMember(person_id=one.person_id, is_tenant=one.is_tenant) for one in stay],
    )


def _held(contract: Contract, day: date) -> Period | None:
    """The days on which the municipality has the home to let, around `day`."""
    if contract.unit_id is None:
        return None
    homes = hold_homes(contract.unit_id)
    return occupied.held_on(occupied.held(homes)[homes[0]], day)


def _is_longer(contract: Contract, on: date) -> bool:
    return contract.ended_on is not None and on > contract.ended_on


def _on_cancelled(contract: Contract) -> Remarks:
    if contract.cancelled_at is None:
        return NOTHING
    return (refusal("cancelled", "last", N_("The contract was cancelled. Enter a new one.")),)


def _on_moving_out(contract: Contract, on: date | None) -> Remarks:
    if on is None or contract.moved_in_on is None or on >= contract.moved_in_on:
        return NOTHING
    says = N_("They moved in on %(day)s and cannot have left before.")
    return (refusal("moved-out-before-in", "moved_out", says, day=contract.moved_in_on),)


def _on_standing(contract: Contract) -> Remarks:
    """Neither cancelled nor ended, and no notice given."""
    if contract.ended_on is None:
        return _on_cancelled(contract)
    says = N_("The end of the contract is entered already: %(ended)s. Take that back first.")
    return (refusal("end-entered", "last", says, ended=contract.ended_on),)


def _written(contract: Contract, action: str, found: Remarks, **details: Any) -> Remarks:
    db.session.flush()
    record(action, contract, warnings=codes(found), **details)
    return found
