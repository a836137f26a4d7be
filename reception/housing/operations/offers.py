"""Offering a home: prepared, made, accepted, declined, not answered in time, withdrawn; and the contract it led to.

An offer holds no home by itself. Before it is made or accepted the home is held and looked at anew, so that of two who
offer one home at the same moment the second meets what the first did.
"""

from datetime import date

from reception.access.actor import current
from reception.audit.log import record
from reception.cases.operations import active
from reception.db.locking import hold
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, DwellingUnit, HomeNeed, Offer
from reception.housing.operations.checking import hold_homes
from reception.housing.operations.needs import NeedEnded, housed
from reception.housing.queries.offers import STANDING, claims_on
from reception.housing.queries.standing import days_of_homes
from reception.housing.rules.offering import remarks_on_offering
from reception.housing.rules.standing import free_days
from reception.housing.terms import DeclineReason, NeedEnding, OfferState
from reception.i18n.formats import now, today
from reception.reckoning.remarks import Refused, Remarks, accepted
from reception.web.free_number import free_number


class AlreadyOffered(Exception):
    """This home is held out to the household already."""


class AnsweredAlready(Exception):
    """The offer was answered, withdrawn or led to a contract meanwhile."""


def offer_home(
    need: HomeNeed,
    unit: DwellingUnit,
    *,
    free_on: date,
    made_on: date | None,
    answer_by: date | None,
    grounds: str = "[]",
) -> tuple[Offer, Remarks]:
    """Hold a home out to a household; `made_on` None: it is prepared, and the household does not know of it yet.

    `grounds` keeps as JSON the reasons that stood on the page. Answers the warnings beside it. Raises NeedEnded,
    AlreadyOffered, Refused.
    """
    hold(need)
    if need.ended_on is not None:
        raise NeedEnded
    found = accepted(_remarks(need.id, unit, free_on))
    if any(one.need_id == need.id and one.unit_id == unit.id for one in claims_on(unit)):
        raise AlreadyOffered
    offer = Offer(
        number=free_number(Offer, permits.OCCUPIED),
        case=need.case,
        need=need,
        unit=unit,
        state=OfferState.PREPARED if made_on is None else OfferState.MADE,
        free_on=free_on,
        made_on=made_on,
        answer_by=None if made_on is None else answer_by,
        grounds=grounds,
        made_at=now(),
        made_by_id=current().user_id,
    )
    db.session.add(offer)
    db.session.flush()
    active(need.case, today())
    record("home-offer.made" if made_on else "home-offer.prepared", offer, unit=unit.id)
    return offer, found


def _remarks(need_id: int, unit: DwellingUnit, free_on: date, *, accepting: bool = False) -> Remarks:
    """What speaks against it. Holds the home."""
    hold_homes(unit.id)
    others = [one.state for one in claims_on(unit) if one.need_id != need_id]
    return remarks_on_offering(free_on, is_free=_is_free(unit, free_on), others=others, accepting=accepting)


def _is_free(unit: DwellingUnit, day: date) -> bool:
    """Whether the unit can be let from that day, or from today if that day has passed."""
    day = max(day, today())
    days = days_of_homes([unit.dwelling_id])[unit.dwelling_id]
    own = next(one for one in days if one.unit.unit_id == unit.id)
    return any(period.covers(day) for period in free_days(own, day))


def make_offer(offer: Offer, *, made_on: date, answer_by: date | None) -> Remarks:
    """The household is told of a home that was prepared for it. Raises AnsweredAlready, NeedEnded, Refused."""
    _hold(offer, OfferState.PREPARED)
    found = accepted(_remarks(offer.need_id, offer.unit, offer.free_on))
    offer.state, offer.made_on, offer.answer_by = OfferState.MADE, made_on, answer_by
    db.session.flush()
    record("home-offer.made", offer, unit=offer.unit_id)
    return found


def accept_offer(offer: Offer, on: date) -> None:
    """The household wants the home. Raises AnsweredAlready, NeedEnded, Refused if it is let or accepted by others."""
    _hold(offer, OfferState.MADE, OfferState.LAPSED)
    accepted(_remarks(offer.need_id, offer.unit, offer.free_on, accepting=True))
    _answer(offer, OfferState.ACCEPTED, on)
    record("home-offer.accepted", offer, unit=offer.unit_id)


def decline_offer(offer: Offer, on: date, reason: DeclineReason, note: str | None = None) -> None:
    """The household does not want the home, also after it had accepted. Raises AnsweredAlready, NeedEnded."""
    _hold(offer, OfferState.MADE, OfferState.LAPSED, OfferState.ACCEPTED)
    offer.decline_reason, offer.decline_note = reason, note or None
    _answer(offer, OfferState.DECLINED, on)
    record("home-offer.declined", offer, reason=reason)


def let_offer_lapse(offer: Offer, on: date) -> None:
    """The household did not answer in time. Raises AnsweredAlready, NeedEnded."""
    _hold(offer, OfferState.MADE)
    _answer(offer, OfferState.LAPSED, on)
    record("home-offer.lapsed", offer)


def withdraw_offer(offer: Offer) -> None:
    """The municipality takes the offer back, while no contract came of it. Raises AnsweredAlready, NeedEnded."""
    _hold(offer, *STANDING)
    offer.state = OfferState.WITHDRAWN
    db.session.flush()
    record("home-offer.withdrawn", offer)


def _answer(offer: Offer, state: OfferState, on: date) -> None:
    offer.state, offer.answered_on = state, on
    db.session.flush()
    active(offer.case, today())


def contract_made(offer: Offer, contract: Contract) -> None:
    """The contract that an offer led to. The offer is accepted by it, if it was not; the need stays until moving in.

    Until then the household has no home, and the clock of settlement runs: `needs.housed` ends the need, here where
    the household lives there already. Raises NeedEnded, AnsweredAlready.
    """
    has_moved_in = _has_moved_in(offer.need, contract)
    if not has_moved_in:
        _hold(offer, *STANDING)
    offer.contract = contract
    if offer.state is not OfferState.ACCEPTED:
        offer.made_on = offer.made_on or today()
        offer.state, offer.answered_on = OfferState.ACCEPTED, today()
    db.session.flush()
    record("home-offer.led-to-contract", offer, contract=contract.id)
    if contract.moved_in_on is not None and not has_moved_in:
        housed(contract, contract.moved_in_on)


def _has_moved_in(need: HomeNeed, contract: Contract) -> bool:
    """Whether it is this very contract that ended the need: moving in was entered with it."""
    return need.ending is NeedEnding.HOUSED and need.ended_on == contract.moved_in_on


def _hold(offer: Offer, *states: OfferState) -> None:
    """Of two who answer at once, the second meets the first one's answer."""
    hold(offer.need)
    hold(offer)
    if offer.need.ended_on is not None:
        raise NeedEnded
    if offer.state not in states or (offer.contract is not None and offer.contract.may_house):
        raise AnsweredAlready


__all__ = [
    "AlreadyOffered",
    "AnsweredAlready",
    "NeedEnded",
    "Refused",
    "accept_offer",
    "contract_made",
    "decline_offer",
    "let_offer_lapse",
    "make_offer",
    "offer_home",
    "withdraw_offer",
]
